//! The base map on screen: land and lakes as meshes that are made once a view, and in a lens, which has
//! no picture, their edges too.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use crate::geo::{Camera, LonLatRect, MAX_LAT, Projection};
use crate::world::{Area, Basemap, LevelId, MapPoint};

use super::super::theme::ThemeKind;
use super::mask::{Ground, LandMask};
use super::sheet::Sheet;
use super::stroke::{stroke, thin};

/// Points of a line nearer to each other than this many points of the screen are left out.
const THINNED: f32 = 2.6;

/// How much more than the frame is made ready on each side, as a share of its size.
const MARGIN: f64 = 0.06;

/// What decides whether the meshes can be used again.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    level: LevelId,
    scale: f64,
    projection: Projection,
    theme: ThemeKind,
}

/// The meshes of the base map.
#[derive(Default)]
pub(super) struct BaseCache {
    key: Option<Key>,
    made_for: Option<Camera>,
    covered: Option<LonLatRect>,
    /// Land; lakes over it.
    meshes: [Arc<Mesh>; 2],
    /// How far they have been moved since they were made around the view's centre.
    moved: Vec2,
    /// Where the meshes are land.
    mask: LandMask,
    /// The years in which the dams of the made tiles were closed, and how many were when it was made.
    dams: Vec<i16>,
    closed: usize,
    lined: bool,
}

impl BaseCache {
    /// The same with the edges of land and lakes in its second mesh.
    pub(super) fn lined(&mut self) -> &mut Self {
        self.lined = true;
        self
    }

    /// How many of the dams near by were closed when the meshes were made.
    pub(super) fn dams_closed(&self) -> usize {
        self.closed
    }

    /// Makes or moves the meshes for a frame; returns land, and the waters over it.
    pub(super) fn shapes(
        &mut self,
        sheet: &Sheet<'_>,
        base: &Basemap,
        year: i32,
    ) -> [Arc<Mesh>; 2] {
        let key = Key {
            level: Basemap::level_for(sheet.scale()),
            scale: sheet.scale(),
            projection: sheet.view.projection(),
            theme: sheet.look.kind,
        };
        let view = sheet.view.bounds();
        let inside = self.covered.is_some_and(|covered| {
            covered.west <= view.west
                && view.east <= covered.east
                && covered.south <= view.south
                && view.north <= covered.north
        });
        let closed = self
            .dams
            .partition_point(|closed| i32::from(*closed) <= year);
        if self.key != Some(key) || !inside || self.closed != closed {
            self.make(sheet, base, key, year);
        }
        self.place(sheet);
        self.meshes.clone()
    }

    /// Land and water where the map is now.
    pub(super) fn ground(&self) -> Ground<'_> {
        Ground {
            mask: &self.mask,
            shift: self.moved,
        }
    }

    /// Moves the meshes to where the camera has gone since they were made. They are remade before
    /// the roundings of many moves could add up to anything seen.
    fn place(&mut self, sheet: &Sheet<'_>) {
        let Some(made_for) = self.made_for else {
            return;
        };
        let (dx, dy) = sheet.offset_of_map(made_for.lon, made_for.lat);
        let at = sheet.rect.center().to_vec2() + vec2(dx as f32, dy as f32);
        if at == self.moved {
            return;
        }
        for mesh in &mut self.meshes {
            Arc::make_mut(mesh).translate(at - self.moved);
        }
        self.moved = at;
    }

    fn make(&mut self, sheet: &Sheet<'_>, base: &Basemap, key: Key, year: i32) {
        let view = sheet.view.bounds();
        let (wide, tall) = (
            (view.east - view.west) * MARGIN,
            (view.north - view.south) * MARGIN,
        );
        let covered = LonLatRect {
            west: view.west - wide,
            south: view.south - tall,
            east: view.east + wide,
            north: view.north + tall,
        };
        let mut maker = Maker {
            heights: Heights::new(sheet, covered),
            sheet,
            land: Mesh::default(),
            over: Mesh::default(),
            line: Vec::new(),
        };
        let tiles: Vec<_> = base
            .tiles(key.level)
            .iter()
            .enumerate()
            .filter(|(_, tile)| tile.bounds.intersects(covered))
            .map(|(index, _)| base.tile(key.level, index))
            .collect();
        let p = &sheet.look.palette;
        for tile in &tiles {
            maker.area_on_land(&tile.land, p.land);
        }
        let (wide, tall) = (sheet.rect.width(), sheet.rect.height());
        let (wide, tall) = (wide * (0.5 + MARGIN as f32), tall * (0.5 + MARGIN as f32));
        let mut mask = LandMask::over(Rect::from_min_max(pos2(-wide, -tall), pos2(wide, tall)));
        mask.lay(&maker.land, 0, true);
        let mut dams = Vec::new();
        for lake in tiles.iter().flat_map(|tile| &tile.lakes) {
            dams.extend(lake.from_year);
            // A lake behind a dam that is not yet closed is land.
            if lake.from_year.is_none_or(|from| i32::from(from) <= year) {
                let before = maker.over.indices.len();
                maker.area_over(&lake.area, p.sea);
                mask.lay(&maker.over, before, false);
                if self.lined {
                    for shore in &lake.shore {
                        maker.line(shore, 0.6, p.river);
                    }
                }
            }
        }
        dams.sort_unstable();
        self.closed = dams.partition_point(|closed| i32::from(*closed) <= year);
        self.dams = dams;
        self.mask = mask;
        if self.lined {
            for coast in tiles.iter().flat_map(|tile| &tile.coast) {
                maker.line(coast, 0.8, p.coast);
            }
        }
        let Maker {
            mut land, mut over, ..
        } = maker;
        // The meshes stay for as long as the view does; what they grew by too much goes back.
        for mesh in [&mut land, &mut over] {
            mesh.vertices.shrink_to_fit();
            mesh.indices.shrink_to_fit();
        }
        self.meshes = [Arc::new(land), Arc::new(over)];
        self.key = Some(key);
        self.made_for = Some(sheet.view.camera);
        self.covered = Some(covered);
        self.moved = Vec2::ZERO;
    }
}

/// The height on screen of every latitude in a view, from a table: the projection's logarithms are
/// too dear for a hundred thousand corners. Between two rows of the table the error is below a
/// hundredth of a point.
struct Heights {
    south: f64,
    rows_per_degree: f64,
    rows: Vec<f64>,
}

impl Heights {
    const ROWS: usize = 4096;

    fn new(sheet: &Sheet<'_>, covered: LonLatRect) -> Self {
        // Tiles reach beyond the view; what lies outside the table is measured one by one.
        let (south, north) = (covered.south.max(-MAX_LAT), covered.north.min(MAX_LAT));
        let step = (north - south).max(1e-6) / (Self::ROWS - 1) as f64;
        Self {
            south,
            rows_per_degree: step.recip(),
            rows: (0..Self::ROWS)
                .map(|row| sheet.offset_of_map(0.0, south + row as f64 * step).1)
                .collect(),
        }
    }

    fn at(&self, sheet: &Sheet<'_>, lat: f64) -> f64 {
        let row = (lat - self.south) * self.rows_per_degree;
        let below = row.floor();
        if below >= 0.0
            && let Some([a, b]) = self.rows.get(below as usize..below as usize + 2)
        {
            a + (b - a) * (row - below)
        } else {
            sheet.offset_of_map(0.0, lat).1
        }
    }
}

struct Maker<'a, 'b> {
    sheet: &'a Sheet<'b>,
    heights: Heights,
    land: Mesh,
    over: Mesh,
    line: Vec<Pos2>,
}

impl Maker<'_, '_> {
    fn area_on_land(&mut self, area: &Area, color: Color32) {
        lay_area(self.sheet, &self.heights, &mut self.land, area, color);
    }

    fn area_over(&mut self, area: &Area, color: Color32) {
        let corners = area
            .points
            .iter()
            .map(|at| point(self.sheet, &self.heights, *at));
        let bounds = corners.fold(Rect::NOTHING, |bounds, at| bounds.union(Rect::from_pos(at)));
        if !bounds.intersects(self.reach()) {
            return;
        }
        lay_area(self.sheet, &self.heights, &mut self.over, area, color);
    }

    fn line(&mut self, line: &[MapPoint], width: f32, color: Color32) {
        let points = line.iter().map(|at| point(self.sheet, &self.heights, *at));
        thin(points, THINNED, &mut self.line);
        // A tile reaches far beyond the frame; what cannot come into it is not made.
        for run in seen_runs(&self.line, self.reach()) {
            stroke(&mut self.over, run, width, color);
        }
    }

    /// The frame and its margin, in points from the view's centre.
    fn reach(&self) -> Rect {
        let size = self.sheet.rect.size() * (1.0 + 2.0 * MARGIN as f32);
        Rect::from_center_size(Pos2::ZERO, size).expand(4.0)
    }
}

/// The runs of a line whose pieces can touch a rectangle.
fn seen_runs(line: &[Pos2], reach: Rect) -> Vec<&[Pos2]> {
    let seen = |pair: &[Pos2]| {
        Rect::from_two_pos(pair[0], pair[1])
            .expand(0.1)
            .intersects(reach)
    };
    let mut runs = Vec::new();
    let mut start = None;
    for (i, pair) in line.windows(2).enumerate() {
        match (seen(pair), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                runs.push(&line[from..=i]);
                start = None;
            }
            _ => {}
        }
    }
    runs.extend(start.map(|from| &line[from..]));
    runs
}

fn point(sheet: &Sheet<'_>, heights: &Heights, [lon, lat]: MapPoint) -> Pos2 {
    let x = (f64::from(lon) - sheet.view.camera.lon) * sheet.scale();
    pos2(x as f32, heights.at(sheet, f64::from(lat)) as f32)
}

fn lay_area(sheet: &Sheet<'_>, heights: &Heights, mesh: &mut Mesh, area: &Area, color: Color32) {
    let base = mesh.vertices.len() as u32;
    mesh.vertices.extend(area.points.iter().map(|at| Vertex {
        pos: point(sheet, heights, *at),
        uv: WHITE_UV,
        color,
    }));
    mesh.indices
        .extend(area.triangles.iter().map(|index| index + base));
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_can_be_seen_of_a_line_is_drawn() {
        let line = [0.0, 10.0, 20.0, 30.0, 20.0].map(|x| pos2(x, 0.0));
        let reach = Rect::from_min_max(pos2(-5.0, -5.0), pos2(5.0, 5.0));
        assert_eq!(seen_runs(&line, reach), [&line[..2]]);
        assert_eq!(seen_runs(&line, reach.translate(vec2(100.0, 0.0))).len(), 0);
    }

    use egui::vec2;

    use super::*;
    use crate::widgets::theme::Look;

    fn sheet(look: &Look, lat: f64, lon: f64, scale: f64) -> Sheet<'_> {
        let rect = Rect::from_min_size(pos2(362.0, 14.0), vec2(1224.0, 682.0));
        let view = Camera { lon, lat, scale }.through(1224.0, 682.0);
        Sheet::new(look, rect, view)
    }

    #[test]
    fn the_table_of_heights_is_true_to_a_hundredth_of_a_point() {
        let look = Look::new(ThemeKind::Light, false);
        for (lat, scale) in [(60.0, 3.4), (55.0, 30.0), (66.0, 900.0), (19.3, 26_000.0)] {
            let sheet = sheet(&look, lat, 30.0, scale);
            let bounds = sheet.view.bounds();
            let heights = Heights::new(&sheet, bounds);
            for i in 0..=977 {
                let lat = bounds.south + (bounds.north - bounds.south) * f64::from(i) / 977.0;
                let (told, true_) = (heights.at(&sheet, lat), sheet.offset_of_map(0.0, lat).1);
                assert!((told - true_).abs() < 0.01, "{scale} {lat}: {told} {true_}");
            }
        }
    }

    #[test]
    fn a_still_map_is_the_same_mesh_and_a_panned_one_is_not_made_anew() {
        let look = Look::new(ThemeKind::Light, false);
        let base = Basemap::embedded().unwrap();
        let mut cache = BaseCache::default();
        let first = cache.shapes(&sheet(&look, 50.0, 10.0, 20.0), &base, 1917);
        let made_for = cache.made_for;
        let second = cache.shapes(&sheet(&look, 50.0, 10.0, 20.0), &base, 1918);
        assert!(Arc::ptr_eq(&first[1], &second[1]));
        let panned = cache.shapes(&sheet(&look, 50.0, 11.0, 20.0), &base, 1917);
        assert_eq!(cache.made_for, made_for, "moved, not made anew");
        let moved = panned[1].vertices[0].pos - first[1].vertices[0].pos;
        assert!((moved - vec2(-20.0, 0.0)).length() < 0.01, "{moved:?}");
        // Rybinsk's dam was closed in 1941: Moscow's country is drawn anew by then.
        let near_rybinsk = |year| {
            let mut cache = BaseCache::default();
            let shapes = cache.shapes(&sheet(&look, 58.0, 38.0, 100.0), &base, year);
            shapes[1].vertices.len()
        };
        assert!(near_rybinsk(1950) > near_rybinsk(1917));
    }

    #[test]
    fn the_mask_knows_vienna_from_the_adriatic() {
        let look = Look::new(ThemeKind::Light, false);
        let base = Basemap::embedded().unwrap();
        let mut cache = BaseCache::default();
        let sheet = sheet(&look, 46.0, 14.0, 40.0);
        drop(cache.shapes(&sheet, &base, 1917));
        let land = |lon: f64, lat: f64| {
            let at = sheet.pos_of_map(lon, lat);
            cache
                .ground()
                .land_share(Rect::from_center_size(at, vec2(12.0, 12.0)))
        };
        assert_eq!(land(16.4, 48.2), 1.0);
        assert_eq!(land(15.0, 43.0), 0.0);
    }
}
