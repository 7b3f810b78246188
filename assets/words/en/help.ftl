# The sheet of keys, and the plate that greets with what happened on this day.

help-title = Keys
help-open = Keys
help-time = Time
help-map = Map
help-window = Window
help-play = Play or pause
help-day-back = A day back
help-day-forward = A day forward
help-week-back = A week back
help-week-forward = A week forward
help-event-before = Previous event
help-event-next = Next event
help-first-day = First day of the life
help-last-day = Last day of the life
help-span-life = Whole life on the time axis
help-span-decade = Ten years on the time axis
help-span-year = A year on the time axis
help-span-weeks = Ten weeks on the time axis
help-faster = Play faster
help-slower = Play slower
help-zoom-in = Zoom in
help-zoom-out = Zoom out
help-fit-life = Show the whole life
help-fit-chapter = Show the chapter
help-fit-here = Show where he is
help-back = Back to the view before
help-forward = Forward to the view left
help-close = Close what is open
help-lang = Next language
help-theme = Light or dark
help-tab-map = Map
help-tab-numbers = In numbers
help-tab-events = Events
help-help = Open or close this sheet
help-row = { $keys }: { $what }

# What stands on the keys.

key-space = Space
key-left = Left arrow
key-right = Right arrow
key-home = Home
key-end = End
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc
key-backspace = Backspace
key-shift = Shift
key-alt = Alt

# On this day.

on-this-day = On this day
on-this-day-ahead = { $days ->
        [one] tomorrow, { $date }
        *[other] in { $days } days, on { $date }
    }
on-this-day-go = Go there
on-this-day-event = { $year }: { $title }

# Steps and paces of the clock, the axis and the search.

help-stay-before = Previous stay
help-stay-next = Next stay
help-chapter-before = Previous chapter
help-chapter-next = Next chapter
help-year-before = A year back
help-year-next = A year forward
help-story = Pace of the story or of the calendar
help-backwards = Play backwards or forwards
help-loop = Repeat what the time axis shows
help-time-life = Whole life on the axis at once
help-time-chapter = Whole chapter on the time axis
help-time-year = Whole calendar year on the time axis
help-type-date = Go to a date you type
help-follow = How the map follows him
help-search = Search
key-ctrl = Ctrl
