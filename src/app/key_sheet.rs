//! The rows of the help sheet, made from the table of keys.

use egui::{Key, Modifiers};

use crate::explore::{Fit, Span, Step, Tab, TimeFit};
use crate::widgets::help::{Cap, Group, Row};
use crate::widgets::icons::Icon;
use crate::words::Words;

use super::shortcuts::{KEYS, Wish};

/// The groups of the sheet, in order, by the keys of their titles among the words.
const GROUPS: [&str; 3] = ["help-time", "help-map", "help-window"];

/// Every key of the table with what it does, grouped; keys that do the same share a row.
pub(super) fn groups(words: &Words) -> Vec<Group> {
    let mut groups: Vec<Group> = GROUPS
        .iter()
        .map(|title| Group {
            title: words.text(title).into_owned(),
            rows: Vec::new(),
        })
        .collect();
    let mut wishes: Vec<Wish> = Vec::new();
    for (_, _, wish) in KEYS {
        if wishes.contains(wish) {
            continue;
        }
        wishes.push(*wish);
        let (group, what) = meaning(*wish);
        let keys = KEYS.iter().filter(|(_, _, other)| other == wish);
        let row = Row {
            keys: keys
                .map(|(mods, key, _)| caps(words, *mods, *key))
                .collect(),
            what: words.text(what).into_owned(),
        };
        if let Some(title) = GROUPS.iter().position(|title| *title == group) {
            groups[title].rows.push(row);
        }
    }
    groups
}

/// The group of a wish and what it does, as keys among the words.
fn meaning(wish: Wish) -> (&'static str, &'static str) {
    let (time, map, window) = (GROUPS[0], GROUPS[1], GROUPS[2]);
    match wish {
        Wish::PlayOrPause => (time, "help-play"),
        Wish::Days(days) if days <= -7 => (time, "help-week-back"),
        Wish::Days(days) if days < 0 => (time, "help-day-back"),
        Wish::Days(days) if days >= 7 => (time, "help-week-forward"),
        Wish::Days(_) => (time, "help-day-forward"),
        Wish::Event(Step::Previous) => (time, "help-event-before"),
        Wish::Event(Step::Next) => (time, "help-event-next"),
        Wish::End(Step::Previous) => (time, "help-first-day"),
        Wish::End(Step::Next) => (time, "help-last-day"),
        Wish::Span(Span::Life) => (time, "help-span-life"),
        Wish::Span(Span::Decade) => (time, "help-span-decade"),
        Wish::Span(Span::Year) => (time, "help-span-year"),
        Wish::Span(Span::Weeks) => (time, "help-span-weeks"),
        Wish::Faster => (time, "help-faster"),
        Wish::Slower => (time, "help-slower"),
        Wish::ZoomMap(factor) if factor > 1.0 => (map, "help-zoom-in"),
        Wish::ZoomMap(_) => (map, "help-zoom-out"),
        Wish::Fit(Fit::Life | Fit::Rect(_)) => (map, "help-fit-life"),
        Wish::Fit(Fit::Chapter) => (map, "help-fit-chapter"),
        Wish::Fit(Fit::Here) => (map, "help-fit-here"),
        Wish::Back => (window, "help-back"),
        Wish::Forward => (window, "help-forward"),
        Wish::Close => (window, "help-close"),
        Wish::NextLang => (window, "help-lang"),
        Wish::Theme => (window, "help-theme"),
        Wish::Tab(Tab::Map) => (window, "help-tab-map"),
        Wish::Tab(Tab::Numbers) => (window, "help-tab-numbers"),
        Wish::Tab(Tab::Events) => (window, "help-tab-events"),
        Wish::Help => (window, "help-help"),
        Wish::Stay(Step::Previous) => (time, "help-stay-before"),
        Wish::Stay(Step::Next) => (time, "help-stay-next"),
        Wish::Chapter(Step::Previous) => (time, "help-chapter-before"),
        Wish::Chapter(Step::Next) => (time, "help-chapter-next"),
        Wish::Year(Step::Previous) => (time, "help-year-before"),
        Wish::Year(Step::Next) => (time, "help-year-next"),
        Wish::StoryOrCalendar => (time, "help-story"),
        Wish::Backwards => (time, "help-backwards"),
        Wish::Loop => (time, "help-loop"),
        Wish::FitTime(TimeFit::Life) => (time, "help-time-life"),
        Wish::FitTime(TimeFit::Chapter) => (time, "help-time-chapter"),
        Wish::FitTime(TimeFit::Year) => (time, "help-time-year"),
        Wish::TypeDate => (time, "help-type-date"),
        Wish::Follow => (map, "help-follow"),
        Wish::Search => (window, "help-search"),
        Wish::Rivals => (map, "rivals-key"),
        Wish::HowWeKnow => (window, "know-open"),
    }
}

/// What stands on the keys pressed together.
fn caps(words: &Words, modifiers: Modifiers, key: Key) -> Vec<Cap> {
    let word = |key: &str| Cap::Word(words.text(key).into_owned());
    let mut caps = Vec::new();
    if modifiers.command {
        caps.push(word("key-ctrl"));
    }
    if modifiers.alt {
        caps.push(word("key-alt"));
    }
    if modifiers.shift {
        caps.push(word("key-shift"));
    }
    caps.push(match key {
        Key::Space => word("key-space"),
        Key::ArrowLeft => Cap::Sign(Icon::Left, words.text("key-left").into_owned()),
        Key::ArrowRight => Cap::Sign(Icon::Right, words.text("key-right").into_owned()),
        Key::Home => word("key-home"),
        Key::End => word("key-end"),
        Key::PageUp => word("key-page-up"),
        Key::PageDown => word("key-page-down"),
        Key::Escape => word("key-escape"),
        Key::Backspace => word("key-backspace"),
        Key::Minus => Cap::Word("−".to_owned()),
        Key::Period => Cap::Word(".".to_owned()),
        Key::Comma => Cap::Word(",".to_owned()),
        Key::Slash => Cap::Word("/".to_owned()),
        other => Cap::Word(other.symbol_or_name().to_owned()),
    });
    caps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_key_of_the_table_is_on_the_sheet_in_every_language() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let groups = groups(&words);
            let rows = || groups.iter().flat_map(|group| &group.rows);
            let keys: usize = rows().map(|row| row.keys.len()).sum();
            assert_eq!(keys, KEYS.len(), "{lang:?}");
            let mut meanings: Vec<&str> = rows().map(|row| &*row.what).collect();
            let all = meanings.len();
            meanings.sort_unstable();
            meanings.dedup();
            assert_eq!(meanings.len(), all, "two rows of {lang:?} say the same");
            assert!(groups.iter().all(|group| !group.rows.is_empty()));
        }
    }
}
