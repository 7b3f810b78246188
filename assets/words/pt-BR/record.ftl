# The terms of the record.

confidence-high = Bem documentado
confidence-medium = Provável
confidence-low = Incerto
evidence-documented = Uma fonte o diz.
evidence-inferred = Deduzido das fontes de antes e depois.
evidence-bridging = Sem fonte: liga dois pontos documentados.
