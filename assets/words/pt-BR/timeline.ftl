# The time axis.

timeline-name = Linha do tempo
old-style-ends = Fim do calendário antigo
timeline-value = { $date }, { $place }
