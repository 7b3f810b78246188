# The window: tabs, the foot of the timeline, messages.

tab-map = Map
tab-events = Events
languages = Language
back = Back
forward = Forward
copy-link = Copy link
copied = Copied
theme-dark = Dark
theme-light = Light
theme-contrast = High contrast
problems-title = The life file has an error
problems-count = { $count ->
        [one] One problem
        *[other] { $count } problems
    }. Everything else is shown.
dismiss = Close
not-a-life = This life cannot be opened
