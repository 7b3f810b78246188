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
