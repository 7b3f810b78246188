# In numbers: the tab, and the same figures on the command line.

tab-numbers = Em números
numbers-days = { $days ->
        [one] dia de vida
        *[other] dias de vida
    }
numbers-states = { $states ->
        [one] Estado ou território
        *[other] Estados e territórios
    }
numbers-km = { $km ->
        [one] quilômetro, no mínimo
        *[other] quilômetros, no mínimo
    }
numbers-unfree = { $days ->
        [one] dia de prisão e exílio
        *[other] dias de prisão e exílio
    }
numbers-by-state = Dias por Estado da época
numbers-by-place = Dias por lugar
numbers-by-mode = Quilômetros por meio de transporte
numbers-by-condition = Livre, exílio, prisão
numbers-free = livre, no país ou fora
numbers-exile = deportado, por ordem
numbers-prison = preso ou sob guarda
numbers-condition-free = Livre
numbers-condition-prisoner = Preso ou sob guarda
numbers-condition-deported = Deportado, por ordem
numbers-condition-hiding = Escondido
numbers-condition-escape = Em fuga
numbers-mode-rail = Trem
numbers-mode-armoured-train = Trem blindado
numbers-mode-ship = Navio
numbers-mode-boat = Barco
numbers-mode-sledge = Trenó
numbers-mode-cart = Carroça
numbers-mode-car = Automóvel
numbers-mode-on-foot = A pé
numbers-mode-mixed = Vários
numbers-mode-unknown = Não se sabe
numbers-bar-days = { $name }: { $number ->
        [one] um dia
        *[other] { $days } dias
    }
numbers-bar-km = { $name }: { $km } km
numbers-weeks = A vida em semanas: { $rows ->
        [one] uma célula é uma semana
        *[other] uma coluna são { $rows } semanas, uma célula é uma
    }
numbers-week = { $date }: { $what }
numbers-week-to-come = { $date }: ainda por vir
numbers-distance = Distância de { $place }, em quilômetros
numbers-distance-now = { $km } km de { $place }
numbers-distance-value = { $km } km
numbers-far = { $place }, a { $km } km
numbers-method = Todos os números vão até o dia escolhido. Os quilômetros são medidos por círculos máximos entre os pontos do caminho; por isso ficam abaixo do real onde a estrada não é conhecida.
stats-method = Um dia entre dois lugares conta em partes; na estrada não pertence a nenhum Estado.
stats-head = Até { $date }: { $days } dias de vida, { $states } Estados e territórios, { $places } lugares, { $km } km.
stats-row = { $name }: { $number }
stats-furthest = Mais longe de { $home }: { $place }, { $km } km, em { $date }.
