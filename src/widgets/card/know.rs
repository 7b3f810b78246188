//! The page on the evidence: what the rows rest on, how doubt is drawn, and what is not known.

use egui::Ui;

use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::Confidence;
use crate::words::{Args, group_digits};

use super::super::theme::{Face, Look};
use super::claims::{Gaps, Sign, signed};
use super::plate::{section, title};
use super::statement::{confidence_badge, link, prose};

/// The page.
pub(super) fn how_we_know(ui: &mut Ui, look: &Look, scene: &Scene<'_>, commands: &mut Commands) {
    let (words, lang, life) = (scene.words, scene.lang(), scene.life);
    let counted = scene.finder.reckoning(life);
    let figure = |number: usize| group_digits(i64::try_from(number).unwrap_or(i64::MAX), lang);
    let count = |key: &str, number: usize| {
        let args = Args::new().set("count", figure(number));
        words.text_with(key, &args).into_owned()
    };
    title(ui, look, &words.text("know-title"), "");
    let args = Args::new()
        .set("rows", figure(life.legs.len() + life.events.len()))
        .set("legs", figure(life.legs.len()))
        .set("events", figure(life.events.len()));
    text(ui, look, &words.text_with("know-intro", &args));

    section(ui, look, words, "know-grades");
    for (grade, gaps, key) in [
        (0, Gaps::None, "know-documented"),
        (1, Gaps::Dashes, "know-inferred"),
        (2, Gaps::Stitches, "know-bridging"),
    ] {
        signed(
            ui,
            look,
            Sign::Line(gaps),
            &count(key, counted.evidence[grade]),
        );
    }
    ui.add_space(8.0);

    section(ui, look, words, "know-sure");
    for (grade, confidence, key) in [
        (0, Confidence::High, "know-high"),
        (1, Confidence::Medium, "know-medium"),
        (2, Confidence::Low, "know-low"),
    ] {
        let (badge, _) = confidence_badge(confidence);
        let said = count(key, counted.confidence[grade]);
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(40.0, 22.0), egui::Sense::hover());
            super::super::icons::badge(ui.painter(), badge, rect.center(), look.palette.ink);
            prose(ui, &said, font(look), height(look), look.palette.ink);
        });
    }
    ui.add_space(8.0);

    section(ui, look, words, "know-doubt");
    for (sign, key) in [
        (Sign::SharpEdge, "know-mark-sharp"),
        (Sign::SoftEdge, "know-mark-soft"),
        (Sign::CutBar, "know-mark-cut"),
        (Sign::Rival, "know-mark-rival"),
    ] {
        signed(ui, look, sign, &words.text(key));
    }
    ui.add_space(8.0);

    section(ui, look, words, "know-days");
    let days = usize::try_from(life.days()).unwrap_or_default();
    let [high, medium, low] = whole(counted.days, days).map(figure);
    let args = Args::new()
        .set("days", figure(days))
        .set("settled", figure(days - counted.open_days.min(days)))
        .set("open", figure(counted.open_days))
        .set("high", high)
        .set("medium", medium)
        .set("low", low);
    text(ui, look, &words.text_with("know-days-text", &args));

    section(ui, look, words, "know-calendars");
    text(ui, look, &words.text("know-calendars-text"));
    section(ui, look, words, "know-names");
    text(ui, look, &words.text("know-names-text"));
    if link(ui, look, &words.text("know-map-link")) {
        commands.push(Command::Select(Selection::AboutMap));
    }
    ui.add_space(8.0);

    section(ui, look, words, "know-rivals");
    text(ui, look, &count("know-rivals-text", life.disputes.len()));
    let on = scene.finder.wanted().rivals;
    let key = if on { "rivals-hide" } else { "rivals-show" };
    if link(ui, look, &words.text(key)) {
        commands.push(Command::ShowRivals(!on));
    }
    ui.add_space(8.0);

    section(ui, look, words, "know-unknown");
    text(ui, look, &words.text("know-unknown-text"));
    section(ui, look, words, "know-sources");
    let [read, partly, known] = counted.consulted.map(figure);
    let args = Args::new()
        .set("read", read)
        .set("partly", partly)
        .set("known", known);
    text(ui, look, &words.text_with("know-sources-text", &args));
}

fn font(look: &Look) -> egui::FontId {
    Face::Serif.size(look.pick(16.5, 15.5))
}

fn height(look: &Look) -> f32 {
    look.pick(23.0, 22.0)
}

fn text(ui: &mut Ui, look: &Look, said: &str) {
    prose(ui, said, font(look), height(look), look.palette.ink);
    ui.add_space(8.0);
}

/// Shares of days as whole days that add up to all of them; the first takes what rounding leaves.
fn whole(shares: [f64; 3], days: usize) -> [usize; 3] {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "days of a life are few and not negative"
    )]
    let [_, medium, low] = shares.map(|share| share.max(0.0).round() as usize);
    [days.saturating_sub(medium + low), medium, low]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_days_add_up() {
        assert_eq!(whole([10.4, 3.3, 2.3], 16), [11, 3, 2]);
        assert_eq!(whole([0.0, 9.0, 9.0], 16), [0, 9, 9]);
    }
}
