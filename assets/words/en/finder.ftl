# The list, the search and the filter.

list-name = List
list-events = Events
list-stays = Stays
list-journeys = Journeys
list-places = Places
find-search = Search
find-hint = Place, person, event, date
find-clear = Clear
find-in-view = In view
find-filter = Filter
find-showing = showing { $shown } of { $of }
find-found = { $count } found
find-reset = Reset
find-edge = Filtered: { $legs } of { $of-legs } stays and journeys, { $events } of { $of-events } events
find-show-all = Show all
find-show-everything = Show everything
find-nothing = Nothing found
find-nothing-why = No place, person or event has this name. Old and new names both work: try Petrograd, Leningrad.
find-all-hidden = Nothing to show
find-all-hidden-why = The filter hides every row.
find-date = Date
find-go-to-day = Go to { $date }
find-person = Person
find-town = Town
find-events-of = { $count ->
        [one] one event
        *[other] { $count } events
    }
find-rank = How important
find-rank-1 = Turning points
find-rank-2 = Important
find-rank-3 = All but details
find-condition = Condition
find-condition-free = Free
find-condition-prisoner = In prison
find-condition-deported = In exile
find-condition-hiding = In hiding
find-condition-escape = On the run
find-mode = How he travelled
find-mode-rail = Rail
find-mode-armoured-train = Armoured train
find-mode-ship = Ship
find-mode-boat = Boat
find-mode-sledge = Sledge
find-mode-cart = Cart
find-mode-car = Car
find-mode-on-foot = On foot
find-mode-mixed = Several means
find-mode-unknown = Unknown
find-certainty = How sure
find-country = Country then
