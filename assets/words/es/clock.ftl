# El reloj: relato y calendario, el sentido en que corre, la repetición, la cámara.

story = Relato
story-minutes = { $minutes ->
        [one] { $minutes } minuto
        *[other] { $minutes } minutos
    }
pace-name = Ritmo: { $pace }
play-backwards = Reproducir hacia atrás
clock-calendar = Calendario
clock-direction = Sentido
direction-forwards = Hacia delante
direction-backwards = Hacia atrás
clock-loop = Repetición
loop-on = Repetir el tramo visible
loop-off = Dejar de repetir
clock-camera = El mapa sigue
follow-off = No
follow-keep = Sin perderlo de vista
follow-director = Encuadra
