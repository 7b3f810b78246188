# Sentences of the command line.

where-at = { $date }: { $place }, { $age }; { $sure }.
where-travelling = { $date }: в пути, { $from } – { $to }, пройдено { $percent } %, { $age }; { $sure }.
where-between = { $date }: источники не определяют место: { $candidates }; { $age }.
where-old-style = { $date } ({ $old } по старому стилю)
place-answer = { $date }: { $name }, { $state }; сегодня { $today }.
place-no-state = ни в одном из государств карты
