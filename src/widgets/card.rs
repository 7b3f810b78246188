//! The left column: wordmark, languages, the date, where he is, how sure we are, who says so.
//!
//! The date, the place and the plain sentence come first and always stand in the same spot.

mod claims;
mod fit;
mod folded;
mod kiosk;
mod know;
mod person;
mod plate;
mod rich;
mod statement;
mod world;

use egui::{Id, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::calendar::{MonthForm, month_name, old_style_for, old_style_text, weekday_name};
use crate::explore::{Command, Commands, Scene};
use crate::words::Lang;

use super::icons::{Icon, icon};
use super::paint::{fade_down, focus_ring, line, on_baseline, shrunk, spaced};
use super::theme::{Face, Look};

pub use fit::Fitted;
pub use folded::folded_ui;
pub use kiosk::{kiosk_date_ui, kiosk_text_ui};
pub use plate::{is_tall, plate_scrolled_ui, plate_ui, plate_width};
pub use statement::heading;

use statement::statement_ui;

/// Vertical places of the column's blocks, in points from the top of the window.
struct Rows {
    wordmark: f32,
    langs: f32,
    rule: f32,
    numeral: f32,
    month: f32,
    year: f32,
    weekday: f32,
    hairline: f32,
    /// The type of the day's numeral.
    size: f32,
}

/// A window lower than this leaves little below the date, in points.
const LOW: f32 = 840.0;

impl Rows {
    /// A window lower than `LOW` has the date set smaller, so that the evidence is seen.
    fn new(look: &Look, window: f32) -> Self {
        if look.small {
            Self {
                wordmark: 36.0,
                langs: 60.0,
                rule: 78.0,
                numeral: 158.0,
                month: 122.0,
                year: 157.0,
                weekday: 182.0,
                hairline: 194.0,
                size: 92.0,
            }
        } else if window < LOW {
            Self {
                wordmark: 38.0,
                langs: 64.0,
                rule: 82.0,
                numeral: 176.0,
                month: 132.0,
                year: 175.0,
                weekday: 201.0,
                hairline: 213.0,
                size: 108.0,
            }
        } else {
            Self {
                wordmark: 44.0,
                langs: 72.0,
                rule: 98.0,
                numeral: 208.0,
                month: 158.0,
                year: 208.0,
                weekday: 238.0,
                hairline: 254.0,
                size: 124.0,
            }
        }
    }
}

/// Draws the head of the column and the statement below it, down to `bottom`.
pub fn column_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    column: Rect,
    bottom: f32,
    fitted: &mut Fitted,
    commands: &mut Commands,
) {
    let rows = Rows::new(look, column.bottom());
    wordmark(ui, look, scene, column, &rows);
    languages(ui, look, scene, column, &rows, commands);
    date_block(ui, look, scene, column, &rows);
    let area = Rect::from_min_max(
        pos2(column.left(), rows.hairline + look.pick(16.0, 12.0)),
        pos2(column.right() + 8.0, bottom),
    );
    // While the clock plays, a text stays until it can have been read.
    let told = Scene {
        now: scene.told,
        ..*scene
    };
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt("statement"));
    child.set_clip_rect(area.expand2(vec2(4.0, 0.0)));
    let output = ScrollArea::vertical()
        .id_salt(("statement", told.now.day, told.now.leg))
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.set_max_width(column.width());
            statement_ui(ui, look, &told, fitted, commands);
        });
    // What goes on below fades out, so that no line of text is cut in half.
    if output.content_size.y - output.state.clamped_offset().y > area.height() + 1.0 {
        let foot = Rect::from_min_max(pos2(area.left(), area.bottom() - 12.0), area.max);
        let veil = Rect::from_min_max(foot.min - vec2(0.0, 20.0), foot.right_top());
        let paper = look.palette.paper;
        ui.painter()
            .add(fade_down(veil, paper.gamma_multiply(0.0), paper));
        ui.painter().rect_filled(foot, 0.0, paper);
        // A sign says that there is more.
        let at = pos2(column.center().x, area.bottom() - 5.0);
        icon(ui.painter(), Icon::Down, at, 12.0, look.palette.ink);
    }
}

fn wordmark(ui: &Ui, look: &Look, scene: &Scene<'_>, column: Rect, rows: &Rows) {
    let subject = &scene.life.subject;
    let (lang, ink) = (scene.lang(), look.palette.ink);
    let size = look.pick(21.0, 18.0);
    let name = spaced(
        ui.painter(),
        subject.wordmark.get(lang),
        Face::NarrowBold.size(size),
        2.4,
        ink,
    );
    let rect = on_baseline(ui.painter(), column.left(), rows.wordmark, name, ink);
    let rest = spaced(
        ui.painter(),
        subject.wordmark_rest.get(lang),
        Face::Narrow.size(size),
        2.0,
        ink,
    );
    on_baseline(ui.painter(), rect.right() + 8.0, rows.wordmark, rest, ink);
}

fn languages(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    column: Rect,
    rows: &Rows,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let mut x = column.left();
    for lang in Lang::ALL {
        let chosen = lang == scene.lang();
        let (face, color) = if chosen {
            (Face::NarrowBold, p.ink)
        } else {
            (Face::Narrow, p.ink2)
        };
        let galley = line(
            ui.painter(),
            lang.own_name(),
            face.size(look.pick(15.5, 14.0)),
            color,
        );
        let width = galley.size().x;
        let hit = Rect::from_min_max(
            pos2(x - 6.0, rows.langs - 20.0),
            pos2(x + width + 6.0, rows.langs + 14.0),
        );
        let response = ui.interact(hit, Id::unique(("language", lang.tag())), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::Button, true, chosen, lang.own_name())
        });
        let color = if response.hovered() { p.ink } else { color };
        on_baseline(ui.painter(), x, rows.langs, galley, color);
        if chosen {
            let under = Rect::from_min_size(pos2(x, rows.langs + 7.0), vec2(width, 2.5));
            ui.painter().rect_filled(under, 0.0, p.ink);
        }
        focus_ring(ui.painter(), &response, hit.shrink(3.0), p.focus);
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            commands.push(Command::SpeakLang(lang));
        }
        x += width + look.pick(20.0, 14.0);
    }
}

fn date_block(ui: &Ui, look: &Look, scene: &Scene<'_>, column: Rect, rows: &Rows) {
    let p = &look.palette;
    let painter = ui.painter();
    let thick = Rect::from_min_size(pos2(column.left(), rows.rule), vec2(column.width(), 6.0));
    painter.rect_filled(thick, 0.0, p.ink);
    let calm = scene.calm_day();
    let (day, fast) = (calm.unwrap_or(scene.now.day), calm.is_none());
    let month_rests = !scene.month_is_calm();
    let mut x = column.left();
    if !fast {
        let numeral = chrono::Datelike::day(&day).to_string();
        let galley = line(painter, &numeral, Face::NarrowBold.size(rows.size), p.ink);
        let rect = on_baseline(ui.painter(), x - 3.0, rows.numeral, galley, p.ink);
        x = rect.right() + look.pick(12.0, 8.0);
    }
    let form = if fast {
        MonthForm::Alone
    } else {
        MonthForm::AfterDay
    };
    let month = if month_rests {
        String::new()
    } else {
        month_name(scene.words, day, form)
    };
    let largest = look.pick(46.0, 34.0);
    // Long month names shrink to what the column leaves.
    let galley = shrunk(
        painter,
        &month,
        Face::NarrowBold.size(largest),
        column.right() - x,
        p.ink,
    );
    on_baseline(ui.painter(), x, rows.month, galley, p.ink);
    let year = chrono::Datelike::year(&day).to_string();
    let galley = line(painter, &year, Face::NarrowBold.size(largest), p.ink);
    on_baseline(ui.painter(), x, rows.year, galley, p.ink);
    if !fast {
        let weekday = line(
            painter,
            &weekday_name(scene.words, day),
            Face::Sans.size(look.pick(17.0, 15.5)),
            p.ink2,
        );
        let rect = on_baseline(ui.painter(), column.left(), rows.weekday, weekday, p.ink2);
        if let Some(old) = old_style_for(day, scene.life.subject.old_style_until) {
            let text = old_style_text(scene.words, old);
            let x = rect.right() + look.pick(18.0, 10.0);
            let galley = shrunk(
                painter,
                &text,
                Face::SerifItalic.size(look.pick(17.0, 15.0)),
                column.right() - x,
                p.ink2,
            );
            on_baseline(ui.painter(), x, rows.weekday, galley, p.ink2);
        }
    }
    let (left, right) = (
        pos2(column.left(), rows.hairline),
        pos2(column.right(), rows.hairline),
    );
    painter.line_segment([left, right], look.hairline());
}
