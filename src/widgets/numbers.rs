//! The life in numbers: what has added up to the day shown, in the map's frame, on the timeline's days.

mod bars;
mod captions;
mod distance;
mod figures;
mod grid;
mod slide;

use std::sync::Arc;

use egui::{Galley, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::explore::{Commands, Scene};
use crate::words::Args;

use super::paint::{paragraph, shrunk};
use super::theme::{Face, Look};
use bars::{bars_ui, lots_ui};
use captions::captions;
use distance::{Distance, distance_ui};
use figures::{Facts, Figures};
use grid::{Grid, grid_ui};

/// Room for the tabs' plate at the top of the frame.
const TABS: f32 = 60.0;

/// Room above the neatline for the flag of the timeline.
const FLAG_ROOM: f32 = 58.0;

/// Less height than this scrolls.
const LEAST: f32 = 404.0;

/// The same on a screen in a hall, where a hidden part is not looked for: a list gives rows away, and
/// the chart of the distance is left out.
const LEAST_HALL: f32 = 330.0;

/// The type of a section's heading.
const HEADING: f32 = 17.0;

/// A chart lower than this says nothing.
const LEAST_CHART: f32 = 26.0;

/// What the numbers keep between frames, made again when the life, the day or the look changes.
#[derive(Default)]
pub struct NumbersUi {
    facts: Option<Facts>,
    figures: Option<Figures>,
    grid: Grid,
    distance: Distance,
}

impl std::fmt::Debug for NumbersUi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NumbersUi").finish_non_exhaustive()
    }
}

/// Measures that shrink with the height of the frame, in points.
struct Sizes {
    /// The big figures' type.
    figure: f32,
    /// From the top to the rule below the figures.
    head: f32,
    /// From a rule to what stands below its heading.
    heading: f32,
    row: f32,
    rows: f32,
    grid: f32,
    gap: f32,
}

impl Sizes {
    fn new(height: f32, look: &Look) -> Self {
        // From the desktop of 1600 by 900 points to one of 1366 by 768.
        let tight = ((622.0 - height) / 132.0).clamp(0.0, 1.0);
        let pick = |roomy: f32, least: f32| roomy + (least - roomy) * tight;
        Self {
            figure: if look.small { 40.0 } else { pick(64.0, 42.0) },
            head: if look.small { 70.0 } else { pick(104.0, 74.0) },
            heading: pick(36.0, 29.0),
            row: if look.small { 19.0 } else { pick(23.0, 20.0) },
            rows: match tight {
                _ if look.small => 4.0,
                tight if tight < 0.4 => 7.0,
                _ => 5.0,
            },
            // Thirteen rows of cells of whole points.
            grid: 13.0 * pick(7.0, 5.0).round(),
            gap: pick(12.0, 6.0),
        }
    }

    /// From the top to what stands under a big figure; the type's own air above the digits is left out.
    fn caption(&self) -> f32 {
        self.figure * (1.29 - 0.18) - 4.0
    }
}

/// Draws the numbers into the map's frame; `covered` points at the right lie under a card.
pub fn numbers_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    covered: f32,
    state: &mut NumbersUi,
    commands: &mut Commands,
) {
    let p = &look.palette;
    ui.painter().rect_filled(frame, 0.0, p.land);
    ui.painter()
        .rect_stroke(frame, 0.0, look.frame(), StrokeKind::Outside);
    let same = |facts: &Facts| Arc::ptr_eq(&facts.life, scene.life);
    if !state.facts.as_ref().is_some_and(same) {
        *state = NumbersUi {
            facts: Some(Facts::new(scene)),
            ..NumbersUi::default()
        };
    }
    let Some(facts) = &state.facts else { return };
    let kept = state.figures.take().filter(|kept| kept.is_of(scene));
    let figures = kept.unwrap_or_else(|| Figures::new(facts, scene));

    let tabs = if look.kiosk { 10.0 } else { TABS };
    let area = Rect::from_min_max(pos2(frame.left(), frame.top() + tabs), frame.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt("numbers"));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let least = if look.kiosk { LEAST_HALL } else { LEAST };
    let height = area.height().max(least);
    ScrollArea::vertical()
        .id_salt("numbers-scroll")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            let size = vec2(area.width(), height);
            let (sheet, _) = ui.allocate_exact_size(size, Sense::hover());
            let below = blocks(ui, look, scene, sheet, covered, &figures, commands);
            let (grid, distance) = (&mut state.grid, &mut state.distance);
            charts(
                ui, look, scene, facts, sheet, below, grid, distance, commands,
            );
        });
    state.figures = Some(figures);
}

/// A section rule and its heading; returns where the heading stands.
fn section(ui: &Ui, look: &Look, x: egui::Rangef, y: f32, title: &str, size: f32) -> Rect {
    let p = &look.palette;
    ui.painter().hline(x, y, Stroke::new(3.0, p.ink));
    let galley = shrunk(
        ui.painter(),
        title,
        Face::NarrowBold.size(size),
        x.span(),
        p.ink,
    );
    let rect = Rect::from_min_size(pos2(x.min, y + 6.0), galley.size());
    ui.painter().galley(rect.min, galley, p.ink);
    rect
}

/// The four figures over the blocks of bars; returns where they end.
fn blocks(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    sheet: Rect,
    covered: f32,
    figures: &Figures,
    commands: &mut Commands,
) -> f32 {
    let p = &look.palette;
    let mut sizes = Sizes::new(sheet.height(), look);
    let inset = look.pick(28.0, 16.0);
    // Where a card would leave no room, it may cover the last block instead.
    let free = sheet.width() - covered;
    let width = if free >= 560.0 { free } else { sheet.width() } - 2.0 * inset;
    let wide = width >= 1040.0;
    let gap = if wide { 40.0 } else { look.pick(32.0, 20.0) };
    let columns = if wide { 4 } else { 3 };
    let each = (width - gap * (columns - 1) as f32) / columns as f32;
    if !wide {
        // Two figures share the first column.
        sizes.figure = sizes.figure.min(each * 0.19);
    }
    let column = |i: usize| {
        let left = sheet.left() + inset + (each + gap) * i as f32;
        egui::Rangef::new(left, left + each)
    };
    // Without the block of places, the first one has two figures over it.
    let under = |i: usize| -> egui::Rangef {
        if wide {
            column([1, 0, 2, 3][i])
        } else {
            let first = column(0);
            match i {
                0 => egui::Rangef::new(first.min, first.min + each * 0.6),
                1 => egui::Rangef::new(first.min + each * 0.64, first.max),
                _ => column(i - 1),
            }
        }
    };
    let rooms: Vec<_> = figures
        .big
        .iter()
        .enumerate()
        .map(|(i, (_, what))| (&**what, under(i).span()))
        .collect();
    let below = captions(ui.painter(), &rooms, 3, p.ink2);
    for (i, ((figure, what), caption)) in figures.big.iter().zip(below).enumerate() {
        // A caption of more lines takes the room it needs.
        sizes.head = sizes.head.max(sizes.caption() + caption.size().y + 7.0);
        big_figure(
            ui,
            look,
            under(i),
            sheet.top(),
            &sizes,
            (figure, what),
            caption,
        );
    }
    let rule = sheet.top() + sizes.head;
    let top = rule + sizes.heading;
    let bottom = top + sizes.row * sizes.rows;
    let area = |x: egui::Rangef| Rect::from_min_max(pos2(x.min, top), pos2(x.max, bottom));
    let title = |key: &'static str| scene.words.text(key).into_owned();
    let mut lists = vec![("numbers-by-state", &figures.states)];
    if wide {
        lists.push(("numbers-by-place", &figures.places));
    }
    lists.push(("numbers-by-mode", &figures.modes));
    // Headings side by side have one size, that of the longest.
    let last_key = "numbers-by-condition";
    let size = lists
        .iter()
        .map(|(key, _)| *key)
        .chain([last_key])
        .map(|key| {
            let font = Face::NarrowBold.size(HEADING);
            shrunk(ui.painter(), &title(key), font, each, p.ink)
                .job
                .sections[0]
                .format
                .font_id
                .size
        })
        .fold(HEADING, f32::min);
    let heading = |i: usize, key: &'static str| {
        section(ui, look, column(i), rule, &title(key), size);
    };
    for (i, (key, bars)) in lists.into_iter().enumerate() {
        heading(i, key);
        bars_ui(ui, look, key, area(column(i)), sizes.row, bars, commands);
    }
    let last = column(columns - 1);
    heading(columns - 1, last_key);
    lots_ui(ui, look, area(last), sizes.row, &figures.lots, commands);
    bottom
}

fn big_figure(
    ui: &Ui,
    look: &Look,
    x: egui::Rangef,
    top: f32,
    sizes: &Sizes,
    (figure, what): (&str, &str),
    caption: Arc<Galley>,
) {
    let p = &look.palette;
    let font = Face::NarrowBold.size(sizes.figure);
    let galley = shrunk(ui.painter(), figure, font, x.span(), p.ink);
    let line_top = top + sizes.caption() + 4.0 - galley.size().y;
    ui.painter()
        .galley(pos2(x.min - 2.0, line_top), galley, p.ink);
    let y = top + sizes.caption();
    ui.painter().galley(pos2(x.min, y), caption, p.ink2);
    // A screen reader reads the figure with what it counts.
    let said = format!("{figure} {what}");
    let rect = Rect::from_min_max(pos2(x.min, top), pos2(x.max, top + sizes.head - 4.0));
    let id = egui::Id::unique(("numbers-figure", what));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &*said));
}

/// The weeks and the distance, under one red line with the timeline's.
#[expect(
    clippy::too_many_arguments,
    reason = "two charts are drawn from just these"
)]
fn charts(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    facts: &Facts,
    sheet: Rect,
    below: f32,
    grid: &mut Grid,
    distance: &mut Distance,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let sizes = Sizes::new(sheet.height(), look);
    let inset = look.pick(28.0, 16.0);
    let across = egui::Rangef::new(sheet.left() + inset, sheet.right() - inset);
    let rule = below + sizes.gap;
    let rows = grid::rows(scene.window, sheet.width()) as i64;
    let args = Args::new().set("rows", rows);
    section(
        ui,
        look,
        across,
        rule,
        &scene.words.text_with("numbers-weeks", &args),
        HEADING,
    );
    let lane = |top: f32, bottom: f32| {
        Rect::from_min_max(pos2(sheet.left(), top), pos2(sheet.right(), bottom))
    };
    let top = rule + sizes.heading;
    // Room for the note where it is narrowest, so that nothing moves as the flag does.
    let text = scene.words.text("numbers-method");
    let narrowest = note(ui, look, &text, across.span() / 2.0 - 110.0);
    let foot = sheet.bottom() - FLAG_ROOM.max(narrowest.size().y + 9.0);
    let low = top + sizes.grid + sizes.gap + sizes.heading + 4.0 + LEAST_CHART > foot;
    // Without the chart, the weeks have its room.
    let grid_height = if low {
        (13.0 * ((foot - top) / 13.0).floor()).max(sizes.grid)
    } else {
        sizes.grid
    };
    let weeks = lane(top, top + grid_height);
    let rule = weeks.bottom() + sizes.gap;
    let home = facts.reach.as_ref().map_or("", |reach| {
        let home = scene.life.place(reach.home());
        home.name(scene.life.subject.first_day, scene.lang())
    });
    let args = Args::new().set("place", home);
    // The red line goes through all that lies on the timeline's days, behind names and the dot.
    grid_ui(ui, look, scene, facts, weeks, grid, commands);
    let share = scene.window.share(scene.clock.moment);
    if (0.0..=1.0).contains(&share) {
        let x = sheet.left() + (share * f64::from(sheet.width())) as f32;
        let paper = Stroke::new(5.0, p.land.gamma_multiply(0.7));
        let down = weeks.top() - 6.0..=sheet.bottom();
        ui.painter().vline(x, down.clone(), paper);
        ui.painter().vline(x, down, Stroke::new(2.4, p.now));
    }
    if !low {
        let title = scene.words.text_with("numbers-distance", &args);
        let title = section(ui, look, across, rule, &title, HEADING);
        let chart = lane(rule + sizes.heading + 4.0, foot);
        distance_ui(ui, look, scene, facts, (chart, title), distance, commands);
    }
    method(ui, look, scene, across, foot, share);
}

/// How the figures are made, in the room of the timeline's flag, on the side where the flag is not.
fn method(ui: &Ui, look: &Look, scene: &Scene<'_>, across: egui::Rangef, foot: f32, share: f64) {
    let p = &look.palette;
    let text = scene.words.text("numbers-method");
    let flag = across.min + share.clamp(0.0, 1.0) as f32 * across.span();
    let width = (flag - across.min).max(across.max - flag) - 110.0;
    let galley = note(ui, look, &text, width);
    let left = if share > 0.5 {
        across.min
    } else {
        across.max - galley.size().x
    };
    let rect = Rect::from_min_size(pos2(left, foot + 6.0), galley.size());
    let response = ui.interact(rect, egui::Id::unique("numbers-method"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &*text));
    ui.painter().galley(rect.min, galley, p.ink2);
}

/// The text of how the figures are made, closer where it has many lines.
fn note(ui: &Ui, look: &Look, text: &str, width: f32) -> Arc<Galley> {
    let font = Face::Narrow.size(14.0);
    let color = look.palette.ink2;
    let laid = |line| paragraph(ui.painter(), text, font.clone(), line, width, color);
    let galley = laid(18.0);
    if galley.size().y > FLAG_ROOM - 8.0 {
        laid(16.0)
    } else {
        galley
    }
}
