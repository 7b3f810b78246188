//! The finder: what is looked for, what is left out, what is pointed at, and what that comes to.

use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use crate::life::{Life, Mentions, RowId};
use crate::words::Lang;

use super::filter::{Facets, Filter, Mask, Only};
use super::query::Query;
use super::reckoning::Reckoning;
use super::search::{Answers, Index};
use super::{Command, Commands, Explorer, Selection, Tab};

/// A kind of row in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Events.
    Events,
    /// Stays.
    Stays,
    /// Journeys.
    Journeys,
    /// Places.
    Places,
}

impl ListKind {
    /// Every kind, in order.
    pub const ALL: [Self; 4] = [Self::Events, Self::Stays, Self::Journeys, Self::Places];

    /// The end of its key among the words: `list-events`; also its name in a viewpoint's line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Stays => "stays",
            Self::Journeys => "journeys",
            Self::Places => "places",
        }
    }
}

/// What a visitor looks for and wants to see; a part of the viewpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What stands in the search box.
    pub query: Query,
    /// What the views leave out.
    pub filter: Filter,
    /// The kinds of rows in the list: numbers in [`ListKind::ALL`], never none.
    pub kinds: Only,
    /// Whether the list holds only what lies on the time axis now.
    pub in_view: bool,
    /// Whether the rival claims are drawn on map and axis.
    pub rivals: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            query: Query::default(),
            filter: Filter::default(),
            kinds: Only::of([0]),
            in_view: false,
            rivals: false,
        }
    }
}

/// The name of the part that holds the list to the time axis.
const IN_VIEW: &str = "in-view";

/// The part that draws the rival claims.
const RIVALS: &str = "rivals";

impl Wanted {
    /// Whether neither the filter nor the time axis keeps a row away.
    pub fn is_open(&self) -> bool {
        self.filter.is_open() && !self.in_view
    }

    /// The parts of a viewpoint's line; none of what nobody changed.
    pub(super) fn to_parts(self, life: &Life) -> Vec<String> {
        let mut parts = Vec::new();
        if !self.query.is_empty() {
            parts.push(format!("find {}", self.query.as_str().trim()));
        }
        parts.extend(self.filter.to_parts(life));
        if self.kinds != Self::default().kinds {
            let kinds: Vec<&str> = ListKind::ALL
                .into_iter()
                .enumerate()
                .filter(|(number, _)| self.kinds.has(*number))
                .map(|(_, kind)| kind.key())
                .collect();
            parts.push(format!("only list {}", kinds.join(" ")));
        }
        if self.in_view {
            parts.push(format!("only {IN_VIEW}"));
        }
        if self.rivals {
            parts.push(RIVALS.to_owned());
        }
        parts
    }

    /// Reads a part of a viewpoint's line; `None` if it is none of these, else whether it
    /// could be read.
    pub(super) fn read_part(&mut self, part: &str, life: &Life) -> Option<bool> {
        if let Some(text) = part.strip_prefix("find ") {
            self.query = Query::new(text.trim());
            return Some(true);
        }
        if part == RIVALS {
            self.rivals = true;
            return Some(true);
        }
        let rest = part.strip_prefix("only ")?.trim();
        if rest == IN_VIEW {
            self.in_view = true;
            return Some(true);
        }
        let Some(kinds) = rest.strip_prefix("list ") else {
            return Some(self.filter.read_part(rest, life).is_some());
        };
        let numbers: Option<Vec<usize>> = kinds
            .split_whitespace()
            .map(|word| ListKind::ALL.iter().position(|kind| kind.key() == word))
            .collect();
        let kinds = numbers.map(Only::of).filter(|kinds| !kinds.is_all());
        Some(kinds.map(|kinds| self.kinds = kinds).is_some())
    }
}

/// The finder of an explorer.
#[derive(Debug)]
pub struct Finder {
    wanted: Wanted,
    facets: Facets,
    mask: Mask,
    index: Indexing,
    answers: Answers,
    searching: bool,
    hovered: Option<Selection>,
    mentions: Mentions,
    /// The person whose plate was opened last, and the rows in which she or he is named.
    crossings: (u32, Vec<RowId>),
    /// Counted when the page on the evidence is first opened.
    reckoning: OnceLock<Reckoning>,
}

/// The index of the search, which takes a moment to make.
#[derive(Debug)]
enum Indexing {
    /// Nobody has looked for anything yet.
    Not,
    /// A thread makes it.
    Begun(JoinHandle<Index>),
    /// It is there.
    Done(Index),
}

impl Indexing {
    /// Takes the index: waits for it, or makes it here.
    fn take(&mut self, life: &Life) -> Index {
        match std::mem::replace(self, Self::Not) {
            Self::Done(index) => index,
            Self::Begun(thread) => thread.join().unwrap_or_else(|_| Index::new(life)),
            Self::Not => Index::new(life),
        }
    }
}

impl Finder {
    pub(super) fn new(life: &Life) -> Self {
        let facets = Facets::new(life);
        let wanted = Wanted::default();
        Self {
            mask: Mask::new(life, &facets, &wanted.filter),
            wanted,
            facets,
            index: Indexing::Not,
            answers: Answers::default(),
            searching: false,
            hovered: None,
            mentions: Mentions::new(&life.people),
            crossings: (u32::MAX, Vec::new()),
            reckoning: OnceLock::new(),
        }
    }

    /// The forms by which texts name persons.
    pub fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// The rows in which the person of the open plate is named.
    pub fn crossings(&self) -> &[RowId] {
        &self.crossings.1
    }

    /// How much of the life is how sure.
    pub fn reckoning(&self, life: &Life) -> &Reckoning {
        self.reckoning.get_or_init(|| Reckoning::new(life))
    }

    /// Finds the rows of a person who is chosen.
    pub(super) fn choose(&mut self, life: &Life, selection: Option<Selection>) {
        if let Some(Selection::Person(person)) = selection
            && person != self.crossings.0
        {
            self.crossings = (person, life.rows_naming(&self.mentions, person));
        }
    }

    /// What the visitor wants.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// What the rows do not say themselves.
    pub fn facets(&self) -> &Facets {
        &self.facets
    }

    /// What the filter leaves.
    pub fn mask(&self) -> &Mask {
        &self.mask
    }

    /// The index, once something has been looked for.
    pub fn index(&self) -> Option<&Index> {
        match &self.index {
            Indexing::Done(index) => Some(index),
            Indexing::Not | Indexing::Begun(_) => None,
        }
    }

    /// Makes the index beside everything else, so that the first letter typed is answered at once.
    pub(super) fn prepare(&mut self, life: &Arc<Life>) {
        if matches!(self.index, Indexing::Not) {
            let life = Arc::clone(life);
            let made = std::thread::Builder::new()
                .name("search".to_owned())
                .spawn(move || Index::new(&life));
            // Without a thread it is made when the first letter is typed.
            if let Ok(thread) = made {
                self.index = Indexing::Begun(thread);
            }
        }
    }

    /// Whether the index is made, or being made.
    pub(super) fn is_prepared(&self) -> bool {
        !matches!(self.index, Indexing::Not)
    }

    /// The answers to the query.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether the search box has the keyboard.
    pub fn searching(&self) -> bool {
        self.searching
    }

    /// What is pointed at in one view, so that the others light it.
    pub fn hovered(&self) -> Option<Selection> {
        self.hovered
    }

    pub(super) fn search(&mut self, on: bool) {
        self.searching = on;
    }

    pub(super) fn hover(&mut self, hovered: Option<Selection>) {
        self.hovered = hovered;
    }

    /// Wants something else; finds and leaves out anew what that changes.
    pub(super) fn want(&mut self, life: &Life, lang: Lang, mut wanted: Wanted) {
        if wanted.kinds.is_all() {
            wanted.kinds = self.wanted.kinds;
        }
        let filtered = wanted.filter != self.wanted.filter;
        let asked = wanted.query != self.wanted.query;
        self.wanted = wanted;
        if filtered {
            self.mask = Mask::new(life, &self.facets, &self.wanted.filter);
        }
        if filtered || asked {
            self.ask(life, lang);
        }
    }

    /// Asks again: the language or the life is another.
    pub(super) fn ask(&mut self, life: &Life, lang: Lang) {
        if self.wanted.query.is_empty() {
            self.answers = Answers::default();
            return;
        }
        let index = self.index.take(life);
        let Wanted { query, filter, .. } = &self.wanted;
        self.answers = index.find(life, query.as_str(), lang, filter, &self.mask);
        self.index = Indexing::Done(index);
    }
}

impl Explorer {
    /// Does what a command of the finder says.
    pub(super) fn apply_to_finder(&mut self, command: &Command) {
        let mut wanted = *self.finder.wanted();
        match command {
            Command::SetFilter(filter) => wanted.filter = *filter,
            Command::ResetFilter => {
                wanted.filter = Filter::default();
                wanted.in_view = false;
            }
            Command::Find(query) => wanted.query = *query,
            Command::ToggleKind(kind) => wanted.kinds = wanted.kinds.toggled(*kind as usize),
            Command::ListInView(on) => wanted.in_view = *on,
            Command::ShowRivals(on) => wanted.rivals = *on,
            Command::Search(on) => {
                self.finder.search(*on);
                if *on {
                    *self.tab_mut() = Tab::Events;
                }
            }
            Command::Hover(hovered) => {
                let exists = hovered.filter(|selection| self.exists(*selection));
                self.finder.hover(exists);
            }
            _ => {}
        }
        if wanted == *self.finder.wanted() {
            return;
        }
        // A text that is being typed is no step to go back to.
        if matches!(command, Command::Find(_)) {
            self.want(wanted);
        } else {
            self.jump(|this| this.want(wanted));
        }
    }

    fn want(&mut self, wanted: Wanted) {
        let (life, lang) = (self.life().clone(), self.scene().lang());
        let filtered = wanted.filter != self.finder.wanted().filter;
        self.finder.want(&life, lang, wanted);
        if filtered {
            self.renew_steps();
        }
    }
}

/// Leaves at most one command about pointing in a frame's commands, and only if it changes something.
/// Who is pointed at says so in every frame; what nobody points at any more is let go.
pub fn settle_hover(hovered: Option<Selection>, commands: &mut Commands) {
    let mut pointed = None;
    commands.retain(|command| {
        if let Command::Hover(at) = command {
            pointed = *at;
            false
        } else {
            true
        }
    });
    if pointed != hovered {
        commands.push(Command::Hover(pointed));
    }
}

#[cfg(test)]
mod tests {
    use crate::life::EventId;

    use super::*;

    #[test]
    fn pointing_is_told_once_and_let_go() {
        let event = Some(Selection::Event(EventId(3)));
        let mut commands = vec![Command::Hover(event), Command::Pause, Command::Hover(event)];
        settle_hover(None, &mut commands);
        assert_eq!(commands, [Command::Pause, Command::Hover(event)]);
        let mut commands = vec![Command::Hover(event)];
        settle_hover(event, &mut commands);
        assert_eq!(commands, []);
        settle_hover(event, &mut commands);
        assert_eq!(commands, [Command::Hover(None)]);
    }
}
