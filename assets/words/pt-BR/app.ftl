# The window: tabs, the foot of the timeline, messages.

tab-map = Mapa
tab-events = Acontecimentos
languages = Idioma
back = Voltar
forward = Avançar
copy-link = Copiar vínculo
copied = Copiado
theme-dark = Escuro
theme-light = Claro
theme-contrast = Alto contraste
problems-title = O arquivo da vida tem um erro
problems-count = { $count ->
        [one] Um problema
        *[other] { $count } problemas
    }. O resto é mostrado.
dismiss = Fechar
not-a-life = Não foi possível abrir a vida
