//! The picture that calls: the tour on a map as wide as the screen, the date in figures that all four
//! languages read alike, and four lines that say what to do. The whole screen is one key.

use chrono::Datelike as _;
use egui::{Id, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::explore::Scene;
use crate::widgets::map::neatline::DEPTH;
use crate::widgets::paint::{line, paragraph, spaced};
use crate::widgets::theme::{Face, Look};
use crate::words::{Lang, group_digits};

/// How far the picture wanders, in points, so that no edge burns into the glass.
const WANDER: f32 = 5.0;

/// Seconds in which it comes back to where it was; it stands still for a good while in between.
const WANDER_SECS: f64 = 840.0;

/// Seconds for which the picture stands still.
pub(in crate::app) const STAND_SECS: f64 = 20.0;

/// The months in Roman figures.
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// Where the parts of the picture lie, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) struct Places {
    /// The map inside its frame.
    pub(in crate::app) frame: Rect,
    date: Rect,
    call: Rect,
    years: f32,
    wide: bool,
}

/// How far the picture has wandered after so many seconds: whole points, in steps.
pub(in crate::app) fn wander(seconds: f64) -> Vec2 {
    let turn = (seconds / STAND_SECS).floor() * STAND_SECS / WANDER_SECS * std::f64::consts::TAU;
    vec2(turn.sin() as f32, (2.0 * turn).sin() as f32) * WANDER
}

impl Places {
    pub(in crate::app) fn new(window: Rect, seconds: f64) -> Self {
        let off = wander(seconds).round();
        // What wanders never leaves the window.
        let window = window.shrink(WANDER + 1.0).translate(off);
        let edge = DEPTH + 1.0;
        if window.height() > 1.1 * window.width() {
            let frame = Rect::from_min_max(
                window.min + vec2(edge, edge),
                pos2(window.right() - edge, window.top() + 0.66 * window.height()),
            );
            let years = frame.bottom() + DEPTH;
            let below = Rect::from_min_max(
                pos2(window.left() + edge + 4.0, years + 30.0),
                window.max - vec2(edge + 4.0, 6.0),
            );
            let split = below.top() + 0.43 * below.height();
            Self {
                frame,
                date: Rect::from_min_max(below.min, pos2(below.right(), split)),
                call: Rect::from_min_max(pos2(below.left(), split), below.max),
                years,
                wide: false,
            }
        } else {
            let frame = Rect::from_min_max(
                window.min + vec2(edge, edge),
                pos2(
                    window.left() + 0.66 * window.width(),
                    window.bottom() - edge - 26.0,
                ),
            );
            let beside = Rect::from_min_max(
                pos2(frame.right() + edge + 22.0, window.top() + edge),
                window.max - vec2(edge, edge),
            );
            let split = beside.top() + 0.46 * beside.height();
            Self {
                frame,
                date: Rect::from_min_max(beside.min, pos2(beside.right(), split)),
                call: Rect::from_min_max(pos2(beside.left(), split), beside.max),
                years: frame.bottom() + DEPTH,
                wide: true,
            }
        }
    }
}

/// Draws what stands around the map; returns the rectangle of each language's line, so that a touch
/// of a line begins in its language.
pub(in crate::app) fn attract_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    places: &Places,
    caption: Option<&str>,
    calls: &[String; 4],
    pulse: f32,
) -> [Rect; 4] {
    life_line(ui, look, scene, places);
    wordmark(ui, look, scene, places.frame);
    let below = date(ui, look, scene, places);
    if let Some(caption) = caption {
        if places.wide {
            let room = places.date.width();
            let font = Face::Serif.size(22.0);
            let galley = paragraph(ui.painter(), caption, font, 29.0, room, look.palette.ink);
            if below + galley.size().y < places.date.bottom() {
                let at = pos2(places.date.left(), below);
                ui.painter().galley(at, galley, look.palette.ink);
            }
        } else {
            caption_ui(ui, look, caption, places.frame);
        }
    }
    call(ui, look, places, calls, pulse)
}

/// One key over the whole screen, for a screen reader and a keypad.
pub(in crate::app) fn whole_ui(ui: &Ui, calls: &[String; 4]) -> bool {
    let id = Id::unique("attract");
    let response = ui.interact(ui.max_rect(), id, Sense::click());
    let name = calls.join(". ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.clicked()
}

/// The bare neatline of the whole life: what is lived is ink, what is to come is chequered.
fn life_line(ui: &Ui, look: &Look, scene: &Scene<'_>, places: &Places) {
    let p = &look.palette;
    let painter = ui.painter();
    let band = Rect::from_min_max(
        pos2(places.frame.left(), places.frame.bottom()),
        pos2(places.frame.right(), places.frame.bottom() + DEPTH),
    );
    painter.rect_filled(band, 0.0, p.neat_paper);
    let days = scene.life.days() as f32;
    let first = scene.life.subject.first_day;
    let x_of = |year: i32| {
        let day = chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(first);
        band.left() + (day - first).num_days() as f32 / days * band.width()
    };
    let now = band.left() + scene.clock.moment as f32 / days * band.width();
    let (from, to) = (first.year() + 1, scene.life.subject.last_day.year());
    for year in (from..=to).step_by(2) {
        let cell = Rect::from_min_max(
            pos2(x_of(year).max(now), band.top()),
            pos2(x_of(year + 1).min(band.right()), band.bottom()),
        );
        if cell.width() > 0.0 {
            painter.rect_filled(cell, 0.0, p.ink);
        }
    }
    let lived = Rect::from_min_max(band.min, pos2(now, band.bottom()));
    painter.rect_filled(lived, 0.0, p.ink);
    for y in [band.top(), band.bottom()] {
        painter.hline(band.expand2(vec2(DEPTH, 0.0)).x_range(), y, look.frame());
    }
    let decade = (to - from) / 6;
    let step = if decade >= 8 { 10 } else { 5 };
    let mut taken = f32::NEG_INFINITY;
    for year in (from..=to).filter(|year| year % step == 0) {
        let galley = line(
            painter,
            &year.to_string(),
            Face::NarrowBold.size(15.0),
            p.ink,
        );
        let x =
            (x_of(year) - galley.size().x / 2.0).clamp(band.left(), band.right() - galley.size().x);
        if x > taken {
            taken = x + galley.size().x + 8.0;
            painter.galley(pos2(x, places.years + 5.0), galley, p.ink);
        }
    }
    let centre = pos2(now, band.center().y);
    painter.circle_filled(centre, 13.0, p.paper);
    painter.circle_filled(centre, 10.5, p.now);
}

fn wordmark(ui: &Ui, look: &Look, scene: &Scene<'_>, frame: Rect) {
    let p = &look.palette;
    let painter = ui.painter();
    let subject = &scene.life.subject;
    let mut names: Vec<&str> = Vec::new();
    for lang in [Lang::En, Lang::Ru] {
        let name = subject.wordmark.get(lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let head = spaced(
        painter,
        &names.join("   "),
        Face::NarrowBold.size(22.0),
        2.4,
        p.ink,
    );
    let years = format!("{}–{}", subject.first_day.year(), subject.last_day.year());
    let below = line(painter, &years, Face::SerifItalic.size(16.0), p.ink2);
    let width = head.size().x.max(below.size().x) + 32.0;
    let plate = Rect::from_min_size(frame.min, vec2(width.min(frame.width()), 64.0));
    painter.rect_filled(plate, 0.0, p.paper);
    painter.rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Inside);
    painter.galley(plate.min + vec2(16.0, 8.0), head, p.ink);
    painter.galley(plate.min + vec2(16.0, 36.0), below, p.ink2);
}

fn caption_ui(ui: &Ui, look: &Look, caption: &str, frame: Rect) {
    let p = &look.palette;
    let painter = ui.painter();
    let room = (0.86 * frame.width()).min(560.0);
    let galley = paragraph(
        painter,
        caption,
        Face::Serif.size(20.0),
        26.0,
        room - 32.0,
        p.ink,
    );
    let size = galley.size() + vec2(32.0, 22.0);
    let plate = Rect::from_min_size(pos2(frame.left(), frame.bottom() - size.y), size);
    painter.rect_filled(plate, 0.0, p.paper);
    painter.rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Inside);
    let bar = Rect::from_min_size(plate.min, vec2(4.0, plate.height()));
    painter.rect_filled(bar, 0.0, p.ink);
    painter.galley(plate.min + vec2(18.0, 11.0), galley, p.ink);
}

/// `7 III 1907`: day, month in Roman figures, year; and which day of the life it is.
///
/// Returns what lies below.
fn date(ui: &Ui, look: &Look, scene: &Scene<'_>, places: &Places) -> f32 {
    let p = &look.palette;
    let painter = ui.painter();
    let block = places.date;
    let thick = Rect::from_min_size(block.min, vec2(block.width(), 5.0));
    painter.rect_filled(thick, 0.0, p.ink);
    let day = scene.calm_day().unwrap_or(scene.now.day);
    let month = ROMAN[day.month0() as usize % 12];
    let count = (scene.now.day - scene.life.subject.first_day).num_days() + 1;
    // Digits are grouped as in the language that is spoken now; the sign between is the same in all.
    let count = group_digits(count, scene.lang());
    let of = format!("/ {}", group_digits(scene.life.days(), scene.lang()));
    let size = if places.wide {
        (block.width() / 4.2).min(0.42 * block.height()).min(120.0)
    } else {
        (block.width() / 4.9).min(0.86 * block.height()).min(132.0)
    };
    // The longest date decides, so that the figures do not breathe.
    let mut x = block.left();
    let baseline = block.top() + 12.0 + size;
    let mut put = |text: &str, face: Face, share: f32| {
        let galley = line(painter, text, face.size(share * size), p.ink);
        let ascent = galley.rows.first().map_or(0.0, |row| {
            row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y)
        });
        painter.galley(pos2(x, baseline - ascent), galley.clone(), p.ink);
        x += galley.size().x + 0.17 * size;
    };
    put(&day.day().to_string(), Face::NarrowBold, 1.0);
    put(month, Face::Serif, 0.94);
    put(&day.year().to_string(), Face::NarrowBold, 1.0);
    let large = if places.wide {
        0.34 * size
    } else {
        0.29 * size
    };
    let count = line(painter, &count, Face::NarrowBold.size(large), p.ink);
    let of = line(
        painter,
        &of,
        Face::Narrow.size(0.52 * large.max(26.0)),
        p.ink2,
    );
    if places.wide {
        let y = baseline + 0.12 * size;
        let wide = count.size().x;
        let tall = count.size().y;
        painter.galley(pos2(block.left(), y), count, p.ink);
        let at = pos2(
            block.left() + wide + 10.0,
            y + tall - of.size().y - 0.1 * large,
        );
        painter.galley(at, of, p.ink2);
    } else {
        let y = block.top() + 14.0;
        let tall = count.size().y;
        painter.galley(pos2(block.right() - count.size().x, y), count, p.ink);
        painter.galley(pos2(block.right() - of.size().x, y + tall), of, p.ink2);
    }
    painter.hline(block.x_range(), block.bottom(), look.hairline());
    baseline + 0.75 * size
}

fn call(ui: &Ui, look: &Look, places: &Places, calls: &[String; 4], pulse: f32) -> [Rect; 4] {
    let p = &look.palette;
    let painter = ui.painter();
    let block = places.call;
    let row = ((block.height() - 18.0) / 4.0).min(52.0);
    let top = block.top() + 14.0;
    let radius = (0.9 * row).min(0.09 * block.width().max(300.0));
    let centre = Pos2::new(block.left() + 1.62 * radius, top + 2.0 * row);
    painter.circle_filled(centre, radius * 0.82, p.now);
    painter.circle_stroke(centre, radius * 1.22, Stroke::new(2.4, p.now));
    let outer = radius * (1.32 + 0.3 * pulse);
    painter.add(Shape::circle_stroke(
        centre,
        outer,
        Stroke::new(1.4, p.now.gamma_multiply(0.55 * (1.0 - pulse))),
    ));
    let left = centre.x + 2.1 * radius;
    // One size for all four: none is more at home than another.
    let size = (0.66 * row).min(31.0);
    let widest = calls
        .iter()
        .map(|call| line(painter, call, Face::Serif.size(size), p.ink).size().x)
        .fold(1.0, f32::max);
    let size = (size * ((block.right() - left) / widest).min(1.0)).floor();
    std::array::from_fn(|i| {
        let rect = Rect::from_min_max(
            pos2(left, top + row * i as f32),
            pos2(block.right(), top + row * (i as f32 + 1.0)),
        );
        let galley = line(painter, &calls[i], Face::Serif.size(size), p.ink);
        painter.galley(
            pos2(rect.left(), rect.center().y - galley.size().y / 2.0),
            galley,
            p.ink,
        );
        rect
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_edge_stands_for_long_and_none_leaves_the_window() {
        let window = Rect::from_min_size(Pos2::ZERO, vec2(667.0, 1185.0));
        let mut seen = Vec::new();
        for second in 0..1200 {
            let places = Places::new(window, f64::from(second));
            for part in [places.frame, places.date, places.call] {
                assert!(window.contains_rect(part), "{second} s: {part}");
            }
            if seen.last() != Some(&places.frame.min) {
                seen.push(places.frame.min);
            }
        }
        assert!(seen.len() > 20, "it wanders: {}", seen.len());
        for pair in seen.windows(2) {
            assert!(
                (pair[0] - pair[1]).length() <= 5.0,
                "in small steps: {pair:?}"
            );
        }
    }
}
