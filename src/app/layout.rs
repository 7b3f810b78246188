//! Where everything lies in the window, in points.

use egui::{Rect, pos2, vec2};

/// The arrangement for a size of window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// The text column; `None` where it is folded into one line.
    pub(super) column: Option<Rect>,
    /// The folded column: one line over the map.
    pub(super) line: Option<Rect>,
    /// The map inside its frame.
    pub(super) frame: Rect,
    /// The timeline, from the top of the neatline it shares with the map.
    pub(super) timeline: Rect,
    /// The foot below the timeline.
    pub(super) foot: Rect,
    /// Whether the smaller type is used.
    pub(super) small: bool,
}

impl Layout {
    /// Desktop from 1280 by 720 points, small desktop from 1024 by 600, folded below.
    pub(super) fn new(window: Rect) -> Self {
        let (w, h) = (window.width(), window.height());
        if w >= 1280.0 && h >= 720.0 {
            Self::desktop(
                window,
                &Sizes {
                    left: 28.0,
                    column: 302.0,
                    map: 362.0,
                    edge: 14.0,
                    below: 204.0,
                    lanes: 174.0,
                    small: false,
                },
            )
        } else if w >= 1024.0 && h >= 600.0 {
            Self::desktop(
                window,
                &Sizes {
                    left: 22.0,
                    column: 238.0,
                    map: 284.0,
                    edge: 12.0,
                    below: 156.0,
                    lanes: 126.0,
                    small: true,
                },
            )
        } else {
            Self::folded(window)
        }
    }

    fn desktop(window: Rect, sizes: &Sizes) -> Self {
        let right = window.right() - sizes.edge;
        let base = window.bottom() - sizes.below;
        let frame = Rect::from_min_max(
            pos2(sizes.map, window.top() + sizes.edge),
            pos2(right, base),
        );
        let timeline = Rect::from_min_size(frame.left_bottom(), vec2(frame.width(), sizes.lanes));
        Self {
            column: Some(Rect::from_min_max(
                pos2(sizes.left, window.top()),
                pos2(sizes.left + sizes.column, window.bottom()),
            )),
            line: None,
            frame,
            timeline,
            foot: Rect::from_min_max(
                pos2(frame.left(), timeline.bottom()),
                pos2(right, window.bottom()),
            ),
            small: sizes.small,
        }
    }

    fn folded(window: Rect) -> Self {
        let line = Rect::from_min_size(
            window.min + vec2(12.0, 0.0),
            vec2(window.width() - 24.0, 56.0),
        );
        let lanes = (window.height() * 0.28).clamp(84.0, 126.0);
        let foot = 48.0;
        let bottom = window.bottom() - lanes - foot;
        let frame = Rect::from_min_max(
            pos2(window.left() + 14.0, line.bottom() + 12.0),
            pos2(window.right() - 14.0, bottom.max(line.bottom() + 90.0)),
        );
        let timeline = Rect::from_min_size(frame.left_bottom(), vec2(frame.width(), lanes));
        Self {
            column: None,
            line: Some(line),
            frame,
            timeline,
            foot: Rect::from_min_max(
                pos2(frame.left(), timeline.bottom()),
                window.max - vec2(14.0, 0.0),
            ),
            small: true,
        }
    }
}

struct Sizes {
    left: f32,
    column: f32,
    map: f32,
    edge: f32,
    below: f32,
    lanes: f32,
    small: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_in_the_window_at_every_size() {
        for (w, h) in [
            (512.0, 320.0),
            (683.0, 384.0),
            (800.0, 450.0),
            (1024.0, 640.0),
            (1366.0, 768.0),
            (1600.0, 900.0),
            (3840.0, 2160.0),
        ] {
            let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(w, h));
            let layout = Layout::new(window);
            for part in [
                Some(layout.frame),
                Some(layout.timeline),
                layout.column,
                layout.line,
            ]
            .into_iter()
            .flatten()
            {
                assert!(
                    window.contains_rect(part) && part.is_positive(),
                    "{w}x{h}: {part:?}"
                );
            }
            assert_eq!(
                layout.frame.x_range(),
                layout.timeline.x_range(),
                "a day lies under the map it drives"
            );
        }
    }
}
