# The clock: story and calendar, the way it runs, the loop, the camera.

story = Story
story-minutes = { $minutes ->
        [one] { $minutes } minute
        *[other] { $minutes } minutes
    }
pace-name = Pace: { $pace }
play-backwards = Play backwards
clock-calendar = Calendar
clock-direction = Direction
direction-forwards = Forwards
direction-backwards = Backwards
clock-loop = Loop
loop-on = Loop what the timeline shows
loop-off = Stop looping
clock-camera = Map follows
follow-off = Not at all
follow-keep = Keeps in view
follow-director = Directs
