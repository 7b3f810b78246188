# The window: tabs, the foot of the timeline, messages.

tab-map = Карта
tab-events = События
languages = Язык
back = Назад
forward = Вперёд
copy-link = Скопировать ссылку
copied = Скопировано
theme-dark = Тёмная
theme-light = Светлая
theme-contrast = Контрастно
problems-title = В файле жизни ошибка
problems-count = { $count ->
        [one] { $count } ошибка
        [few] { $count } ошибки
        *[other] { $count } ошибок
    }. Остальное показано.
dismiss = Закрыть
not-a-life = Эту жизнь открыть нельзя
