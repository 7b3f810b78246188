//! What is packed beside the program says the same as the program: its id, its version, its options,
//! its languages. `UPDATE_SNAPSHOTS=1 cargo test --test it packaging` writes the manual page and the
//! completions anew.

use std::fs;

use clap::CommandFactory as _;
use clap_complete::Shell;
use trotsky_atlas::app::APP_ID;
use trotsky_atlas::app::cli::Cli;

use crate::manual;
use crate::source::root;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const MIME: &str = "application/vnd.trotskyatlas.life+toml";

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What stands between two marks, each time they occur.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from)
        .skip(1)
        .filter_map(|rest| rest.split(to).next())
        .collect()
}

/// The day of the newest release, from the metainfo.
fn release_day() -> String {
    let metainfo = read(&format!("packaging/{APP_ID}.metainfo.xml"));
    between(&metainfo, "date=\"", "\"")[0].to_owned()
}

// --- Made from the command line --------------------------------------------------------------------

/// Every file that is made from the command line, by its path.
fn made() -> Vec<(String, String)> {
    let mut command = Cli::command();
    command.build();
    let page = manual::page(
        &command,
        &release_day(),
        &read("packaging/man/before.roff"),
        &read("packaging/man/after.roff"),
    );
    let mut files = vec![("packaging/man/trotsky-atlas.1".to_owned(), page)];
    for (shell, name) in [
        (Shell::Bash, "trotsky-atlas.bash"),
        (Shell::Fish, "trotsky-atlas.fish"),
        (Shell::PowerShell, "_trotsky-atlas.ps1"),
        (Shell::Zsh, "_trotsky-atlas"),
    ] {
        let mut text = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "trotsky-atlas", &mut text);
        let text = String::from_utf8(text).unwrap();
        // The house has no space at the end of a line.
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let text = lines.join("\n").trim_end().to_owned() + "\n";
        files.push((format!("packaging/completions/{name}"), text));
    }
    files
}

#[test]
fn the_manual_and_the_completions_are_those_of_this_command_line() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut stale = Vec::new();
    for (name, text) in made() {
        let path = root().join(&name);
        if update {
            fs::write(&path, &text).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "{stale:?} do not match the command line; UPDATE_SNAPSHOTS=1 makes them anew"
    );
}

#[test]
fn the_manual_names_every_option_and_question() {
    let page = read("packaging/man/trotsky-atlas.1").replace("\\-", "-");
    let command = Cli::command();
    for argument in command.get_arguments().filter(|it| !it.is_hide_set()) {
        if let Some(long) = argument.get_long() {
            assert!(page.contains(&format!("\n.B --{long}")), "--{long}");
        }
    }
    for question in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        let name = question.get_name();
        assert!(page.contains(&format!("\n.SS {name}")), "{name}");
        for long in question.get_opts().filter_map(clap::Arg::get_long) {
            assert!(page.contains(&format!("\n.B --{long}")), "{name} --{long}");
        }
    }
    assert!(!page.contains("exit-after-first-frame"));
}

// --- One id, one version, one type -----------------------------------------------------------------

#[test]
fn everything_names_the_program_alike() {
    let desktop = read(&format!("packaging/{APP_ID}.desktop"));
    for line in [
        format!("Icon={APP_ID}"),
        format!("StartupWMClass={APP_ID}"),
        "Exec=trotsky-atlas %f".to_owned(),
        format!("MimeType={MIME};"),
    ] {
        assert!(desktop.lines().any(|it| it == line), "{line}");
    }
    let metainfo = read(&format!("packaging/{APP_ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<id>", "</id>"), [APP_ID]);
    let launchable = format!("<launchable type=\"desktop-id\">{APP_ID}.desktop</launchable>");
    assert!(metainfo.contains(&launchable));
    assert!(metainfo.contains(&format!("<mediatype>{MIME}</mediatype>")));
    let mime = read(&format!("packaging/{APP_ID}.mime.xml"));
    assert!(mime.contains(&format!("<mime-type type=\"{MIME}\">")));
    assert!(mime.contains("<glob pattern=\"life.toml\""));
    let plist = read("packaging/macos/Info.plist");
    assert!(plist.contains(&format!("<string>{APP_ID}</string>")));
    let packager = read("packaging/Packager.toml");
    assert!(packager.contains(&format!("identifier = \"{APP_ID}\"")));
    let installer = read("packaging/windows/installer.nsi");
    assert!(installer.contains(&format!("!define ID \"{APP_ID}\"")));
    assert!(read("packaging/portable/run.sh").contains(&format!("id=\"{APP_ID}\"")));
    let cargo = read("Cargo.toml");
    for size in [16, 24, 32, 48, 64, 128, 256, 512] {
        let installed = format!("hicolor/{size}x{size}/apps/{APP_ID}.png");
        assert!(cargo.contains(&installed), "{installed}");
    }
}

#[test]
fn everything_is_of_one_version() {
    let metainfo = read(&format!("packaging/{APP_ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "release version=\"", "\"")[0], VERSION);
    let changelog = read("packaging/debian/changelog");
    let newest = between(&changelog, "(", ")")[0];
    assert_eq!(newest, format!("{VERSION}-1"));
    // The kiosk's units are those of one program.
    let cargo = read("Cargo.toml");
    assert!(cargo.contains(&format!("trotsky-atlas (= {newest})")));
    for (file, mark) in [
        (
            "packaging/macos/Info.plist",
            format!("<string>{VERSION}</string>"),
        ),
        (
            "packaging/windows/installer.nsi",
            format!("!define VERSION \"{VERSION}\""),
        ),
        (
            "packaging/windows/manifest.xml",
            format!("version=\"{VERSION}.0\""),
        ),
        (
            "packaging/Packager.toml",
            format!("version = \"{VERSION}\""),
        ),
    ] {
        assert!(read(file).contains(&mark), "{file}: {mark}");
    }
}

#[test]
fn the_pictures_of_the_metainfo_are_in_the_repository() {
    let metainfo = read(&format!("packaging/{APP_ID}.metainfo.xml"));
    let home = format!("{}/", env!("CARGO_PKG_REPOSITORY"));
    let mut count = 0;
    for address in between(&metainfo, "https://", "<") {
        let address = format!("https://{address}");
        assert!(format!("{address}/").starts_with(&home), "{address}");
        if let Some(file) = address.strip_prefix(&format!("{home}raw/main/")) {
            assert!(root().join(file).is_file(), "{file}");
            count += 1;
        }
    }
    assert!(count >= 3, "{count} pictures");
}

// --- Four languages --------------------------------------------------------------------------------

#[test]
fn menus_and_stores_are_told_in_four_languages() {
    let desktop = read(&format!("packaging/{APP_ID}.desktop"));
    for key in ["Name", "GenericName", "Comment", "Keywords"] {
        for lang in ["", "[pt_BR]", "[es]", "[ru]"] {
            let start = format!("{key}{lang}=");
            assert!(desktop.lines().any(|it| it.starts_with(&start)), "{start}");
        }
    }
    let metainfo = read(&format!("packaging/{APP_ID}.metainfo.xml"));
    for tag in ["name", "summary", "p", "li", "caption"] {
        // The developer's name is nobody's to translate.
        let own = usize::from(tag == "name");
        let english = metainfo.matches(&format!("<{tag}>")).count() - own;
        assert!(english > 0, "{tag}");
        for lang in ["pt-BR", "es", "ru"] {
            let told = metainfo
                .matches(&format!("<{tag} xml:lang=\"{lang}\">"))
                .count();
            assert_eq!(told, english, "<{tag}> in {lang}");
        }
    }
    let mime = read(&format!("packaging/{APP_ID}.mime.xml"));
    assert_eq!(mime.matches("<comment").count(), 4);
}

// --- Icons -----------------------------------------------------------------------------------------

/// Width and height of a PNG, from its header.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    bytes
        .starts_with(b"\x89PNG\r\n\x1a\n")
        .then(|| Some((number(16)?, number(20)?)))?
}

#[test]
fn every_icon_has_its_size() {
    for size in [16, 24, 32, 48, 64, 128, 256, 512] {
        let name = format!("assets/icon/icon-{size}.png");
        let bytes = fs::read(root().join(&name)).unwrap();
        assert_eq!(png_size(&bytes), Some((size, size)), "{name}");
    }
    assert_eq!(png_size(b"GIF89a"), None);
    let ico = fs::read(root().join("assets/icon/icon.ico")).unwrap();
    assert_eq!(ico[..4], [0, 0, 1, 0]);
    // A width of 0 is 256; each entry of the directory is 16 bytes.
    let widths: Vec<u8> = ico[6..]
        .chunks(16)
        .take(ico[4].into())
        .map(|it| it[0])
        .collect();
    assert_eq!(widths, [16, 24, 32, 48, 64, 128, 0]);
    let icns = fs::read(root().join("assets/icon/icon.icns")).unwrap();
    assert!(icns.starts_with(b"icns"));
}

// --- Kiosk -----------------------------------------------------------------------------------------

#[test]
fn the_kiosk_is_shut_off_and_comes_back() {
    let unit = read("packaging/kiosk/trotsky-atlas-kiosk.service");
    for line in [
        "ExecStart=/usr/bin/trotsky-atlas --kiosk --supervise $TROTSKY_ATLAS_OPTIONS",
        "PrivateNetwork=yes",
        "RestrictAddressFamilies=AF_UNIX",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "Restart=on-failure",
        "RestartForceExitStatus=75",
        "StartLimitIntervalSec=0",
        "Type=notify",
    ] {
        assert!(unit.lines().any(|it| it == line), "{line}");
    }
    assert!(unit.contains("\nWatchdogSec="));
    let session = read("packaging/kiosk/trotsky-atlas-kiosk-session.service");
    assert!(session.contains("\nRestart=always\n"));
    assert!(!session.contains("AF_INET"));
}

#[test]
fn every_file_that_is_packed_is_there() {
    let cargo = read("Cargo.toml");
    let mut count = 0;
    for source in between(&cargo, "\n    [\"", "\"") {
        let built = source.starts_with("target/release/");
        let path = source.split_once('*').map_or(source, |(folder, _)| folder);
        if !built {
            assert!(root().join(path).exists(), "{source}");
            count += 1;
        }
    }
    assert!(count > 30, "{count} files");
}
