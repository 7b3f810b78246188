//! Pictures of the window, compared with those kept in `tests/snapshots`.
//!
//! They are drawn by a software driver, so that every machine of one kind draws the same. Where no
//! Vulkan driver is installed the test says so and passes, unless `ATLAS_REQUIRE_DRIVERS` asks for it.

use egui_kittest::{HarnessBuilder, SnapshotResults};
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;

use crate::stage::stage;

/// Whether a Vulkan driver is installed: its description lies in one of two folders.
fn has_driver() -> bool {
    ["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .any(|mut files| files.next().is_some())
}

#[test]
fn the_window_looks_as_it_did() {
    if !has_driver() {
        assert!(
            std::env::var_os("ATLAS_REQUIRE_DRIVERS").is_none(),
            "no Vulkan driver; install mesa-vulkan-drivers"
        );
        println!("skipped: no Vulkan driver is installed (Debian: mesa-vulkan-drivers)");
        return;
    }
    let mut results = SnapshotResults::new();
    // The stage keeps eight points of margin around the window.
    for (name, size, lang, theme, at) in [
        (
            "whole-life-en-light",
            [1296.0, 736.0],
            Lang::En,
            ThemeKind::Light,
            "1917-03-29",
        ),
        (
            "petrograd-ru-dark",
            [1296.0, 736.0],
            Lang::Ru,
            ThemeKind::Dark,
            "1917-11-07; map 59.9 30.3 wide 4; time 1917-06-01..1918-06-01; event-provisional-government-deposed",
        ),
        (
            "small-pt-light",
            [1040.0, 656.0],
            Lang::Pt,
            ThemeKind::Light,
            "1928-01-21; map 47 60 wide 60; time 1927-07-01..1928-07-01",
        ),
        (
            "folded-es-dark",
            [683.0, 384.0],
            Lang::Es,
            ThemeKind::Dark,
            "1931-03-01; map 40.95 29.05 wide 1",
        ),
    ] {
        let mut stage = stage(size, lang, theme, at, HarnessBuilder::wgpu);
        results.add(stage.try_snapshot(name));
    }
}
