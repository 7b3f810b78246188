# The column, the card and the foot of the column.

heading-rail = En tren, de { $from } a { $to }
heading-armoured-train = En el tren blindado, de { $from } a { $to }
heading-ship = En el mar, entre { $from } y { $to }
heading-boat = En barca, de { $from } a { $to }
heading-sledge = En trineo, de { $from } a { $to }
heading-cart = En carro, de { $from } a { $to }
heading-car = En automóvil, de { $from } a { $to }
heading-on-foot = A pie, de { $from } a { $to }
heading-mixed = De camino, de { $from } a { $to }
heading-unknown = De camino, de { $from } a { $to }
heading-between = { $a } o { $b }
badge-between = Lugar por confirmar
badge-estimated = Posición estimada
candidate-on-the-way = de camino: { $to }
why-estimated = Salida: { $start }. Llegada: { $end }.
sources-more = { $count ->
        [one] una fuente más
        *[other] { $count } fuentes más
    }
card-event = Acontecimiento
card-place = Lugar
card-stay = Estancia
card-journey = Viaje
card-close = Cerrar
card-sources = Fuentes
card-stays = Estancias
card-no-stays = Solo pasó por aquí.
card-absent = No estuvo presente.
card-today = Hoy { $name }
card-span = { $from } – { $until }
date-and-old-style = { $date } ({ $old } del calendario antiguo)
next = Después
next-in-days = { $date }, en { $days ->
        [one] un día
        *[other] { $days } días
    }
play = Reproducir
pause = Pausar
step-previous = Acontecimiento anterior
step-next = Acontecimiento siguiente
pace-half-day = ½ día
pace-day = 1 día
pace-two-days = 2 días
pace-week = 1 semana
pace-month = 1 mes
pace-quarter = 3 meses
pace-year = 1 año
pace-unit = por segundo
pace-faster = Más rápido
pace-slower = Más despacio
span-life = Vida
span-decade = Década
span-year = Año
span-weeks = Semanas
day-count = Día { $day } de { $of }
age = { $years ->
        [one] { $years } año
        *[other] { $years } años
    }
sources-all = { $count ->
        [one] una fuente
        *[other] { $count } fuentes
    }
