//! The card: the longest texts of each language fit it at every size, and what it offers is reached.

use egui::{Pos2, Rect, Shape, Vec2};
use egui_kittest::kittest::Queryable as _;
use trotsky_atlas::explore::{Command, Selection};
use trotsky_atlas::life::{EventId, LegId, Life, RowId, note};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::{Lang, Words};

use crate::stage::{Stage, settle, shell, shell_mut, stage};

/// Windows in points: the desktop, the smaller one, each at 100, 150 and 200 per cent, and a kiosk
/// that stands upright.
const SIZES: [[f32; 2]; 9] = [
    [1600.0, 900.0],
    [1066.0, 600.0],
    [800.0, 450.0],
    [1366.0, 768.0],
    [911.0, 512.0],
    [683.0, 384.0],
    [1080.0, 1920.0],
    [720.0, 1280.0],
    [540.0, 960.0],
];

/// A card is no wider.
const WIDEST: f32 = 404.0;

/// How many letters the card of a row shows in a language.
fn letters(life: &Life, words: &Words, row: RowId) -> usize {
    let lang = words.lang();
    let (label, fact, citations) = match row {
        RowId::Event(id) => {
            let event = life.event(id);
            (&event.label, &event.fact, &event.citations)
        }
        RowId::Leg(id) => {
            let leg = life.leg(id);
            (&leg.label, &leg.fact, &leg.citations)
        }
    };
    let body = if label.has(lang) { label } else { fact };
    let notes: usize = citations
        .iter()
        .flat_map(|one| note(words, life.source(one.source), one.told.get(words.lang())))
        .map(|piece| piece.text.chars().count())
        .sum();
    let disputes: usize = life
        .disputes_of(row)
        .map(|one| one.text.get(lang).chars().count() + 200)
        .sum();
    let myths: usize = life
        .myths_of(row)
        .map(|one| one.said.get(lang).chars().count() + one.answer.get(lang).chars().count())
        .sum();
    body.get(lang).chars().count() + notes + disputes + myths
}

/// The rows with the longest cards of a language, the longest with a dispute and with a myth among
/// them, the page on the evidence and the person named most.
fn longest(life: &Life, lang: Lang) -> Vec<Selection> {
    let words = Words::new(lang);
    let legs = (0..life.legs.len()).map(|at| RowId::Leg(LegId::from_index(at)));
    let events = (0..life.events.len()).map(|at| RowId::Event(EventId::from_index(at)));
    let mut rows: Vec<RowId> = legs.chain(events).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(letters(life, &words, *row)));
    let with_dispute = rows.iter().find(|row| life.disputes_of(**row).count() > 0);
    let with_myth = rows.iter().find(|row| life.myths_of(**row).count() > 0);
    let event = rows.iter().find(|row| matches!(row, RowId::Event(_)));
    let chosen = [rows.first(), event, with_dispute, with_myth];
    let mut selections: Vec<Selection> = chosen
        .into_iter()
        .flatten()
        .map(|row| match row {
            RowId::Leg(id) => Selection::Leg(*id),
            RowId::Event(id) => Selection::Event(*id),
        })
        .collect();
    selections.dedup();
    let lenin = life
        .people
        .iter()
        .position(|one| one.id == "vladimir-lenin");
    selections.push(Selection::HowWeKnow);
    selections.push(Selection::Person(u32::try_from(lenin.unwrap()).unwrap()));
    selections
}

/// The card's rectangle: its close button stands in its upper right corner.
fn plate(stage: &Stage, words: &Words) -> Rect {
    let close = stage.get_by_label(&words.text("card-close")).rect();
    let right = close.right() + 14.0;
    let top = close.top() - 14.0;
    Rect::from_min_max(
        Pos2::new(right - WIDEST, top),
        Pos2::new(right, f32::INFINITY),
    )
}

/// Texts painted in the last frame, each with the rectangle that it is clipped to.
fn texts(stage: &Stage) -> Vec<(String, Rect, Rect)> {
    fn collect(shape: &Shape, clip: Rect, texts: &mut Vec<(String, Rect, Rect)>) {
        match shape {
            Shape::Text(text) => {
                let rect = Rect::from_min_size(text.pos, text.galley.size());
                texts.push((text.galley.text().to_owned(), rect, clip));
            }
            Shape::Vec(shapes) => {
                for shape in shapes {
                    collect(shape, clip, texts);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &stage.output().shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut found);
    }
    found
}

/// The card's texts that are cut off: at a side, or above or below where nothing scrolls.
fn cut(stage: &Stage, words: &Words) -> Vec<String> {
    let plate = plate(stage, words);
    texts(stage)
        .into_iter()
        .filter(|(_, rect, clip)| {
            // What is scrolled out of sight is not painted by egui, or lies outside its clip.
            plate.contains(rect.center()) && clip.left() >= plate.left() - 1.0
        })
        .filter(|(_, rect, clip)| {
            let wide = rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
            // The body scrolls: its clip begins below the card's head and is as wide as the text.
            let scrolls = clip.width() > WIDEST * 0.5;
            let high = rect.top() < clip.top() - 1.0 || rect.bottom() > clip.bottom() + 1.0;
            wide || (high && !scrolls)
        })
        .map(|(text, rect, clip)| format!("{text:?} at {rect:?} in {clip:?}"))
        .collect()
}

/// Turns the wheel over the card until its end is in sight; false if it never is.
fn reaches_the_end(stage: &mut Stage, words: &Words) -> bool {
    let know = words.text("know-open").into_owned();
    let at = |stage: &Stage| {
        let plate = plate(stage, words);
        stage
            .query_all_by_label(&know)
            .map(|node| node.rect())
            .filter(|rect| plate.left() < rect.left())
            .map(|rect| rect.bottom())
            .fold(f32::NEG_INFINITY, f32::max)
    };
    let over = plate(stage, words).left_top() + Vec2::new(220.0, 130.0);
    for _ in 0..60 {
        let foot = stage.ctx.content_rect().bottom();
        let end = at(stage);
        if end.is_finite() && end < foot - 2.0 {
            return true;
        }
        stage.hover_at(over);
        stage.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -400.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        stage.run_steps(8);
    }
    false
}

fn card(size: [f32; 2], lang: Lang, at: &str) -> Stage {
    stage(size, lang, ThemeKind::Light, at, |builder| builder)
}

#[test]
fn the_longest_cards_fit_at_every_size_in_every_language() {
    let life = load_embedded().unwrap().life;
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let chosen = longest(&life, lang);
        for size in SIZES {
            let mut stage = card(size, lang, "1917-11-07; rivals");
            for selection in &chosen {
                shell_mut(&mut stage).push(Command::Select(*selection));
                settle(&mut stage);
                for fault in cut(&stage, &words) {
                    faults.push(format!("{lang:?} {size:?} {selection:?}: {fault}"));
                }
                let row = matches!(selection, Selection::Leg(_) | Selection::Event(_));
                if row && !reaches_the_end(&mut stage, &words) {
                    faults.push(format!(
                        "{lang:?} {size:?} {selection:?}: no way to the end"
                    ));
                }
                for fault in cut(&stage, &words) {
                    faults.push(format!("{lang:?} {size:?} {selection:?} below: {fault}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_text_that_is_cut_is_found() {
    let words = Words::new(Lang::En);
    let mut stage = card([1366.0, 768.0], Lang::En, "1917-11-07; about evidence");
    assert_eq!(cut(&stage, &words), [""; 0]);
    let clip = Rect::from_min_max(Pos2::new(1000.0, 100.0), Pos2::new(1100.0, 120.0));
    let ctx = stage.ctx.clone();
    let layer = egui::LayerId::background();
    let painter = egui::Painter::new(ctx, layer, clip);
    // The harness hands out the shapes of its last frame, so the text must be painted in one.
    stage.step();
    painter.text(
        Pos2::new(1050.0, 110.0),
        egui::Align2::CENTER_CENTER,
        "a word that is longer than its room",
        egui::FontId::proportional(15.0),
        egui::Color32::BLACK,
    );
    stage.step();
    assert_eq!(cut(&stage, &words).len(), 1);
}

#[test]
fn a_person_in_a_text_leads_to_a_plate_and_escape_closes_it() {
    let mut stage = card([1600.0, 900.0], Lang::En, "1903-07-30; event-meets-lenin");
    let life = shell(&stage).explorer().life().clone();
    let lenin = life
        .people
        .iter()
        .position(|one| one.id == "vladimir-lenin");
    let lenin = Selection::Person(u32::try_from(lenin.unwrap()).unwrap());
    stage.get_all_by_label("Lenin").next_back().unwrap().click();
    settle(&mut stage);
    assert_eq!(shell(&stage).explorer().scene().selection, Some(lenin));
    let rows = shell(&stage).explorer().scene().finder.crossings().len();
    assert!(rows > 40, "Lenin is named in {rows} rows only");
    stage.key_press(egui::Key::Escape);
    settle(&mut stage);
    assert_eq!(shell(&stage).explorer().scene().selection, None);
    let line = shell(&stage).explorer().viewpoint().to_line(&life);
    assert!(!line.contains("person"), "{line}");
}

#[test]
fn rival_claims_are_switched_by_key_button_and_link() {
    let at = "1918-02-10; event-no-war-no-peace; time 1917-12-01..1918-04-01";
    let mut stage = card([1600.0, 900.0], Lang::En, at);
    let on = |stage: &Stage| shell(stage).explorer().scene().finder.wanted().rivals;
    let ghosts = |stage: &Stage| {
        let mark = "Rival claim: 11 February 1918";
        stage.query_all_by_label_contains(mark).count()
    };
    assert!(!on(&stage) && ghosts(&stage) == 0);
    stage.key_press(egui::Key::D);
    settle(&mut stage);
    assert!(on(&stage) && ghosts(&stage) == 1);
    stage.get_by_label("Rival claims on map and axis").click();
    settle(&mut stage);
    assert!(!on(&stage));
    // The link of the card may lie below its edge; a screen reader and a keyboard reach it there.
    stage.get_by_label("Show rival claims").click_accesskit();
    settle(&mut stage);
    assert!(on(&stage));
    let life = shell(&stage).explorer().life().clone();
    let line = shell(&stage).explorer().viewpoint().to_line(&life);
    assert!(line.contains("; rivals"), "{line}");
    stage.key_press(egui::Key::K);
    settle(&mut stage);
    let chosen = shell(&stage).explorer().scene().selection;
    assert_eq!(chosen, Some(Selection::HowWeKnow));
    stage.key_press(egui::Key::K);
    settle(&mut stage);
    assert_eq!(shell(&stage).explorer().scene().selection, None);
}
