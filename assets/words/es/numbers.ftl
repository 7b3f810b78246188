# In numbers: the tab, and the same figures on the command line.

tab-numbers = En cifras
numbers-days = { $days ->
        [one] día de vida
        *[other] días de vida
    }
numbers-states = { $states ->
        [one] Estado o territorio
        *[other] Estados y territorios
    }
numbers-km = { $km ->
        [one] kilómetro, como mínimo
        *[other] kilómetros, como mínimo
    }
numbers-unfree = { $days ->
        [one] día de prisión y destierro
        *[other] días de prisión y destierro
    }
numbers-by-state = Días por Estado de la época
numbers-by-place = Días por lugar
numbers-by-mode = Kilómetros por medio de viaje
numbers-by-condition = Libre, destierro, prisión
numbers-free = libre, en su país o fuera
numbers-exile = deportado, por orden
numbers-prison = preso o bajo custodia
numbers-condition-free = Libre
numbers-condition-prisoner = Preso o bajo custodia
numbers-condition-deported = Deportado, por orden
numbers-condition-hiding = Escondido
numbers-condition-escape = En fuga
numbers-mode-rail = Tren
numbers-mode-armoured-train = Tren blindado
numbers-mode-ship = Vapor
numbers-mode-boat = Barca
numbers-mode-sledge = Trineo
numbers-mode-cart = Carro
numbers-mode-car = Automóvil
numbers-mode-on-foot = A pie
numbers-mode-mixed = Varios
numbers-mode-unknown = No se sabe
numbers-bar-days = { $name }: { $number ->
        [one] un día
        *[other] { $days } días
    }
numbers-bar-km = { $name }: { $km } km
numbers-weeks = La vida en semanas: { $rows ->
        [one] una celda es una semana
        *[other] una columna son { $rows } semanas, una celda es una
    }
numbers-week = { $date }: { $what }
numbers-week-to-come = { $date }: aún por venir
numbers-distance = Distancia de { $place }, en kilómetros
numbers-distance-now = { $km } km de { $place }
numbers-distance-value = { $km } km
numbers-far = { $place }, a { $km } km
numbers-method = Todas las cifras llegan hasta el día elegido. Los kilómetros se miden por círculos máximos entre los puntos del camino; por eso quedan cortos donde el camino no se conoce.
stats-method = Un día entre dos lugares cuenta por partes; de viaje no pertenece a ningún Estado.
stats-head = Hasta el { $date }: { $days } días de vida, { $states } Estados y territorios, { $places } lugares, { $km } km.
stats-row = { $name }: { $number }
stats-furthest = Lo más lejos de { $home }: { $place }, { $km } km, el { $date }.
