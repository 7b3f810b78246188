//! What stands beside figures and swatches: texts of one legend in one size, in two lines if need be.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter};

use super::super::paint::line;
use super::super::theme::Face;

/// Lays texts out in one face and size, each in its own room: in one line if all fit, else narrower,
/// else in up to so many lines; never smaller than what is read, so that the rest is cut.
pub(super) fn captions(
    painter: &Painter,
    texts: &[(&str, f32)],
    lines: usize,
    color: Color32,
) -> Vec<Arc<Galley>> {
    for font in [Face::Sans.size(15.5), Face::Narrow.size(15.5)] {
        let galleys: Vec<_> = texts
            .iter()
            .map(|(text, room)| (line(painter, text, font.clone(), color), *room))
            .collect();
        if galleys
            .iter()
            .all(|(galley, room)| galley.size().x <= *room)
        {
            return galleys.into_iter().map(|(galley, _)| galley).collect();
        }
    }
    let wrapped = |font: &FontId| -> Vec<_> {
        texts
            .iter()
            .map(|(text, room)| {
                let mut job = LayoutJob::default();
                let format = TextFormat {
                    font_id: font.clone(),
                    line_height: Some(16.0),
                    color,
                    ..TextFormat::default()
                };
                job.append(text, 0.0, format);
                job.wrap = TextWrapping {
                    max_width: room.max(1.0),
                    max_rows: lines,
                    ..TextWrapping::default()
                };
                painter.layout_job(job)
            })
            .collect()
    };
    let galleys = wrapped(&Face::Narrow.size(15.5));
    if galleys.iter().all(|galley| !galley.elided) {
        return galleys;
    }
    wrapped(&Face::Narrow.size(14.0))
}
