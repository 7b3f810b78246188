//! The keys: one table that the keyboard and the help sheet are made from.

use egui::{InputState, Key, Modifiers};

use crate::explore::{Command, Commands, Fit, Scene, Span, Step, Tab};
use crate::words::Lang;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wish {
    PlayOrPause,
    Days(i64),
    Event(Step),
    End(Step),
    ZoomMap(f64),
    Fit(Fit),
    Span(Span),
    Faster,
    Slower,
    Back,
    Forward,
    Close,
    NextLang,
    Theme,
    Tab(Tab),
    Help,
}

/// Every key. A key with a modifier stands before the same key without.
pub(super) const KEYS: &[(Modifiers, Key, Wish)] = &[
    (Modifiers::NONE, Key::Space, Wish::PlayOrPause),
    (Modifiers::ALT, Key::ArrowLeft, Wish::Back),
    (Modifiers::ALT, Key::ArrowRight, Wish::Forward),
    (Modifiers::SHIFT, Key::ArrowLeft, Wish::Days(-7)),
    (Modifiers::SHIFT, Key::ArrowRight, Wish::Days(7)),
    (Modifiers::NONE, Key::ArrowLeft, Wish::Days(-1)),
    (Modifiers::NONE, Key::ArrowRight, Wish::Days(1)),
    (Modifiers::NONE, Key::PageUp, Wish::Event(Step::Previous)),
    (Modifiers::NONE, Key::PageDown, Wish::Event(Step::Next)),
    (Modifiers::NONE, Key::Home, Wish::End(Step::Previous)),
    (Modifiers::NONE, Key::End, Wish::End(Step::Next)),
    (Modifiers::NONE, Key::Plus, Wish::ZoomMap(1.6)),
    (Modifiers::NONE, Key::Equals, Wish::ZoomMap(1.6)),
    (Modifiers::NONE, Key::Minus, Wish::ZoomMap(1.0 / 1.6)),
    (Modifiers::NONE, Key::Num0, Wish::Fit(Fit::Life)),
    (Modifiers::NONE, Key::C, Wish::Fit(Fit::Chapter)),
    (Modifiers::NONE, Key::H, Wish::Fit(Fit::Here)),
    (Modifiers::NONE, Key::Num1, Wish::Span(Span::Life)),
    (Modifiers::NONE, Key::Num2, Wish::Span(Span::Decade)),
    (Modifiers::NONE, Key::Num3, Wish::Span(Span::Year)),
    (Modifiers::NONE, Key::Num4, Wish::Span(Span::Weeks)),
    (Modifiers::NONE, Key::Period, Wish::Faster),
    (Modifiers::NONE, Key::Comma, Wish::Slower),
    (Modifiers::NONE, Key::Backspace, Wish::Back),
    (Modifiers::NONE, Key::Escape, Wish::Close),
    (Modifiers::NONE, Key::L, Wish::NextLang),
    (Modifiers::NONE, Key::T, Wish::Theme),
    (Modifiers::NONE, Key::M, Wish::Tab(Tab::Map)),
    (Modifiers::NONE, Key::N, Wish::Tab(Tab::Numbers)),
    (Modifiers::NONE, Key::E, Wish::Tab(Tab::Events)),
    (Modifiers::NONE, Key::Questionmark, Wish::Help),
    (Modifiers::NONE, Key::F1, Wish::Help),
];

/// What the keys asked of the window itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) theme: bool,
    pub(super) help: bool,
}

/// Turns the keys pressed this frame into commands, and tells what they ask of the window itself.
///
/// A focused control keeps Space for itself; all other keys work everywhere, as there is no text to type.
pub(super) fn read(
    input: &mut InputState,
    focused: bool,
    scene: &Scene<'_>,
    commands: &mut Commands,
) -> Asked {
    let mut asked = Asked::default();
    for (modifiers, key, wish) in KEYS {
        let kept_by_focus = focused && *key == Key::Space;
        while !kept_by_focus && input.consume_key(*modifiers, *key) {
            asked.theme |= *wish == Wish::Theme;
            asked.help |= *wish == Wish::Help;
            commands.extend(command(*wish, scene));
        }
    }
    asked
}

fn command(wish: Wish, scene: &Scene<'_>) -> Option<Command> {
    Some(match wish {
        Wish::PlayOrPause if scene.clock.playing => Command::Pause,
        Wish::PlayOrPause => Command::Play,
        Wish::Days(days) => Command::StepDays(days),
        Wish::Event(step) => Command::StepEvent(step),
        Wish::End(step) => Command::ShowEnd(step),
        Wish::ZoomMap(factor) => Command::ZoomMap {
            x: 0.0,
            y: 0.0,
            factor,
        },
        Wish::Fit(fit) => Command::FitMap(fit),
        Wish::Span(span) => Command::ShowSpan(span),
        Wish::Faster => Command::SetPace(scene.clock.pace.faster()),
        Wish::Slower => Command::SetPace(scene.clock.pace.slower()),
        Wish::Back => Command::Back,
        Wish::Forward => Command::Forward,
        Wish::Close => Command::Deselect,
        Wish::NextLang => {
            let next = (scene.lang().index() + 1) % Lang::ALL.len();
            Command::SpeakLang(Lang::ALL[next])
        }
        Wish::Tab(tab) => Command::ShowTab(tab),
        Wish::Theme | Wish::Help => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings() {
        for (i, (modifiers, key, _)) in KEYS.iter().enumerate() {
            let again = KEYS[..i].iter().any(|(m, k, _)| m == modifiers && k == key);
            assert!(!again, "{key:?}");
        }
    }
}
