# The column, the card and the foot of the column.

heading-rail = De trem, de { $from } a { $to }
heading-armoured-train = No trem blindado, de { $from } a { $to }
heading-ship = No mar, entre { $from } e { $to }
heading-boat = De barco, de { $from } a { $to }
heading-sledge = De trenó, de { $from } a { $to }
heading-cart = De carroça, de { $from } a { $to }
heading-car = De carro, de { $from } a { $to }
heading-on-foot = A pé, de { $from } a { $to }
heading-mixed = A caminho, de { $from } a { $to }
heading-unknown = A caminho, de { $from } a { $to }
heading-between = { $a } ou { $b }
badge-between = Lugar em aberto
badge-estimated = Posição estimada
candidate-on-the-way = a caminho: { $to }
why-estimated = Partida: { $start }. Chegada: { $end }.
sources-more = { $count ->
        [one] mais uma fonte
        *[other] mais { $count } fontes
    }
card-event = Acontecimento
card-place = Lugar
card-stay = Estadia
card-journey = Viagem
card-close = Fechar
card-sources = Fontes
card-stays = Estadias
card-no-stays = Ele só passou por aqui.
card-absent = Ele não estava presente.
card-today = Hoje { $name }
card-span = { $from } – { $until }
date-and-old-style = { $date } ({ $old } no calendário antigo)
next = Depois
next-in-days = { $date }, em { $days ->
        [one] um dia
        *[other] { $days } dias
    }
play = Reproduzir
pause = Pausar
step-previous = Acontecimento anterior
step-next = Próximo acontecimento
pace-half-day = ½ dia
pace-day = 1 dia
pace-two-days = 2 dias
pace-week = 1 semana
pace-month = 1 mês
pace-quarter = 3 meses
pace-year = 1 ano
pace-unit = por segundo
pace-faster = Mais rápido
pace-slower = Mais devagar
span-life = Vida
span-decade = Década
span-year = Ano
span-weeks = Semanas
day-count = Dia { $day } de { $of }
age = { $years ->
        [one] { $years } ano
        *[other] { $years } anos
    }
sources-all = { $count ->
        [one] uma fonte
        *[other] { $count } fontes
    }
