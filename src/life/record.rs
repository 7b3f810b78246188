//! The records of a life: legs, events, chapters, sources, the tour, and the terms that grade them.

use crate::calendar::{Day, DayBounds, Edtf};
use crate::geo::Path;
use crate::words::Text;

use super::SourceKind;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the record at an index of its table.
            #[expect(clippy::cast_possible_truncation, reason = "a loader refuses tables of over four thousand million rows")]
            pub fn from_index(index: usize) -> Self {
                Self(index as u32)
            }

            /// The index in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// A place of the life.
    PlaceId,
    /// A leg of the chain.
    LegId,
    /// An event.
    EventId,
    /// A chapter.
    ChapterId,
    /// A source.
    SourceId,
    /// A state.
    StateId,
}

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every term, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The term as the record writes it; also the end of its key among the words.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

        }
    )+};
}

terms! {
    /// How he travelled.
    Mode {
        /// By rail.
        Rail = "rail",
        /// In the armoured train of the War Commissar.
        ArmouredTrain = "armoured-train",
        /// By ship.
        Ship = "ship",
        /// By boat.
        Boat = "boat",
        /// By sledge.
        Sledge = "sledge",
        /// By cart.
        Cart = "cart",
        /// By car.
        Car = "car",
        /// On foot.
        OnFoot = "on-foot",
        /// By several means.
        Mixed = "mixed",
        /// Not known.
        Unknown = "unknown",
    }
    /// Under what condition he lived or moved.
    Condition {
        /// Free.
        Free = "free",
        /// In prison or interned.
        Prisoner = "prisoner",
        /// Deported, or held in exile by a state.
        Deported = "deported",
        /// In hiding.
        Hiding = "hiding",
        /// On the run.
        Escape = "escape",
    }
    /// How sure a statement is.
    Confidence {
        /// The fact and its dates stand in a primary source, or the main lives agree.
        High = "high",
        /// The fact is sure; a date, address or route is not.
        Medium = "medium",
        /// Inferred; a better source is likely to move it.
        Low = "low",
    }
    /// What a statement rests on.
    Evidence {
        /// A source names the fact.
        Documented = "documented",
        /// Concluded from sources on either side.
        Inferred = "inferred",
        /// No source: it only joins two documented points.
        Bridging = "bridging",
    }
    /// How sure the road of a journey is.
    Certainty {
        /// A source tells the road.
        Documented = "documented",
        /// The road that people took then; no source tells of another.
        Usual = "usual",
        /// The editor's guess.
        Guessed = "guessed",
    }
    /// Whether the main fact was read in a text.
    Consulted {
        /// Read.
        Yes = "yes",
        /// Partly.
        Partly = "partly",
        /// Cited from knowledge of the work.
        No = "no",
    }
}

/// A reference to a source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// The place in the work, such as `ch.23`, as the record has it; may be empty.
    pub locator: String,
    /// The same with its free words in every language.
    pub told: Text,
}

/// What a leg is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A stay in one place.
    Stay {
        /// The place.
        place: PlaceId,
    },
    /// A journey between two.
    Journey {
        /// Where it starts.
        from: PlaceId,
        /// Where it ends.
        to: PlaceId,
        /// How.
        mode: Mode,
        /// The line it follows, waypoints filled in.
        path: Path,
        /// How sure that line is, by the least sure of its waypoints; `None` where only its ends are
        /// known, and it is the great circle between them.
        road: Option<Certainty>,
    },
}

/// A leg of the chain: a stay or a journey. Its end is the next one's start.
#[derive(Clone, Debug)]
pub struct Leg {
    /// The id of the record.
    pub key: String,
    /// Stay or journey.
    pub kind: Kind,
    /// The date of its start as recorded.
    pub start: Edtf,
    /// The date of its end as recorded.
    pub end: Edtf,
    /// The possible days of its start, narrowed by the chain's order.
    pub start_bounds: DayBounds,
    /// The possible days of its end, narrowed by the chain's order.
    pub end_bounds: DayBounds,
    /// The Old Style date the source wrote; may be empty.
    pub start_old_style: String,
    /// Free, in prison, deported, in hiding, on the run.
    pub condition: Condition,
    /// What filled it, such as `school` or `front`.
    pub category: String,
    /// 1 is what everybody must see, 4 is detail.
    pub rank: u8,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it rests on.
    pub evidence: Evidence,
    /// The fact in one sentence.
    pub fact: Text,
    /// The museum's label; empty for most.
    pub label: Text,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// The editor's remark, in English.
    pub note: String,
    /// Whether the main fact was read in a text.
    pub consulted: Consulted,
}

impl Leg {
    /// The place of a stay; where a journey ends.
    pub fn place(&self) -> PlaceId {
        match &self.kind {
            Kind::Stay { place } => *place,
            Kind::Journey { to, .. } => *to,
        }
    }

    /// Whether it is a stay.
    pub fn is_stay(&self) -> bool {
        matches!(self.kind, Kind::Stay { .. })
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// The id of the record.
    pub key: String,
    /// Its date as recorded.
    pub date: Edtf,
    /// The possible days.
    pub bounds: DayBounds,
    /// The Old Style date the source wrote; may be empty.
    pub date_old_style: String,
    /// Where it happened.
    pub place: PlaceId,
    /// What kind of event, such as `congress`.
    pub category: String,
    /// 1 is what everybody must see, 4 is detail.
    pub rank: u8,
    /// The persons named.
    pub people: Vec<String>,
    /// A short title, at most 28 characters.
    pub title: Text,
    /// The fact in one sentence.
    pub fact: Text,
    /// The museum's label; empty for most.
    pub label: Text,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The editor's remark, in English.
    pub note: String,
    /// Whether he was there.
    pub present: bool,
    /// Whether the main fact was read in a text.
    pub consulted: Consulted,
}

/// A chapter of the life.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The id of the record.
    pub key: String,
    /// The possible days of its start.
    pub start: DayBounds,
    /// The possible days of its end.
    pub end: DayBounds,
    /// Its title.
    pub title: Text,
    /// Its introduction.
    pub intro: Text,
}

/// A work or page cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The BibLaTeX key.
    pub key: String,
    /// Authors or editors as one would say them, family names only; may be empty.
    pub author: String,
    /// The title.
    pub title: String,
    /// The year; may be empty.
    pub year: String,
    /// The address of a web page; may be empty.
    pub url: String,
    /// A remark, such as `known, not seen`.
    pub note: String,
    /// Authors or editors in full, given name first.
    pub names: Vec<String>,
    /// Whether they are editors.
    pub edited: bool,
    /// The journal or book it is part of; may be empty.
    pub within: String,
    /// Where it was published; may be empty.
    pub city: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// What sort of work it is.
    pub kind: SourceKind,
}

impl Source {
    /// As [`Self::cited`], without the subtitle, for narrow columns.
    pub fn cited_short(&self, locator: &str) -> String {
        let title = self
            .title
            .split([':', '['])
            .next()
            .unwrap_or_default()
            .trim();
        Self {
            title: title.to_owned(),
            ..self.clone()
        }
        .cited(locator)
    }

    /// The source as one reads it in a list: `Trotsky, My Life (1930)`, with the place in the work.
    pub fn cited(&self, locator: &str) -> String {
        let mut text = String::new();
        if !self.author.is_empty() {
            text.push_str(&self.author);
            text.push_str(", ");
        }
        text.push_str(&self.title);
        if !self.year.is_empty() {
            text.push_str(&format!(" ({})", self.year));
        }
        if !locator.is_empty() {
            text.push_str(", ");
            text.push_str(locator);
        }
        text
    }
}

/// What a stop of the tour shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourTarget {
    /// A leg.
    Leg(LegId),
    /// An event.
    Event(EventId),
}

/// One stop of the guided tour.
#[derive(Clone, Debug)]
pub struct TourStop {
    /// The id of the record.
    pub key: String,
    /// The day shown.
    pub day: Day,
    /// What it shows.
    pub target: TourTarget,
    /// How long, in seconds.
    pub seconds: f64,
    /// What is written under it.
    pub caption: Text,
}
