//! The date and the plain sentence on a screen in a hall.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::calendar::{
    MonthForm, edtf_text, flag_text, month_name, old_style_for, old_style_text, weekday_name,
};
use crate::explore::{Scene, Selection};
use crate::words::{Args, group_digits, markup};

use super::super::paint::{fade_down, line, shrunk};
use super::super::theme::{Face, Look};
use super::on_baseline;
use super::statement::{badge_line, certainty, confidence_badge, heading, prose};

/// Draws the date into a block, as large as the block allows; a low block gets one line. The count
/// of days leaves `keep_right` points at the right to a key.
pub fn kiosk_date_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, block: Rect, keep_right: f32) {
    let p = &look.palette;
    let painter = ui.painter();
    if block.height() < 60.0 {
        let text = flag_text(scene.words, scene.now.day);
        let font = Face::NarrowBold.size(26.0_f32.min(block.height() * 0.8));
        let date = shrunk(painter, &text, font, block.width(), p.ink);
        painter.galley(block.min, date, p.ink);
        return;
    }
    let calm = scene.calm_day();
    let (day, fast) = (calm.unwrap_or(scene.now.day), calm.is_none());
    // The numeral stands in two thirds of the block; what is left has the weekday and the count.
    let numeral = (0.63 * block.height()).min(102.0);
    let base = block.top() + 0.83 * numeral;
    let mut x = block.left();
    if !fast {
        let text = chrono::Datelike::day(&day).to_string();
        let galley = line(painter, &text, Face::NarrowBold.size(numeral), p.ink);
        x = on_baseline(ui.painter(), x - 2.0, base, galley, p.ink).right() + 8.0;
    }
    let form = if fast {
        MonthForm::Alone
    } else {
        MonthForm::AfterDay
    };
    let large = Face::NarrowBold.size(0.375 * numeral);
    let room = block.right() - x;
    let month = shrunk(
        painter,
        &month_name(scene.words, day, form),
        large.clone(),
        room,
        p.ink,
    );
    on_baseline(ui.painter(), x, base - 0.4 * numeral, month, p.ink);
    let year = line(
        painter,
        &chrono::Datelike::year(&day).to_string(),
        large,
        p.ink,
    );
    on_baseline(ui.painter(), x, base, year, p.ink);
    let mut y = base + 21.0;
    if !fast {
        let font = Face::Sans.size(15.0);
        let weekday = line(painter, &weekday_name(scene.words, day), font, p.ink2);
        let right = on_baseline(ui.painter(), block.left(), y, weekday, p.ink2).right();
        if let Some(old) = old_style_for(day, scene.life.subject.old_style_until) {
            let text = old_style_text(scene.words, old);
            let font = Face::SerifItalic.size(15.0);
            let room = block.right() - right - 12.0;
            let galley = shrunk(painter, &text, font, room, p.ink2);
            on_baseline(ui.painter(), right + 12.0, y, galley, p.ink2);
        }
    }
    y += 12.0;
    if y + 24.0 > block.bottom() {
        return;
    }
    painter.hline(block.x_range(), y, look.hairline());
    let count = (scene.now.day - scene.life.subject.first_day).num_days() + 1;
    let args = Args::new()
        .set("day", group_digits(count, scene.lang()))
        .set("of", group_digits(scene.life.days(), scene.lang()));
    let count = scene.words.text_with("day-count", &args).into_owned();
    for text in [count, scene.age_text()] {
        y += 19.0;
        if y + 4.0 > block.bottom() {
            return;
        }
        let room = block.width() - keep_right;
        let galley = shrunk(painter, &text, Face::Sans.size(14.2), room, p.ink2);
        on_baseline(ui.painter(), block.left(), y, galley, p.ink2);
    }
}

/// Draws where he is, or the event that is told, in the plainest words; what does not fit is
/// scrolled by a finger and stands whole on the card.
pub fn kiosk_text_ui(ui: &mut Ui, look: &Look, scene: &Scene<'_>, block: Rect) {
    let p = &look.palette;
    let mut child = ui.new_child(UiBuilder::new().max_rect(block).id_salt("kiosk-text"));
    child.set_clip_rect(block.expand2(vec2(2.0, 0.0)));
    let output = ScrollArea::vertical()
        .id_salt(("kiosk-text", scene.now.leg, scene.selection.is_some()))
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.set_max_width(block.width() - 6.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.spacing_mut().interact_size.y = 0.0;
            let leg = scene.life.leg(scene.now.leg);
            let event = match scene.selection {
                Some(Selection::Event(id)) => Some(scene.life.event(id)),
                _ => None,
            };
            let (head, fact) = match event {
                Some(event) => (
                    event.title.get(scene.lang()).to_owned(),
                    event.fact.get(scene.lang()),
                ),
                None => (heading(scene), leg.fact.get(scene.lang())),
            };
            prose(
                ui,
                &head,
                Face::Serif.size(look.pick(25.5, 20.0)),
                look.pick(29.0, 24.0),
                p.ink,
            );
            if let Some(event) = event.filter(|event| !event.bounds.contains(scene.now.day)) {
                let date = edtf_text(scene.words, &event.date);
                prose(ui, &date, Face::Sans.size(15.0), 20.0, p.ink2);
            }
            prose(
                ui,
                &markup::plain(fact),
                Face::Serif.size(look.pick(17.5, 16.0)),
                look.pick(24.5, 22.0),
                p.ink,
            );
            match event {
                Some(event) => {
                    let (sign, key) = confidence_badge(event.confidence);
                    badge_line(ui, look, sign, &scene.words.text(key));
                }
                None => certainty(ui, look, scene, leg),
            }
        });
    if output.content_size.y - output.state.clamped_offset().y > block.height() + 1.0 {
        let veil = Rect::from_min_max(pos2(block.left(), block.bottom() - 18.0), block.max);
        ui.painter()
            .add(fade_down(veil, p.paper.gamma_multiply(0.0), p.paper));
    }
}
