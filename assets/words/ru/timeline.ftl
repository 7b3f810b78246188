# The time axis.

timeline-name = Шкала времени
old-style-ends = Конец старого стиля
timeline-value = { $date }, { $place }
