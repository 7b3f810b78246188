//! Where a text names a person, and the rows in which one is named.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::words::{Lang, markup};

use super::{EventId, LegId, Life, Person, RowId};

/// The forms of every person by their first word, so that a text is read once, word by word.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Of one first word, the longest form first; each with the person's number in the life.
    forms: BTreeMap<String, Vec<(String, u32)>>,
}

/// A person named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the name.
    pub bytes: Range<usize>,
    /// The person's number in the life.
    pub person: u32,
}

impl Mentions {
    /// The forms of these persons; where two share one, the first of them has it.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a loader refuses tables of over four thousand million rows"
    )]
    pub fn new(people: &[Person]) -> Self {
        let mut forms: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
        for (number, person) in people.iter().enumerate() {
            let names = person.name.all();
            for form in names.chain(person.forms.iter().map(String::as_str)) {
                let Some(first) = words(form).next() else {
                    continue;
                };
                let known = forms.entry(form[first].to_owned()).or_default();
                if known.iter().all(|(other, _)| other != form) {
                    known.push((form.to_owned(), number as u32));
                }
            }
        }
        for known in forms.values_mut() {
            known.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { forms }
    }

    /// The persons a text names, in its order; each stands alone as a word or words.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for word in words(text) {
            if found.last().is_some_and(|last| word.start < last.bytes.end) {
                continue;
            }
            let Some(forms) = self.forms.get(&text[word.clone()]) else {
                continue;
            };
            let rest = &text[word.start..];
            let hit = forms.iter().find(|(form, _)| {
                let after = rest.get(form.len()..).and_then(|rest| rest.chars().next());
                rest.starts_with(form.as_str()) && !after.is_some_and(char::is_alphanumeric)
            });
            if let Some((form, person)) = hit {
                found.push(Mention {
                    bytes: word.start..word.start + form.len(),
                    person: *person,
                });
            }
        }
        found
    }

    fn names(&self, text: &str, person: u32) -> bool {
        self.find(text)
            .iter()
            .any(|mention| mention.person == person)
    }
}

/// The words of a text: runs of letters and figures.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let long = text[start..].find(|c: char| !c.is_alphanumeric());
        let end = long.map_or(text.len(), |long| start + long);
        from = end;
        Some(start..end)
    })
}

impl Life {
    /// The rows in which a person is named, by date: where the two paths cross.
    pub fn rows_naming(&self, mentions: &Mentions, person: u32) -> Vec<RowId> {
        let Some(who) = self.people.get(person as usize) else {
            return Vec::new();
        };
        // The English texts are read: the others are translations of them and may leave a name out.
        let named = |texts: [&str; 2]| {
            texts
                .into_iter()
                .any(|text| mentions.names(&markup::plain(text), person))
        };
        let legs = (0..self.legs.len()).map(LegId::from_index).filter(|id| {
            let leg = self.leg(*id);
            named([leg.fact.get(Lang::En), leg.label.get(Lang::En)])
        });
        let events = (0..self.events.len())
            .map(EventId::from_index)
            .filter(|id| {
                let event = self.event(*id);
                event.people.iter().any(|name| who.is_called(name))
                    || named([event.fact.get(Lang::En), event.label.get(Lang::En)])
            });
        let mut rows: Vec<(_, RowId)> = legs
            .map(|id| (self.leg(id).start_bounds, RowId::Leg(id)))
            .chain(events.map(|id| (self.event(id).bounds, RowId::Event(id))))
            .collect();
        rows.sort_by_key(|(bounds, row)| (bounds.earliest, bounds.latest, *row));
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::words::Text;

    use super::super::sample;
    use super::*;

    fn person(name: &str, forms: &[&str]) -> Person {
        Person {
            id: name.to_lowercase(),
            name: Text::same(name),
            born: None,
            died: None,
            line: Text::default(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        }
    }

    #[test]
    fn the_longest_form_is_the_one_meant() {
        let people = [
            person("Victor Adler", &["Adler", "Адлера"]),
            person("Alfred Adler", &["Alfred Adler"]),
        ];
        let mentions = Mentions::new(&people);
        let found = |text: &str| -> Vec<(String, u32)> {
            mentions
                .find(text)
                .into_iter()
                .map(|one| (text[one.bytes].to_owned(), one.person))
                .collect()
        };
        assert_eq!(
            found("With Alfred Adler, then Adler’s son."),
            [("Alfred Adler".to_owned(), 1), ("Adler".to_owned(), 0)]
        );
        assert_eq!(found("У Адлера."), [("Адлера".to_owned(), 0)]);
        assert_eq!(found("The Adlers and Adlerberg."), []);
    }

    #[test]
    fn rows_come_by_date() {
        let mut life = sample::life();
        life.people = vec![person("Somebody", &[])];
        life.legs[4].fact = Text::same("Meets Somebody.");
        life.legs[1].label = Text::same("With *Somebody* again.");
        let mentions = Mentions::new(&life.people);
        let rows = life.rows_naming(&mentions, 0);
        assert_eq!(rows, [RowId::Leg(LegId(1)), RowId::Leg(LegId(4))]);
        assert_eq!(life.rows_naming(&mentions, 7), []);
    }
}
