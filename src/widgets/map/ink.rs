//! Ink: the lines of the ground (coasts, shores, rivers, borders) laid into the pixels of the picture.
//!
//! As triangles with soft edges these lines would be four fifths of all that the map draws; as pixels
//! they cost nothing once they are painted.

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, Vec2, pos2};

use crate::geo::LonLatRect;
use crate::world::{Basemap, LevelId, MapPoint, Tile};

use super::super::theme::Look;
use super::fill::Field;
use super::realms::{LineKind, Realms};
use super::ribbons::ScreenLine;
use super::sheet::{Laying, Sheet};
use super::stroke::thin;

/// A border inside a state: dash and gap, in points.
const INNER: (f32, f32) = (5.0, 3.0);

/// A border that is not where it was.
const LOOSE: (f32, f32) = (2.0, 2.5);

/// Islands smaller than this (square points) carry no waterlines.
const SMALLEST: f32 = 30.0;

/// Points of a line nearer to each other than this many points of the screen are left out.
const THINNED: f32 = 0.7;

/// Lines of one colour, the later over the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pen {
    Inner,
    Border,
    River,
    Coast,
}

impl Pen {
    /// Every pen, the lowest first.
    pub(super) const ALL: [Self; 4] = [Self::Inner, Self::Border, Self::River, Self::Coast];
}

/// A line to be inked, in points from the picture's top left corner.
pub(super) struct Inked {
    pen: Pen,
    width: f32,
    points: Vec<Pos2>,
}

/// What the pens of a view are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pens {
    colors: [Color32; 4],
    coast: f32,
    border: f32,
    /// The least important river drawn (Natural Earth rank), and what each is wider by.
    rivers: (u8, f32),
}

impl Pens {
    pub(super) fn new(look: &Look, scale: f64) -> Self {
        let p = &look.palette;
        let level = Basemap::level_for(scale);
        let (coast, rivers) = match level {
            LevelId::Overview | LevelId::Continent if scale < 12.0 => (0.8, (4, 0.0)),
            LevelId::Detail => (1.1, (u8::MAX, 0.6)),
            _ if scale < 24.0 => (1.0, (5, 0.0)),
            _ if scale < 90.0 => (1.0, (6, 0.1)),
            _ => (1.0, (7, 0.3)),
        };
        Self {
            colors: [p.border.gamma_multiply(0.8), p.border, p.river, p.coast],
            coast,
            border: if scale < 12.0 { 0.8 } else { 1.0 },
            rivers,
        }
    }
}

/// The tiles of the view and of some points around it.
pub(super) fn tiles(sheet: &Sheet<'_>, base: &Basemap, air: f32) -> Vec<Arc<Tile>> {
    let level = Basemap::level_for(sheet.scale());
    let mut view = sheet.view.bounds();
    let air = f64::from(air) * 2.0 / sheet.scale();
    view.west -= air;
    view.east += air;
    view.south -= air;
    view.north += air;
    base.tiles(level)
        .iter()
        .enumerate()
        .filter(|(_, info)| info.bounds.intersects(view))
        .map(|(index, _)| base.tile(level, index))
        .collect()
}

/// How a picture lies on the map: degrees become points from its top left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Onto {
    pub(super) laying: Laying,
    /// Where the middle of the view lies in the picture, and the picture's size.
    pub(super) middle: Vec2,
    pub(super) size: Vec2,
}

impl Onto {
    fn point(&self, [lon, lat]: MapPoint) -> Pos2 {
        let (x, y) = self.laying.offset(f64::from(lon), f64::from(lat));
        pos2(x as f32, y as f32) + self.middle
    }

    /// The longitude and latitude of a point of the picture.
    pub(super) fn on_map(&self, at: Vec2) -> (f64, f64) {
        let off = at - self.middle;
        let view = self.laying.view;
        view.map_from_point(f64::from(off.x), f64::from(off.y))
    }

    /// What part of the map the picture shows, and some points around it.
    pub(super) fn part(&self, around: f32) -> LonLatRect {
        let air = Vec2::splat(around);
        let (west, north) = self.on_map(-air);
        let (east, south) = self.on_map(self.size + air);
        LonLatRect {
            west,
            south,
            east,
            north,
        }
    }

    pub(super) fn line(&self, points: impl Iterator<Item = MapPoint>) -> Option<Vec<Pos2>> {
        let mut line = Vec::new();
        thin(points.map(|at| self.point(at)), THINNED, &mut line);
        let frame = Rect::from_min_size(Pos2::ZERO, self.size).expand(30.0);
        Rect::from_points(&line).intersects(frame).then_some(line)
    }
}

/// The coasts of a picture: those that waterlines follow, and the small islands.
pub(super) struct Coasts {
    great: Vec<Vec<Pos2>>,
    small: Vec<Vec<Pos2>>,
    /// The great ones once more, as closely as waterlines follow them.
    pub(super) followed: Vec<Vec<Pos2>>,
}

/// Waterlines follow no bend of a coast shorter than this, in points.
const FOLLOWED: f32 = 2.0;

impl Coasts {
    pub(super) fn new(onto: &Onto, tiles: &[Arc<Tile>]) -> Self {
        let mut coasts = Self {
            great: Vec::new(),
            small: Vec::new(),
            followed: Vec::new(),
        };
        for coast in tiles.iter().flat_map(|tile| &tile.coast) {
            let Some(line) = onto.line(coast.iter().copied()) else {
                continue;
            };
            let closed = line.len() > 2 && coast.first() == coast.last();
            if closed && Rect::from_points(&line).area() < SMALLEST {
                coasts.small.push(line);
            } else {
                let mut followed = Vec::new();
                thin(line.iter().copied(), FOLLOWED, &mut followed);
                coasts.followed.push(followed);
                coasts.great.push(line);
            }
        }
        coasts
    }
}

/// All lines of a picture.
pub(super) fn lines(
    onto: &Onto,
    tiles: &[Arc<Tile>],
    year: i32,
    coasts: &Coasts,
    borders: &[ScreenLine],
    realms: &Realms,
    pens: &Pens,
) -> Vec<Inked> {
    let mut lines = Vec::new();
    let mut ink = |pen: Pen, width: f32, points: Vec<Pos2>| {
        lines.push(Inked { pen, width, points });
    };
    for line in borders {
        let (pen, width, dash) = match realms.kind(line.left, line.right) {
            LineKind::None | LineKind::Front => continue,
            LineKind::Inner => (Pen::Inner, pens.border * 0.8, Some(INNER)),
            LineKind::Loose => (Pen::Border, pens.border, Some(LOOSE)),
            LineKind::Border => (Pen::Border, pens.border, None),
        };
        match dash {
            None => ink(pen, width, line.points.clone()),
            Some(dash) => {
                let mut pieces = Vec::new();
                dashes(&line.points, dash, &mut pieces);
                for piece in pieces {
                    ink(pen, width, piece);
                }
            }
        }
    }
    let (least, wider) = pens.rivers;
    for river in tiles.iter().flat_map(|tile| &tile.rivers) {
        if river.rank <= least
            && let Some(line) = onto.line(river.line.iter().copied())
        {
            let width = (1.1 - 0.1 * f32::from(river.rank)).clamp(0.6, 1.7);
            ink(Pen::River, width + wider, line);
        }
    }
    for lake in tiles.iter().flat_map(|tile| &tile.lakes) {
        // A lake behind a dam that is not yet closed is land.
        if lake.from_year.is_none_or(|from| i32::from(from) <= year) {
            let shores = lake.shore.iter();
            for line in shores.filter_map(|shore| onto.line(shore.iter().copied())) {
                ink(Pen::River, 0.7 * pens.coast, line);
            }
        }
    }
    for line in coasts.great.iter().chain(&coasts.small) {
        ink(Pen::Coast, pens.coast, line.clone());
    }
    lines
}

/// The ink on the pixels of a band, a layer a pen.
pub(super) struct Band {
    layers: [Vec<u8>; 4],
    colors: [Color32; 4],
}

impl Band {
    /// Inks a band of `rows` rows of pixels that begins so far down the picture.
    pub(super) fn new(
        lines: &[Inked],
        pens: &Pens,
        width: usize,
        rows: usize,
        per_point: f32,
        down: Vec2,
    ) -> Self {
        let mut layers: [Vec<u8>; 4] = Default::default();
        let soft = 1.0 / per_point;
        for (layer, pen) in layers.iter_mut().zip(Pen::ALL) {
            layer.resize(width * rows, 0);
            for line in lines.iter().filter(|line| line.pen == pen) {
                // A line thinner than a pixel is drawn paler instead of thinner.
                let half = line.width.max(soft) / 2.0;
                let full = 255.0 * (line.width / soft).min(1.0);
                let reach = half + soft;
                for pair in line.points.windows(2) {
                    let (a, b) = (pair[0] - down, pair[1] - down);
                    if a.y.max(b.y) < -reach || a.y.min(b.y) > rows as f32 * soft + reach {
                        continue;
                    }
                    Field {
                        width,
                        height: rows,
                        per_point,
                        reach,
                    }
                    .near(a, b, |cell, square| {
                        let cover = ((half + soft / 2.0 - square.sqrt()) / soft).clamp(0.0, 1.0);
                        layer[cell] = layer[cell].max((cover * full) as u8);
                    });
                }
            }
        }
        Self {
            layers,
            colors: pens.colors,
        }
    }

    /// Lays the ink over the colour of a pixel; `afloat` leaves the borders out.
    pub(super) fn over(&self, cell: usize, ground: Color32, afloat: bool) -> Color32 {
        let mut color = ground;
        // Most pixels are not inked at all.
        if self.layers.iter().all(|layer| layer[cell] == 0) {
            return color;
        }
        for (pen, (layer, ink)) in Pen::ALL
            .into_iter()
            .zip(self.layers.iter().zip(self.colors))
        {
            let cover = layer[cell];
            if cover == 0 || (afloat && matches!(pen, Pen::Inner | Pen::Border)) {
                continue;
            }
            color = color.blend(ink.gamma_multiply(f32::from(cover) / 255.0));
        }
        color
    }
}

/// Cuts a line into dashes by its length.
fn dashes(line: &[Pos2], (on, off): (f32, f32), out: &mut Vec<Vec<Pos2>>) {
    let mut left = on;
    let mut drawing = true;
    let mut piece: Vec<Pos2> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        let mut length = from.distance(to);
        while length > left {
            from += (to - from) * (left / length);
            length -= left;
            if drawing {
                piece.push(from);
                out.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length;
        if drawing {
            piece.push(to);
        }
    }
    if drawing && piece.len() > 1 {
        out.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    #[test]
    fn dashes_have_their_length_around_a_corner() {
        let line = [pos2(0.0, 0.0), pos2(7.0, 0.0), pos2(7.0, 20.0)];
        let mut out = Vec::new();
        dashes(&line, (5.0, 3.0), &mut out);
        let length = |piece: &Vec<Pos2>| -> f32 {
            piece.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
        };
        assert_eq!(out.len(), 4, "{out:?}");
        assert!(
            out[..3]
                .iter()
                .all(|piece| (length(piece) - 5.0).abs() < 1e-4)
        );
        assert_eq!(out[1][0], pos2(7.0, 1.0));
    }

    #[test]
    fn a_line_is_as_wide_and_as_dark_as_asked_and_a_thin_one_is_paler() {
        let pens = Pens {
            colors: [Color32::BLACK; 4],
            coast: 1.0,
            border: 1.0,
            rivers: (4, 0.0),
        };
        let inked = |width: f32| {
            let line = Inked {
                pen: Pen::Coast,
                width,
                points: vec![pos2(0.0, 10.5), pos2(20.0, 10.5)],
            };
            let band = Band::new(&[line], &pens, 20, 20, 1.0, vec2(0.0, 0.0));
            (0..20)
                .map(|row| f32::from(band.over(row * 20 + 10, Color32::TRANSPARENT, false).a()))
                .sum::<f32>()
                / 255.0
        };
        assert!((inked(1.0) - 1.0).abs() < 0.05, "{}", inked(1.0));
        assert!((inked(3.0) - 3.0).abs() < 0.1, "{}", inked(3.0));
        assert!((inked(0.5) - 0.5).abs() < 0.05, "{}", inked(0.5));
    }

    #[test]
    fn borders_stay_off_the_water() {
        let pens = Pens {
            colors: [Color32::BLACK; 4],
            coast: 1.0,
            border: 1.0,
            rivers: (4, 0.0),
        };
        let line = Inked {
            pen: Pen::Border,
            width: 2.0,
            points: vec![pos2(0.0, 2.5), pos2(5.0, 2.5)],
        };
        let band = Band::new(&[line], &pens, 5, 5, 1.0, vec2(0.0, 0.0));
        assert!(band.over(12, Color32::TRANSPARENT, false).a() > 200);
        assert_eq!(band.over(12, Color32::TRANSPARENT, true).a(), 0);
    }
}
