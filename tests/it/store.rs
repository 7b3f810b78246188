//! A store whose writer is killed in the middle: what is loaded is the old state or the new one.
//!
//! `ATLAS_KILLS=500 cargo test --test it store` kills as often as the kiosk asks for.
#![cfg(unix)]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use trotsky_atlas::app::store::{Origin, Store};

/// The folder that the child saves into; without it the child is an empty test.
const CHILD: &str = "ATLAS_STORE_CHILD";

#[derive(Debug, Serialize, Deserialize)]
struct State {
    number: u64,
    /// So long that it takes several pages on the disk, and follows from the number.
    filling: String,
}

fn state(number: u64) -> State {
    let mut filling = String::new();
    for step in 0..2_000 {
        let _ = write!(filling, "{} ", number.wrapping_mul(31).wrapping_add(step));
    }
    State { number, filling }
}

/// The child: saves one state after the other and says before and after each which it is.
#[test]
fn child_saves_until_it_is_killed() {
    let Some(dir) = std::env::var_os(CHILD) else {
        return;
    };
    let store = Store::at(Path::new(&dir));
    let last: Option<State> = store.load("state").value;
    let mut out = std::io::stdout();
    for number in last.map_or(1, |state| state.number + 1).. {
        writeln!(out, "\nbegin {number}").unwrap();
        store.save("state", &state(number)).unwrap();
        writeln!(out, "\nsaved {number}").unwrap();
    }
}

#[test]
fn a_killed_save_leaves_the_old_state_or_the_new_one() {
    let kills: u64 = std::env::var("ATLAS_KILLS").map_or(25, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let (mut old, mut new) = (0, 0);
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "store::child_saves_until_it_is_killed",
                "--nocapture",
            ])
            .env(CHILD, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (mut begun, mut saved) = (None, None);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut hear = |line: &str| {
            let number = |word| line.strip_prefix(word).and_then(|n| n.parse::<u64>().ok());
            begun = number("begin ").or(begun);
            saved = number("saved ").or(saved);
            begun.is_some()
        };
        // The first save has begun; then a moment of a different length each time.
        while !hear(&lines.next().unwrap().unwrap()) {}
        std::thread::sleep(Duration::from_micros(kill * 7919 % 9_000));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            hear(&line.unwrap());
        }
        let (begun, saved) = (begun.unwrap(), saved.unwrap_or(begun.unwrap() - 1));
        let loaded = store.load::<State>("state");
        let Some(found) = loaded.value else {
            assert_eq!(saved, 0, "kill {kill}: what was saved is lost");
            continue;
        };
        assert_eq!(
            loaded.origin,
            Origin::Current,
            "kill {kill}: {:?}",
            loaded.said
        );
        assert!(
            (saved..=begun).contains(&found.number),
            "kill {kill}: {} is neither {saved} nor {begun}",
            found.number
        );
        assert_eq!(found.filling, state(found.number).filling, "kill {kill}");
        if found.number == begun {
            new += 1
        } else {
            old += 1
        }
    }
    println!("{kills} kills during a save: {old} times the old state, {new} times the new one");
    assert!(
        old + new > kills / 2,
        "most kills come before the first save has ended"
    );
    // One write beside each file may be left over, and no more.
    assert!(std::fs::read_dir(folder.path()).unwrap().count() <= 5);
}
