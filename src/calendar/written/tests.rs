//! Tests of written dates, in all four languages.

use super::*;

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd_opt(y, m, d).unwrap()
}

/// What a date reads as in Portuguese, English, Spanish and Russian.
fn in_all(text: impl Fn(&Words) -> String) -> [String; 4] {
    Lang::ALL.map(|lang| text(&Words::new(lang)))
}

#[test]
fn a_day_in_four_languages() {
    assert_eq!(
        in_all(|w| date_text(w, day(1931, 3, 1))),
        [
            "1º de março de 1931",
            "1 March 1931",
            "1 de marzo de 1931",
            "1 марта 1931"
        ]
    );
    assert_eq!(
        in_all(|w| weekday_name(w, day(1917, 3, 29))),
        ["quinta-feira", "Thursday", "jueves", "четверг"]
    );
}

#[test]
fn a_flag_and_a_tick_in_four_languages() {
    assert_eq!(
        in_all(|w| flag_text(w, day(1917, 5, 29))),
        ["29 mai 1917", "29 May 1917", "29 may 1917", "29 мая 1917"]
    );
    assert_eq!(in_all(|w| month_short(w, 5)), ["mai", "May", "may", "май"]);
}

#[test]
fn a_russian_month_is_declined_after_a_day() {
    assert_eq!(
        in_all(|w| month_name(w, day(1917, 3, 29), MonthForm::Alone)),
        ["março", "March", "marzo", "март"]
    );
    assert_eq!(
        in_all(|w| month_name(w, day(1917, 3, 29), MonthForm::AfterDay)),
        ["março", "March", "marzo", "марта"]
    );
}

#[test]
fn recorded_dates_read_as_sentences_do() {
    for (text, expected) in [
        (
            "1902-10",
            [
                "outubro de 1902",
                "October 1902",
                "octubre de 1902",
                "октябрь 1902",
            ],
        ),
        (
            "1896-06~",
            [
                "por volta de junho de 1896",
                "about June 1896",
                "hacia junio de 1896",
                "около июня 1896",
            ],
        ),
        (
            "1902-09-05~",
            [
                "por volta de 5 de setembro de 1902",
                "about 5 September 1902",
                "hacia el 5 de septiembre de 1902",
                "около 5 сентября 1902",
            ],
        ),
        (
            "1905-10-28?",
            [
                "talvez 28 de outubro de 1905",
                "perhaps 28 October 1905",
                "quizá 28 de octubre de 1905",
                "возможно, 28 октября 1905",
            ],
        ),
        (
            "1901-24",
            [
                "inverno de 1901–02",
                "winter 1901–02",
                "invierno de 1901–02",
                "зима 1901–1902",
            ],
        ),
        (
            "1899-24~",
            [
                "por volta do inverno de 1899–1900",
                "about the winter of 1899–1900",
                "hacia el invierno de 1899–1900",
                "около зимы 1899–1900",
            ],
        ),
        (
            "1917-21",
            [
                "primavera de 1917",
                "spring 1917",
                "primavera de 1917",
                "весна 1917",
            ],
        ),
        (
            "191X%",
            [
                "talvez por volta da década de 1910",
                "perhaps about the 1910s",
                "quizá hacia la década de 1910",
                "возможно, около 1910-х годов",
            ],
        ),
        ("19XX", ["1900–1999"; 4]),
        (
            "1886~",
            [
                "por volta de 1886",
                "about 1886",
                "hacia 1886",
                "около 1886",
            ],
        ),
        (
            "1929-04-20/1929-04-30",
            [
                "20–30 de abril de 1929",
                "20–30 April 1929",
                "20–30 de abril de 1929",
                "20–30 апреля 1929",
            ],
        ),
        (
            "1929-04-28/1929-05-01",
            [
                "28 de abril – 1º de maio de 1929",
                "28 April – 1 May 1929",
                "28 de abril – 1 de mayo de 1929",
                "28 апреля – 1 мая 1929",
            ],
        ),
        (
            "1931-04~/1931-06",
            [
                "aproximadamente abril–junho de 1931",
                "about April–June 1931",
                "aproximadamente abril–junio de 1931",
                "примерно апрель–июнь 1931",
            ],
        ),
        (
            "1931-11/1932-01?",
            [
                "talvez novembro de 1931 – janeiro de 1932",
                "perhaps November 1931 – January 1932",
                "quizá noviembre de 1931 – enero de 1932",
                "возможно, ноябрь 1931 – январь 1932",
            ],
        ),
        (
            "1910-11-21/1911-03",
            [
                "21 de novembro de 1910 – março de 1911",
                "21 November 1910 – March 1911",
                "21 de noviembre de 1910 – marzo de 1911",
                "21 ноября 1910 – март 1911",
            ],
        ),
        ("1937/1940", ["1937–1940"; 4]),
        (
            "../1917",
            ["até 1917", "until 1917", "hasta 1917", "до 1917"],
        ),
        (
            "1917-03/..",
            [
                "desde março de 1917",
                "from March 1917",
                "desde marzo de 1917",
                "с марта 1917",
            ],
        ),
        (
            "1917-03-05/",
            [
                "desde 5 de março de 1917, fim desconhecido",
                "from 5 March 1917, end not known",
                "desde el 5 de marzo de 1917, final desconocido",
                "с 5 марта 1917, конец неизвестен",
            ],
        ),
        (
            "/191X",
            [
                "até a década de 1910, início desconhecido",
                "until the 1910s, start not known",
                "hasta la década de 1910, comienzo desconocido",
                "до 1910-х годов, начало неизвестно",
            ],
        ),
    ] {
        let date = Edtf::parse(text).unwrap();
        assert_eq!(in_all(|w| edtf_text(w, &date)), expected, "{text}");
    }
}

#[test]
fn bounds_name_whole_months_and_years() {
    for (text, expected) in [
        (
            "1931-04/1931-06",
            [
                "abril–junho de 1931",
                "April–June 1931",
                "abril–junio de 1931",
                "апрель–июнь 1931",
            ],
        ),
        ("1886/1888", ["1886–1888"; 4]),
        ("1886", ["1886"; 4]),
        (
            "1902-10",
            [
                "outubro de 1902",
                "October 1902",
                "octubre de 1902",
                "октябрь 1902",
            ],
        ),
        (
            "1902-10-01/1902-10-05",
            [
                "1º–5 de outubro de 1902",
                "1–5 October 1902",
                "1–5 de octubre de 1902",
                "1–5 октября 1902",
            ],
        ),
    ] {
        let bounds = Edtf::parse(text).unwrap().bounds().unwrap();
        assert_eq!(in_all(|w| bounds_text(w, bounds)), expected, "{text}");
    }
}
