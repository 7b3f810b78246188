# The map and what stands over it.

map-name = Mapa
map-zoom-in = Acercar
map-zoom-out = Alejar
map-fit-life = Mostrar la vida entera
map-caption = Línea de costa actual, generalizada
map-kilometres = { $km } km
map-metres = { $m } m
legend-rail = Tren
legend-armoured-train = Tren blindado
legend-ship = Barco
legend-sledge = Trineo o carro
legend-car = Automóvil
legend-on-foot = A pie
legend-inferred = Viaje deducido
legend-bridging = Viaje supuesto
legend-road = Camino incierto
legend-stay = Mayor es más larga
legend-prison = Cárcel o internamiento
legend-now = Dónde está
