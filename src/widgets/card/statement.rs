//! The statement: the place, the plain sentence, this day's event, how sure we are, who says so.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::calendar::bounds_text;
use crate::explore::{Command, Commands, Scene, Selection, doubt};
use crate::life::{
    Citation, Confidence, Evidence, Kind, Leg, Life, PlaceId, Spot, Stance, place_in,
};
use crate::words::{Args, Words};

use super::super::icons::{Badge, badge};
use super::super::paint::{focus_ring, prose_job};
use super::super::theme::{Face, Look};
use super::fit::{Fitted, STATE_LINE, heading_set, sentence_line, state_font};
use super::rich::{Setting, rich};

/// Sources shown in the column; the card shows all.
pub(super) const SOURCES: usize = 2;

/// Draws the statement of the moment, top down, at the width of `ui`.
pub(super) fn statement_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    fitted: &mut Fitted,
    commands: &mut Commands,
) {
    // Lines of text are as high as their letters ask, not as high as a button.
    ui.spacing_mut().interact_size.y = 0.0;
    let leg = scene.life.leg(scene.now.leg);
    let fact = leg.fact.get(scene.lang());
    let today = scene
        .now
        .today
        .first()
        .map(|id| scene.life.event(*id).fact.get(scene.lang()));
    let today = today.filter(|event| *event != fact);
    let set = fitted.set(ui, look, scene, leg, today);
    let look = &Look {
        small: set.small,
        ..*look
    };
    ui.spacing_mut().item_spacing.y = set.gap();
    let p = &look.palette;
    let (heading, font, line_height) = heading_set(ui, look, set, &heading(scene));
    prose(ui, &heading, font, line_height, p.ink);
    if let Some(state) = state_then(scene, leg) {
        prose(ui, &state, state_font(look), STATE_LINE, p.ink2);
    }
    ui.add_space(set.pause() / 2.0);
    let setting = Setting {
        size: look.pick(18.0, 16.0),
        line_height: sentence_line(look, set),
        color: p.ink,
        italic: false,
    };
    rich(ui, look, scene, fact, setting, commands);
    // Where the column is short, how sure we are and who says so come before what else happened.
    if let Some(event) = today.filter(|_| set.quote_first) {
        quote(ui, look, event);
    }
    ui.add_space(set.pause());
    let (sign, word, reasons) = certainty_said(scene, leg);
    badge_line(ui, look, sign, &word);
    for text in reasons.iter().filter(|_| set.reasons_first) {
        reason(ui, look, text);
    }
    ui.add_space(set.pause() / 2.0);
    let mut open = false;
    let shown = if set.titles { SOURCES } else { 0 };
    open |= sources(ui, look, scene.words, scene.life, &leg.citations, shown);
    if let Some(text) = more_sources(scene, leg, shown) {
        open |= link(ui, look, &text);
    }
    for text in reasons.iter().filter(|_| !set.reasons_first) {
        reason(ui, look, text);
    }
    if let Some(event) = today.filter(|_| !set.quote_first) {
        quote(ui, look, event);
    }
    if open {
        commands.push(Command::Select(Selection::Leg(scene.now.leg)));
    }
}

/// What a line above the sources says of the rest: where there is no room for titles, their number
/// leads to the card that has them all.
pub(super) fn more_sources(scene: &Scene<'_>, leg: &Leg, shown: usize) -> Option<String> {
    let more = leg.citations.len().saturating_sub(shown);
    let key = if shown == 0 {
        "sources-all"
    } else {
        "sources-more"
    };
    let args = Args::new().set("count", more as i64);
    (more > 0).then(|| scene.words.text_with(key, &args).into_owned())
}

/// A paragraph as an ordinary label, so that a screen reader reads it.
pub(super) fn prose(ui: &mut Ui, text: &str, font: FontId, line_height: f32, color: Color32) {
    let job = prose_job(text, font, line_height, color);
    ui.add(Label::new(job).wrap());
}

/// A paragraph with the ink bar of "this day" at its left.
fn quote(ui: &mut Ui, look: &Look, text: &str) {
    let top = ui.cursor().top() + 4.0;
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        ui.add_space(16.0);
        ui.vertical(|ui| {
            prose(
                ui,
                text,
                Face::Serif.size(look.pick(16.5, 15.0)),
                look.pick(24.0, 22.0),
                look.palette.ink2,
            );
        });
    });
    let bottom = ui.min_rect().bottom();
    let left = ui.min_rect().left();
    let bar = Rect::from_min_max(pos2(left, top), pos2(left + 3.0, bottom));
    ui.painter().rect_filled(bar, 0.0, look.palette.ink);
}

/// A place with the town it is in: `Hotel Savoy, Prinkipo`.
pub(super) fn place_and_town(scene: &Scene<'_>, id: PlaceId) -> String {
    let (day, lang) = (scene.now.day, scene.lang());
    let name = scene.life.place(id).name(day, lang);
    let town = scene.life.town(id);
    let town_name = scene.life.place(town).name(day, lang);
    if town == id || name.contains(town_name) {
        name.to_owned()
    } else {
        format!("{name}, {town_name}")
    }
}

/// The place, or the way he is on, as a heading.
pub fn heading(scene: &Scene<'_>) -> String {
    let town = |id: PlaceId| {
        let town = scene.life.town(id);
        scene
            .life
            .place(town)
            .name(scene.now.day, scene.lang())
            .to_owned()
    };
    let spot = |spot: &Spot| match spot {
        Spot::At(place) | Spot::OnTheWay { to: place, .. } => scene
            .life
            .place(scene.life.town(*place))
            .name(scene.now.day, scene.lang())
            .to_owned(),
    };
    let whereabouts = &scene.now.whereabouts;
    if whereabouts.stance == Stance::Between
        && let [first, second, ..] = whereabouts.candidates.as_slice()
        && spot(&first.spot) != spot(&second.spot)
    {
        let args = Args::new()
            .set("a", spot(&first.spot))
            .set("b", spot(&second.spot));
        return scene.words.text_with("heading-between", &args).into_owned();
    }
    match &scene.life.leg(scene.now.leg).kind {
        Kind::Stay { place } => place_and_town(scene, *place),
        Kind::Journey { from, to, mode, .. } => {
            // Inside one town the two ends are told apart by their own names.
            let within = scene.life.town(*from) == scene.life.town(*to);
            let own = |id: PlaceId| {
                let name = scene.life.place(id).name(scene.now.day, scene.lang());
                name.split(',').next().unwrap_or(name).to_owned()
            };
            let (from, to) = if within {
                (own(*from), own(*to))
            } else {
                (town(*from), town(*to))
            };
            let args = Args::new().set("from", from).set("to", to);
            scene
                .words
                .text_with(&format!("heading-{}", mode.key()), &args)
                .into_owned()
        }
    }
}

/// The state the place lay in that day.
pub(super) fn state_then(scene: &Scene<'_>, leg: &Leg) -> Option<String> {
    let Kind::Stay { place } = leg.kind else {
        return None;
    };
    let day = scene.now.day;
    let life = scene.life;
    let state = life
        .place(place)
        .state(day)
        .or_else(|| life.place(life.town(place)).state(day))?;
    Some(life.state(state).name(day, scene.lang()).to_owned())
}

/// The badge in shape and words, and a line that says why where it is not simply documented.
pub(super) fn certainty(ui: &mut Ui, look: &Look, scene: &Scene<'_>, leg: &Leg) {
    let (sign, word, reasons) = certainty_said(scene, leg);
    badge_line(ui, look, sign, &word);
    for text in &reasons {
        reason(ui, look, text);
    }
}

/// The badge, its words, and the lines that say why.
pub(super) fn certainty_said(scene: &Scene<'_>, leg: &Leg) -> (Badge, String, Vec<String>) {
    let words = scene.words;
    let whereabouts = &scene.now.whereabouts;
    let mut reasons = Vec::new();
    let (sign, key) = match whereabouts.stance {
        Stance::Between => {
            let shares = doubt::per_cents(&doubt::odds(whereabouts));
            let said = whereabouts.candidates.iter().zip(shares);
            for (candidate, share) in said.filter(|(_, share)| *share >= 2).take(4) {
                let name = match candidate.spot {
                    Spot::At(place) => place_and_town(scene, place),
                    Spot::OnTheWay { to, .. } => {
                        let name = place_and_town(scene, to);
                        words
                            .text_with("candidate-on-the-way", &Args::new().set("to", name))
                            .into_owned()
                    }
                };
                reasons.push(format!("{share} %  {name}"));
            }
            (Badge::Low, "badge-between")
        }
        _ if !leg.is_stay() => {
            let args = Args::new()
                .set("start", bounds_text(words, leg.start_bounds))
                .set("end", bounds_text(words, leg.end_bounds));
            reasons.push(words.text_with("why-estimated", &args).into_owned());
            (Badge::Estimated, "badge-estimated")
        }
        _ => confidence_badge(leg.confidence),
    };
    if leg.evidence != Evidence::Documented {
        reasons.push(words.text(evidence_key(leg.evidence)).into_owned());
    }
    (sign, words.text(key).into_owned(), reasons)
}

/// The sign and the word of a confidence.
pub(super) fn confidence_badge(confidence: Confidence) -> (Badge, &'static str) {
    match confidence {
        Confidence::High => (Badge::High, "confidence-high"),
        Confidence::Medium => (Badge::Medium, "confidence-medium"),
        Confidence::Low => (Badge::Low, "confidence-low"),
    }
}

pub(super) fn evidence_key(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Documented => "evidence-documented",
        Evidence::Inferred => "evidence-inferred",
        Evidence::Bridging => "evidence-bridging",
    }
}

/// A sign and its word.
pub(super) fn badge_line(ui: &mut Ui, look: &Look, sign: Badge, word: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 24.0), Sense::hover());
        badge(ui.painter(), sign, rect.center(), look.palette.ink);
        prose(
            ui,
            word,
            Face::SansBold.size(look.pick(17.0, 15.5)),
            22.0,
            look.palette.ink,
        );
    });
}

pub(super) fn reason(ui: &mut Ui, look: &Look, text: &str) {
    ui.horizontal_top(|ui| {
        ui.add_space(28.0);
        ui.vertical(|ui| prose(ui, text, Face::Sans.size(15.0), 21.0, look.palette.ink2));
    });
}

/// The first sources, numbered; true if one was clicked.
fn sources(
    ui: &mut Ui,
    look: &Look,
    words: &Words,
    life: &Life,
    citations: &[Citation],
    most: usize,
) -> bool {
    let mut clicked = false;
    for (number, citation) in citations.iter().take(most).enumerate() {
        let source = life.source(citation.source);
        let text = source.cited_short(&place_in(words, citation.told.get(words.lang())));
        ui.horizontal_top(|ui| {
            let number = (number + 1).to_string();
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            let galley = super::super::paint::line(
                ui.painter(),
                &number,
                Face::NarrowBold.size(13.5),
                look.palette.ink2,
            );
            ui.painter()
                .galley(rect.min + vec2(4.0, 2.0), galley, look.palette.ink2);
            if look.kiosk {
                // Nothing leads out of a hall.
                prose(ui, &text, Face::Sans.size(15.0), 22.0, look.palette.ink);
            } else {
                clicked |= link(ui, look, &text);
            }
        });
    }
    clicked
}

/// Underlined text that can be clicked and reached by keyboard.
pub(super) fn link(ui: &mut Ui, look: &Look, text: &str) -> bool {
    let p = &look.palette;
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: Face::Sans.size(look.pick(15.5, 15.0)),
        // A finger wants more than an arrow.
        line_height: Some(if look.kiosk { 30.0 } else { 22.0 }),
        color: p.ink,
        underline: egui::Stroke::new(1.0, p.rule2),
        ..TextFormat::default()
    };
    job.append(text, 0.0, format);
    let response = ui.add(Label::new(job).wrap().sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, text));
    focus_ring(ui.painter(), &response, response.rect, p.focus);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}
