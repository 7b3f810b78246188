//! What others claim of a row and what is often told of it, on the row's card.

use egui::{Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::explore::{Command, Commands, Scene};
use crate::life::{RowId, note};
use crate::words::Args;

use super::super::theme::{Face, Look};
use super::plate::{rule, section};
use super::rich::{Setting, note_ui, rich};
use super::statement::link;

/// The rival claims and the myths of a row; nothing where there are none.
pub(super) fn claims(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    row: RowId,
    commands: &mut Commands,
) {
    disputes(ui, look, scene, row, commands);
    myths(ui, look, scene, row, commands);
}

fn disputes(ui: &mut Ui, look: &Look, scene: &Scene<'_>, row: RowId, commands: &mut Commands) {
    let words = scene.words;
    let mut drawn = false;
    for (number, dispute) in scene.life.disputes_of(row).enumerate() {
        if number == 0 {
            rule(ui, look);
            section(ui, look, words, "rival-disputed");
        }
        drawn |= dispute.bounds.is_some() || dispute.place.is_some();
        beside_gaps(ui, look, |ui| {
            let setting = text_setting(look, false);
            rich(
                ui,
                look,
                scene,
                dispute.text.get(scene.lang()),
                setting,
                commands,
            );
            for citation in &dispute.citations {
                let source = scene.life.source(citation.source);
                let pieces = note(words, source, citation.told.get(words.lang()));
                note_ui(ui, look, &pieces, look.pick(14.5, 14.0));
            }
        });
    }
    if drawn {
        let on = scene.finder.wanted().rivals;
        let key = if on { "rivals-hide" } else { "rivals-show" };
        if link(ui, look, &words.text(key)) {
            commands.push(Command::ShowRivals(!on));
        }
    }
}

fn myths(ui: &mut Ui, look: &Look, scene: &Scene<'_>, row: RowId, commands: &mut Commands) {
    let words = scene.words;
    for (number, myth) in scene.life.myths_of(row).enumerate() {
        if number == 0 {
            rule(ui, look);
            section(ui, look, words, "told-often");
        }
        let args = Args::new().set("text", myth.said.get(scene.lang()));
        let said = words.text_with("told-quoted", &args);
        rich(ui, look, scene, &said, text_setting(look, true), commands);
        let answer = myth.answer.get(scene.lang());
        rich(ui, look, scene, answer, text_setting(look, false), commands);
        ui.add_space(2.0);
    }
}

fn text_setting(look: &Look, italic: bool) -> Setting {
    Setting {
        size: look.pick(16.5, 15.5),
        line_height: look.pick(23.0, 22.0),
        color: if italic {
            look.palette.ink2
        } else {
            look.palette.ink
        },
        italic,
    }
}

/// Something beside a stroke with gaps: the mark of a rival claim on every view.
fn beside_gaps(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top();
    ui.horizontal_top(|ui| {
        ui.add_space(14.0);
        ui.vertical(add);
    });
    let rect = Rect::from_min_max(
        pos2(ui.min_rect().left(), top + 2.0),
        pos2(ui.min_rect().left() + 3.0, ui.min_rect().bottom() - 2.0),
    );
    let stroke = Stroke::new(1.6, look.palette.ink);
    let ends = [rect.center_top(), rect.center_bottom()];
    ui.painter()
        .extend(Shape::dashed_line(&ends, stroke, 5.0, 4.0));
    ui.add_space(2.0);
}

/// The signs of doubt as the page on the evidence explains them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A line without gaps, with dashes, with stitches.
    Line(Gaps),
    /// An edge that is known.
    SharpEdge,
    /// An edge that fades.
    SoftEdge,
    /// A bar cut by strokes of paper.
    CutBar,
    /// A rival claim.
    Rival,
}

/// The gaps of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    None,
    Dashes,
    Stitches,
}

/// Draws a sign into the middle of a rectangle.
pub(super) fn sign(ui: &Ui, look: &Look, sign: Sign, rect: Rect) {
    let p = &look.palette;
    let painter = ui.painter();
    let (left, right) = (rect.left(), rect.right());
    let y = rect.center().y;
    let bar = Rect::from_min_max(pos2(left, y - 7.0), pos2(right, y + 7.0));
    match sign {
        Sign::Line(gaps) => {
            let ends = [pos2(left, y), pos2(right, y)];
            let stroke = Stroke::new(2.6, p.ink);
            match gaps {
                Gaps::None => {
                    painter.line_segment(ends, stroke);
                }
                Gaps::Dashes => {
                    painter.extend(Shape::dashed_line(&ends, stroke, 7.0, 5.0));
                }
                Gaps::Stitches => {
                    painter.extend(Shape::dashed_line(&ends, stroke, 2.6, 4.0));
                }
            }
        }
        Sign::SharpEdge => {
            painter.rect_filled(bar, 0.0, p.trail_old);
        }
        Sign::SoftEdge => {
            let half = Rect::from_min_max(pos2(rect.center().x, bar.top()), bar.max);
            let whole = Rect::from_min_max(bar.min, pos2(rect.center().x, bar.bottom()));
            painter.rect_filled(whole, 0.0, p.trail_old);
            let nothing = p.trail_old.gamma_multiply(0.0);
            painter.add(super::super::paint::fade(half, p.trail_old, nothing));
        }
        Sign::CutBar => {
            painter.rect_filled(bar, 0.0, p.trail_old);
            let mut shapes = Vec::new();
            super::super::paint::hatch(bar, 9.0, Stroke::new(2.4, p.raise), &mut shapes);
            painter.extend(shapes);
        }
        Sign::Rival => {
            let mut shapes = Vec::new();
            super::super::paint::ghost_diamond(rect.center(), 8.0, p.ink, p.raise, &mut shapes);
            painter.extend(shapes);
        }
    }
}

/// A sign at the left and what it means at its right.
pub(super) fn signed(ui: &mut Ui, look: &Look, mark: Sign, text: &str) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 22.0), egui::Sense::hover());
        sign(ui, look, mark, rect.shrink2(vec2(2.0, 0.0)));
        let font = Face::Serif.size(look.pick(16.5, 15.5));
        super::statement::prose(ui, text, font, look.pick(23.0, 22.0), look.palette.ink);
    });
}
