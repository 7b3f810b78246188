//! Lives are added, tried, confirmed and taken back.

use super::*;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example")
}

/// A copy of the example life under another name of its subject.
fn copy(to: &Path, name: &str) -> PathBuf {
    for (file, bytes) in load::read_bytes(&example()).unwrap() {
        let path = to.join(&file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        fs::write(
            path,
            text.replace("\"Emmy Noether\"", &format!("\"{name}\"")),
        )
        .unwrap();
    }
    to.to_owned()
}

fn name(loaded: &Loaded) -> String {
    loaded
        .life
        .subject
        .name
        .get(crate::words::Lang::En)
        .to_owned()
}

struct Machine {
    folder: tempfile::TempDir,
    content: Content,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = Content::at(&folder.path().join("state/lives"));
        Self { folder, content }
    }

    fn add(&self, name: &str) -> String {
        self.content
            .add(&copy(&self.folder.path().join(name), name))
            .unwrap()
    }

    /// What a start shows, and whether it said something.
    fn start(&self) -> (String, bool) {
        let start = self.content.at_start();
        let shown = start.loaded.as_ref().map_or("shipped".to_owned(), name);
        (shown, !start.said.is_empty())
    }
}

#[test]
fn a_life_that_is_added_waits_for_the_switch_and_then_for_its_trial() {
    let machine = Machine::new();
    assert_eq!(machine.start(), ("shipped".to_owned(), false));
    assert!(machine.content.switch_if_ready().is_none());
    let first = machine.add("First");
    assert_eq!(machine.content.list()[0].role, "next");
    let switched = machine.content.switch_if_ready().unwrap().unwrap();
    assert_eq!(name(&switched), "First");
    assert!(machine.content.switch_if_ready().is_none());
    machine.content.confirm();
    assert_eq!(machine.start(), ("First".to_owned(), false));
    // The same again is no new version.
    assert_eq!(machine.add("First"), first);
    assert!(machine.content.switch_if_ready().is_none());
    assert_eq!(machine.content.list().len(), 1);
}

#[test]
fn a_life_that_fails_at_its_first_start_is_taken_back() {
    let machine = Machine::new();
    machine.add("Good");
    machine.content.switch_if_ready().unwrap().unwrap();
    machine.content.confirm();
    machine.add("Bad");
    // The window dies in the attract mode, right after the switch.
    machine.content.switch_if_ready().unwrap().unwrap();
    assert_eq!(machine.start(), ("Good".to_owned(), true));
    assert_eq!(machine.start(), ("Good".to_owned(), false));
    // A life that was added while the program was off is tried at the start.
    let worse = machine.add("Worse");
    assert_eq!(machine.start(), ("Worse".to_owned(), false));
    assert_eq!(machine.start(), ("Good".to_owned(), true));
    let failed = machine
        .content
        .list()
        .into_iter()
        .find(|version| version.name == worse);
    assert_eq!(failed.unwrap().role, "failed");
    // Added anew, it gets another trial.
    machine.add("Worse");
    assert_eq!(machine.start(), ("Worse".to_owned(), false));
}

#[test]
fn a_life_that_was_damaged_is_taken_back_to_the_shipped_one() {
    let machine = Machine::new();
    let version = machine.add("First");
    machine.start();
    machine.content.confirm();
    let file = machine.content.dir.join(&version).join("events.csv");
    let mut text = fs::read_to_string(&file).unwrap();
    text.push('\n');
    fs::write(&file, text).unwrap();
    assert_eq!(machine.start(), ("shipped".to_owned(), true));
    assert_eq!(machine.start(), ("shipped".to_owned(), false));
}

#[test]
fn staff_takes_back_what_waits_and_then_what_is_shown() {
    let machine = Machine::new();
    assert!(matches!(
        machine.content.roll_back(),
        Err(Refused::NothingToTakeBack)
    ));
    let first = machine.add("First");
    machine.start();
    machine.content.confirm();
    machine.add("Second");
    assert_eq!(machine.content.roll_back().unwrap(), Some(first));
    assert_eq!(machine.content.roll_back().unwrap(), None);
    assert_eq!(machine.start(), ("shipped".to_owned(), false));
}

#[test]
fn only_a_few_old_versions_are_kept() {
    let machine = Machine::new();
    for number in 0..8 {
        machine.add(&format!("Life {number}"));
        machine.content.switch_if_ready().unwrap().unwrap();
        machine.content.confirm();
    }
    // Beside them the one shown, the last good one, and that before it until the next is added.
    assert_eq!(machine.content.list().len(), OLDER + 3);
    assert_eq!(machine.start(), ("Life 7".to_owned(), false));
}

#[test]
fn a_life_with_an_error_or_a_wrong_sum_is_refused() {
    let machine = Machine::new();
    let dir = copy(&machine.folder.path().join("sent"), "Sent");
    let files = load::read_bytes(&dir).unwrap();
    let mut list = String::new();
    for (name, bytes) in &files {
        list.push_str(&format!("{}  {name}\n", sums_of(bytes)));
    }
    fs::write(dir.join("SHA256SUMS"), &list).unwrap();
    machine.content.add(&dir).unwrap();
    for (broken, why) in [
        (
            list.replacen("  places.csv", "  ../places.csv", 1),
            "inside the folder",
        ),
        (
            list.replacen("  places.csv", "  /etc/passwd", 1),
            "inside the folder",
        ),
        (
            list.lines().skip(1).collect::<Vec<_>>().join("\n"),
            "does not stand in",
        ),
        (
            format!("{list}{}  gone.csv\n", sums_of(b"")),
            "is not there",
        ),
        (
            list.replacen(&sums_of(&files[1].1), &sums_of(b""), 1),
            "is not what SHA256SUMS says",
        ),
        ("what is this".to_owned(), "line 1"),
    ] {
        fs::write(dir.join("SHA256SUMS"), broken).unwrap();
        let error = machine.content.add(&dir).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    fs::remove_file(dir.join("SHA256SUMS")).unwrap();
    fs::write(dir.join("tour.csv"), "nonsense\n").unwrap();
    let error = machine.content.add(&dir).unwrap_err().to_string();
    assert!(error.contains("; the first is tour.csv"), "{error}");
    assert_eq!(machine.content.list().len(), 1);
}

fn sums_of(bytes: &[u8]) -> String {
    super::sums::of(bytes)
}
