# The time axis.

timeline-name = Timeline
old-style-ends = Old Style ends
timeline-value = { $date }, { $place }
