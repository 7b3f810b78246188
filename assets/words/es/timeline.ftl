# The time axis.

timeline-name = Línea de tiempo
old-style-ends = Fin del calendario antiguo
timeline-value = { $date }, { $place }
date-open = Ir a una fecha…
fit-chapter = Capítulo entero
fit-year = Año entero
date-go = Mostrar
date-field = Fecha
date-fault-empty = Escriba una fecha: 7 de noviembre de 1917, 7.11.1917 o 1917-11-07.
date-fault-part = «{ $part }» no es parte de una fecha. Se puede escribir 7 de noviembre de 1917, 7.11.1917 o 1917-11-07; para el calendario antiguo añada «estilo antiguo».
date-fault-incomplete = Una fecha necesita día, mes y año: 7 de noviembre de 1917.
date-fault-year = El año «{ $year }» necesita cuatro cifras: 1917.
date-fault-no-such-day = No existe el día «{ $text }».
date-fault-outside = { $date } queda fuera de la vida, que va del { $first } al { $last }.
timeline-value-odds = { $value }. Las fuentes dejan abiertos varios lugares, probabilidades de { $odds } por ciento

# How he lived, over the stays.

living-free = En libertad
living-prison = En prisión
living-exile = En el exilio
living-hiding = En la clandestinidad o en fuga
living-front = En el frente
living-road = De viaje
living-span = { $living }: { $from } – { $until }
