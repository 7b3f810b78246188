# The sheet of keys, and the plate that greets with what happened on this day.

help-title = Клавиши
help-open = Клавиши
help-time = Время
help-map = Карта
help-window = Окно
help-play = Пуск или пауза
help-day-back = День назад
help-day-forward = День вперёд
help-week-back = Неделя назад
help-week-forward = Неделя вперёд
help-event-before = Предыдущее событие
help-event-next = Следующее событие
help-first-day = Первый день жизни
help-last-day = Последний день жизни
help-span-life = Вся жизнь на шкале времени
help-span-decade = Десять лет на шкале времени
help-span-year = Год на шкале времени
help-span-weeks = Десять недель на шкале времени
help-faster = Быстрее
help-slower = Медленнее
help-zoom-in = Приблизить
help-zoom-out = Отдалить
help-fit-life = Показать всю жизнь
help-fit-chapter = Показать главу
help-fit-here = Показать, где он
help-back = Назад, к прежнему виду
help-forward = Вперёд, к оставленному виду
help-close = Закрыть открытое
help-lang = Следующий язык
help-theme = Светлая или тёмная тема
help-tab-map = Карта
help-tab-numbers = В цифрах
help-tab-events = События
help-help = Открыть или закрыть этот лист
help-row = { $keys }: { $what }

# What stands on the keys.

key-space = Пробел
key-left = Стрелка влево
key-right = Стрелка вправо
key-home = Home
key-end = End
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc
key-backspace = Backspace
key-shift = Shift
key-alt = Alt

# On this day.

on-this-day = В этот день
on-this-day-ahead = { $days ->
        [one] через { $days } день, { $date }
        [few] через { $days } дня, { $date }
        *[other] через { $days } дней, { $date }
    }
on-this-day-go = Перейти туда
on-this-day-event = { $year }: { $title }

# Steps and paces of the clock, the axis and the search.

help-stay-before = Предыдущее пребывание
help-stay-next = Следующее пребывание
help-chapter-before = Предыдущая глава
help-chapter-next = Следующая глава
help-year-before = Год назад
help-year-next = Год вперёд
help-story = Ход рассказа или календаря
help-backwards = Играть назад или вперёд
help-loop = Повторять то, что на шкале времени
help-time-life = Вся жизнь на шкале сразу
help-time-chapter = Вся глава на шкале времени
help-time-year = Весь календарный год на шкале времени
help-type-date = Перейти к введённой дате
help-follow = Как карта следует за ним
help-search = Поиск
key-ctrl = Ctrl
