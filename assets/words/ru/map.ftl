# The map and what stands over it.

map-name = Карта
map-zoom-in = Приблизить
map-zoom-out = Отдалить
map-fit-life = Показать всю жизнь
map-caption = Современная береговая линия, обобщена
map-kilometres = { $km } км
map-metres = { $m } м
legend-rail = Поезд
legend-armoured-train = Бронепоезд
legend-ship = Пароход или лодка
legend-sledge = Сани или телега
legend-car = Автомобиль
legend-on-foot = Пешком
legend-inferred = Выведено
legend-bridging = Предположено
legend-road = Дорога неизвестна
legend-stay = Больше – дольше
legend-prison = Тюрьма или лагерь
legend-now = Где он сейчас
