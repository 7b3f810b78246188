# The list, the search and the filter.

list-name = Список
list-events = События
list-stays = Пребывания
list-journeys = Поездки
list-places = Места
find-search = Поиск
find-hint = Место, человек, событие, дата
find-clear = Очистить
find-in-view = Видимые годы
find-filter = Фильтр
find-showing = показано { $shown } из { $of }
find-found = найдено: { $count }
find-reset = Сбросить
find-edge = Фильтр: пребываний и поездок { $legs } из { $of-legs }, событий { $events } из { $of-events }
find-show-all = Показать все
find-show-everything = Показать всё
find-nothing = Ничего не найдено
find-nothing-why = Нет ни места, ни человека, ни события с таким названием. Годятся и старые, и новые имена: попробуйте «Петроград» или «Ленинград».
find-all-hidden = Показать нечего
find-all-hidden-why = Фильтр скрывает все строки.
find-date = Дата
find-go-to-day = Перейти: { $date }
find-person = Человек
find-town = Город
find-events-of = { $count ->
        [one] { $count } событие
        [few] { $count } события
        *[other] { $count } событий
    }
find-rank = Важность
find-rank-1 = Переломные
find-rank-2 = Важные
find-rank-3 = Без подробностей
find-condition = Положение
find-condition-free = На свободе
find-condition-prisoner = В тюрьме
find-condition-deported = В ссылке
find-condition-hiding = В подполье
find-condition-escape = В бегах
find-mode = Как он ехал
find-mode-rail = Поезд
find-mode-armoured-train = Бронепоезд
find-mode-ship = Пароход
find-mode-boat = Лодка
find-mode-sledge = Сани
find-mode-cart = Повозка
find-mode-car = Автомобиль
find-mode-on-foot = Пешком
find-mode-mixed = По-разному
find-mode-unknown = Неизвестно
find-certainty = Достоверность
find-country = Страна того времени
