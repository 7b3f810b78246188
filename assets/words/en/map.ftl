# The map and what stands over it.

map-name = Map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-fit-life = Show the whole life
map-caption = Borders of { $date }, generalised
map-kilometres = { $km } km
map-metres = { $m } m
legend-rail = Rail
legend-armoured-train = Armoured train
legend-ship = Ship or boat
legend-sledge = Sledge or cart
legend-car = Car
legend-on-foot = On foot
legend-unsure = Uncertain route
legend-stay = Stay: larger is longer
legend-prison = Prison or internment
legend-now = Where he is
