# The sheet of keys, and the plate that greets with what happened on this day.

help-title = Teclas
help-open = Teclas
help-time = Tempo
help-map = Mapa
help-window = Janela
help-play = Tocar ou parar
help-day-back = Um dia para trás
help-day-forward = Um dia para a frente
help-week-back = Uma semana para trás
help-week-forward = Uma semana para a frente
help-event-before = Evento anterior
help-event-next = Próximo evento
help-first-day = Primeiro dia da vida
help-last-day = Último dia da vida
help-span-life = A vida inteira no eixo do tempo
help-span-decade = Dez anos no eixo do tempo
help-span-year = Um ano no eixo do tempo
help-span-weeks = Dez semanas no eixo do tempo
help-faster = Tocar mais rápido
help-slower = Tocar mais devagar
help-zoom-in = Aproximar
help-zoom-out = Afastar
help-fit-life = Mostrar a vida inteira
help-fit-chapter = Mostrar o capítulo
help-fit-here = Mostrar onde ele está
help-back = Voltar à vista anterior
help-forward = Avançar à vista deixada
help-close = Fechar o que está aberto
help-lang = Próximo idioma
help-theme = Claro ou escuro
help-tab-map = Mapa
help-tab-numbers = Em números
help-tab-events = Acontecimentos
help-help = Abrir ou fechar esta folha
help-row = { $keys }: { $what }

# What stands on the keys.

key-space = Espaço
key-left = Seta para a esquerda
key-right = Seta para a direita
key-home = Home
key-end = End
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc
key-backspace = Backspace
key-shift = Shift
key-alt = Alt

# On this day.

on-this-day = Neste dia
on-this-day-ahead = { $days ->
        [one] amanhã, { $date }
        *[other] em { $days } dias, { $date }
    }
on-this-day-go = Ir até lá
on-this-day-event = { $year }: { $title }

# Steps and paces of the clock, the axis and the search.

help-stay-before = Estadia anterior
help-stay-next = Próxima estadia
help-chapter-before = Capítulo anterior
help-chapter-next = Próximo capítulo
help-year-before = Um ano para trás
help-year-next = Um ano para a frente
help-story = Ritmo da narrativa ou do calendário
help-backwards = Tocar para trás ou para a frente
help-loop = Repetir o que o eixo do tempo mostra
help-time-life = Toda a vida no eixo de uma vez
help-time-chapter = O capítulo inteiro no eixo do tempo
help-time-year = O ano civil inteiro no eixo do tempo
help-type-date = Ir a uma data digitada
help-follow = Como o mapa o acompanha
help-search = Buscar
key-ctrl = Ctrl
