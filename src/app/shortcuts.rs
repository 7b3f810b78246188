//! The keys: one table that the keyboard and the help sheet are made from.

use egui::{InputState, Key, Modifiers};

use crate::explore::{
    Command, Commands, Fit, Scene, Selection, Span, Step, StoryLength, Tab, TimeFit,
};
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
    Stay(Step),
    Chapter(Step),
    Year(Step),
    StoryOrCalendar,
    Backwards,
    Loop,
    Follow,
    Search,
    FitTime(TimeFit),
    /// The timeline's foot reads these keys itself, as it alone knows whether a text is being typed.
    TypeDate,
    Tab(Tab),
    Help,
    Rivals,
    HowWeKnow,
}

/// Every key. A key with a modifier stands before the same key without.
pub(super) const KEYS: &[(Modifiers, Key, Wish)] = &[
    (Modifiers::NONE, Key::Space, Wish::PlayOrPause),
    (Modifiers::ALT, Key::ArrowLeft, Wish::Back),
    (Modifiers::ALT, Key::ArrowRight, Wish::Forward),
    (Modifiers::SHIFT, Key::ArrowLeft, Wish::Days(-7)),
    (Modifiers::SHIFT, Key::ArrowRight, Wish::Days(7)),
    (
        Modifiers::COMMAND,
        Key::ArrowLeft,
        Wish::Stay(Step::Previous),
    ),
    (Modifiers::COMMAND, Key::ArrowRight, Wish::Stay(Step::Next)),
    (Modifiers::NONE, Key::ArrowLeft, Wish::Days(-1)),
    (Modifiers::NONE, Key::ArrowRight, Wish::Days(1)),
    (Modifiers::SHIFT, Key::PageUp, Wish::Chapter(Step::Previous)),
    (Modifiers::SHIFT, Key::PageDown, Wish::Chapter(Step::Next)),
    (Modifiers::COMMAND, Key::PageUp, Wish::Year(Step::Previous)),
    (Modifiers::COMMAND, Key::PageDown, Wish::Year(Step::Next)),
    (Modifiers::NONE, Key::PageUp, Wish::Event(Step::Previous)),
    (Modifiers::NONE, Key::PageDown, Wish::Event(Step::Next)),
    (Modifiers::NONE, Key::Home, Wish::End(Step::Previous)),
    (Modifiers::NONE, Key::End, Wish::End(Step::Next)),
    (Modifiers::NONE, Key::Plus, Wish::ZoomMap(1.6)),
    (Modifiers::NONE, Key::Equals, Wish::ZoomMap(1.6)),
    (Modifiers::NONE, Key::Minus, Wish::ZoomMap(1.0 / 1.6)),
    (Modifiers::NONE, Key::Num0, Wish::Fit(Fit::Life)),
    (Modifiers::SHIFT, Key::C, Wish::FitTime(TimeFit::Chapter)),
    (Modifiers::NONE, Key::Y, Wish::FitTime(TimeFit::Year)),
    (Modifiers::NONE, Key::Slash, Wish::TypeDate),
    (Modifiers::COMMAND, Key::L, Wish::TypeDate),
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
    (Modifiers::NONE, Key::S, Wish::StoryOrCalendar),
    (Modifiers::NONE, Key::R, Wish::Backwards),
    (Modifiers::NONE, Key::O, Wish::Loop),
    (Modifiers::NONE, Key::V, Wish::Follow),
    (Modifiers::COMMAND, Key::F, Wish::Search),
    (Modifiers::NONE, Key::F, Wish::Search),
    (Modifiers::NONE, Key::M, Wish::Tab(Tab::Map)),
    (Modifiers::NONE, Key::N, Wish::Tab(Tab::Numbers)),
    (Modifiers::NONE, Key::E, Wish::Tab(Tab::Events)),
    (Modifiers::NONE, Key::D, Wish::Rivals),
    (Modifiers::NONE, Key::K, Wish::HowWeKnow),
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
/// A focused control keeps Space for itself; all other keys work everywhere; while text is typed, none is read.
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
        Wish::Faster => match scene.clock.story {
            Some(length) => Command::TellStory(length.faster()),
            None => Command::SetPace(scene.clock.pace.faster()),
        },
        Wish::Slower => match scene.clock.story {
            Some(length) => Command::TellStory(length.slower()),
            None => Command::SetPace(scene.clock.pace.slower()),
        },
        Wish::Back => Command::Back,
        Wish::Forward => Command::Forward,
        Wish::Close => Command::Deselect,
        Wish::Search => Command::Search(true),
        Wish::NextLang => {
            let next = (scene.lang().index() + 1) % Lang::ALL.len();
            Command::SpeakLang(Lang::ALL[next])
        }
        Wish::Stay(step) => Command::StepStay(step),
        Wish::Chapter(step) => Command::StepChapter(step),
        Wish::Year(step) => Command::StepYear(step),
        Wish::StoryOrCalendar if scene.clock.story.is_some() => Command::SetPace(scene.clock.pace),
        Wish::StoryOrCalendar => Command::TellStory(StoryLength::default()),
        Wish::Backwards => Command::PlayBackwards(!scene.clock.backwards),
        Wish::Loop if scene.clock.looped.is_some() => Command::ClearLoop,
        Wish::Loop => Command::LoopRange {
            start: scene.window.start,
            end: scene.window.end(),
        },
        Wish::Follow => Command::FollowCamera(scene.follow.next()),
        Wish::FitTime(fit) => Command::FitTime(fit),
        Wish::Tab(tab) => Command::ShowTab(tab),
        Wish::Rivals => Command::ShowRivals(!scene.finder.wanted().rivals),
        Wish::HowWeKnow if scene.selection == Some(Selection::HowWeKnow) => Command::Deselect,
        Wish::HowWeKnow => Command::Select(Selection::HowWeKnow),
        Wish::Theme | Wish::TypeDate | Wish::Help => return None,
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
