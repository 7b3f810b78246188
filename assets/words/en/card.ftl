# The column, the card and the foot of the column.

heading-rail = By train, from { $from } to { $to }
heading-armoured-train = In the armoured train, from { $from } to { $to }
heading-ship = At sea, between { $from } and { $to }
heading-boat = By boat, from { $from } to { $to }
heading-sledge = By sledge, from { $from } to { $to }
heading-cart = By cart, from { $from } to { $to }
heading-car = By car, from { $from } to { $to }
heading-on-foot = On foot, from { $from } to { $to }
heading-mixed = On the way, from { $from } to { $to }
heading-unknown = On the way, from { $from } to { $to }
heading-between = { $a } or { $b }
badge-between = Place left open
badge-estimated = Position estimated
candidate-on-the-way = on the way: { $to }
why-estimated = Departure: { $start }. Arrival: { $end }.
sources-more = { $count ->
        [one] one more source
        *[other] { $count } more sources
    }
card-event = Event
card-place = Place
card-stay = Stay
card-journey = Journey
card-close = Close
card-sources = Sources
card-stays = Stays
card-no-stays = He only passed through here.
card-absent = He was not present.
card-today = Today { $name }
card-span = { $from } – { $until }
date-and-old-style = { $date } ({ $old } Old Style)
next = Next
next-in-days = { $date }, in { $days ->
        [one] one day
        *[other] { $days } days
    }
play = Play
pause = Pause
step-previous = Previous event
step-next = Next event
pace-half-day = ½ day
pace-day = 1 day
pace-two-days = 2 days
pace-week = 1 week
pace-month = 1 month
pace-quarter = 3 months
pace-year = 1 year
pace-unit = a second
pace-faster = Faster
pace-slower = Slower
span-life = Whole life
span-decade = Decade
span-year = Year
span-weeks = Weeks
day-count = Day { $day } of { $of }
age = aged { $years }
sources-all = { $count ->
        [one] one source
        *[other] { $count } sources
    }

# States of the map, and the page on the map.

card-state = State
card-about-map = About this map
state-part-of = Part of: { $state }
state-names = Names
state-from = From { $from }
state-until = Until { $until }
state-stays = His stays here
state-days = { $count ->
        [one] one day
        *[other] { $days } days
    }
state-no-stays = He never stayed here.
change-said = { $date }: { $what }
about-map-title = The map of the date
about-borders = Borders
about-borders-text = Borders are those of the date shown. They are made of today’s regions, each given to the state that held it, and of lines drawn by hand where an old border cut across a region. Borders that still exist, rivers and crests are true to the base map. The rest is off by 3 to 10 km in Poland, Lithuania and the Soviet west, by up to 50 km in Central Asia. Where no border of the time is known, as in Africa before its partition, none is drawn.
about-hatching = Hatched land
about-hatching-text = Hatched land is held by an army or fought over. A front has no line, because it moved from week to week; the civil war of 1918 to 1920 is a sketch. A dashed line is a border inside a state, or one known only roughly.
about-names = Names
about-names-text = A town has the name of the power that held it on that day: Lemberg, then Lwów. Ukrainian and Baltic towns under Russia have the Russian forms of the time, which are not in use today. A tap on a town shows its other names and today’s.
about-coast = Coasts and lakes
about-coast-text = Coasts are those of today, generalised, and finer near his homes. A reservoir appears in the year it was filled; the Aral Sea has its old shore.
about-projection = Projection
about-projection-text = Wide views follow Patterson’s cylindrical projection, close ones Mercator’s, which keeps shapes true. Both make the north too large: do not compare areas. The scale bar is true at the latitude of the red mark.
about-sources = Sources
about-sources-text = Land, lakes, rivers and today’s regions: Natural Earth, public domain. Borders, names and outlines drawn by hand: this program. Typefaces: PT Serif and PT Sans by ParaType, under the ParaType Free Font License.
