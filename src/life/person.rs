//! The persons of a life: who each was in a line, and the forms by which the texts name them.

use crate::words::Text;

use super::Life;

/// A person whom the texts of the life name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id of the record.
    pub id: String,
    /// The name in each language.
    pub name: Text,
    /// The year of birth, if it is known.
    pub born: Option<i32>,
    /// The year of death, if it is known.
    pub died: Option<i32>,
    /// Who the person was, in a line.
    pub line: Text,
    /// The forms by which the texts name the person, of all languages and cases, in the order of the
    /// record. One form may name two persons at once, such as "David and Anna".
    pub forms: Vec<String>,
}

impl Person {
    /// Whether a text calls the person by this name: the name in any language, or one of the forms.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.all().any(|own| own == name) || self.forms.iter().any(|form| form == name)
    }
}

impl Life {
    /// The person whom the record calls by a name, if the life knows who that was.
    pub fn person_called(&self, name: &str) -> Option<&Person> {
        let by_name = |person: &&Person| person.name.all().any(|own| own == name);
        self.people
            .iter()
            .find(by_name)
            .or_else(|| self.people.iter().find(|person| person.is_called(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_whole_name_goes_before_a_form_of_it() {
        let person = |id: &str, name: &str, forms: &[&str]| Person {
            id: id.to_owned(),
            name: Text::same(name),
            born: None,
            died: None,
            line: Text::default(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        };
        let mut life = sample::life();
        life.people = vec![
            person("a", "Anna Novak", &["Novak", "Anna"]),
            person("b", "Novak", &["the Novaks"]),
        ];
        let called = |name| life.person_called(name).map(|person| person.id.as_str());
        assert_eq!(called("Novak"), Some("b"));
        assert_eq!(called("Anna"), Some("a"));
        assert_eq!(called("Nov"), None);
    }
}
