//! How the statement is set in the room a column leaves: the largest way in which the evidence is seen.

use std::sync::Arc;

use egui::{Color32, FontId, Ui, Vec2, vec2};

use crate::calendar::Day;
use crate::explore::Scene;
use crate::life::{EventId, Leg, LegId, Life, place_in};
use crate::words::{Lang, markup};

use super::super::paint::paragraph;
use super::super::theme::{Face, Look};
use super::statement::{SOURCES, certainty_said, heading, more_sources, state_then};

/// The line height of the state a place lay in.
pub(super) const STATE_LINE: f32 = 20.0;

/// A heading goes on for so many lines at most; a longer one is set smaller.
const HEADING_ROWS: usize = 2;

/// The smallest type of a heading.
const SMALLEST_HEADING: f32 = 17.0;

/// A way to set the statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Set {
    /// Whether the smaller type is used.
    pub(super) small: bool,
    /// Whether what happened that day comes before the evidence.
    pub(super) quote_first: bool,
    /// Whether sources are named, not only counted.
    pub(super) titles: bool,
    /// Whether why it is not simply documented comes before who says so.
    pub(super) reasons_first: bool,
    /// Whether blocks and lines are closer to each other.
    tight: bool,
}

/// What decides how the statement is set.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    life: *const Life,
    lang: Lang,
    day: Day,
    leg: LegId,
    today: Option<EventId>,
    small: bool,
    room: Vec2,
    pixels_per_point: f32,
}

/// The way found last: it is looked for once a text, not once a frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fitted(Option<(Key, Set)>);

impl Fitted {
    /// The way to set the statement in the room there is.
    pub(super) fn set(
        &mut self,
        ui: &Ui,
        look: &Look,
        scene: &Scene<'_>,
        leg: &Leg,
        today: Option<&str>,
    ) -> Set {
        let key = Key {
            life: Arc::as_ptr(scene.life),
            lang: scene.lang(),
            day: scene.now.day,
            leg: scene.now.leg,
            today: scene.now.today.first().copied(),
            small: look.small,
            room: vec2(ui.available_width(), ui.clip_rect().height()),
            pixels_per_point: ui.pixels_per_point(),
        };
        match self.0 {
            Some((known, set)) if known == key => set,
            _ => {
                let set = Set::fitting(ui, look, scene, leg, today);
                self.0 = Some((key, set));
                set
            }
        }
    }
}

impl Set {
    /// The first way in which all that must be seen is; the closest one if none is.
    fn fitting(ui: &Ui, look: &Look, scene: &Scene<'_>, leg: &Leg, today: Option<&str>) -> Self {
        let room = ui.clip_rect().height();
        let ways = Self::ways(look.small);
        let last = ways[ways.len() - 1];
        ways.into_iter()
            .find(|way| way.height(ui, look, scene, leg, today) <= room)
            .unwrap_or(last)
    }

    /// All ways, from the one that shows most. Titles of sources go after what else happened that
    /// day; a small desktop has no room for them at all.
    fn ways(small: bool) -> Vec<Self> {
        let way = |small, quote_first, titles, tight| Self {
            reasons_first: true,
            small,
            quote_first,
            titles,
            tight,
        };
        let large = [
            way(false, true, true, false),
            way(true, true, true, false),
            way(false, false, true, false),
            way(true, false, true, false),
            way(true, false, true, true),
        ];
        let folded = [
            way(true, true, false, false),
            way(true, false, false, false),
            way(true, false, false, true),
            Self {
                reasons_first: false,
                ..way(true, false, false, true)
            },
        ];
        let large = large.into_iter().filter(|_| !small);
        large.chain(folded).collect()
    }

    /// The space between two lines of the statement.
    pub(super) fn gap(self) -> f32 {
        if self.tight { 2.0 } else { 5.0 }
    }

    /// The space between two parts of the statement, more than the gap.
    pub(super) fn pause(self) -> f32 {
        if self.tight { 0.0 } else { 4.0 }
    }

    /// How high the part is that must be seen.
    fn height(
        self,
        ui: &Ui,
        look: &Look,
        scene: &Scene<'_>,
        leg: &Leg,
        today: Option<&str>,
    ) -> f32 {
        let look = &Look {
            small: self.small,
            ..*look
        };
        let width = ui.available_width();
        let tall = |text: &str, font: FontId, line_height: f32, width: f32| {
            let color = Color32::PLACEHOLDER;
            let galley = paragraph(ui.painter(), text, font, line_height, width, color);
            galley.size().y + self.gap()
        };
        let (text, font, line_height) = heading_set(ui, look, self, &heading(scene));
        let mut height = tall(&text, font, line_height, width);
        if let Some(state) = state_then(scene, leg) {
            height += tall(&state, state_font(look), STATE_LINE, width);
        }
        let fact = markup::plain(leg.fact.get(scene.lang()));
        let font = Face::Serif.size(look.pick(18.0, 16.0));
        height += tall(&fact, font, sentence_line(look, self), width);
        if let Some(event) = today.filter(|_| self.quote_first) {
            let font = Face::Serif.size(look.pick(16.5, 15.0));
            height += 4.0 + tall(event, font, look.pick(24.0, 22.0), width - 16.0);
        }
        height += 2.0 * self.pause();
        let (_, word, reasons) = certainty_said(scene, leg);
        let font = Face::SansBold.size(look.pick(17.0, 15.5));
        height += tall(&word, font, 22.0, width - 28.0).max(24.0 + self.gap());
        for text in reasons.iter().filter(|_| self.reasons_first) {
            height += tall(text, Face::Sans.size(15.0), 21.0, width - 28.0);
        }
        let shown = if self.titles { SOURCES } else { 0 };
        let link = Face::Sans.size(look.pick(15.5, 15.0));
        for citation in leg.citations.iter().take(shown) {
            let place = place_in(scene.words, &citation.locator);
            let text = scene.life.source(citation.source).cited_short(&place);
            height += tall(&text, link.clone(), 22.0, width - 28.0);
        }
        if let Some(text) = more_sources(scene, leg, shown) {
            height += tall(&text, link, 22.0, width);
        }
        // What follows is announced by a sign, and the last line above it is whole.
        let quote_follows = today.is_some() && !self.quote_first;
        let reasons_follow = !reasons.is_empty() && !self.reasons_first;
        if quote_follows || reasons_follow {
            height += 22.0;
        }
        height
    }
}

/// The type of the state a place lay in.
pub(super) fn state_font(look: &Look) -> FontId {
    Face::Sans.size(look.pick(16.0, 15.0))
}

/// The line height of the sentence.
pub(super) fn sentence_line(look: &Look, set: Set) -> f32 {
    if set.tight {
        22.0
    } else {
        look.pick(27.0, 24.0)
    }
}

/// A heading with the largest type in which it takes no more than its lines, and their height.
pub(super) fn heading_set(ui: &Ui, look: &Look, set: Set, text: &str) -> (String, FontId, f32) {
    let mut size = if set.tight {
        20.0
    } else {
        look.pick(30.0, 23.0)
    };
    loop {
        let (font, line_height) = (Face::Serif.size(size), (size * 1.2).round());
        let (width, color) = (ui.available_width(), Color32::PLACEHOLDER);
        let galley = paragraph(ui.painter(), text, font.clone(), line_height, width, color);
        if galley.rows.len() <= HEADING_ROWS || size <= SMALLEST_HEADING {
            return (text.to_owned(), font, line_height);
        }
        size -= 1.0;
    }
}
