# Sentences of the command line.

where-at = { $date }: { $place }, { $age }; { $sure }.
where-travelling = { $date }: de camino, { $from } – { $to }, { $percent } % del trayecto, { $age }; { $sure }.
where-between = { $date }: las fuentes dejan abierto el lugar: { $candidates }; { $age }.
where-old-style = { $date } ({ $old } del calendario antiguo)
place-answer = { $date }: { $name }, { $state }; hoy { $today }.
place-no-state = en ningún Estado que el mapa conozca
