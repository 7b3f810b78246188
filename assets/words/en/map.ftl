# The map and what stands over it.

map-name = Map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-fit-life = Show the whole life
map-caption = Coastline of today, generalised
map-kilometres = { $km } km
map-metres = { $m } m
legend-rail = Rail
legend-armoured-train = Armoured train
legend-ship = Ship or boat
legend-sledge = Sledge or cart
legend-car = Car
legend-on-foot = On foot
legend-inferred = Inferred journey
legend-bridging = Assumed journey
legend-road = Road not known
legend-stay = Stay: larger is longer
legend-prison = Prison or internment
legend-now = Where he is
