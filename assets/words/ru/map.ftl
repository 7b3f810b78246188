# The map and what stands over it.

map-name = Карта
map-zoom-in = Приблизить
map-zoom-out = Отдалить
map-fit-life = Показать всю жизнь
map-caption = Границы на { $date }, обобщённо
map-kilometres = { $km } км
map-metres = { $m } м
legend-rail = Поезд
legend-armoured-train = Бронепоезд
legend-ship = Пароход или лодка
legend-sledge = Сани или телега
legend-car = Автомобиль
legend-on-foot = Пешком
legend-unsure = Путь неясен
legend-stay = Больше – дольше
legend-prison = Тюрьма или лагерь
legend-now = Где он сейчас
