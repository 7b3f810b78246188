# The map and what stands over it.

map-name = Mapa
map-zoom-in = Aproximar
map-zoom-out = Afastar
map-fit-life = Mostrar a vida inteira
map-caption = Linha de costa atual, generalizada
map-kilometres = { $km } km
map-metres = { $m } m
legend-rail = Trem
legend-armoured-train = Trem blindado
legend-ship = Navio ou barco
legend-sledge = Trenó ou carroça
legend-car = Carro
legend-on-foot = A pé
legend-inferred = Viagem deduzida
legend-bridging = Viagem suposta
legend-road = Caminho incerto
legend-stay = Maior é mais longa
legend-prison = Prisão ou internamento
legend-now = Onde ele está
