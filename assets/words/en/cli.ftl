# Sentences of the command line.

where-at = { $date }: { $place }, { $age }; { $sure }.
where-travelling = { $date }: on the way, { $from } – { $to }, { $percent } % of the way done, { $age }; { $sure }.
where-between = { $date }: the sources leave the place open: { $candidates }; { $age }.
where-old-style = { $date } ({ $old } Old Style)
place-answer = { $date }: { $name }, { $state }; today { $today }.
place-no-state = in no state that the map knows
