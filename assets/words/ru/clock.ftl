# Часы: рассказ и календарь, направление хода, повтор, камера.

story = Рассказ
story-minutes = { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
        *[other] { $minutes } минут
    }
pace-name = Темп: { $pace }
play-backwards = Пуск назад
clock-calendar = Календарь
clock-direction = Направление
direction-forwards = Вперёд
direction-backwards = Назад
clock-loop = Повтор
loop-on = Повторять видимый отрезок
loop-off = Не повторять
clock-camera = Карта следует
follow-off = Нет
follow-keep = Держит в кадре
follow-director = Строит кадр
