//! The page of the staff: how the program is, the ruler that sets the scale, the week, the totals.

use egui::{Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::cli::version::{COMMIT, RECORD, VERSION};
use crate::explore::Scene;
use crate::widgets::button::Dress;
use crate::widgets::paint::{line, paragraph, shrunk};
use crate::widgets::theme::{Face, Look};
use crate::words::Args;

use super::super::config::Config;
use super::super::counters::Counters;
use super::super::keys::word_key;
use super::super::scale::{INCH_MM, Metrics};
use super::{Open, Part, Staff, Wish};

/// What the page tells.
pub(in crate::app) struct Facts<'a> {
    pub(in crate::app) config: &'a Config,
    pub(in crate::app) metrics: Metrics,
    pub(in crate::app) counters: &'a Counters,
    /// Seconds since the start.
    pub(in crate::app) uptime: f64,
    /// Memory in use, in MiB.
    pub(in crate::app) memory: Option<u64>,
    /// Visits since the start.
    pub(in crate::app) visits: u64,
    /// The names of the last crash files.
    pub(in crate::app) crashes: Vec<String>,
}

/// Draws the page.
pub(in crate::app) fn page_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    part: Part,
    facts: &Facts<'_>,
    staff: &mut Staff,
) -> Option<Wish> {
    let (p, words) = (&look.palette, scene.words);
    let window = ui.max_rect();
    ui.painter().rect_filled(window, 0.0, p.paper);
    let m = &facts.metrics;
    let key = m.target.max(44.0).min(0.11 * window.height()).max(m.target);
    let inner = window.shrink2(vec2(22.0, 16.0));
    let rule = Rect::from_min_size(inner.min, vec2(inner.width(), 5.0));
    ui.painter().rect_filled(rule, 0.0, p.ink);
    let title = line(
        ui.painter(),
        &words.text("staff-title"),
        Face::Serif.size(28.0),
        p.ink,
    );
    ui.painter()
        .galley(inner.min + vec2(0.0, 14.0), title, p.ink);
    let mut wish = None;
    // The keys stand at the foot, where everybody reaches them.
    let row = |i: f32| {
        Rect::from_min_max(
            pos2(inner.left(), inner.bottom() - (i + 1.0) * key - i * 6.0),
            pos2(inner.right(), inner.bottom() - i * (key + 6.0)),
        )
    };
    let acts = [
        ("staff-close", Wish::Close, Dress::Chosen),
        ("staff-blank", Wish::Dark, Dress::Plain),
        ("staff-restart", Wish::Restart, Dress::Plain),
        ("staff-leave", Wish::Leave, Dress::Plain),
    ];
    for (rect, (word, act, dress)) in quarters(row(0.0)).into_iter().zip(acts) {
        if word_key(ui, look, rect, word, &words.text(word), 17.0, dress).clicked() {
            wish = Some(act);
        }
    }
    for (rect, (one, word)) in quarters(row(1.0)).into_iter().zip(Part::ALL) {
        let dress = if one == part {
            Dress::Chosen
        } else {
            Dress::Plain
        };
        if word_key(ui, look, rect, word, &words.text(word), 17.0, dress).clicked() {
            staff.open = Open::Page(one);
            staff.said.clear();
        }
    }
    let body = Rect::from_min_max(
        pos2(inner.left(), inner.top() + 62.0),
        pos2(inner.right(), row(1.0).top() - 12.0),
    );
    let asked = match part {
        Part::Status => {
            status(ui, look, scene, body, facts);
            None
        }
        Part::Screen => screen(ui, look, scene, body, key, facts, staff),
        Part::Hours => {
            hours(ui, look, scene, body, facts);
            None
        }
        Part::Counters => counters(ui, look, scene, body, key, facts),
    };
    if !staff.said.is_empty() {
        let galley = shrunk(
            ui.painter(),
            &staff.said,
            Face::SansBold.size(15.5),
            body.width(),
            p.ink,
        );
        ui.painter()
            .galley(body.left_bottom() - vec2(0.0, 20.0), galley, p.ink);
    }
    wish.or(asked)
}

fn quarters(row: Rect) -> [Rect; 4] {
    let each = (row.width() - 18.0) / 4.0;
    std::array::from_fn(|i| {
        let left = row.left() + (each + 6.0) * i as f32;
        Rect::from_min_size(pos2(left, row.top()), vec2(each, row.height()))
    })
}

/// A label at the left and what it is at the right; returns where the next one goes.
fn fact(ui: &Ui, look: &Look, body: Rect, y: f32, label: &str, value: &str) -> f32 {
    let p = &look.palette;
    let split = body.left() + 0.34 * body.width();
    let name = shrunk(
        ui.painter(),
        label,
        Face::SansBold.size(15.5),
        split - body.left() - 10.0,
        p.ink,
    );
    let galley = paragraph(
        ui.painter(),
        value,
        Face::Sans.size(15.5),
        22.0,
        body.right() - split,
        p.ink,
    );
    let tall = galley.size().y.max(22.0);
    if y + tall > body.bottom() {
        return y;
    }
    let rect = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), tall));
    let id = egui::Id::unique(("staff-fact", label));
    let said = ui.interact(rect, id, Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{label}: {value}")));
    ui.painter().galley(rect.min, name, p.ink);
    ui.painter().galley(pos2(split, y), galley, p.ink);
    ui.painter()
        .hline(body.x_range(), y + tall + 4.0, look.hairline());
    y + tall + 10.0
}

fn status(ui: &Ui, look: &Look, scene: &Scene<'_>, body: Rect, facts: &Facts<'_>) {
    let words = scene.words;
    let minutes = (facts.uptime / 60.0) as i64;
    let uptime = Args::new()
        .set("hours", minutes / 60)
        .set("minutes", minutes % 60);
    let memory = facts.memory.map_or_else(
        || words.text("staff-unknown").into_owned(),
        |mib| {
            let args = Args::new().set("mib", mib as i64);
            words.text_with("staff-mib", &args).into_owned()
        },
    );
    let crashes = if facts.crashes.is_empty() {
        words.text("staff-no-crash").into_owned()
    } else {
        facts.crashes.join("\n")
    };
    let m = &facts.metrics;
    let screen = &facts.config.screen;
    let capital = Args::new()
        .set("mm", format!("{:.1}", m.capital_mm()))
        .set("wanted", format!("{:.1}", screen.capital_mm()))
        .set("distance", screen.distance_mm.round() as i64);
    let reach = Args::new().set("mm", screen.reach_mm.round() as i64);
    let inches = Args::new().set("inches", format!("{:.1}", screen.diagonal_mm / INCH_MM));
    let rows = [
        ("staff-version", built_from()),
        (
            "staff-uptime",
            words.text_with("staff-minutes", &uptime).into_owned(),
        ),
        ("staff-memory", memory),
        ("staff-visits", facts.visits.to_string()),
        (
            "staff-size",
            words.text_with("staff-diagonal", &inches).into_owned(),
        ),
        (
            "staff-capital",
            words.text_with("staff-capital-note", &capital).into_owned(),
        ),
        (
            "staff-reach",
            words.text_with("staff-reach-note", &reach).into_owned(),
        ),
        ("staff-crashes", crashes),
    ];
    let mut y = body.top();
    for (label, value) in rows {
        y = fact(ui, look, body, y, &words.text(label), &value);
    }
}

/// The version, the commit if the build names one, and the record: what a report of a fault quotes.
fn built_from() -> String {
    let commit = COMMIT.split(' ').next().unwrap_or_default();
    let named = commit.chars().all(|c| c.is_ascii_hexdigit()) && commit.len() > 6;
    let parts = [VERSION, if named { commit } else { "" }, RECORD];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn screen(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    body: Rect,
    key: f32,
    facts: &Facts<'_>,
    staff: &Staff,
) -> Option<Wish> {
    let (p, words) = (&look.palette, scene.words);
    let painter = ui.painter();
    let m = &facts.metrics;
    // Crosses in the corners and the middle of the whole glass: a touch must meet them.
    let glass = ui.max_rect().shrink(m.points(15.0));
    let field = body.intersect(glass);
    for at in [
        glass.left_top() + vec2(0.0, 90.0),
        glass.right_top() + vec2(0.0, 90.0),
        field.left_bottom() + vec2(30.0, -(key + 150.0)),
        field.right_bottom() - vec2(30.0, key + 150.0),
        field.center() - vec2(0.0, 40.0),
    ] {
        let arm = m.points(6.0);
        painter.hline(at.x - arm..=at.x + arm, at.y, Stroke::new(1.4, p.ink));
        painter.vline(at.x, at.y - arm..=at.y + arm, Stroke::new(1.4, p.ink));
    }
    for (_, trail) in &staff.trails {
        if let Some(first) = trail.first() {
            painter.circle_stroke(*first, m.points(5.0), Stroke::new(2.0, p.now));
        }
        painter.add(Shape::line(trail.clone(), Stroke::new(2.0, p.now)));
    }
    let note = |text: &str, y: f32| {
        let galley = paragraph(
            painter,
            text,
            Face::Sans.size(15.5),
            22.0,
            body.width(),
            p.ink,
        );
        let tall = galley.size().y;
        painter.galley(pos2(body.left(), y), galley, p.ink);
        y + tall + 6.0
    };
    note(&words.text("staff-trail"), body.top());
    let foot = body.bottom() - 24.0;
    let bar_top = foot - key - 46.0;
    note(&words.text("staff-ruler"), bar_top - 30.0);
    // A hundred millimetres, longer marks at every ten.
    let left = body.left();
    let length = m.points(100.0).min(body.width());
    painter.hline(left..=left + length, bar_top, Stroke::new(2.0, p.ink));
    for mm in 0..=100_u16 {
        let x = left + m.points(f32::from(mm));
        if x > left + length + 0.5 {
            break;
        }
        let tall = match mm {
            mm if mm % 10 == 0 => 16.0,
            mm if mm % 5 == 0 => 11.0,
            _ => 7.0,
        };
        let wide = if mm % 10 == 0 { 1.6 } else { 0.8 };
        painter.vline(x, bar_top..=bar_top + tall, Stroke::new(wide, p.ink));
        if mm % 50 == 0 {
            let galley = line(painter, &mm.to_string(), Face::Narrow.size(14.0), p.ink);
            let at = pos2((x - galley.size().x / 2.0).max(left), bar_top + 18.0);
            painter.galley(at, galley, p.ink);
        }
    }
    let inches = facts.config.screen.diagonal_mm / INCH_MM;
    let args = Args::new().set("inches", format!("{inches:.1}"));
    let shown = words.text_with("staff-diagonal", &args);
    let row = Rect::from_min_max(pos2(body.left(), foot - key), pos2(body.right(), foot));
    let each = (row.width() - 24.0) / 6.0;
    let mut wish = None;
    for (i, (word, change)) in [("−1", -1.0), ("−0.1", -0.1), ("+0.1", 0.1), ("+1", 1.0)]
        .into_iter()
        .enumerate()
    {
        // Two keys, the figure between, two keys.
        let slot = if i < 2 { i as f32 } else { i as f32 + 2.0 };
        let rect = Rect::from_min_size(
            pos2(row.left() + slot * (each + 4.8), row.top()),
            vec2(each, row.height()),
        );
        if word_key(ui, look, rect, word, word, 20.0, Dress::Plain).clicked() {
            wish = Some(Wish::Diagonal(change));
        }
    }
    let room = 2.0 * each - 4.0;
    let galley = shrunk(painter, &shown, Face::NarrowBold.size(17.0), room, p.ink);
    painter.galley(row.center() - galley.size() / 2.0, galley, p.ink);
    wish
}

fn hours(ui: &Ui, look: &Look, scene: &Scene<'_>, body: Rect, facts: &Facts<'_>) {
    let words = scene.words;
    let hours = &facts.config.hours;
    let monday = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let mut y = body.top();
    for index in 0..7 {
        let day = monday + chrono::TimeDelta::days(index as i64);
        let name = crate::calendar::weekday_name(words, day);
        let value = match hours.of_day(index) {
            None => words.text("staff-always").into_owned(),
            Some(span) if span == "—" => words.text("staff-closed").into_owned(),
            Some(span) => span,
        };
        y = fact(ui, look, body, y, &name, &value);
    }
}

fn counters(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    body: Rect,
    key: f32,
    facts: &Facts<'_>,
) -> Option<Wish> {
    let (p, words) = (&look.palette, scene.words);
    if !facts.config.counters {
        let text = words.text("staff-counters-off");
        let galley = paragraph(
            ui.painter(),
            &text,
            Face::Sans.size(16.0),
            22.0,
            body.width(),
            p.ink,
        );
        ui.painter().galley(body.min, galley, p.ink);
        return None;
    }
    let columns = [
        "staff-day",
        "staff-sessions",
        "staff-median",
        "staff-resets",
    ];
    let each = body.width() / columns.len() as f32;
    let put = |text: &str, column: usize, y: f32, face: Face| {
        let galley = line(ui.painter(), text, face.size(15.5), p.ink);
        let at = pos2(body.left() + each * column as f32, y);
        ui.painter().galley(at, galley, p.ink);
    };
    for (i, word) in columns.into_iter().enumerate() {
        put(&words.text(word), i, body.top(), Face::SansBold);
    }
    let mut y = body.top() + 26.0;
    let foot = body.bottom() - 26.0 - key;
    for (day, totals) in facts.counters.latest() {
        if y + 22.0 > foot {
            break;
        }
        let cells = [
            day.to_owned(),
            totals.visits().to_string(),
            totals.median_secs().to_string(),
            totals.resets().to_string(),
        ];
        for (i, cell) in cells.into_iter().enumerate() {
            put(&cell, i, y, Face::Sans);
        }
        y += 22.0;
    }
    let rect = Rect::from_min_size(pos2(body.left(), foot), vec2(each.max(120.0), key));
    let word = words.text("staff-export");
    word_key(ui, look, rect, "staff-export", &word, 17.0, Dress::Plain)
        .clicked()
        .then_some(Wish::Export)
}
