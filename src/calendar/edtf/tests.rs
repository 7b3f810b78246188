//! Tests of dates with doubt.

use proptest::prelude::*;

use super::*;

fn bounds(text: &str) -> (String, String) {
    let date = Edtf::parse(text).unwrap();
    let show = |day: Option<Day>| day.map_or("..".to_owned(), |d| d.to_string());
    (show(date.earliest), show(date.latest))
}

#[test]
fn each_form_has_its_bounds() {
    for (text, earliest, latest) in [
        ("1917-11-07", "1917-11-07", "1917-11-07"),
        ("1917-11-07~", "1917-11-07", "1917-11-07"),
        ("1902-10-05?", "1902-10-05", "1902-10-05"),
        ("1902-10%", "1902-10-01", "1902-10-31"),
        ("1904-02", "1904-02-01", "1904-02-29"),
        ("1886~", "1886-01-01", "1886-12-31"),
        ("1917-XX-XX", "1917-01-01", "1917-12-31"),
        ("1917-XX", "1917-01-01", "1917-12-31"),
        ("1917-12-XX", "1917-12-01", "1917-12-31"),
        ("191X", "1910-01-01", "1919-12-31"),
        ("19XX?", "1900-01-01", "1999-12-31"),
        ("1901-21", "1901-03-01", "1901-05-31"),
        ("1901-22", "1901-06-01", "1901-08-31"),
        ("1901-23~", "1901-09-01", "1901-11-30"),
        ("1901-24", "1901-12-01", "1902-02-28"),
        ("1903-24", "1903-12-01", "1904-02-29"),
        ("1929-04-20/1929-04-30", "1929-04-20", "1929-04-30"),
        ("1931-11~/1932-01?", "1931-11-01", "1932-01-31"),
        ("1886/1887", "1886-01-01", "1887-12-31"),
        ("../1917", "..", "1917-12-31"),
        ("1917-03/..", "1917-03-01", ".."),
        ("/1917", "..", "1917-12-31"),
        ("1917/", "1917-01-01", ".."),
        ("9999-24", "9999-12-01", "10000-02-29"),
        (" 1917 ", "1917-01-01", "1917-12-31"),
    ] {
        let (first, last) = bounds(text);
        assert_eq!(
            (&*first, last.trim_start_matches('+')),
            (earliest, latest),
            "{text}"
        );
    }
}

#[test]
fn grain_and_doubt_are_kept() {
    for (text, grain, doubt) in [
        ("1917-11-07~", Grain::Day, Doubt::Approximate),
        ("1917-11?", Grain::Month, Doubt::Uncertain),
        ("1917-24%", Grain::Season, Doubt::Both),
        ("1917", Grain::Year, Doubt::None),
        ("191X~", Grain::Decade, Doubt::Approximate),
        ("1917~/1918", Grain::Interval, Doubt::Approximate),
        ("1917~/1918?", Grain::Interval, Doubt::Both),
    ] {
        let date = Edtf::parse(text).unwrap();
        assert_eq!((date.grain, date.doubt), (grain, doubt), "{text}");
    }
}

#[test]
fn an_error_names_the_wrong_part() {
    for (text, part, reason) in [
        ("", "", "no date"),
        ("1917-13", "13", "no month"),
        ("1917-1", "1", "no month"),
        ("1917-02-30", "30", "no such day"),
        ("1917-11-7", "7", "no day"),
        ("1917-24-01", "01", "no days"),
        ("1917-XX-05", "05", "left open"),
        ("191X-05", "191X-05", "year with X"),
        ("17-11-07", "17", "no year"),
        ("7.11.1917", "7.11.1917", "order"),
        ("Y19170", "Y19170", "before 0000"),
        ("-0044-03-15", "-0044-03-15", "before 0000"),
        ("1917-11-07T10:00:00Z", "1917-11-07T10:00:00Z", "times"),
        ("1917?~", "?~", "more than one"),
        ("1917-03/1917-o5", "o5", "no month"),
        ("1917/1918/1919", "1918/1919", "two ends"),
        ("../..", "../..", "neither"),
        ("..", "..", "open end"),
        ("1917-05/1917-03", "1917-03", "before it starts"),
    ] {
        let error = Edtf::parse(text).unwrap_err();
        assert_eq!(error.part, part, "{error}");
        assert!(error.reason.contains(reason), "{text}: {error}");
        assert_eq!(error.text, text);
    }
}

#[test]
fn open_ends_take_the_frame() {
    let frame = Edtf::parse("1879-11-07/1940-08-21")
        .unwrap()
        .bounds()
        .unwrap();
    let within = |text: &str| {
        let date = Edtf::parse(text).unwrap();
        date.bounds_within(frame.earliest, frame.latest)
    };
    assert_eq!(within("1917/..").latest, frame.latest);
    assert_eq!(within("/1917").earliest, frame.earliest);
    let late = within("1950/");
    assert!(late.earliest <= late.latest);
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,40}") {
        let _ = Edtf::parse(&text);
    }

    #[test]
    fn nothing_like_a_date_panics_and_bounds_are_in_order(
        text in "[0-9X]{2,4}(-[0-9X]{1,2}){0,3}[~?%]{0,2}(/[.]{0,2}([0-9X]{4}(-[0-9X]{2}){0,2})?[~?%]?)?"
    ) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert!(date.earliest.is_some() || date.latest.is_some());
            if let Some(bounds) = date.bounds() {
                prop_assert!(bounds.earliest <= bounds.latest);
            }
        }
    }

    #[test]
    fn every_day_reads_back(year in 0i32..=9999, ordinal in 1u32..=365, sign in "[~?%]?") {
        let day = Day::from_yo_opt(year, ordinal).unwrap();
        let date = Edtf::parse(&format!("{day}{sign}")).unwrap();
        prop_assert_eq!(date.bounds(), Some(DayBounds::sharp(day)));
        prop_assert_eq!(date.grain, Grain::Day);
    }
}
