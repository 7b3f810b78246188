//! What is pointed at in another view, lit on the map: a place is ringed, a journey drawn in ink.

use egui::{Shape, Stroke};

use crate::explore::{Scene, Selection};
use crate::life::{Kind, PlaceId};

use super::sheet::Sheet;

/// The shapes of what is pointed at; none of what is not on the sheet. Only what has already been is
/// lit: the future is never on the map.
pub(super) fn lit(sheet: &Sheet<'_>, scene: &Scene<'_>) -> Vec<Shape> {
    let (ink, paper) = (sheet.look.palette.ink, sheet.look.palette.land);
    let ring = |place: PlaceId| {
        let at = sheet.pos(scene.life.place(place).at);
        let ring = |width: f32, color| Shape::circle_stroke(at, 21.0, Stroke::new(width, color));
        vec![ring(5.0, paper), ring(2.0, ink)]
    };
    match scene.finder.hovered() {
        Some(Selection::Event(id)) => ring(scene.life.event(id).place),
        Some(Selection::Place(id)) => ring(id),
        Some(Selection::Leg(id)) => match &scene.life.leg(id).kind {
            Kind::Stay { place } => ring(*place),
            Kind::Journey { path, .. } => {
                let begun = scene.life.chain.moment(id.index()) <= scene.clock.moment;
                if !begun || !sheet.rect.is_positive() {
                    return Vec::new();
                }
                let line: Vec<_> = path.points().iter().map(|at| sheet.pos(*at)).collect();
                vec![
                    Shape::line(line.clone(), Stroke::new(8.0, paper)),
                    Shape::line(line, Stroke::new(4.0, ink)),
                ]
            }
        },
        Some(
            Selection::State(_) | Selection::AboutMap | Selection::HowWeKnow | Selection::Person(_),
        )
        | None => Vec::new(),
    }
}
