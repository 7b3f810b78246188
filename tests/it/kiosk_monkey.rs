//! A monkey at the glass: seeded touches, keys, resizes, resets and languages, by the thousand.
//!
//! `KIOSK_MONKEY_EVENTS` and `KIOSK_MONKEY_SEEDS` make it longer; `scripts/kiosk.sh` does.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2};
use trotsky_atlas::app::kiosk::Config;
use trotsky_atlas::words::Lang;

use crate::hall::{Hall, finger_down, finger_moved, finger_up, pressed, second};

/// A small generator of numbers: the same seed, the same monkey.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides.max(1)
    }

    fn below(&mut self, sides: u64) -> u64 {
        self.roll(1 << 31) % sides.max(1)
    }

    fn share(&mut self) -> f32 {
        self.below(1 << 20) as f32 / (1 << 20) as f32
    }
}

const SCREENS: [(f32, f32); 5] = [
    (1080.0, 1920.0),
    (3840.0, 2160.0),
    (1920.0, 1080.0),
    (1280.0, 1024.0),
    (2160.0, 3840.0),
];

fn spot(dice: &mut Dice, hall: &Hall) -> Pos2 {
    let size = hall.window().size();
    match dice.below(40) {
        0 => pos2(f32::NAN, 3.0),
        1 => pos2(-50.0, 1e9),
        // The foot, where the keys are, more often than not.
        2..24 => pos2(dice.share() * size.x, (0.55 + 0.45 * dice.share()) * size.y),
        _ => pos2(dice.share() * size.x, dice.share() * size.y),
    }
}

fn events(dice: &mut Dice, hall: &mut Hall, counts: &mut [u64; 6]) -> Vec<Event> {
    let at = spot(dice, hall);
    let id = 1 + dice.below(6);
    match dice.below(100) {
        0..30 => {
            counts[0] += 1;
            finger_down(1, at)
        }
        30..44 => finger_up(1, at),
        44..56 => finger_moved(1, at),
        56..62 => second(id, TouchPhase::Start, at),
        62..68 => second(id, TouchPhase::End, at),
        68..72 => second(id, TouchPhase::Move, at),
        72..74 => second(id, TouchPhase::Cancel, at),
        74..88 => {
            counts[1] += 1;
            let modifiers = Modifiers {
                alt: dice.below(4) == 0,
                ctrl: dice.below(4) == 0,
                shift: dice.below(3) == 0,
                mac_cmd: false,
                command: dice.below(4) == 0,
            };
            let key = Key::ALL[dice.below(Key::ALL.len() as u64) as usize];
            pressed(key, modifiers)
        }
        88..90 => vec![
            Event::Text("x".to_owned()),
            Event::Paste("http://example.org".to_owned()),
            Event::Copy,
        ],
        90..92 => vec![Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(dice.share() - 0.5, 6.0 * (dice.share() - 0.5)),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        }],
        92..95 => {
            let button = match dice.below(3) {
                0 => PointerButton::Primary,
                1 => PointerButton::Secondary,
                _ => PointerButton::Middle,
            };
            let pressed = dice.below(2) == 0;
            vec![Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            }]
        }
        95 => vec![Event::Zoom(0.1 + 3.0 * dice.share())],
        96 => {
            counts[2] += 1;
            let (width, height) = SCREENS[dice.below(SCREENS.len() as u64) as usize];
            hall.pixels = vec2(width, height);
            Vec::new()
        }
        97 => {
            if dice.below(6) == 0 {
                counts[3] += 1;
                let ctx = hall.ctx.clone();
                hall.shell.reset_visit(&ctx);
            }
            Vec::new()
        }
        98 => {
            counts[4] += 1;
            let lang = Lang::ALL[dice.below(4) as usize];
            let command = trotsky_atlas::explore::Command::SpeakLang(lang);
            hall.shell.push(command);
            Vec::new()
        }
        _ => {
            // Time leaps, so that questions are asked and visits end.
            if dice.below(12) == 0 {
                counts[5] += 1;
                hall.time += f64::from(120.0 * dice.share());
            }
            Vec::new()
        }
    }
}

fn number(name: &str, default: u64) -> u64 {
    let told = std::env::var(name).ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn a_monkey_finds_no_way_out() {
    let wanted = number("KIOSK_MONKEY_EVENTS", 6_000);
    for seed in 1..=number("KIOSK_MONKEY_SEEDS", 1) {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed << 17));
        let (width, height) = SCREENS[0];
        let mut hall = Hall::new(Config::default(), vec2(width, height));
        let (mut done, mut frames) = (0, 0_u64);
        let mut counts = [0; 6];
        while done < wanted {
            let mut batch = Vec::new();
            for _ in 0..=dice.below(48) {
                done += 1;
                batch.extend(events(&mut dice, &mut hall, &mut counts));
            }
            let close = dice.below(50) == 0;
            hall.frame(batch, close);
            frames += 1;
            assert_eq!(hall.shell.leaving(), None, "seed {seed}, event {done}");
            assert!(hall.shell.is_kiosk());
        }
        let [touches, keys, resizes, resets, languages, leaps] = counts;
        assert!(keys > 0 && touches > 0);
        let told = format!(
            "seed {seed}: {done} events in {frames} frames; {touches} touches, {keys} keys, \
             {resizes} resizes, {resets} resets, {languages} languages, {leaps} leaps; 0 panics, \
             0 ways out, 0 positions that are no number"
        );
        crate::say(&told);
    }
}

#[test]
#[ignore = "alone in its process: it counts what the whole process has allocated"]
fn a_thousand_visitors_leave_nothing_behind() {
    let rounds = number("KIOSK_RESETS", 1_000);
    let mut hall = Hall::new(Config::default(), vec2(1080.0, 1920.0));
    let visit = |hall: &mut Hall| {
        hall.frames(2);
        hall.shell.begin_visit();
        hall.frames(2);
        for lang in [Lang::Ru, Lang::Pt] {
            hall.shell
                .push(trotsky_atlas::explore::Command::SpeakLang(lang));
            hall.frames(2);
        }
        hall.shell.push(trotsky_atlas::explore::Command::StepEvent(
            trotsky_atlas::explore::Step::Next,
        ));
        hall.frames(3);
        let ctx = hall.ctx.clone();
        hall.shell.reset_visit(&ctx);
    };
    for _ in 0..40 {
        visit(&mut hall);
    }
    std::thread::sleep(std::time::Duration::from_secs(2));
    let before = crate::heap();
    for _ in 0..rounds {
        visit(&mut hall);
    }
    std::thread::sleep(std::time::Duration::from_secs(2));
    let grown = crate::heap() - before;
    crate::say(&format!("{rounds} resets: the heap grew by {grown} bytes"));
    assert!(grown <= 64 * 1024, "{grown} bytes");
}
