# The list, the search and the filter.

list-name = Lista
list-events = Acontecimentos
list-stays = Estadias
list-journeys = Viagens
list-places = Lugares
find-search = Buscar
find-hint = Lugar, pessoa, acontecimento, data
find-clear = Limpar
find-in-view = No período à vista
find-filter = Filtro
find-showing = { $shown } de { $of }
find-found = { $count ->
        [one] um resultado
        *[other] { $count } resultados
    }
find-reset = Limpar filtro
find-edge = Filtro: { $legs } de { $of-legs } estadias e viagens, { $events } de { $of-events } acontecimentos
find-show-all = Mostrar todos
find-show-everything = Mostrar tudo
find-nothing = Nada encontrado
find-nothing-why = Nenhum lugar, pessoa ou acontecimento tem este nome. Nomes antigos e atuais servem: tente Petrogrado, Leningrado.
find-all-hidden = Nada a mostrar
find-all-hidden-why = O filtro esconde todas as linhas.
find-date = Data
find-go-to-day = Ir para { $date }
find-person = Pessoa
find-town = Cidade
find-events-of = { $count ->
        [one] um acontecimento
        *[other] { $count } acontecimentos
    }
find-rank = Importância
find-rank-1 = Momentos decisivos
find-rank-2 = Importantes
find-rank-3 = Sem detalhes
find-condition = Condição
find-condition-free = Livre
find-condition-prisoner = Preso
find-condition-deported = No exílio
find-condition-hiding = Escondido
find-condition-escape = Em fuga
find-mode = Como viajava
find-mode-rail = Trem
find-mode-armoured-train = Trem blindado
find-mode-ship = Navio
find-mode-boat = Barco
find-mode-sledge = Trenó
find-mode-cart = Carroça
find-mode-car = Automóvel
find-mode-on-foot = A pé
find-mode-mixed = Vários meios
find-mode-unknown = Desconhecido
find-certainty = Grau de certeza
find-country = País da época
