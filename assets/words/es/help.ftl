# The sheet of keys, and the plate that greets with what happened on this day.

help-title = Teclas
help-open = Teclas
help-time = Tiempo
help-map = Mapa
help-window = Ventana
help-play = Reproducir o parar
help-day-back = Un día atrás
help-day-forward = Un día adelante
help-week-back = Una semana atrás
help-week-forward = Una semana adelante
help-event-before = Acontecimiento anterior
help-event-next = Acontecimiento siguiente
help-first-day = Primer día de la vida
help-last-day = Último día de la vida
help-span-life = Toda la vida en el eje del tiempo
help-span-decade = Diez años en el eje del tiempo
help-span-year = Un año en el eje del tiempo
help-span-weeks = Diez semanas en el eje del tiempo
help-faster = Más rápido
help-slower = Más despacio
help-zoom-in = Acercar
help-zoom-out = Alejar
help-fit-life = Mostrar toda la vida
help-fit-chapter = Mostrar el capítulo
help-fit-here = Mostrar dónde está
help-back = Volver a la vista anterior
help-forward = Avanzar a la vista dejada
help-close = Cerrar lo que está abierto
help-lang = Idioma siguiente
help-theme = Claro u oscuro
help-tab-map = Mapa
help-tab-numbers = En cifras
help-tab-events = Acontecimientos
help-help = Abrir o cerrar esta hoja
help-row = { $keys }: { $what }

# What stands on the keys.

key-space = Espacio
key-left = Flecha izquierda
key-right = Flecha derecha
key-home = Inicio
key-end = Fin
key-page-up = Re Pág
key-page-down = Av Pág
key-escape = Esc
key-backspace = Retroceso
key-shift = Mayús
key-alt = Alt

# On this day.

on-this-day = Tal día como hoy
on-this-day-ahead = { $days ->
        [one] mañana, { $date }
        *[other] en { $days } días, el { $date }
    }
on-this-day-go = Ir allí
on-this-day-event = { $year }: { $title }

# Steps and paces of the clock, the axis and the search.

help-stay-before = Estancia anterior
help-stay-next = Estancia siguiente
help-chapter-before = Capítulo anterior
help-chapter-next = Capítulo siguiente
help-year-before = Un año atrás
help-year-next = Un año adelante
help-story = Ritmo del relato o del calendario
help-backwards = Reproducir hacia atrás o hacia adelante
help-loop = Repetir lo que muestra el eje del tiempo
help-time-life = Toda la vida en el eje de una vez
help-time-chapter = El capítulo entero en el eje del tiempo
help-time-year = El año civil entero en el eje del tiempo
help-type-date = Ir a una fecha escrita
help-follow = Cómo lo sigue el mapa
help-search = Buscar
key-ctrl = Ctrl
