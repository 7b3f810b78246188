# The column, the card and the foot of the column.

heading-rail = En tren: { $from } – { $to }
heading-armoured-train = En el tren blindado: { $from } – { $to }
heading-ship = En el mar: { $from } – { $to }
heading-boat = En barca: { $from } – { $to }
heading-sledge = En trineo: { $from } – { $to }
heading-cart = En carro: { $from } – { $to }
heading-car = En automóvil: { $from } – { $to }
heading-on-foot = A pie: { $from } – { $to }
heading-mixed = De camino: { $from } – { $to }
heading-unknown = De camino: { $from } – { $to }
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

# Los Estados del mapa y la página sobre el mapa.

card-state = Estado
card-about-map = Sobre este mapa
state-part-of = Parte de: { $state }
state-names = Nombres
state-from = Desde el { $from }
state-until = Hasta el { $until }
state-stays = Sus estancias aquí
state-days = { $count ->
        [one] un día
        *[other] { $days } días
    }
state-no-stays = Nunca se alojó aquí.
change-said = { $date }: { $what }
about-map-title = El mapa de aquella fecha
about-borders = Fronteras
about-borders-text = Las fronteras son las de la fecha mostrada. Se han compuesto con las regiones de hoy, cada una asignada al Estado que la poseía, y con líneas trazadas a mano donde una frontera antigua cortaba una región. Las que aún existen, los ríos y las crestas siguen el mapa base. Las demás se desvían de 3 a 10 km en Polonia, Lituania y el oeste soviético, y hasta 50 km en Asia Central. Donde no se conoce frontera de la época, como en África antes del reparto, no se traza ninguna.
about-hatching = Zonas rayadas
about-hatching-text = Las zonas rayadas están en manos de un ejército o en disputa. Un frente no tiene línea, porque cambiaba de una semana a otra; la guerra civil de 1918 a 1920 es un esbozo. La línea discontinua es una frontera interior, o conocida solo a grandes rasgos.
about-names = Nombres
about-names-text = Una ciudad lleva el nombre que le daba quien la gobernaba aquel día: Lemberg, luego Lwów. Las ciudades ucranianas y bálticas bajo Rusia figuran con la forma rusa de la época, hoy en desuso. Al tocar una ciudad se ven sus otros nombres y el actual.
about-coast = Costas y lagos
about-coast-text = Las costas son las de hoy, generalizadas, y más finas cerca de sus casas. Un embalse aparece el año en que se llenó; el mar de Aral tiene su antigua orilla.
about-projection = Proyección
about-projection-text = Las vistas amplias siguen la proyección cilíndrica de Patterson; las cercanas, la de Mercator, que conserva las formas. Ambas agrandan demasiado el norte: no compare superficies. La escala vale en la latitud de la marca roja.
about-sources = Fuentes
about-sources-text = Tierras, lagos, ríos y regiones de hoy: Natural Earth, dominio público. Fronteras, nombres y contornos trazados a mano: este programa. Tipos: PT Serif y PT Sans, de ParaType, con la ParaType Free Font License.
