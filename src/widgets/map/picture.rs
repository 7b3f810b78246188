//! The picture: what hangs on distances to a coast or a border, or on whose land a point is.
//!
//! Waterlines, relief, the ribbons of states and the hatching of occupied land are soft or fine, follow
//! every bend and have their measure in points of the screen, so no mesh could hold them for long. They are
//! painted as one picture, pixel by pixel, by a thread that starts when the view has come to rest or
//! land has changed hands; until it is done the last picture moves with the map.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::epaint::Mesh;
use egui::{
    Color32, ColorImage, Context, Pos2, Rect, Shape, TextureHandle, TextureOptions, Vec2, pos2,
    vec2,
};

use crate::geo::{LonLatRect, Projection};
use crate::words::Lang;
use crate::world::{Basemap, Borders, Relief, Shade, Tile};

use super::super::theme::{Look, ThemeKind};
use super::fill::{Field, NOBODY, Rows, lay_triangle};
use super::realms::{CELL, Grid, Realms, Search, Spots};
use super::sheet::{Laying, Sheet};
use super::{ribbons, waterlines};

/// How far the picture reaches beyond the frame, in points, so that a short pan shows no edge.
const AIR: f32 = 40.0;

/// The most pixels of a picture; a larger frame is painted coarser.
const MAX_PIXELS: f32 = 2_400_000.0;

/// Rows of pixels painted at a time, so that what is measured never takes as much memory as the picture.
const BAND: usize = 64;

/// What a picture was painted for, but for who held the land.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    lon: f64,
    lat: f64,
    scale: f64,
    projection: Projection,
    size: Vec2,
    theme: ThemeKind,
    pixels_per_point: f32,
    /// Names take room by their length.
    lang: Lang,
}

/// A picture that is shown.
struct Shown {
    key: Key,
    realms: Arc<Realms>,
    /// The faces that can be seen in it.
    faces: Vec<usize>,
    texture: TextureHandle,
    spots: Spots,
}

/// What the thread hands back.
struct Painted {
    image: ColorImage,
    faces: Vec<usize>,
    spots: Spots,
}

/// The picture and its painter.
#[derive(Default)]
pub(super) struct Picture {
    shown: Option<Shown>,
    painting: Option<(Key, Arc<Realms>, Receiver<Painted>)>,
    /// A view that could not be painted, so that it is not tried again every frame.
    failed: Option<Key>,
}

impl Key {
    /// Whether a map panned to `now` shows more of the edge than this picture covers.
    fn is_left_behind(&self, now: &Self) -> bool {
        let same = self.scale == now.scale && self.projection == now.projection;
        let across = (self.lon - now.lon).abs() * now.scale;
        let along = (now.projection.y_from_lat(self.lat) - now.projection.y_from_lat(now.lat))
            .abs()
            * now.scale;
        same && across.max(along) > f64::from(AIR) * 0.6
    }
}

impl Picture {
    /// Whether a picture is still being painted.
    pub(super) fn is_painting(&self) -> bool {
        self.painting.is_some()
    }

    /// Where the names of states may stand.
    pub(super) fn spots(&self) -> Option<&Spots> {
        self.shown.as_ref().map(|shown| &shown.spots)
    }

    /// The picture where the map is now. A new one is begun if the view has come to rest, has been
    /// moved so far without rest that the picture ends inside the frame, or if seen land changed hands.
    pub(super) fn shape(
        &mut self,
        ctx: &Context,
        sheet: &Sheet<'_>,
        base: &Basemap,
        land: &Arc<Mesh>,
        realms: &Arc<Realms>,
        lang: Lang,
        at_rest: bool,
    ) -> Option<Shape> {
        let camera = sheet.view.camera;
        let key = Key {
            lon: camera.lon,
            lat: camera.lat,
            scale: camera.scale,
            projection: sheet.view.projection(),
            size: sheet.rect.size(),
            theme: sheet.look.kind,
            pixels_per_point: ctx.pixels_per_point(),
            lang,
        };
        self.receive(ctx);
        let (same_view, behind, same_land) =
            self.shown.as_ref().map_or((false, false, false), |shown| {
                let same_land = Arc::ptr_eq(&shown.realms, realms)
                    || shown.realms.same_in(realms, &shown.faces);
                (shown.key == key, shown.key.is_left_behind(&key), same_land)
            });
        let wanted = !(same_view && same_land) && self.failed != Some(key);
        let due = at_rest || behind || (same_view && !same_land);
        if wanted && due && self.painting.is_none() {
            match start(ctx, sheet, base, land, realms, key, self.spots()) {
                Some(receiver) => self.painting = Some((key, realms.clone(), receiver)),
                None => self.failed = Some(key),
            }
        }
        let shown = self.shown.as_ref()?;
        if shown.key.theme != key.theme {
            return None;
        }
        let zoom = (key.scale / shown.key.scale) as f32;
        // A picture from a quite different zoom would show lines of a wrong measure.
        if !(0.5..=2.0).contains(&zoom) {
            return None;
        }
        let centre = sheet.pos_of_map(shown.key.lon, shown.key.lat);
        let size = (shown.key.size + vec2(2.0 * AIR, 2.0 * AIR)) * zoom;
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let picture = Rect::from_center_size(centre, size);
        Some(Shape::image(
            shown.texture.id(),
            picture,
            uv,
            Color32::WHITE,
        ))
    }

    /// Takes what the thread has finished.
    fn receive(&mut self, ctx: &Context) {
        let Some((key, realms, receiver)) = &self.painting else {
            return;
        };
        match receiver.try_recv() {
            Ok(painted) => {
                let texture = ctx.load_texture("ground", painted.image, TextureOptions::LINEAR);
                self.shown = Some(Shown {
                    key: *key,
                    realms: realms.clone(),
                    faces: painted.faces,
                    texture,
                    spots: painted.spots,
                });
                self.painting = None;
            }
            Err(TryRecvError::Empty) => {}
            // The painter is gone without a picture; the map does without until it moves.
            Err(TryRecvError::Disconnected) => {
                self.failed = Some(*key);
                self.painting = None;
            }
        }
    }
}

/// How strong slopes are lit and shaded.
#[derive(Clone, Copy)]
struct Light {
    lit: Color32,
    shaded: Color32,
    strength: f32,
}

/// Scales (points per degree) between which the relief fades: closer it would be a blur.
const RELIEF_FADES: (f64, f64) = (45.0, 110.0);

/// The strength of the relief on wide maps: quiet, since names stand on it.
const RELIEF_STRENGTH: f32 = 1.5;

impl Light {
    fn new(look: &Look, scale: f64) -> Self {
        let (from, to) = RELIEF_FADES;
        let left = ((to / scale).ln() / (to / from).ln()).clamp(0.0, 1.0);
        Self {
            lit: look.palette.lit,
            shaded: look.palette.shaded,
            strength: RELIEF_STRENGTH * left as f32,
        }
    }

    fn color(self, grey: f32) -> Color32 {
        let color = if grey > 0.0 { self.lit } else { self.shaded };
        color.gamma_multiply((grey.abs() * self.strength).min(0.6))
    }
}

/// All that a painter needs, so that it needs nothing of the window.
struct Job {
    size: Vec2,
    per_point: f32,
    laying: Laying,
    land: Arc<Mesh>,
    /// From where the mesh lies to the picture's own corner.
    shift: Vec2,
    tiles: Vec<Arc<Tile>>,
    borders: Arc<Borders>,
    realms: Arc<Realms>,
    rings: Vec<waterlines::Ring>,
    ribbon: f32,
    paints: Vec<Option<ribbons::Paint>>,
    relief: Arc<Relief>,
    light: Light,
    lang: Lang,
    before: Option<Spots>,
}

fn start(
    ctx: &Context,
    sheet: &Sheet<'_>,
    base: &Basemap,
    land: &Arc<Mesh>,
    realms: &Arc<Realms>,
    key: Key,
    before: Option<&Spots>,
) -> Option<Receiver<Painted>> {
    let size = key.size + vec2(2.0 * AIR, 2.0 * AIR);
    // No picture may have more pixels than pay, nor be longer than the graphics card takes.
    let longest = ctx.input(|input| input.max_texture_side) as f32 - 1.0;
    let per_point = key
        .pixels_per_point
        .min((MAX_PIXELS / (size.x * size.y)).sqrt())
        .min(longest / size.x.max(size.y));
    let job = Job {
        size,
        per_point,
        laying: sheet.laying,
        land: land.clone(),
        shift: size / 2.0 - sheet.rect.center().to_vec2(),
        tiles: waterlines::tiles(sheet, base, AIR),
        borders: base.borders().clone(),
        realms: realms.clone(),
        rings: waterlines::rings(sheet.look, key.scale),
        ribbon: ribbons::width(key.scale),
        paints: ribbons::paints(sheet.look, realms),
        relief: base.relief().clone(),
        light: Light::new(sheet.look, key.scale),
        lang: key.lang,
        before: before.cloned(),
    };
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::Builder::new()
        .name("picture".to_owned())
        .spawn(move || {
            let painted = paint(&job);
            // The mesh is let go first: whoever moves it next need not copy it.
            drop(job);
            // The window may be gone by now; then nobody wants the picture.
            if sender.send(painted).is_ok() {
                ctx.request_repaint();
            }
        })
        .map_err(|error| log::warn!("No picture of the ground: {error}"))
        .ok()?;
    Some(receiver)
}

fn paint(job: &Job) -> Painted {
    let width = (job.size.x * job.per_point).ceil().max(1.0) as usize;
    let height = (job.size.y * job.per_point).ceil().max(1.0) as usize;
    let coast = waterlines::coast_on_screen(&job.laying, &job.tiles, job.size);
    let lines = ribbons::lines_on_screen(&job.laying, &job.borders, job.size);
    let ask = |row: usize| {
        let y = (row as f64 + 0.5) / f64::from(job.per_point) - f64::from(job.size.y) / 2.0;
        let (lon, lat) = job.laying.view.map_from_point(0.0, y);
        job.borders.face_on_map(lon, lat)
    };
    let rows = Rows::new(&lines, height, job.per_point, ask);
    let reach = job.rings.last().map_or(0.0, |ring| ring.0) + 2.0;
    let cells = |length: f32| (length / CELL).floor().max(1.0) as usize;
    let mut grid = Grid {
        columns: cells(job.size.x),
        rows: cells(job.size.y),
        cells: Vec::new(),
    };
    let slopes = Slopes::new(job, width, height);
    let mut pixels = Vec::with_capacity(width * height);
    let mut seen = vec![false; job.borders.faces.len()];
    for top in (0..height).step_by(BAND) {
        let band = BAND.min(height - top);
        let shift = vec2(0.0, top as f32 / job.per_point);
        let mut land = vec![false; width * band];
        for corners in job.land.indices.chunks_exact(3) {
            let corners = [corners[0], corners[1], corners[2]].map(|index| {
                let at = job.land.vertices[index as usize].pos + job.shift - shift;
                (at.to_vec2() * job.per_point).to_pos2()
            });
            lay_triangle(&mut land, width, band, corners);
        }
        let offshore = distances(job, width, band, reach, shift, &coast, |_, _| {});
        let mut nearest = vec![u16::MAX; width * band];
        let ribboned = lines.iter().map(|line| {
            if job.realms.is_ribboned(line.left, line.right) {
                line.points.as_slice()
            } else {
                &[]
            }
        });
        let inland = distances(
            job,
            width,
            band,
            job.ribbon,
            shift,
            &ribboned.collect::<Vec<_>>(),
            |line, cell| nearest[cell] = line as u16,
        );
        let mut faces = vec![NOBODY; width];
        for row in 0..band {
            let land = &land[row * width..][..width];
            rows.faces(top + row, land, &mut faces);
            grid.sample(top + row, job.per_point, land, &faces);
            for column in 0..width {
                let cell = row * width + column;
                if !land[column] {
                    let off = offshore[cell].sqrt();
                    pixels.push(waterlines::color_at(off, job.per_point, &job.rings));
                    continue;
                }
                let slope = slopes.color(job, column, top + row);
                let face = usize::from(faces[column]);
                let Some(paint) = job.paints.get(face).copied().flatten() else {
                    pixels.push(slope);
                    continue;
                };
                seen[face] = true;
                // A border near by that is none of this state's own leaves no tint.
                let own = lines
                    .get(usize::from(nearest[cell]))
                    .is_some_and(|line| job.realms.is_side_of(line.left, line.right, face));
                let share = if own {
                    inland[cell].sqrt() / job.ribbon
                } else {
                    f32::INFINITY
                };
                let at = pos2(column as f32, (top + row) as f32) / job.per_point;
                let tint = paint.color_at(share, pos2(at.x, at.y), job.per_point);
                pixels.push(slope.blend(tint));
            }
        }
    }
    let search = Search {
        realms: &job.realms,
        grid: &grid,
        laying: &job.laying,
        size: job.size,
        air: AIR,
        lang: job.lang,
        before: job.before.as_ref(),
    };
    Painted {
        image: ColorImage::new([width, height], pixels),
        faces: (0..seen.len()).filter(|face| seen[*face]).collect(),
        spots: search.spots(),
    }
}

/// The relief under a picture, with where each column and row of it lies.
struct Slopes {
    shade: Option<Shade>,
    lons: Vec<f64>,
    lats: Vec<f64>,
}

impl Slopes {
    fn new(job: &Job, width: usize, height: usize) -> Self {
        if job.light.strength <= 0.0 {
            return Self {
                shade: None,
                lons: Vec::new(),
                lats: Vec::new(),
            };
        }
        let view = job.laying.view;
        let place = |pixel: usize, size: f32| {
            (pixel as f64 + 0.5) / f64::from(job.per_point) - f64::from(size) / 2.0
        };
        let lons: Vec<f64> = (0..width)
            .map(|column| view.map_from_point(place(column, job.size.x), 0.0).0)
            .collect();
        let lats: Vec<f64> = (0..height)
            .map(|row| view.map_from_point(0.0, place(row, job.size.y)).1)
            .collect();
        let part = LonLatRect {
            west: lons[0],
            south: lats[height - 1],
            east: lons[width - 1],
            north: lats[0],
        };
        Self {
            shade: Some(job.relief.shade(part, view.camera.scale)),
            lons,
            lats,
        }
    }

    fn color(&self, job: &Job, column: usize, row: usize) -> Color32 {
        self.shade.as_ref().map_or(Color32::TRANSPARENT, |shade| {
            job.light.color(shade.at(self.lons[column], self.lats[row]))
        })
    }
}

/// For every pixel of a band the squared distance in points to the nearest of some lines, as far as
/// `reach`; `nearer` is told of each line and the pixel that it came nearest to so far.
fn distances<L: AsRef<[Pos2]>>(
    job: &Job,
    width: usize,
    band: usize,
    reach: f32,
    shift: Vec2,
    lines: &[L],
    mut nearer: impl FnMut(usize, usize),
) -> Vec<f32> {
    let mut squares = vec![f32::INFINITY; width * band];
    let mut field = Field {
        squares: &mut squares,
        width,
        height: band,
        per_point: job.per_point,
        reach,
    };
    let seen = -reach..=band as f32 / job.per_point + reach;
    for (index, line) in lines.iter().enumerate() {
        for pair in line.as_ref().windows(2) {
            let (a, b) = (pair[0] - shift, pair[1] - shift);
            if a.y.min(b.y) <= *seen.end() && a.y.max(b.y) >= *seen.start() {
                field.lay(a, b, |cell| nearer(index, cell));
            }
        }
    }
    squares
}
