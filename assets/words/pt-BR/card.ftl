# The column, the card and the foot of the column.

heading-rail = De trem: { $from } – { $to }
heading-armoured-train = No trem blindado: { $from } – { $to }
heading-ship = No mar: { $from } – { $to }
heading-boat = De barco: { $from } – { $to }
heading-sledge = De trenó: { $from } – { $to }
heading-cart = De carroça: { $from } – { $to }
heading-car = De carro: { $from } – { $to }
heading-on-foot = A pé: { $from } – { $to }
heading-mixed = A caminho: { $from } – { $to }
heading-unknown = A caminho: { $from } – { $to }
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

# Os Estados do mapa e a página sobre o mapa.

card-state = Estado
card-about-map = Sobre este mapa
state-part-of = Parte de: { $state }
state-names = Nomes
state-from = Desde { $from }
state-until = Até { $until }
state-stays = Suas estadias aqui
state-days = { $count ->
        [one] um dia
        *[other] { $days } dias
    }
state-no-stays = Nunca se hospedou aqui.
change-said = { $date }: { $what }
about-map-title = O mapa daquela data
about-borders = Fronteiras
about-borders-text = As fronteiras são as da data mostrada. Foram montadas com as regiões de hoje, cada uma atribuída ao Estado que a possuía, e com linhas traçadas à mão onde uma fronteira antiga cortava uma região. As que ainda existem, os rios e as cristas seguem o mapa de base. As demais erram de 3 a 10 km na Polônia, na Lituânia e no oeste soviético, e até 50 km na Ásia Central. Onde não se conhece fronteira da época, como na África antes da partilha, nenhuma é traçada.
about-hatching = Áreas hachuradas
about-hatching-text = As áreas hachuradas estão sob um exército ou em disputa. Uma frente não tem linha, porque mudava de semana a semana; a guerra civil de 1918 a 1920 é um esboço. A linha tracejada é uma fronteira interna, ou conhecida só por alto.
about-names = Nomes
about-names-text = A cidade leva o nome dado pelo poder que a governava naquele dia: Lemberg, depois Lwów. As cidades ucranianas e bálticas sob a Rússia aparecem na forma russa da época, hoje em desuso. Um toque na cidade mostra seus outros nomes e o atual.
about-coast = Costas e lagos
about-coast-text = As costas são as de hoje, generalizadas, e mais finas perto de suas casas. Uma represa surge no ano em que encheu; o mar de Aral tem sua margem antiga.
about-projection = Projeção
about-projection-text = As vistas amplas seguem a projeção cilíndrica de Patterson; as próximas, a de Mercator, que conserva as formas. Ambas aumentam demais o norte: não compare áreas. A escala vale na latitude da marca vermelha.
about-sources = Fontes
about-sources-text = Terras, lagos, rios e regiões de hoje: Natural Earth, domínio público. Fronteiras, nomes e contornos traçados à mão: este programa. Tipos: PT Serif e PT Sans, da ParaType, sob a ParaType Free Font License.
