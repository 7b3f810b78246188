# The terms of the record.

confidence-high = Bien documentado
confidence-medium = Probable
confidence-low = Incierto
evidence-documented = Lo dice una fuente.
evidence-inferred = Deducido de las fuentes de antes y después.
evidence-bridging = Sin fuente: une dos puntos documentados.
