//! Every colour, type size and space of the program, and nothing of egui's own look.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Rect, Shadow, Stroke,
    Vec2, Visuals,
};

use crate::life::TintKey;

/// Which palette is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeKind {
    /// Ink on paper.
    #[default]
    Light,
    /// Paper on ink.
    Dark,
    /// White on black, for whoever sees little: outlines and names, no tints.
    HighContrast,
}

impl ThemeKind {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The name on the command line and in the session.
    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "contrast",
        }
    }
}

const fn hex(rgb: u32) -> Color32 {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place where colours are made"
    )]
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// The colour tokens; what each is for stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Column, timeline, plates.
    pub paper: Color32,
    /// Event card, dialogs.
    pub raise: Color32,
    /// Land.
    pub land: Color32,
    /// Water.
    pub sea: Color32,
    /// Text, rules, frames, what is chosen.
    pub ink: Color32,
    /// Secondary text.
    pub ink2: Color32,
    /// Future labels and leaders; on land and paper only.
    pub ink3: Color32,
    /// Hairlines, decoration only.
    pub rule: Color32,
    /// Lane lines, link underline, disabled.
    pub rule2: Color32,
    /// The present, and nothing else.
    pub now: Color32,
    /// Text on the present.
    pub on_now: Color32,
    /// A leg about half a window old.
    pub trail_mid: Color32,
    /// A leg one window old and older.
    pub trail_old: Color32,
    /// Coast line.
    pub coast: Color32,
    /// Lines off the coast, decoration.
    pub waterline: Color32,
    /// Water names.
    pub sea_label: Color32,
    /// State names.
    pub state_label: Color32,
    /// State borders.
    pub border: Color32,
    /// Rivers, and the edge of lakes.
    pub river: Color32,
    /// Focus ring.
    pub focus: Color32,
    /// Hover ground of plain buttons.
    pub shade: Color32,
    /// Pressed ground of plain buttons.
    pub press: Color32,
    /// Light cells of the neatline.
    pub neat_paper: Color32,
    /// Slopes in the light, laid over the land.
    pub lit: Color32,
    /// Slopes in the shade, laid over the land.
    pub shaded: Color32,
}

const LIGHT: Palette = Palette {
    paper: hex(0xF3F0E6),
    raise: hex(0xFBF9F3),
    land: hex(0xF8F5EC),
    sea: hex(0xC6D6D5),
    ink: hex(0x1D1B18),
    ink2: hex(0x4F4A42),
    ink3: hex(0x6B655A),
    rule: hex(0xC9C2B1),
    rule2: hex(0x8B8474),
    now: hex(0xC1161C),
    on_now: hex(0xFFFFFF),
    trail_mid: hex(0x6A4A40),
    trail_old: hex(0x786F60),
    coast: hex(0x4E7478),
    waterline: hex(0x7FA3A6),
    sea_label: hex(0x355C60),
    state_label: hex(0x6B655A),
    border: hex(0x8D8778),
    river: hex(0x8FB0B4),
    focus: hex(0x0B4FA0),
    shade: hex(0xE9E4D6),
    press: hex(0xE4DFD0),
    neat_paper: hex(0xFBF9F3),
    lit: hex(0xFFFFFF),
    shaded: hex(0x5A5444),
};

const DARK: Palette = Palette {
    paper: hex(0x12191C),
    raise: hex(0x1A2327),
    land: hex(0x1E272A),
    sea: hex(0x0B1417),
    ink: hex(0xF0EBDD),
    ink2: hex(0xC2BBAA),
    ink3: hex(0x9C9686),
    rule: hex(0x344044),
    rule2: hex(0x75807F),
    now: hex(0xFF5B4D),
    on_now: hex(0x1A0503),
    trail_mid: hex(0xA87463),
    trail_old: hex(0x857C6D),
    coast: hex(0x6E9196),
    waterline: hex(0x4A7882),
    sea_label: hex(0x8FB4B8),
    state_label: hex(0xA7A08F),
    border: hex(0x6F7672),
    river: hex(0x34525A),
    focus: hex(0x7FC4FF),
    shade: hex(0x182124),
    press: hex(0x2A363A),
    neat_paper: hex(0x12191C),
    lit: hex(0x6C7C80),
    shaded: hex(0x06090B),
};

const HIGH_CONTRAST: Palette = Palette {
    paper: hex(0x000000),
    raise: hex(0x000000),
    land: hex(0x000000),
    sea: hex(0x0A1E33),
    ink: hex(0xFFFFFF),
    ink2: hex(0xFFFFFF),
    ink3: hex(0xE6E6E6),
    rule: hex(0xFFFFFF),
    rule2: hex(0xFFFFFF),
    now: hex(0xFFD60A),
    on_now: hex(0x000000),
    trail_mid: hex(0xFFFFFF),
    trail_old: hex(0xBDBDBD),
    coast: hex(0xFFFFFF),
    // None off the coast: the colour of the water itself.
    waterline: hex(0x0A1E33),
    sea_label: hex(0x9BD3FF),
    state_label: hex(0xE6E6E6),
    border: hex(0xBDBDBD),
    // Nearly the land: no rivers; and the water itself, where one runs through a lake.
    river: hex(0x0A1E33),
    focus: hex(0x00E5FF),
    shade: hex(0x000000),
    press: hex(0x333333),
    neat_paper: hex(0x000000),
    lit: hex(0x000000),
    shaded: hex(0x000000),
};

/// A face of the bundled PT family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// PT Serif, for headings, sentences and state names.
    Serif,
    /// PT Serif Italic, for Old Style dates and waters.
    SerifItalic,
    /// PT Sans, for sources and notes.
    Sans,
    /// PT Sans Bold, for badges.
    SansBold,
    /// PT Sans Narrow, for the timeline and buttons.
    Narrow,
    /// PT Sans Narrow Bold, the poster voice.
    NarrowBold,
}

impl Face {
    const ALL: [(Self, &'static str, &'static [u8]); 6] = [
        (
            Self::Serif,
            "PT Serif",
            include_bytes!("../../assets/fonts/PTF55F.ttf"),
        ),
        (
            Self::SerifItalic,
            "PT Serif Italic",
            include_bytes!("../../assets/fonts/PTF56F.ttf"),
        ),
        (
            Self::Sans,
            "PT Sans",
            include_bytes!("../../assets/fonts/PTS55F.ttf"),
        ),
        (
            Self::SansBold,
            "PT Sans Bold",
            include_bytes!("../../assets/fonts/PTS75F.ttf"),
        ),
        (
            Self::Narrow,
            "PT Sans Narrow",
            include_bytes!("../../assets/fonts/PTN57F.ttf"),
        ),
        (
            Self::NarrowBold,
            "PT Sans Narrow Bold",
            include_bytes!("../../assets/fonts/PTN77F.ttf"),
        ),
    ];

    fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// This face at a size in points.
    pub fn size(self, points: f32) -> FontId {
        FontId::new(points, FontFamily::Name(self.name().into()))
    }
}

/// The look in force: palette and type sizes. Cheap to copy; handed to every widget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Which theme.
    pub kind: ThemeKind,
    /// Its colours.
    pub palette: Palette,
    /// The small desktop (1024x640 to 1279 wide), with smaller type.
    pub small: bool,
    /// A locked screen for hands: what a gesture does has a key elsewhere, so the map carries none.
    pub kiosk: bool,
    /// A picture that calls: the map has neither caption nor lens.
    pub calling: bool,
}

impl Look {
    /// The look of a theme for a window of a size in points.
    pub fn new(kind: ThemeKind, small: bool) -> Self {
        Self {
            kind,
            palette: match kind {
                ThemeKind::Light => LIGHT,
                ThemeKind::Dark => DARK,
                ThemeKind::HighContrast => HIGH_CONTRAST,
            },
            small,
            kiosk: false,
            calling: false,
        }
    }

    /// The same look on a locked screen.
    #[must_use]
    pub fn in_kiosk(self) -> Self {
        Self {
            kiosk: true,
            ..self
        }
    }

    /// The same look on a screen that calls.
    #[must_use]
    pub fn calling(self) -> Self {
        Self {
            calling: true,
            ..self.in_kiosk()
        }
    }

    /// One of two sizes: for the desktop and for the small desktop.
    pub fn pick(&self, desktop: f32, small: f32) -> f32 {
        if self.small { small } else { desktop }
    }

    /// The tint of a state: the ribbon on the map and the foot of a bar.
    pub fn tint(&self, key: TintKey) -> Color32 {
        let (light, dark) = match key {
            TintKey::Russia => (0x7C9A57, 0x86A85E),
            TintKey::AustriaHungary => (0xC9A13B, 0xC9A447),
            TintKey::Germany => (0x6E8CB5, 0x6F93C4),
            TintKey::France => (0x9A7FB3, 0xA78BC4),
            TintKey::Britain => (0xC58F86, 0xC98F84),
            TintKey::UnitedStates => (0x4F9C94, 0x52A79E),
            TintKey::Spain => (0xB98A4E, 0xC4935A),
            TintKey::Turkey => (0xA67F5D, 0xB28A66),
            TintKey::Mexico => (0x3F9272, 0x46A07E),
            TintKey::Switzerland => (0xB0A04A, 0xB9A94F),
            TintKey::Norway => (0x7FA1C4, 0x86ABD2),
            TintKey::Denmark => (0xB58AA8, 0xC092B2),
            TintKey::SwedenGreece => (0x8FA7A0, 0x93ADA5),
            TintKey::Belgium => (0xA79A62, 0xB3A66A),
            TintKey::Italy => (0x8FA66A, 0x98B071),
            TintKey::Serbia => (0xA88A74, 0xB09278),
            TintKey::Bulgaria => (0x8C9A7A, 0x94A382),
            TintKey::Romania => (0xB59A6A, 0xBDA274),
            TintKey::Other => (0xA39C8D, 0x7D7A70),
        };
        hex(match self.kind {
            ThemeKind::Light => light,
            ThemeKind::Dark => dark,
            // No tints: what they tell, outlines and names tell too.
            ThemeKind::HighContrast => 0x000000,
        })
    }

    /// The body of a stay bar: the tint mixed with paper.
    pub fn bar_body(&self, key: TintKey) -> Color32 {
        let share = match self.kind {
            ThemeKind::Light => 0.50,
            ThemeKind::Dark => 0.52,
            ThemeKind::HighContrast => 0.0,
        };
        mix(self.palette.paper, self.tint(key), share)
    }

    /// What a finger may hit for a mark drawn in a rectangle: never less than it can aim at.
    pub fn finger(&self, rect: Rect) -> Rect {
        if self.kiosk {
            Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(FINGER)))
        } else {
            rect
        }
    }

    /// The outline of a stay bar, where no tint tells it from the paper.
    pub fn bar_edge(&self) -> Option<Stroke> {
        (self.kind == ThemeKind::HighContrast).then(|| Stroke::new(1.2, self.palette.ink))
    }

    /// The colour of a leg by its age, counted in trail windows: 0 is now, 1 and more is old.
    pub fn trail(&self, age: f32) -> Color32 {
        let p = &self.palette;
        if age < 0.45 {
            mix(p.now, p.trail_mid, age / 0.45)
        } else {
            mix(p.trail_mid, p.trail_old, ((age - 0.45) / 0.55).min(1.0))
        }
    }

    /// Hairline in the rule colour.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.palette.rule)
    }

    /// Edge of frames, plates and buttons.
    pub fn frame(&self) -> Stroke {
        Stroke::new(1.2, self.palette.ink)
    }
}

/// `share` of `b` over the rest of `a`, channel by channel, alpha too.
pub fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share.clamp(0.0, 1.0))
}

/// The depth of the graduated frame, in points: the map's three sides and the timeline's edge.
pub const FRAME_DEPTH: f32 = 9.0;

/// The least side of what a finger is meant for on a screen in a hall, in points: 20 mm at the
/// size that its distance asks for.
pub const FINGER: f32 = 25.0;

/// A screen that is off to whoever looks at it.
pub const NIGHT: Color32 = Color32::BLACK;

/// A colour with `share` of black over it, as under a hand.
pub fn shaded(colour: Color32, share: f32) -> Color32 {
    mix(colour, Color32::BLACK, share)
}

/// Puts the bundled fonts into a context. Nothing else is used, so a bare machine looks the same.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (face, name, bytes) in Face::ALL {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts
            .families
            .insert(FontFamily::Name(face.name().into()), vec![name.to_owned()]);
    }
    let sans = vec![Face::Sans.name().to_owned()];
    fonts
        .families
        .insert(FontFamily::Proportional, sans.clone());
    fonts.families.insert(FontFamily::Monospace, sans);
    ctx.set_fonts(fonts);
}

/// Gives every egui widget our look: square, flat, ink on paper.
pub fn install_style(ctx: &egui::Context, look: &Look) {
    let p = look.palette;
    let mut visuals = match look.kind {
        ThemeKind::Light => Visuals::light(),
        ThemeKind::Dark | ThemeKind::HighContrast => Visuals::dark(),
    };
    visuals.panel_fill = p.paper;
    visuals.window_fill = p.raise;
    visuals.extreme_bg_color = p.raise;
    visuals.faint_bg_color = p.paper;
    visuals.override_text_color = Some(p.ink);
    visuals.hyperlink_color = p.ink;
    visuals.window_corner_radius = CornerRadius::ZERO;
    visuals.menu_corner_radius = CornerRadius::ZERO;
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.window_stroke = look.frame();
    visuals.selection.bg_fill = p.press;
    visuals.selection.stroke = Stroke::new(1.0, p.ink);
    visuals.striped = false;
    let widgets = &mut visuals.widgets;
    for (state, ground) in [
        (&mut widgets.noninteractive, p.paper),
        (&mut widgets.inactive, p.paper),
        (&mut widgets.hovered, p.shade),
        (&mut widgets.active, p.press),
        (&mut widgets.open, p.press),
    ] {
        state.corner_radius = CornerRadius::ZERO;
        state.bg_fill = ground;
        state.weak_bg_fill = ground;
        state.bg_stroke = look.frame();
        state.fg_stroke = Stroke::new(1.2, p.ink);
        state.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = look.hairline();
    ctx.all_styles_mut(|style| {
        style.visuals = visuals.clone();
        style.spacing.item_spacing = egui::vec2(8.0, 8.0);
        style.spacing.button_padding = egui::vec2(12.0, 8.0);
        style.spacing.interact_size = egui::vec2(44.0, 36.0);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.interaction.selectable_labels = false;
        for font in style.text_styles.values_mut() {
            *font = Face::Sans.size(15.5);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trail_runs_from_now_to_old() {
        let look = Look::new(ThemeKind::Light, false);
        assert_eq!(look.trail(0.0), look.palette.now);
        assert_eq!(look.trail(0.45), look.palette.trail_mid);
        assert_eq!(look.trail(5.0), look.palette.trail_old);
    }
}
