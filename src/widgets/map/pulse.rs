//! The pulse: one ring that spreads from the marker when he arrives somewhere while the clock plays.

use egui::{Context, Pos2, Shape, Stroke};

use crate::explore::Scene;
use crate::life::LegId;

use super::sheet::Sheet;

/// How long it lasts, in seconds, and from which radius to which it spreads, in points.
const LASTS: f64 = 2.4;
const SPREADS: std::ops::RangeInclusive<f32> = 15.0..=24.0;

/// How strong the ring is when it begins.
const STRENGTH: f32 = 0.35;

/// Days a second beyond which arrivals come too thick to be marked.
const FASTEST: f64 = 15.0;

/// The leg of the last frame, and when the last arrival was.
#[derive(Default)]
pub(super) struct Pulse {
    leg: Option<LegId>,
    since: Option<f64>,
}

impl Pulse {
    /// The ring around the marker, while it spreads; asks for frames only then.
    pub(super) fn shape(
        &mut self,
        ctx: &Context,
        sheet: &Sheet<'_>,
        scene: &Scene<'_>,
        marker: Pos2,
    ) -> Option<Shape> {
        let time = ctx.input(|input| input.time);
        let leg = scene.now.leg;
        let before = self.leg.replace(leg);
        let calm = scene.days_per_sec.abs() <= FASTEST && !scene.reduced_motion;
        let arrived = before
            .is_some_and(|before| before != leg && !scene.life.leg(before).is_stay())
            && scene.life.leg(leg).is_stay();
        if arrived && scene.clock.playing && calm {
            self.since = Some(time);
        }
        let share = ((time - self.since?) / LASTS) as f32;
        if !(0.0..1.0).contains(&share) {
            self.since = None;
            return None;
        }
        ctx.request_repaint();
        let radius = SPREADS.start() + (SPREADS.end() - SPREADS.start()) * share;
        let color = sheet.look.palette.now;
        let color = color.gamma_multiply(STRENGTH * (1.0 - share));
        Some(Shape::circle_stroke(
            marker,
            radius,
            Stroke::new(2.4, color),
        ))
    }
}

#[cfg(test)]
mod tests {
    use egui::{RawInput, Rect, pos2, vec2};

    use super::*;
    use crate::explore::{Command, Explorer};
    use crate::life::sample::life;
    use crate::widgets::theme::{Look, ThemeKind};
    use crate::words::Lang;

    #[test]
    fn it_comes_with_an_arrival_while_playing_and_goes_by_itself() {
        let look = Look::new(ThemeKind::Light, false);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let mut explorer = Explorer::new(std::sync::Arc::new(life()), Lang::En);
        let mut pulse = Pulse::default();
        let ctx = Context::default();
        let mut seen = |explorer: &Explorer, time: f64| {
            let scene = explorer.scene();
            let sheet = Sheet::new(&look, rect, scene.view);
            let input = RawInput {
                time: Some(time),
                ..RawInput::default()
            };
            let mut shape = None;
            ctx.run_ui(input, |ui| {
                shape = pulse.shape(ui.ctx(), &sheet, &scene, rect.center());
            })
            .drop_without_applying_deltas();
            shape.is_some()
        };
        let legs: Vec<bool> = explorer
            .life()
            .legs
            .iter()
            .map(crate::life::Leg::is_stay)
            .collect();
        let journey = legs.iter().position(|stay| !stay).unwrap();
        let start = explorer.life().chain.moment(journey);
        let end = explorer.life().chain.moment(journey + 1);
        explorer.apply(Command::SetPace(crate::explore::Pace::Day));
        explorer.apply(Command::Scrub(f64::midpoint(start, end)));
        assert!(!seen(&explorer, 0.0));
        // A finger that drags him there makes no pulse.
        explorer.apply(Command::Scrub(end + 0.1));
        assert!(!seen(&explorer, 0.1));
        explorer.apply(Command::Scrub(f64::midpoint(start, end)));
        explorer.apply(Command::Play);
        assert!(!seen(&explorer, 0.2));
        explorer.apply(Command::Scrub(end + 0.1));
        assert!(seen(&explorer, 0.3) && seen(&explorer, 2.0));
        assert!(!seen(&explorer, 3.0));
    }
}
