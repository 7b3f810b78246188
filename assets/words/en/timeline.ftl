# The time axis.

timeline-name = Timeline
old-style-ends = Old Style ends
timeline-value = { $date }, { $place }
date-open = Go to date…
fit-chapter = Whole chapter
fit-year = Whole year
date-go = Show
date-field = Date
date-fault-empty = Type a date: 7 November 1917, 7.11.1917 or 1917-11-07.
date-fault-part = “{ $part }” is no part of a date. Understood are 7 November 1917, 7.11.1917 and 1917-11-07; for the Julian calendar write “Old Style” behind it.
date-fault-incomplete = A date needs a day, a month and a year: 7 November 1917.
date-fault-year = The year “{ $year }” needs four digits: 1917.
date-fault-no-such-day = There is no such day as “{ $text }”.
date-fault-outside = { $date } lies outside the life, which runs from { $first } to { $last }.
timeline-value-odds = { $value }. The sources leave several places open, odds { $odds } per cent

# How he lived, over the stays.

living-free = Free
living-prison = In prison
living-exile = In exile
living-hiding = In hiding or on the run
living-front = At the front
living-road = On the road
living-span = { $living }: { $from } – { $until }
