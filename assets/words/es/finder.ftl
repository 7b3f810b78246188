# The list, the search and the filter.

list-name = Lista
list-events = Acontecimientos
list-stays = Estancias
list-journeys = Viajes
list-places = Lugares
find-search = Buscar
find-hint = Lugar, persona, acontecimiento, fecha
find-clear = Borrar
find-in-view = En el período visible
find-filter = Filtro
find-showing = { $shown } de { $of }
find-found = { $count ->
        [one] un resultado
        *[other] { $count } resultados
    }
find-reset = Quitar filtro
find-edge = Filtro: { $legs } de { $of-legs } estancias y viajes, { $events } de { $of-events } acontecimientos
find-show-all = Mostrar todos
find-show-everything = Mostrar todo
find-nothing = Nada encontrado
find-nothing-why = Ningún lugar, persona o acontecimiento lleva este nombre. Sirven los nombres antiguos y los de hoy: pruebe Petrogrado, Leningrado.
find-all-hidden = Nada que mostrar
find-all-hidden-why = El filtro oculta todas las filas.
find-date = Fecha
find-go-to-day = Ir al { $date }
find-person = Persona
find-town = Ciudad
find-events-of = { $count ->
        [one] un acontecimiento
        *[other] { $count } acontecimientos
    }
find-rank = Importancia
find-rank-1 = Momentos decisivos
find-rank-2 = Importantes
find-rank-3 = Sin detalles
find-condition = Condición
find-condition-free = Libre
find-condition-prisoner = Preso
find-condition-deported = En el destierro
find-condition-hiding = Oculto
find-condition-escape = En fuga
find-mode = Cómo viajaba
find-mode-rail = Tren
find-mode-armoured-train = Tren blindado
find-mode-ship = Barco de pasaje
find-mode-boat = Bote
find-mode-sledge = Trineo
find-mode-cart = Carro
find-mode-car = Automóvil
find-mode-on-foot = A pie
find-mode-mixed = Varios medios
find-mode-unknown = Desconocido
find-certainty = Grado de certeza
find-country = País de la época
