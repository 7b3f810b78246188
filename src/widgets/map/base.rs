//! The base map on screen: land, lakes, rivers and coast as meshes that are made once a view.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Shape, Vec2, pos2, vec2};

use crate::geo::{Camera, LonLatRect, Projection};
use crate::world::{Area, Basemap, LevelId, MapPoint};

use super::super::theme::ThemeKind;
use super::sheet::Sheet;
use super::stroke::{stroke, thin};

/// Points of a line nearer to each other than this many points of the screen are left out; in a
/// lens, which is looked at for less, a little more.
const THINNED: f32 = 1.0;
const THINNED_LENS: f32 = 1.6;

/// How much more than the frame is made ready on each side, as a share of its size.
const MARGIN: f64 = 0.06;

/// What decides whether the meshes can be used again.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    level: LevelId,
    scale: f64,
    projection: Projection,
    theme: ThemeKind,
    year: i32,
}

/// The meshes of the base map.
#[derive(Default)]
pub(super) struct BaseCache {
    key: Option<Key>,
    made_for: Option<Camera>,
    covered: Option<LonLatRect>,
    /// Land; lakes, rivers and coast over it.
    meshes: [Arc<Mesh>; 2],
    /// How far they have been moved since they were made around the view's centre.
    moved: Vec2,
}

impl BaseCache {
    /// Makes or moves the meshes for a frame; returns land, and the lines and waters over it.
    pub(super) fn shapes(&mut self, sheet: &Sheet<'_>, base: &Basemap, year: i32) -> [Shape; 2] {
        let key = Key {
            level: Basemap::level_for(sheet.scale()),
            scale: sheet.scale(),
            projection: sheet.view.projection(),
            theme: sheet.look.kind,
            year,
        };
        let view = sheet.view.bounds();
        let inside = self.covered.is_some_and(|covered| {
            covered.west <= view.west
                && view.east <= covered.east
                && covered.south <= view.south
                && view.north <= covered.north
        });
        if self.key != Some(key) || !inside {
            self.make(sheet, base, key);
        }
        self.place(sheet);
        self.meshes.clone().map(Shape::Mesh)
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

    fn make(&mut self, sheet: &Sheet<'_>, base: &Basemap, key: Key) {
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
        let (coast_width, river_rank) = match key.level {
            LevelId::Overview | LevelId::Continent if key.scale < 12.0 => (0.8, 4),
            LevelId::Detail => (1.1, u8::MAX),
            _ => (1.0, if key.scale < 60.0 { 5 } else { 6 }),
        };
        for tile in &tiles {
            maker.area_on_land(&tile.land, p.land);
        }
        for tile in &tiles {
            for river in tile.rivers.iter().filter(|river| river.rank <= river_rank) {
                let width = (1.1 - 0.1 * f32::from(river.rank)).clamp(0.6, 1.7);
                let width = if key.level == LevelId::Detail {
                    width + 0.6
                } else {
                    width
                };
                maker.line(&river.line, width, p.river);
            }
        }
        // A lake behind a dam that is not yet built is land.
        for tile in &tiles {
            for lake in tile.lakes.iter().filter(|lake| {
                lake.from_year
                    .is_none_or(|from| i32::from(from) <= year(key))
            }) {
                maker.area_over(&lake.area, p.sea);
                for shore in &lake.shore {
                    maker.line(shore, 0.7 * coast_width, p.river);
                }
            }
        }
        for tile in &tiles {
            for coast in &tile.coast {
                maker.line(coast, coast_width, p.coast);
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

fn year(key: Key) -> i32 {
    key.year
}

struct Maker<'a, 'b> {
    sheet: &'a Sheet<'b>,
    land: Mesh,
    over: Mesh,
    line: Vec<Pos2>,
}

impl Maker<'_, '_> {
    fn point(sheet: &Sheet<'_>, [lon, lat]: MapPoint) -> Pos2 {
        let (x, y) = sheet.offset_of_map(f64::from(lon), f64::from(lat));
        pos2(x as f32, y as f32)
    }

    fn area(sheet: &Sheet<'_>, mesh: &mut Mesh, area: &Area, color: Color32) {
        let base = mesh.vertices.len() as u32;
        mesh.vertices.extend(area.points.iter().map(|point| Vertex {
            pos: Self::point(sheet, *point),
            uv: WHITE_UV,
            color,
        }));
        mesh.indices
            .extend(area.triangles.iter().map(|index| index + base));
    }

    fn area_on_land(&mut self, area: &Area, color: Color32) {
        Self::area(self.sheet, &mut self.land, area, color);
    }

    fn area_over(&mut self, area: &Area, color: Color32) {
        Self::area(self.sheet, &mut self.over, area, color);
    }

    fn line(&mut self, line: &[MapPoint], width: f32, color: Color32) {
        let sheet = self.sheet;
        thin(
            line.iter().map(|point| Self::point(sheet, *point)),
            if self.sheet.rect.width() < 400.0 {
                THINNED_LENS
            } else {
                THINNED
            },
            &mut self.line,
        );
        stroke(&mut self.over, &self.line, width, color);
    }
}
