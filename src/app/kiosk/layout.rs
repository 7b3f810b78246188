//! Where everything lies on a screen in a hall: the map above, what is touched below.

use egui::{Rect, pos2, vec2};

use super::scale::Metrics;

/// Space between keys, in points.
const GAP: f32 = 6.0;

/// The arrangement for a window, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) struct Layout {
    /// The map inside its frame.
    pub(in crate::app) frame: Rect,
    /// The timeline, from the top of the neatline it shares with the map.
    pub(in crate::app) timeline: Rect,
    /// The date.
    pub(in crate::app) date: Rect,
    /// Where he is.
    pub(in crate::app) text: Rect,
    /// The key that opens the card.
    pub(in crate::app) more: Rect,
    /// The thick rule over the date and, where it stands beside it, over the text.
    pub(in crate::app) rules: [Rect; 2],
    /// Play, previous, next.
    pub(in crate::app) transport: [Rect; 3],
    /// How much time, how much of the map.
    pub(in crate::app) steppers: [Rect; 2],
    /// Map, numbers, events, and the key of ease.
    pub(in crate::app) tabs: [Rect; 4],
    /// The four languages.
    pub(in crate::app) langs: [Rect; 4],
    /// What is laid over: the card, the list, ease of use.
    pub(in crate::app) sheet: Rect,
    /// The date stands over the text and not beside it.
    pub(in crate::app) stacked: bool,
    /// The smaller type is used.
    pub(in crate::app) small: bool,
}

/// Cuts a row into cells by their shares.
fn cells<const N: usize>(row: Rect, shares: [f32; N], gap: f32) -> [Rect; N] {
    let all: f32 = shares.iter().sum();
    let free = row.width() - gap * (N as f32 - 1.0);
    let mut x = row.left();
    shares.map(|share| {
        let width = free * share / all;
        let cell = Rect::from_min_max(pos2(x, row.top()), pos2(x + width, row.bottom()));
        x += width + gap;
        cell
    })
}

/// Takes rows from the foot of a rectangle upwards.
struct Foot {
    left: f32,
    right: f32,
    bottom: f32,
}

impl Foot {
    fn take(&mut self, height: f32) -> Rect {
        let row = Rect::from_min_max(
            pos2(self.left, self.bottom - height),
            pos2(self.right, self.bottom),
        );
        self.bottom = row.top() - GAP;
        row
    }
}

/// The rows of keys at the foot.
struct Keys {
    transport: [Rect; 3],
    steppers: [Rect; 2],
    tabs: [Rect; 4],
    langs: [Rect; 4],
    top: f32,
}

/// How wide a key of the row of keys is beside the others.
const TRANSPORT: [f32; 3] = [148.0, 124.0, 124.0];
const STEPPERS: [f32; 2] = [290.0, 290.0];

impl Layout {
    /// The arrangement of a window.
    pub(in crate::app) fn new(window: Rect, metrics: &Metrics) -> Self {
        if window.height() > 1.1 * window.width() {
            Self::upright(window, metrics)
        } else {
            Self::lying(window, metrics)
        }
    }

    fn upright(window: Rect, metrics: &Metrics) -> Self {
        let (wide, high) = (window.width(), window.height());
        let narrow = wide < 520.0;
        let side = if narrow { 10.0 } else { 17.0 };
        let keys = upright_keys(window, metrics, narrow, side);
        let timeline_height = if high >= 1050.0 {
            174.0
        } else if high >= 760.0 {
            126.0
        } else {
            88.0
        };
        let text_height = if narrow {
            0.22 * high
        } else {
            (0.158 * high).max(120.0)
        };
        let edge = 11.0;
        let across = |top: f32, bottom: f32, inset: f32| {
            Rect::from_min_max(
                pos2(window.left() + inset, top),
                pos2(window.right() - inset, bottom),
            )
        };
        // If the line of reach is low, only what is touched stays below the map.
        let low = keys.top - 8.0 - text_height - timeline_height < metrics.reach;
        let (block, frame, timeline) = if low {
            // If even that is too much, the lanes fold one by one, down to the bars.
            let timeline_height = timeline_height.min((keys.top - 4.0 - metrics.reach).max(50.0));
            let block = across(window.top() + 6.0, window.top() + 6.0 + text_height, side);
            let timeline = across(keys.top - 4.0 - timeline_height, keys.top - 4.0, edge);
            (
                block,
                across(block.bottom() + edge, timeline.top(), edge),
                timeline,
            )
        } else {
            let block = across(keys.top - 4.0 - text_height, keys.top - 4.0, side);
            let timeline = across(block.top() - 8.0 - timeline_height, block.top() - 8.0, edge);
            (
                block,
                across(window.top() + edge, timeline.top(), edge),
                timeline,
            )
        };
        let more_size = vec2(
            (0.24 * wide).clamp(96.0, 170.0),
            metrics.target.max(if narrow { 34.0 } else { 38.0 }),
        );
        let mut tabs = keys.tabs;
        let mut more = if low {
            let row = tabs[0].union(tabs[3]);
            let [map, numbers, events, ease, more] = if narrow {
                let top = cells(Rect::from_min_max(tabs[0].min, tabs[1].max), [1.0; 3], 0.0);
                [top[0], top[1], tabs[2], tabs[3], top[2]]
            } else {
                cells(row, [1.0; 5], 0.0)
            };
            tabs = [map, numbers, events, ease];
            more
        } else {
            Rect::from_min_size(block.max - more_size, more_size)
        };
        let (date, text, rules) = if narrow {
            let date = Rect::from_min_max(block.min, pos2(block.right(), block.top() + 34.0));
            let text = Rect::from_min_max(
                pos2(block.left(), date.bottom()),
                pos2(
                    block.right(),
                    if low {
                        block.bottom()
                    } else {
                        more.top() - 2.0
                    },
                ),
            );
            (date, text, [Rect::NOTHING; 2])
        } else {
            let [left, right] = cells(block, [400.0, 584.0], 25.0);
            let rule = |part: Rect| Rect::from_min_size(part.min, vec2(part.width(), 4.0));
            let right_text = Rect::from_min_max(pos2(right.left(), right.top() + 9.0), right.max);
            if !low {
                // Beside the count of days, so that the sentence has all of its column.
                more = Rect::from_min_size(
                    pos2(
                        left.right() - 0.46 * left.width(),
                        left.bottom() - more_size.y,
                    ),
                    vec2(0.46 * left.width(), more_size.y),
                );
            }
            let left_date = Rect::from_min_max(pos2(left.left(), left.top() + 4.0), left.max);
            (left_date, right_text, [rule(left), rule(right)])
        };
        // Laid over: from the timeline's top to the keys, and as much of the map as reach allows.
        let sheet_top = if narrow {
            metrics.reach.max(window.top() + 6.0).min(timeline.top())
        } else {
            timeline.top() - (0.06 * high).min((timeline.top() - metrics.reach).max(0.0))
        };
        Self {
            frame,
            timeline,
            date,
            text,
            more,
            rules,
            transport: keys.transport,
            steppers: keys.steppers,
            tabs,
            langs: keys.langs,
            sheet: across(sheet_top, keys.top - 2.0, if narrow { 4.0 } else { edge }),
            stacked: narrow,
            small: narrow,
        }
    }

    fn lying(window: Rect, metrics: &Metrics) -> Self {
        let (wide, high) = (window.width(), window.height());
        let narrow = wide < 760.0;
        let side = if wide >= 1100.0 { 28.0 } else { 14.0 };
        let keys = lying_keys(window, metrics, narrow, side);
        let right = window.right() - 14.0;
        let timeline_height = if high >= 820.0 {
            174.0
        } else if high >= 560.0 {
            126.0
        } else {
            86.0
        };
        let column = if wide >= 1100.0 {
            302.0
        } else if narrow {
            0.0
        } else {
            228.0
        };
        let more_height = metrics.target.max(if narrow { 32.0 } else { 40.0 });
        let base = keys.top - 6.0;
        if narrow {
            // The column is folded into the foot of what is left: the date, a sentence, the key.
            let text_height = (0.17 * high).max(56.0);
            let timeline = Rect::from_min_max(
                pos2(window.left() + 14.0, base - text_height - 70.0),
                pos2(right, base - text_height - 4.0),
            );
            let frame = Rect::from_min_max(
                pos2(timeline.left(), window.top() + 12.0),
                timeline.right_top(),
            );
            let block = Rect::from_min_max(
                pos2(window.left() + side, timeline.bottom() + 4.0),
                pos2(right, base),
            );
            let more = Rect::from_min_size(
                pos2(block.right() - 108.0, block.bottom() - more_height),
                vec2(108.0, more_height),
            );
            let date = Rect::from_min_size(block.min, vec2(block.width() - 120.0, 28.0));
            return Self {
                frame,
                timeline,
                date,
                text: Rect::from_min_max(
                    pos2(block.left(), date.bottom()),
                    pos2(more.left() - 8.0, block.bottom()),
                ),
                more,
                rules: [Rect::NOTHING; 2],
                transport: keys.transport,
                steppers: keys.steppers,
                tabs: keys.tabs,
                langs: keys.langs,
                sheet: Rect::from_min_max(
                    pos2(
                        window.left() + 6.0,
                        (window.top() + 6.0).max(metrics.reach).min(frame.bottom()),
                    ),
                    pos2(window.right() - 6.0, base + 2.0),
                ),
                stacked: true,
                small: true,
            };
        }
        let map_left = window.left() + side + column + if wide >= 1100.0 { 32.0 } else { 22.0 };
        let timeline =
            Rect::from_min_max(pos2(map_left, base - timeline_height), pos2(right, base));
        let frame = Rect::from_min_max(pos2(map_left, window.top() + 14.0), timeline.right_top());
        let left = Rect::from_min_max(
            pos2(window.left() + side, window.top() + 18.0),
            pos2(window.left() + side + column, base),
        );
        let more = Rect::from_min_max(pos2(left.left(), left.bottom() - more_height), left.max);
        let rule = Rect::from_min_size(left.min, vec2(left.width(), 5.0));
        let date_height = if high >= 620.0 { 166.0 } else { 112.0 };
        let date = Rect::from_min_max(
            pos2(left.left(), rule.bottom()),
            pos2(left.right(), rule.bottom() + date_height),
        );
        let sheet_left = (right - 460.0).max(map_left);
        let sheet_top = (window.top() + 14.0).max(metrics.reach).min(timeline.top());
        // Where the map is high enough the axis stays in sight.
        let sheet_bottom = if timeline.top() - sheet_top >= 330.0 {
            timeline.top()
        } else {
            base
        };
        Self {
            frame,
            timeline,
            date,
            text: Rect::from_min_max(
                pos2(left.left(), date.bottom() + 8.0),
                pos2(left.right(), more.top() - 4.0),
            ),
            more,
            rules: [rule, Rect::NOTHING],
            transport: keys.transport,
            steppers: keys.steppers,
            tabs: keys.tabs,
            langs: keys.langs,
            sheet: Rect::from_min_max(pos2(sheet_left, sheet_top), pos2(right, sheet_bottom)),
            stacked: true,
            small: wide < 1100.0 || high < 620.0,
        }
    }

    /// The row of keys at the foot of what is laid over, and the arrangement with its key of closing
    /// there if it would else lie in the midst of it.
    pub(in crate::app) fn with_sheet(mut self, key: f32) -> (Self, Rect) {
        let foot = Rect::from_min_max(
            pos2(self.sheet.left() + 8.0, self.sheet.bottom() - key - 6.0),
            self.sheet.max - vec2(8.0, 6.0),
        );
        if self.more.intersects(self.sheet) {
            let wide = (0.3 * foot.width()).max(key);
            self.more = Rect::from_min_max(pos2(foot.right() - wide, foot.top()), foot.max);
        }
        (self, foot)
    }

    /// Every key of the screen with its rectangle, for whoever counts its millimetres.
    #[cfg(test)]
    fn keys(&self) -> Vec<Rect> {
        let mut keys = vec![self.more];
        keys.extend(self.transport);
        for stepper in self.steppers {
            keys.extend(stepper_keys(stepper));
        }
        keys.extend(self.tabs);
        keys.extend(self.langs);
        keys
    }
}

/// Less, what it is, more.
pub(in crate::app) fn stepper_keys(stepper: Rect) -> [Rect; 3] {
    cells(stepper, [86.0, 120.0, 86.0], 0.0)
}

fn upright_keys(window: Rect, metrics: &Metrics, narrow: bool, side: f32) -> Keys {
    let high = window.height();
    let mut foot = Foot {
        left: window.left() + side,
        right: window.right() - side,
        bottom: window.bottom() - if narrow { 5.0 } else { 9.0 },
    };
    let least = |size: f32| size.max(metrics.target);
    // What 1185 points of height give, less where there is less.
    let share = (high / 1185.0).clamp(0.6, 1.15);
    let low = least(if narrow { 34.0 } else { 52.0 * share });
    let langs = cells(foot.take(low), [1.0; 4], 0.0);
    if narrow {
        let below = cells(foot.take(low), [1.0; 2], 0.0);
        foot.bottom += GAP;
        let above = cells(foot.take(low), [1.0; 2], 0.0);
        let steppers = cells(foot.take(least(38.0)), STEPPERS, GAP);
        let transport = cells(foot.take(least(42.0)), TRANSPORT, GAP);
        return Keys {
            transport,
            steppers,
            tabs: [above[0], above[1], below[0], below[1]],
            langs,
            top: foot.bottom,
        };
    }
    let tabs = cells(foot.take(low), [1.0; 4], 0.0);
    let row = foot.take(least(79.0 * share));
    let [play, previous, next, time, map] = cells(
        row,
        [
            TRANSPORT[0],
            TRANSPORT[1],
            TRANSPORT[2],
            STEPPERS[0],
            STEPPERS[1],
        ],
        GAP,
    );
    Keys {
        transport: [play, previous, next],
        steppers: [time, map],
        tabs,
        langs,
        top: foot.bottom,
    }
}

fn lying_keys(window: Rect, metrics: &Metrics, narrow: bool, side: f32) -> Keys {
    let high = window.height();
    let mut foot = Foot {
        left: window.left() + side,
        right: window.right() - 14.0,
        bottom: window.bottom() - 7.0,
    };
    let share = (high / 668.0).clamp(0.7, 1.3);
    let low = metrics.target.max(if narrow { 28.0 } else { 46.0 * share });
    let high = metrics.target.max(if narrow { 36.0 } else { 62.0 * share });
    let (tabs, langs) = if narrow {
        let langs = cells(foot.take(low), [1.0; 4], 0.0);
        let tabs = cells(foot.take(low), [1.0; 4], 0.0);
        (tabs, langs)
    } else {
        let [left, right] = cells(foot.take(low), [560.0, 440.0], 24.0);
        (cells(left, [1.0; 4], 0.0), cells(right, [1.0; 4], 0.0))
    };
    let [play, previous, next, time, map] =
        cells(foot.take(high), [148.0, 124.0, 124.0, 290.0, 290.0], GAP);
    Keys {
        transport: [play, previous, next],
        steppers: [time, map],
        tabs,
        langs,
        top: foot.bottom,
    }
}

#[cfg(test)]
mod tests {
    use egui::Pos2;

    use super::super::scale::{INCH_MM, Screen, TARGET_MM, TextSize};
    use super::*;

    fn screens() -> Vec<(Screen, egui::Vec2)> {
        let mut screens = Vec::new();
        for (inches, w, h) in [
            (43.0, 1080.0, 1920.0),
            (43.0, 3840.0, 2160.0),
            (43.0, 2160.0, 3840.0),
            (55.0, 3840.0, 2160.0),
            (55.0, 2160.0, 3840.0),
            (32.0, 1920.0, 1080.0),
            (24.0, 1920.0, 1080.0),
            (24.0, 1080.0, 1920.0),
            (15.6, 1920.0, 1080.0),
            (15.6, 1080.0, 1920.0),
            (19.0, 1280.0, 1024.0),
        ] {
            for distance_mm in [450.0, 600.0, 700.0] {
                for reach_mm in [430.0, 620.0, 3000.0] {
                    let screen = Screen {
                        diagonal_mm: inches * INCH_MM,
                        distance_mm,
                        reach_mm,
                    };
                    screens.push((screen, vec2(w, h)));
                }
            }
        }
        screens
    }

    #[test]
    fn no_key_is_too_small_too_high_or_over_another() {
        for (screen, pixels) in screens() {
            for text in TextSize::ALL {
                let size = pixels / screen.pixels_per_point(pixels, text);
                let window = Rect::from_min_size(Pos2::ZERO, size);
                let metrics = screen.metrics(window);
                let layout = Layout::new(window, &metrics);
                let what = format!("{screen:?} {pixels} {text:?} {size}");
                let keys = layout.keys();
                for (i, key) in keys.iter().enumerate() {
                    let mm = key.size() * metrics.point_mm;
                    assert!(
                        mm.min_elem() >= TARGET_MM - 0.01,
                        "{what}: key {i} of {mm} mm"
                    );
                    assert!(
                        window.expand(0.01).contains_rect(*key),
                        "{what}: key {i} {key}"
                    );
                    assert!(
                        key.top() >= metrics.reach - 0.5,
                        "{what}: key {i} at {key}, reach {}",
                        metrics.reach
                    );
                    for other in &keys[i + 1..] {
                        let over = key.shrink(0.5).intersect(*other);
                        assert!(!over.is_positive(), "{what}: {key} lies over {other}");
                    }
                }
                assert!(
                    layout.timeline.top() >= metrics.reach - 0.5,
                    "{what}: the timeline, {}",
                    layout.timeline
                );
                assert!(
                    layout.sheet.top() >= metrics.reach - 0.5,
                    "{what}: {}",
                    layout.sheet
                );
                assert!(
                    layout.sheet.height() * metrics.point_mm >= 3.0 * TARGET_MM,
                    "{what}"
                );
                for part in [layout.frame, layout.timeline, layout.text, layout.date] {
                    assert!(window.contains_rect(part), "{what}: {part}");
                    assert!(part.is_positive(), "{what}: {part}");
                }
                assert!(layout.frame.height() >= 50.0, "{what}: {}", layout.frame);
            }
        }
    }

    #[test]
    fn the_screen_of_the_drawings_is_as_drawn() {
        let pixels = vec2(1080.0, 1920.0);
        let screen = Screen::default();
        let scale = screen.pixels_per_point(pixels, TextSize::Normal);
        let window = Rect::from_min_size(Pos2::ZERO, pixels / scale);
        let layout = Layout::new(window, &screen.metrics(window));
        let drawn = |rect: Rect, [left, top, right, bottom]: [f32; 4]| {
            let rect = rect * scale;
            let drawn = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
            let off = (rect.min - drawn.min)
                .abs()
                .max((rect.max - drawn.max).abs());
            assert!(off.max_elem() < 22.0, "{rect} instead of {drawn}");
        };
        drawn(layout.frame, [18.0, 18.0, 1062.0, 962.0]);
        drawn(layout.timeline, [18.0, 962.0, 1062.0, 1244.0]);
        drawn(layout.transport[0], [28.0, 1584.0, 176.0, 1712.0]);
        drawn(layout.steppers[1], [762.0, 1584.0, 1052.0, 1712.0]);
        drawn(layout.tabs[0], [28.0, 1727.0, 284.0, 1811.0]);
        drawn(layout.langs[3], [796.0, 1820.0, 1052.0, 1904.0]);
    }
}
