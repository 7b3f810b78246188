# O relógio: narrativa e calendário, o sentido em que corre, a repetição, a câmera.

story = Narrativa
story-minutes = { $minutes ->
        [one] { $minutes } minuto
        *[other] { $minutes } minutos
    }
pace-name = Ritmo: { $pace }
play-backwards = Reproduzir para trás
clock-calendar = Calendário
clock-direction = Sentido
direction-forwards = Para a frente
direction-backwards = Para trás
clock-loop = Repetição
loop-on = Repetir o trecho visível
loop-off = Parar de repetir
clock-camera = O mapa segue
follow-off = Não
follow-keep = Sem perder de vista
follow-director = Enquadra
