# The time axis.

timeline-name = Шкала времени
old-style-ends = Конец старого стиля
timeline-value = { $date }, { $place }
date-open = Перейти к дате…
fit-chapter = Глава целиком
fit-year = Год целиком
date-go = Показать
date-field = Дата
date-fault-empty = Введите дату: 7 ноября 1917, 7.11.1917 или 1917-11-07.
date-fault-part = «{ $part }» — не часть даты. Можно написать 7 ноября 1917, 7.11.1917 или 1917-11-07; для старого стиля добавьте «ст. ст.».
date-fault-incomplete = Нужны день, месяц и год: 7 ноября 1917.
date-fault-year = Год «{ $year }» пишется четырьмя цифрами: 1917.
date-fault-no-such-day = Дня «{ $text }» в календаре нет.
date-fault-outside = { $date } — вне его жизни, которая длилась с { $first } по { $last }.
timeline-value-odds = { $value }. Источники допускают несколько мест, вероятности { $odds } процентов

# How he lived, over the stays.

living-free = На свободе
living-prison = В тюрьме
living-exile = В ссылке
living-hiding = В подполье или в побеге
living-front = На фронте
living-road = В пути
living-span = { $living }: { $from } – { $until }
