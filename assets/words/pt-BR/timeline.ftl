# The time axis.

timeline-name = Linha do tempo
old-style-ends = Fim do calendário antigo
timeline-value = { $date }, { $place }
date-open = Ir a uma data…
fit-chapter = Capítulo inteiro
fit-year = Ano inteiro
date-go = Mostrar
date-field = Data
date-fault-empty = Digite uma data: 7 de novembro de 1917, 7.11.1917 ou 1917-11-07.
date-fault-part = “{ $part }” não faz parte de uma data. Vale escrever 7 de novembro de 1917, 7.11.1917 ou 1917-11-07; para o calendário antigo acrescente “estilo antigo”.
date-fault-incomplete = Uma data precisa de dia, mês e ano: 7 de novembro de 1917.
date-fault-year = O ano “{ $year }” precisa de quatro algarismos: 1917.
date-fault-no-such-day = Não existe o dia “{ $text }”.
date-fault-outside = { $date } fica fora da vida, que vai de { $first } a { $last }.
timeline-value-odds = { $value }. As fontes deixam vários lugares em aberto, probabilidades de { $odds } por cento

# How he lived, over the stays.

living-free = Em liberdade
living-prison = Na prisão
living-exile = No exílio
living-hiding = Na clandestinidade ou em fuga
living-front = Na frente de batalha
living-road = Em viagem
living-span = { $living }: { $from } – { $until }
