# The time axis.

timeline-name = Línea de tiempo
old-style-ends = Fin del calendario antiguo
timeline-value = { $date }, { $place }
