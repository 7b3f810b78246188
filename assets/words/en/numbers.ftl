# In numbers: the tab, and the same figures on the command line.

tab-numbers = In numbers
numbers-days = { $days ->
        [one] day of life
        *[other] days of life
    }
numbers-states = { $states ->
        [one] state or territory
        *[other] states and territories
    }
numbers-km = { $km ->
        [one] kilometre, at least
        *[other] kilometres, at least
    }
numbers-unfree = { $days ->
        [one] day in prison and exile
        *[other] days in prison and exile
    }
numbers-by-state = Days by state of the time
numbers-by-place = Days by place
numbers-by-mode = Kilometres by way of travel
numbers-by-condition = Free, exile, prison
numbers-free = free, at home or abroad
numbers-exile = deported, by order
numbers-prison = in prison or under guard
numbers-condition-free = Free
numbers-condition-prisoner = In prison or under guard
numbers-condition-deported = Deported, by order
numbers-condition-hiding = In hiding
numbers-condition-escape = On the run
numbers-mode-rail = Train
numbers-mode-armoured-train = Armoured train
numbers-mode-ship = Steamer
numbers-mode-boat = Boat
numbers-mode-sledge = Sledge
numbers-mode-cart = Cart
numbers-mode-car = Motor car
numbers-mode-on-foot = On foot
numbers-mode-mixed = Various
numbers-mode-unknown = Not known
numbers-bar-days = { $name }: { $number ->
        [one] one day
        *[other] { $days } days
    }
numbers-bar-km = { $name }: { $km } km
numbers-weeks = Life in weeks: { $rows ->
        [one] a cell is a week
        *[other] a column is { $rows } weeks, a cell one
    }
numbers-week = { $date }: { $what }
numbers-week-to-come = { $date }: still to come
numbers-distance = Distance from { $place }, kilometres
numbers-distance-now = { $km } km from { $place }
numbers-distance-value = { $km } km
numbers-far = { $place }, { $km } km away
numbers-method = All figures run up to the chosen day. Kilometres are measured along great circles between waypoints, so too low where the road is not known.
stats-method = A day between two places counts in parts; on the road it belongs to no state.
stats-head = Up to { $date }: { $days } days of life, { $states } states and territories, { $places } places, { $km } km.
stats-row = { $name }: { $number }
stats-furthest = Furthest from { $home }: { $place }, { $km } km, on { $date }.
