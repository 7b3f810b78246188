//! A paragraph in which a hand finds more: emphasis, links to rows and days, and persons by name.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CursorIcon, Galley, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::{NotePiece, Target};
use crate::words::markup;

use super::super::paint::focus_ring;
use super::super::theme::{Face, Look};

/// How a paragraph is set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) size: f32,
    pub(super) line_height: f32,
    pub(super) color: Color32,
    /// Whether all of it is in italics.
    pub(super) italic: bool,
}

/// Where a run of letters leads.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Leads {
    To(Target),
    Person(u32),
}

/// A run of letters of one style.
#[derive(Clone, Debug, PartialEq)]
struct Run<'a> {
    text: &'a str,
    bold: bool,
    italic: bool,
    leads: Option<Leads>,
}

/// Shows a text of the record; each person leads to a plate the first time a paragraph has the name.
pub(super) fn rich(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    text: &str,
    setting: Setting,
    commands: &mut Commands,
) {
    let runs = runs(scene, text);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    // The letters of each run that leads somewhere, counted from the first of the paragraph.
    let mut leading: Vec<(Range<usize>, Leads, &str)> = Vec::new();
    let mut letters = 0;
    for run in &runs {
        let format = format(look, setting, run);
        job.append(run.text, 0.0, format);
        let end = letters + run.text.chars().count();
        if let Some(leads) = run.leads {
            leading.push((letters..end, leads, run.text));
        }
        letters = end;
    }
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, galley.text()));
    ui.painter().galley(rect.min, galley.clone(), setting.color);
    for (number, (letters, leads, name)) in leading.into_iter().enumerate() {
        let mut clicked = false;
        for (row, part) in parts(&galley, letters).into_iter().enumerate() {
            let part = part.translate(rect.min.to_vec2());
            let id = response.id.with((number, row));
            let hit = ui.interact(part.expand2(vec2(3.0, 2.0)), id, Sense::click());
            hit.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, name));
            if hit.hovered() {
                let under = part.bottom() - 2.0;
                let stroke = Stroke::new(1.6, look.palette.ink);
                ui.painter().hline(part.x_range(), under, stroke);
            }
            focus_ring(ui.painter(), &hit, part, look.palette.focus);
            clicked |= hit.on_hover_cursor(CursorIcon::PointingHand).clicked();
        }
        if clicked {
            commands.push(command(leads));
        }
    }
}

/// Shows a note on a source: titles in italics.
pub(super) fn note_ui(ui: &mut Ui, look: &Look, pieces: &[NotePiece], size: f32) {
    let mut job = LayoutJob::default();
    let setting = Setting {
        size,
        line_height: (size * 1.4).round(),
        color: look.palette.ink,
        italic: false,
    };
    for piece in pieces {
        let run = Run {
            text: &piece.text,
            bold: false,
            italic: piece.italic,
            leads: None,
        };
        job.append(run.text, 0.0, format(look, setting, &run));
    }
    ui.add(egui::Label::new(job).wrap());
}

fn format(look: &Look, setting: Setting, run: &Run<'_>) -> TextFormat {
    let face = match (run.bold, run.italic ^ setting.italic) {
        (true, _) => Face::SansBold,
        (false, true) => Face::SerifItalic,
        (false, false) => Face::Serif,
    };
    let underline = if run.leads.is_some() {
        Stroke::new(1.0, look.palette.rule2)
    } else {
        Stroke::NONE
    };
    TextFormat {
        font_id: face.size(setting.size),
        line_height: Some(setting.line_height),
        color: setting.color,
        underline,
        ..TextFormat::default()
    }
}

fn command(leads: Leads) -> Command {
    match leads {
        Leads::To(Target::Day(day)) => Command::ShowDay(day),
        Leads::To(Target::Row(row)) => Command::Select(row.into()),
        Leads::To(Target::Place(place)) => Command::Select(Selection::Place(place)),
        Leads::Person(person) => Command::Select(Selection::Person(person)),
    }
}

/// The runs of a text: its marks read, persons found in what is no link.
fn runs<'a>(scene: &Scene<'_>, text: &'a str) -> Vec<Run<'a>> {
    let mut named: Vec<u32> = Vec::new();
    let mut runs = Vec::new();
    for span in markup::spans(text) {
        let run = Run {
            text: span.text,
            bold: span.bold,
            italic: span.italic,
            leads: span
                .link
                .and_then(|link| scene.life.target(link))
                .map(Leads::To),
        };
        if run.leads.is_some() {
            runs.push(run);
            continue;
        }
        let mut from = 0;
        for mention in scene.finder.mentions().find(span.text) {
            if named.contains(&mention.person) {
                continue;
            }
            named.push(mention.person);
            let before = &span.text[from..mention.bytes.start];
            if !before.is_empty() {
                runs.push(Run {
                    text: before,
                    ..run.clone()
                });
            }
            runs.push(Run {
                text: &span.text[mention.bytes.clone()],
                leads: Some(Leads::Person(mention.person)),
                ..run.clone()
            });
            from = mention.bytes.end;
        }
        if from < span.text.len() {
            runs.push(Run {
                text: &span.text[from..],
                ..run
            });
        }
    }
    runs
}

/// Where some letters of a paragraph stand: a rectangle a row.
fn parts(galley: &Galley, letters: Range<usize>) -> Vec<Rect> {
    let mut parts: Vec<Rect> = Vec::new();
    let mut count = 0;
    for row in &galley.rows {
        let glyphs = &row.row.glyphs;
        let here = count..count + glyphs.len();
        count = here.end + usize::from(row.ends_with_newline);
        let start = letters.start.max(here.start);
        let end = letters.end.min(here.end);
        if start >= end {
            continue;
        }
        let (first, last) = (&glyphs[start - here.start], &glyphs[end - 1 - here.start]);
        parts.push(Rect::from_min_max(
            pos2(row.pos.x + first.pos.x, row.pos.y),
            pos2(
                row.pos.x + last.pos.x + last.advance_width,
                row.pos.y + row.row.size.y,
            ),
        ));
    }
    parts
}
