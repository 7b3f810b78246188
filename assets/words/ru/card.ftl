# The column, the card and the foot of the column.

heading-rail = Поездом: { $from } – { $to }
heading-armoured-train = В бронепоезде: { $from } – { $to }
heading-ship = В море: { $from } – { $to }
heading-boat = На лодке: { $from } – { $to }
heading-sledge = На санях: { $from } – { $to }
heading-cart = На телеге: { $from } – { $to }
heading-car = На автомобиле: { $from } – { $to }
heading-on-foot = Пешком: { $from } – { $to }
heading-mixed = В пути: { $from } – { $to }
heading-unknown = В пути: { $from } – { $to }
heading-between = { $a } или { $b }
badge-between = Место не установлено
badge-estimated = Положение рассчитано
candidate-on-the-way = в пути: { $to }
why-estimated = Отъезд: { $start }. Прибытие: { $end }.
sources-more = { $count ->
        [one] ещё { $count } источник
        [few] ещё { $count } источника
        *[other] ещё { $count } источников
    }
card-event = Событие
card-place = Место
card-stay = Пребывание
card-journey = Поездка
card-close = Закрыть
card-sources = Источники
card-stays = Пребывания
card-no-stays = Здесь он был лишь проездом.
card-absent = Его там не было.
card-today = Сегодня: { $name }
card-span = { $from } – { $until }
date-and-old-style = { $date } ({ $old } по старому стилю)
next = Далее
next-in-days = { $date }, через { $days ->
        [one] { $days } день
        [few] { $days } дня
        *[other] { $days } дней
    }
play = Пуск
pause = Пауза
step-previous = Предыдущее событие
step-next = Следующее событие
pace-half-day = ½ дня
pace-day = 1 день
pace-two-days = 2 дня
pace-week = 1 неделя
pace-month = 1 месяц
pace-quarter = 3 месяца
pace-year = 1 год
pace-unit = в секунду
pace-faster = Быстрее
pace-slower = Медленнее
span-life = Вся жизнь
span-decade = 10 лет
span-year = Год
span-weeks = Недели
day-count = День { $day } из { $of }
age = { $years ->
        [one] { $years } год
        [few] { $years } года
        *[other] { $years } лет
    }
sources-all = { $count ->
        [one] { $count } источник
        [few] { $count } источника
        *[other] { $count } источников
    }

# Государства на карте и страница о карте.

card-state = Государство
card-about-map = Об этой карте
state-part-of = В составе: { $state }
state-names = Названия
state-from = С { $from }
state-until = По { $until }
state-stays = Где он здесь жил
state-days = { $count ->
        [one] { $days } день
        [few] { $days } дня
        *[many] { $days } дней
    }
state-no-stays = Здесь он никогда не останавливался.
change-said = { $date }: { $what }
about-map-title = Карта того дня
about-borders = Границы
about-borders-text = Границы показаны на выбранный день. Они составлены из нынешних областей, отнесённых к государству, которое ими владело, и из линий, проведённых от руки там, где старая граница пересекала область. Сохранившиеся границы, реки и хребты следуют основе карты. Прочие отклоняются на 3–10 км в Польше, Литве и на западе СССР и до 50 км в Средней Азии. Где границы того времени неизвестны, как в Африке до раздела, их нет.
about-hatching = Штриховка
about-hatching-text = Заштрихованы земли, занятые войсками или спорные. У фронта нет линии: он двигался каждую неделю; Гражданская война 1918–1920 годов показана эскизом. Прерывистая линия — граница внутри государства или известная лишь приблизительно.
about-names = Названия
about-names-text = Город назван так, как его называла тогдашняя власть: Лемберг, позже Львов. Украинские и прибалтийские города в составе России даны в русской форме того времени, сегодня не принятой. Нажмите на город, чтобы увидеть другие его имена и нынешнее.
about-coast = Берега и озёра
about-coast-text = Берега нынешние, обобщённые; вблизи его домов они подробнее. Водохранилище появляется в год наполнения; у Аральского моря прежний берег.
about-projection = Проекция
about-projection-text = Общие виды построены в цилиндрической проекции Паттерсона, близкие — в проекции Меркатора, верно передающей очертания. Обе увеличивают север: не сравнивайте площади. Масштаб верен на широте красного знака.
about-sources = Источники
about-sources-text = Суша, озёра, реки и нынешние области: Natural Earth, общественное достояние. Границы, названия и контуры, проведённые от руки, — работа авторов программы. Шрифты: PT Serif и PT Sans компании ParaType, ParaType Free Font License.
