# The window: tabs, the foot of the timeline, messages.

tab-map = Mapa
tab-events = Acontecimientos
languages = Idioma
back = Atrás
forward = Adelante
copy-link = Copiar enlace
copied = Copiado
theme-dark = Oscuro
theme-light = Claro
theme-contrast = Alto contraste
problems-title = El archivo de la vida tiene un error
problems-count = { $count ->
        [one] Un problema
        *[other] { $count } problemas
    }. Lo demás se muestra.
dismiss = Cerrar
not-a-life = No se puede abrir esta vida
