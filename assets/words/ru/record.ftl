# The terms of the record.

confidence-high = Надёжно установлено
confidence-medium = Вероятно
confidence-low = Неясно
evidence-documented = Об этом говорит источник.
evidence-inferred = Вывод из источников до и после.
evidence-bridging = Источника нет: соединяет две известные точки.
