//! The caption in the upper corner of the map: of which day the borders are, and what has just changed.

use std::sync::Arc;

use egui::{CursorIcon, Galley, Id, Painter, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::calendar::date_text;
use crate::explore::{Command, Commands, Fit, Scene, Selection};
use crate::geo::{LonLatRect, wrap_lon};
use crate::words::Args;
use crate::world::{Change, change_before};

use super::super::paint::{focus_ring, line, paragraph};
use super::super::theme::Face;
use super::sheet::Sheet;

/// A change is told for so many days of the clock.
const TOLD: i64 = 45;

/// On a map this wide (points per degree) every change is told.
const WIDE: f64 = 14.0;

/// A frame lower than this has room for one line, in points.
const LOW: f32 = 300.0;

/// Degrees around a change that are shown of it.
const AROUND: f64 = 9.0;

/// What stands there, measured before the names are placed.
pub(super) struct Caption {
    borders: (Arc<Galley>, Rect),
    know: Option<(Arc<Galley>, Rect)>,
    change: Option<(&'static Change, Arc<Galley>, Rect)>,
}

/// Lays the caption out in the upper corner of the frame, of which the part up to `right` is seen,
/// below the plates that stand there: the foot belongs to the flag of the timeline.
pub(super) fn caption(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    plates: &[Rect],
    right: f32,
) -> Caption {
    let p = &sheet.look.palette;
    let words = scene.words;
    let date = Args::new().set("date", date_text(words, scene.now.day));
    let text = words.text_with("map-caption", &date);
    let borders = line(painter, &text, Face::Sans.size(13.0), p.ink2);
    // A low frame on a large type has room for the borders alone.
    let roomy = !sheet.look.kiosk || sheet.rect.height() > LOW;
    let row = borders.size().y;
    let mut at = sheet.rect.min + vec2(14.0, 12.0);
    // Each plate in the way is passed once at most.
    for _ in plates {
        let place = Rect::from_min_size(at, vec2(borders.size().x, 2.0 * row + 4.0));
        let hit = |plate: &&Rect| !sheet.look.kiosk && plate.intersects(place);
        let Some(plate) = plates.iter().find(hit) else {
            break;
        };
        at.y = plate.bottom() + 3.0;
    }
    // What has changed stands above in a hall, where it is read first, and below under the tabs.
    let (above, below) = match (sheet.look.kiosk, roomy) {
        (true, true) => (row + 6.0, -4.0 - row),
        (true, false) => (6.0, 0.0),
        (false, _) => (0.0, row + 4.0),
    };
    let borders_rect = Rect::from_min_size(at + vec2(0.0, above), borders.size());
    let know = words.text("know-open");
    let know = line(painter, &know, Face::Sans.size(13.0), p.ink2);
    let beside = borders_rect.right_top() + vec2(18.0, 0.0);
    let know_rect = Rect::from_min_size(beside, know.size());
    // A close map of one place has nothing to do with what changed on another.
    let concerns = |change: &&Change| {
        sheet.scale() < WIDE || sheet.rect.expand(60.0).contains(sheet.pos(change.at))
    };
    let change = change_before(scene.now.day, TOLD)
        .filter(concerns)
        .filter(|_| roomy);
    let change = change.map(|change| {
        let args = Args::new()
            .set("date", date_text(words, change.day))
            .set("what", change.what.get(scene.lang()));
        let text = words.text_with("change-said", &args);
        let font = Face::SansBold.size(13.5);
        let galley = if sheet.look.kiosk {
            line(painter, &text, font, p.ink)
        } else {
            // A narrow frame has two short lines rather than one across its middle.
            let width = (0.45 * sheet.rect.width()).max(220.0);
            paragraph(painter, &text, font, 18.0, width, p.ink)
        };
        let at = pos2(at.x, borders_rect.top() + below);
        let rect = Rect::from_min_size(at, galley.size());
        (change, galley, rect)
    });
    Caption {
        borders: (borders, borders_rect),
        know: (know_rect.right() < right - 8.0).then_some((know, know_rect)),
        change,
    }
}

impl Caption {
    /// What names keep clear of.
    pub(super) fn rects(&self) -> impl Iterator<Item = Rect> + '_ {
        let change = self.change.as_ref().map(|(_, _, rect)| *rect);
        let know = self.know.as_ref().map(|(_, rect)| *rect);
        std::iter::once(self.borders.1)
            .chain(know)
            .chain(change)
            .map(|rect| rect.expand(6.0))
    }

    /// Paints the caption; the borders lead to the page on the map, the words beside them to the page on
    /// the evidence, the change to its day and place.
    pub(super) fn show(&self, ui: &Ui, sheet: &Sheet<'_>, commands: &mut Commands) {
        let p = &sheet.look.palette;
        let painter = ui.painter().with_clip_rect(sheet.rect);
        // A veil of paper: words that run over coasts and marks alike have no one ground for a halo.
        for rect in self.rects() {
            painter.rect_filled(
                rect.shrink2(vec2(0.0, 4.0)),
                0.0,
                p.paper.gamma_multiply(0.86),
            );
        }
        let show = |id: &str, galley: &Arc<Galley>, rect: Rect, color| {
            let response = ui.interact(
                sheet.look.finger(rect.expand(4.0)),
                Id::unique(id),
                Sense::click(),
            );
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, galley.text()));
            painter.galley(rect.min, galley.clone(), color);
            if response.hovered() {
                painter.hline(rect.x_range(), rect.bottom(), sheet.look.hairline());
            }
            focus_ring(&painter, &response, rect, p.focus);
            response.on_hover_cursor(CursorIcon::PointingHand).clicked()
        };
        if show("map-caption", &self.borders.0, self.borders.1, p.ink2) {
            commands.push(Command::Select(Selection::AboutMap));
        }
        if let Some((galley, rect)) = &self.know
            && show("map-know", galley, *rect, p.ink2)
        {
            commands.push(Command::Select(Selection::HowWeKnow));
        }
        if let Some((change, galley, rect)) = &self.change
            && show("map-change", galley, *rect, p.ink)
        {
            let lon = wrap_lon(change.at.lon);
            commands.push(Command::ShowDay(change.day));
            commands.push(Command::FitMap(Fit::Rect(LonLatRect {
                west: lon - AROUND,
                south: (change.at.lat - AROUND * 0.5).max(-80.0),
                east: lon + AROUND,
                north: (change.at.lat + AROUND * 0.5).min(80.0),
            })));
        }
    }
}
