# Sentences of the command line.

where-at = { $date }: { $place }, { $age }; { $sure }.
where-travelling = { $date }: a caminho, { $from } – { $to }, { $percent } % do percurso, { $age }; { $sure }.
where-between = { $date }: as fontes deixam o lugar em aberto: { $candidates }; { $age }.
where-old-style = { $date } ({ $old } no calendário antigo)
place-answer = { $date }: { $name }, { $state }; hoje { $today }.
place-no-state = em nenhum Estado que o mapa conheça
