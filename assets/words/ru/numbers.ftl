# In numbers: the tab, and the same figures on the command line.

tab-numbers = В цифрах
numbers-days = { $days ->
        [one] день жизни
        [few] дня жизни
        *[other] дней жизни
    }
numbers-states = { $states ->
        [one] государство или территория
        [few] государства и территории
        *[other] государств и территорий
    }
numbers-km = { $km ->
        [one] километр пути, не меньше
        [few] километра пути, не меньше
        *[other] километров пути, не меньше
    }
numbers-unfree = { $days ->
        [one] день в тюрьме и ссылке
        [few] дня в тюрьме и ссылке
        *[other] дней в тюрьме и ссылке
    }
numbers-by-state = Дни по государствам того времени
numbers-by-place = Дни по местам
numbers-by-mode = Путь, километры
numbers-by-condition = Воля, ссылка, тюрьма
numbers-free = на воле и в эмиграции
numbers-exile = в ссылке, по приказу
numbers-prison = в тюрьме или под стражей
numbers-condition-free = На воле
numbers-condition-prisoner = В тюрьме или под стражей
numbers-condition-deported = В ссылке, по приказу
numbers-condition-hiding = В подполье
numbers-condition-escape = В бегах
numbers-mode-rail = Поезд
numbers-mode-armoured-train = Бронепоезд
numbers-mode-ship = Пароход
numbers-mode-boat = Лодка
numbers-mode-sledge = Сани
numbers-mode-cart = Телега
numbers-mode-car = Автомобиль
numbers-mode-on-foot = Пешком
numbers-mode-mixed = Разное
numbers-mode-unknown = Неизвестно
numbers-bar-days = { $name }: { $number ->
        [one] { $days } день
        [few] { $days } дня
        *[other] { $days } дней
    }
numbers-bar-km = { $name }: { $km } км
numbers-weeks = Жизнь по неделям: { $rows ->
        [one] клетка — неделя
        [few] столбец — { $rows } недели, клетка — неделя
        *[other] столбец — { $rows } недель, клетка — неделя
    }
numbers-week = { $date }: { $what }
numbers-week-to-come = { $date }: ещё впереди
numbers-distance = Расстояние от места рождения ({ $place }), километры
numbers-distance-now = { $km } км от места рождения ({ $place })
numbers-distance-value = { $km } км
numbers-far = { $place }, { $km } км
numbers-method = Все числа — до выбранного дня. Километры — по дуге большого круга между точками пути, поэтому занижены там, где дорога неизвестна.
stats-method = День между двумя местами делится на части; в пути он не принадлежит ни одному государству.
stats-head = До { $date } включительно: дней жизни — { $days }, государств и территорий — { $states }, мест — { $places }, { $km } км.
stats-row = { $name }: { $number }
stats-furthest = Дальше всего от места рождения ({ $home }): { $place }, { $km } км, { $date }.
