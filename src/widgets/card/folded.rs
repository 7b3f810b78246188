//! The column folded into one line over the map, for small windows and large type.

use egui::{Rect, Ui, pos2};

use crate::explore::{Command, Commands, Scene};
use crate::words::Lang;

use super::super::button::{self, Dress, button};
use super::super::icons::badge;
use super::super::paint::{line, shrunk};
use super::super::theme::{Face, Look};
use super::statement::{confidence_badge, heading};

/// Date, place and badge in one line, the languages at its right end.
pub fn folded_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, rect: Rect, commands: &mut Commands) {
    let p = &look.palette;
    let mut right = rect.right();
    for lang in Lang::ALL.into_iter().rev() {
        let code = lang.code().to_uppercase();
        let font = if lang == scene.lang() {
            Face::NarrowBold
        } else {
            Face::Narrow
        }
        .size(15.0);
        let width = line(ui.painter(), &code, font.clone(), p.ink).size().x + 14.0;
        let key = Rect::from_min_max(
            pos2(right - width, rect.top() + 8.0),
            pos2(right, rect.bottom() - 8.0),
        );
        right -= width;
        let dress = if lang == scene.lang() {
            Dress::Chosen
        } else {
            Dress::Bare
        };
        let face = button::Face::Word(code, font);
        let id = egui::Id::unique(("language", lang.tag()));
        if button(ui, look, key, id, lang.own_name(), &face, dress).clicked() {
            commands.push(Command::SpeakLang(lang));
        }
    }
    let painter = ui.painter().with_clip_rect(Rect::from_min_max(
        rect.min,
        pos2(right - 8.0, rect.bottom()),
    ));
    let date = line(
        &painter,
        &scene.calm_text(),
        Face::NarrowBold.size(26.0),
        p.ink,
    );
    let mut x = rect.left() + 4.0;
    let middle = |size: egui::Vec2| rect.center().y - size.y / 2.0;
    let at = pos2(x, middle(date.size()));
    x += date.size().x + 16.0;
    painter.galley(at, date, p.ink);
    let told = Scene {
        now: scene.told,
        ..*scene
    };
    let (sign, _) = confidence_badge(scene.life.leg(told.now.leg).confidence);
    badge(&painter, sign, pos2(x + 6.0, rect.center().y), p.ink);
    x += 24.0;
    let heading = heading(&told);
    // The whole line leads to the card, which has the sentence and its sources.
    let hit = Rect::from_min_max(rect.min, pos2(right - 8.0, rect.bottom()));
    let response = ui.interact(hit, egui::Id::unique("folded-line"), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &heading));
    super::super::paint::focus_ring(ui.painter(), &response, hit.shrink(4.0), p.focus);
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        commands.push(Command::Select(crate::explore::Selection::Leg(
            told.now.leg,
        )));
    }
    let place = shrunk(
        &painter,
        &heading,
        Face::Serif.size(20.0),
        right - 12.0 - x,
        p.ink,
    );
    painter.galley(pos2(x, middle(place.size())), place, p.ink);
}
