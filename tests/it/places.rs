//! Whose a town was on a date and what it was called: the program's answers against a table made from
//! treaties, decrees and captures.

use trotsky_atlas::app::cli::place_cmd::Gazetteer;
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::fold;

/// The least number of rows and of towns: a table that shrinks proves less.
const LEAST: (usize, usize) = (900, 330);

#[test]
fn nine_hundred_towns_and_dates_are_answered_as_history_has_them() {
    let life = load_embedded().unwrap().life;
    let gazetteer = Gazetteer::new(&life).unwrap();
    let mut reader = csv::Reader::from_reader(include_str!("town-dates.csv").as_bytes());
    let mut wrong = Vec::new();
    let mut towns = std::collections::BTreeSet::new();
    let mut rows = 0;
    for (row, line) in reader.records().zip(2..) {
        let row = row.unwrap();
        let [town, lat, lon, date, state, name, source] =
            [0, 1, 2, 3, 4, 5, 6].map(|column| row.get(column).unwrap());
        assert!(!source.is_empty(), "line {line} names no source");
        rows += 1;
        towns.insert(town.to_owned());
        let answer = gazetteer.ask(&format!("{lat},{lon}"), date).unwrap();
        let held = answer.state_id().unwrap_or("none");
        if held != state {
            wrong.push(format!(
                "{line}: {town} on {date}: {held}, not {state} ({source})"
            ));
        }
        if !name.is_empty() {
            match gazetteer.ask(town, date) {
                // The table writes without accents.
                Ok(answer) if answer.english().map(fold) == Some(fold(name)) => {}
                Ok(answer) => wrong.push(format!(
                    "{line}: {town} on {date}: called {:?}, not {name} ({source})",
                    answer.english()
                )),
                Err(error) => wrong.push(format!("{line}: {error}")),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        (rows, towns.len()) >= LEAST,
        "{rows} rows, {} towns",
        towns.len()
    );
}
