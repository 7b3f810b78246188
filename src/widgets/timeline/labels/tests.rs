//! Labels keep clear of one another, in every window and at every step of a zoom.

use std::cell::Cell;

use egui::Context;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::super::super::theme::install_fonts;
use super::*;
use crate::explore::{Command, Explorer};
use crate::load::load_embedded;
use crate::words::Lang;

const LEFT: f32 = 362.0;
const RIGHT: f32 = 1586.0;

fn field(lanes: usize) -> Field {
    Field {
        left: LEFT,
        right: RIGHT,
        top: 100.0,
        lanes,
    }
}

/// A painter that knows our letters.
fn painter() -> Painter {
    let ctx = Context::default();
    install_fonts(&ctx);
    let mut painter = None;
    // Fonts handed over in one frame are there in the next.
    for _ in 0..2 {
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            painter = Some(ui.painter().clone());
        });
        output.textures_delta.clear();
    }
    painter.unwrap()
}

/// What is wrong with a set of labels.
fn faults(labels: &[Label]) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, a) in labels.iter().enumerate() {
        if a.rect.left() < LEFT || a.rect.right() > RIGHT {
            faults.push(format!("{a:?} leaves the frame"));
        }
        for b in &labels[i + 1..] {
            // A line's box is a point taller than a lane; its letters are not.
            let letters = |label: &Label| label.rect.shrink2(Vec2::new(0.0, 0.6));
            if letters(a).intersects(letters(b)) {
                faults.push(format!("{a:?} over {b:?}"));
            }
            for (leader, text) in [(a, b), (b, a)] {
                let above = text.rect.center().y < leader.rect.top();
                if above && (text.rect.left()..=text.rect.right()).contains(&leader.x) {
                    faults.push(format!("the leader of {leader:?} crosses {text:?}"));
                }
            }
            let out_of_order = a.x != b.x && (a.x < b.x) != (a.rect.left() < b.rect.left());
            if a.seat.0 == b.seat.0 && out_of_order {
                faults.push(format!("{a:?} and {b:?} stand in the wrong order"));
            }
        }
    }
    faults
}

fn labels(painter: &Painter, explorer: &Explorer, lanes: usize, before: &[Label]) -> Vec<Label> {
    let scene = explorer.scene();
    let axis = TimeAxis::new(scene.window, LEFT, RIGHT - LEFT);
    let marks = marks(&scene, &axis);
    place(painter, &scene, &marks, field(lanes), before)
}

/// A zoom about any moment of the window, or a pan by a share of it.
fn step(explorer: &mut Explorer, share: f64, power: f64, pan: f64) {
    let window = explorer.scene().window;
    let moment = window.moment(share);
    explorer.apply(Command::ZoomTime {
        moment,
        factor: power.exp(),
    });
    explorer.apply(Command::PanTime(pan * explorer.scene().window.days));
}

#[test]
fn no_label_meets_another_in_a_thousand_windows() {
    let painter = &painter();
    {
        let life = load_embedded().unwrap().life;
        let most = Cell::new(0);
        for lang in Lang::ALL {
            let windows = (0.0..1.0_f64, 0.0..8.6_f64, 1..6_usize);
            TestRunner::new(ProptestConfig::with_cases(250))
                .run(&windows, |(share, power, lanes)| {
                    let mut explorer = Explorer::new(life.clone(), lang);
                    step(&mut explorer, share, power, 0.0);
                    let labels = labels(painter, &explorer, lanes, &[]);
                    most.set(most.get().max(labels.len()));
                    prop_assert!(faults(&labels).is_empty(), "{:?}", faults(&labels));
                    Ok(())
                })
                .unwrap();
        }
        let most = most.get();
        assert!(most > 20, "{most} labels at most: nothing was tried");
    }
}

#[test]
fn lanes_keep_their_order_while_zooming() {
    let painter = &painter();
    {
        let life = load_embedded().unwrap().life;
        let walks = proptest::collection::vec((0.2..0.8_f64, -0.25..0.35_f64, -0.06..0.06_f64), 25);
        let (kept, moved) = (Cell::new(0_usize), Cell::new(0_usize));
        TestRunner::new(ProptestConfig::with_cases(40))
            .run(&walks, |walk| {
                let mut explorer = Explorer::new(life.clone(), Lang::Ru);
                let mut before = labels(painter, &explorer, 3, &[]);
                for (share, power, pan) in walk {
                    step(&mut explorer, share, power, pan);
                    let after = labels(painter, &explorer, 3, &before);
                    prop_assert!(faults(&after).is_empty(), "{:?}", faults(&after));
                    for (i, label) in after.iter().enumerate() {
                        let old = before.iter().find(|old| old.event == label.event);
                        let Some(old) = old else { continue };
                        if old.seat.0 == label.seat.0 {
                            kept.set(kept.get() + 1);
                            continue;
                        }
                        // It may leave its lane only where a more important label, or the frame,
                        // leaves no room on either side of its leader.
                        moved.set(moved.get() + 1);
                        for right in [true, false] {
                            let wish = Wish {
                                event: label.event,
                                x: label.x,
                                moment: label.moment,
                                size: label.rect.size(),
                            };
                            let back = label_at(&wish, (old.seat.0, right), field(3));
                            let free = LEFT <= back.rect.left()
                                && back.rect.right() <= RIGHT
                                && after[..i].iter().all(|other| apart(&back, other));
                            prop_assert!(!free, "{label:?} left {old:?} for no reason");
                        }
                    }
                    before = after;
                }
                Ok(())
            })
            .unwrap();
        let (kept, moved) = (kept.get(), moved.get());
        assert!(kept > 20 * moved, "{kept} kept their lane, {moved} did not");
    }
}

#[test]
fn columns_of_the_density_stand_at_the_same_days() {
    for power in 0..200 {
        let per_day = 0.05 * 1.05_f64.powi(power);
        let days = column_days(per_day);
        assert_eq!(days.log2().fract(), 0.0);
        assert!(days == 1.0 || days * per_day < 7.0, "{per_day}: {days}");
    }
}

#[test]
fn the_faults_of_labels_are_found() {
    let wish = |event: u32, x: f32| Wish {
        event: EventId(event),
        x,
        moment: 0.0,
        size: Vec2::new(60.0, 16.0),
    };
    let at = |event, x, seat| label_at(&wish(event, x), seat, field(3));
    let over = [at(0, 400.0, (0, true)), at(1, 430.0, (0, true))];
    assert!(faults(&over)[0].contains(" over "));
    let crossed = [at(0, 400.0, (0, true)), at(1, 430.0, (1, true))];
    assert!(faults(&crossed)[0].contains("crosses"));
    let outside = [at(0, 1570.0, (0, true))];
    assert!(faults(&outside)[0].contains("leaves"));
    let swapped = [at(0, 500.0, (0, true)), at(1, 503.0, (0, false))];
    assert!(faults(&swapped)[0].contains("wrong order"));
}
