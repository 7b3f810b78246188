# The column, the card and the foot of the column.

heading-rail = Поездом: { $from } – { $to }
heading-armoured-train = В бронепоезде: { $from } – { $to }
heading-ship = В море: { $from } – { $to }
heading-boat = На лодке: { $from } – { $to }
heading-sledge = На санях: { $from } – { $to }
heading-cart = На телеге: { $from } – { $to }
heading-car = На автомобиле: { $from } – { $to }
heading-on-foot = Пешком: { $from } – { $to }
heading-mixed = В пути: { $from } – { $to }
heading-unknown = В пути: { $from } – { $to }
heading-between = { $a } или { $b }
badge-between = Место не установлено
badge-estimated = Положение рассчитано
candidate-on-the-way = в пути: { $to }
why-estimated = Отъезд: { $start }. Прибытие: { $end }.
sources-more = { $count ->
        [one] ещё { $count } источник
        [few] ещё { $count } источника
        *[other] ещё { $count } источников
    }
card-event = Событие
card-place = Место
card-stay = Пребывание
card-journey = Поездка
card-close = Закрыть
card-sources = Источники
card-stays = Пребывания
card-no-stays = Здесь он был лишь проездом.
card-absent = Его там не было.
card-today = Сегодня: { $name }
card-span = { $from } – { $until }
date-and-old-style = { $date } ({ $old } по старому стилю)
next = Далее
next-in-days = { $date }, через { $days ->
        [one] { $days } день
        [few] { $days } дня
        *[other] { $days } дней
    }
play = Пуск
pause = Пауза
step-previous = Предыдущее событие
step-next = Следующее событие
pace-half-day = ½ дня
pace-day = 1 день
pace-two-days = 2 дня
pace-week = 1 неделя
pace-month = 1 месяц
pace-quarter = 3 месяца
pace-year = 1 год
pace-unit = в секунду
pace-faster = Быстрее
pace-slower = Медленнее
span-life = Вся жизнь
span-decade = 10 лет
span-year = Год
span-weeks = Недели
day-count = День { $day } из { $of }
age = { $years ->
        [one] { $years } год
        [few] { $years } года
        *[other] { $years } лет
    }
sources-all = { $count ->
        [one] { $count } источник
        [few] { $count } источника
        *[other] { $count } источников
    }
