//! The picture: everything on the ground but its fills, painted pixel by pixel.
//!
//! Coasts, rivers, borders, waterlines, relief, the ribbons of states and the hatching of occupied land
//! follow every bend and have their measure in points of the screen. As meshes they would be most of
//! what a frame draws, and the soft ones could not be made at all. A thread paints them when the view
//! has come to rest, has moved on, or land has changed hands; until it is done the last picture moves
//! and grows with the map.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::epaint::Mesh;
use egui::{
    Color32, ColorImage, Context, Pos2, Rect, Shape, TextureHandle, TextureOptions, Vec2, pos2,
    vec2,
};

use crate::geo::Projection;
use crate::words::Lang;
use crate::world::{Basemap, Borders, Relief, Tile};

use super::super::theme::ThemeKind;
use super::fill::{Field, Ground, NOBODY, Rows, lay_triangle};
use super::ink::{self, Band, Coasts, Inked, Onto, Pens};
use super::realms::{CELL, Grid, Realms, Search, Spots};
use super::ribbons::{self, ScreenLine};
use super::sheet::Sheet;
use super::slopes::{Light, Slopes};
use super::waterlines;

/// How far the picture reaches beyond the frame, in points, so that a short pan shows no edge.
const AIR: f32 = 32.0;

/// The share of that by which the map may move before the next picture is begun.
const MOVED: f64 = 0.5;

/// By how much the map may grow or shrink before the next picture is begun, and before a picture is no
/// longer shown.
const GROWN: std::ops::RangeInclusive<f64> = 0.86..=1.16;
const OUTGROWN: std::ops::RangeInclusive<f64> = 0.35..=2.8;

/// The most pixels of a picture; a larger frame is painted coarser.
const MAX_PIXELS: f32 = 4_200_000.0;

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
    /// How many of the dams in view are closed.
    dams: usize,
}

/// A picture that is shown.
struct Shown {
    key: Key,
    realms: Arc<Realms>,
    /// The faces that can be seen in it.
    faces: Vec<usize>,
    texture: TextureHandle,
    /// Its size, and where the middle of the view lies in it, in points.
    size: Vec2,
    middle: Vec2,
    spots: Spots,
}

/// What the thread hands back.
struct Painted {
    image: ColorImage,
    size: Vec2,
    middle: Vec2,
    faces: Vec<usize>,
    spots: Spots,
}

/// The picture and its painter.
pub(super) struct Picture {
    shown: Option<Shown>,
    painting: Option<(Key, Arc<Realms>, Receiver<Painted>)>,
    /// A view that could not be painted, so that it is not tried again every frame.
    failed: Option<Key>,
    /// The first picture of a part of the map has come in this frame.
    is_first: bool,
    /// The most pixels it may have.
    pub(super) most_pixels: f32,
}

impl Key {
    /// Whether another view has nothing to do with this one: a jump lies between.
    fn is_elsewhere(&self, other: &Self) -> bool {
        let across = (self.lon - other.lon).abs() * other.scale;
        let along = (self.lat - other.lat).abs() * other.scale;
        !OUTGROWN.contains(&(other.scale / self.scale))
            || across > f64::from(self.size.x)
            || along > f64::from(self.size.y)
    }

    /// Whether a map that is now at `now` has moved on so far that this picture no longer does.
    fn is_left_behind(&self, now: &Self) -> bool {
        let across = (self.lon - now.lon).abs() * now.scale;
        let along = (now.projection.y_from_lat(self.lat) - now.projection.y_from_lat(now.lat))
            .abs()
            * now.scale;
        self.theme != now.theme
            || !GROWN.contains(&(now.scale / self.scale))
            || across.max(along) > f64::from(AIR) * MOVED
    }
}

/// What a picture is made from: the fills of the ground as they are drawn, and who holds the land.
pub(super) struct Made<'a> {
    pub(super) base: &'a Basemap,
    pub(super) land: &'a Arc<Mesh>,
    pub(super) lakes: &'a Arc<Mesh>,
    pub(super) realms: &'a Arc<Realms>,
    pub(super) dams: usize,
    pub(super) year: i32,
}

impl Default for Picture {
    fn default() -> Self {
        Self {
            shown: None,
            painting: None,
            failed: None,
            is_first: false,
            most_pixels: MAX_PIXELS,
        }
    }
}

#[cfg(test)]
impl Picture {
    /// Waits for the painter, so that a picture takes a frame and no longer in a test.
    pub(super) fn finish(&mut self) {
        if let Some((_, _, receiver)) = &mut self.painting
            && let Ok(painted) = receiver.recv()
        {
            let (sender, ready) = channel();
            drop(sender.send(painted));
            *receiver = ready;
        }
    }
}

impl Picture {
    /// Whether a picture is still being painted.
    pub(super) fn is_painting(&self) -> bool {
        self.painting.is_some()
    }

    /// Whether the first picture of a part of the map has come in this frame.
    pub(super) fn is_first(&self) -> bool {
        self.is_first
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
        made: &Made<'_>,
        lang: Lang,
        at_rest: bool,
    ) -> Option<Shape> {
        let realms = made.realms;
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
            dams: made.dams,
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
            let most = self.most_pixels;
            match start(ctx, sheet, made, key, most, self.spots()) {
                Some(receiver) => self.painting = Some((key, realms.clone(), receiver)),
                None => self.failed = Some(key),
            }
        }
        let shown = self.shown.as_ref()?;
        if shown.key.theme != key.theme {
            return None;
        }
        let zoom = key.scale / shown.key.scale;
        if !OUTGROWN.contains(&zoom) {
            return None;
        }
        let zoom = zoom as f32;
        let middle = sheet.pos_of_map(shown.key.lon, shown.key.lat);
        let corner = middle - shown.middle * zoom;
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let picture = Rect::from_min_size(corner, shown.size * zoom);
        Some(Shape::image(
            shown.texture.id(),
            picture,
            uv,
            Color32::WHITE,
        ))
    }

    /// Takes what the thread has finished.
    fn receive(&mut self, ctx: &Context) {
        self.is_first = false;
        let Some((key, realms, receiver)) = &self.painting else {
            return;
        };
        match receiver.try_recv() {
            Ok(painted) => {
                let options = TextureOptions::LINEAR;
                self.is_first = self
                    .shown
                    .as_ref()
                    .is_none_or(|shown| shown.key.is_elsewhere(key));
                let texture = if let Some(mut shown) = self.shown.take() {
                    shown.texture.set(painted.image, options);
                    shown.texture
                } else {
                    ctx.load_texture("ground", painted.image, options)
                };
                self.shown = Some(Shown {
                    key: *key,
                    realms: realms.clone(),
                    faces: painted.faces,
                    texture,
                    size: painted.size,
                    middle: painted.middle,
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

/// All that a painter needs, so that it needs nothing of the window.
struct Job {
    onto: Onto,
    /// The size in pixels.
    width: usize,
    height: usize,
    per_point: f32,
    land: Arc<Mesh>,
    lakes: Arc<Mesh>,
    /// From where the meshes lie to the picture's own corner.
    shift: Vec2,
    tiles: Vec<Arc<Tile>>,
    year: i32,
    borders: Arc<Borders>,
    realms: Arc<Realms>,
    rings: Vec<waterlines::Ring>,
    pens: Pens,
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
    made: &Made<'_>,
    key: Key,
    most_pixels: f32,
    before: Option<&Spots>,
) -> Option<Receiver<Painted>> {
    let frame = sheet.rect.expand(AIR);
    // No picture may have more pixels than pay, nor be longer than the graphics card takes.
    let longest = ctx.input(|input| input.max_texture_side) as f32 - 2.0;
    let per_point = key
        .pixels_per_point
        .min((most_pixels / frame.area()).sqrt())
        .min(longest / frame.width().max(frame.height()));
    // The corner lies on a whole pixel, so that thin lines are as sharp as they were painted.
    let corner = (frame.min.to_vec2() * per_point).floor() / per_point;
    let pixels = ((frame.max.to_vec2() - corner) * per_point).ceil();
    let onto = Onto {
        laying: sheet.laying,
        middle: sheet.rect.center().to_vec2() - corner,
        size: pixels / per_point,
    };
    let job = Job {
        onto,
        width: (pixels.x as usize).max(1),
        height: (pixels.y as usize).max(1),
        per_point,
        land: made.land.clone(),
        lakes: made.lakes.clone(),
        shift: -corner,
        tiles: ink::tiles(sheet, made.base, AIR),
        year: made.year,
        borders: made.base.borders().clone(),
        realms: made.realms.clone(),
        rings: waterlines::rings(sheet.look, key.scale),
        pens: Pens::new(sheet.look, key.scale),
        ribbon: ribbons::width(key.scale),
        paints: ribbons::paints(sheet.look, made.realms),
        relief: made.base.relief().clone(),
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
            // The meshes are let go first: whoever moves them next need not copy them.
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
    let coasts = Coasts::new(&job.onto, &job.tiles);
    let borders = ribbons::lines_on_screen(&job.onto, &job.borders);
    let inked = ink::lines(
        &job.onto,
        &job.tiles,
        job.year,
        &coasts,
        &borders,
        &job.realms,
        &job.pens,
    );
    let ask = |row: usize| {
        let at = vec2(job.onto.size.x / 2.0, (row as f32 + 0.5) / job.per_point);
        let (lon, lat) = job.onto.on_map(at);
        job.borders.face_on_map(lon, lat)
    };
    let rows = Rows::new(&borders, [job.width, job.height], job.per_point, ask);
    let cells = |length: f32| (length / CELL).floor().max(1.0) as usize;
    let mut easel = Easel {
        job,
        coasts: &coasts,
        borders: &borders,
        inked: &inked,
        rows: &rows,
        slopes: Slopes::new(
            &job.relief,
            job.light,
            &job.onto,
            job.per_point,
            (job.width, job.height),
        ),
        seen: vec![false; job.borders.faces.len()],
        grid: Grid {
            columns: cells(job.onto.size.x),
            rows: cells(job.onto.size.y),
            cells: Vec::new(),
        },
        pixels: Vec::with_capacity(job.width * job.height),
    };
    for top in (0..job.height).step_by(BAND) {
        easel.band(top, BAND.min(job.height - top));
    }
    let Easel {
        seen, grid, pixels, ..
    } = easel;
    let search = Search {
        realms: &job.realms,
        grid: &grid,
        onto: &job.onto,
        air: AIR,
        lang: job.lang,
        before: job.before.as_ref(),
    };
    Painted {
        image: ColorImage::new([job.width, job.height], pixels),
        size: job.onto.size,
        middle: job.onto.middle,
        faces: (0..seen.len()).filter(|face| seen[*face]).collect(),
        spots: search.spots(),
    }
}

/// A picture in the making.
struct Easel<'a> {
    job: &'a Job,
    coasts: &'a Coasts,
    borders: &'a [ScreenLine],
    inked: &'a [Inked],
    rows: &'a Rows,
    slopes: Slopes,
    seen: Vec<bool>,
    grid: Grid,
    pixels: Vec<Color32>,
}

impl Easel<'_> {
    /// Paints some rows of pixels.
    fn band(&mut self, top: usize, rows: usize) {
        let job = self.job;
        let (width, per_point) = (job.width, job.per_point);
        let down = vec2(0.0, top as f32 / per_point);
        let mut ground = vec![Ground::Sea; width * rows];
        for (mesh, lay) in [(&job.land, Ground::Land), (&job.lakes, Ground::Lake)] {
            for corners in mesh.indices.chunks_exact(3) {
                let corners = [corners[0], corners[1], corners[2]].map(|index| {
                    let at = mesh.vertices[index as usize].pos + job.shift - down;
                    (at.to_vec2() * per_point).to_pos2()
                });
                lay_triangle(&mut ground, width, rows, corners, lay);
            }
        }
        let field = |reach: f32| Field {
            width,
            height: rows,
            per_point,
            reach,
        };
        let reach = job.rings.last().map_or(0.0, |ring| ring.0) + 2.0;
        let mut offshore = vec![f32::INFINITY; width * rows];
        for line in &self.coasts.followed {
            nearer(field(reach), line, down, &mut offshore, |_| {});
        }
        let mut inland = vec![f32::INFINITY; width * rows];
        let mut nearest = vec![u16::MAX; width * rows];
        for (index, line) in self.borders.iter().enumerate() {
            if job.realms.is_ribboned(line.left, line.right) {
                nearer(field(job.ribbon), &line.points, down, &mut inland, |cell| {
                    nearest[cell] = index as u16;
                });
            }
        }
        let ink = Band::new(self.inked, &job.pens, width, rows, per_point, down);
        let mut faces = vec![NOBODY; width];
        let mut slopes = vec![0.0; width];
        for row in 0..rows {
            let line = &ground[row * width..][..width];
            self.rows.faces(top + row, line, &mut faces);
            self.grid.sample(top + row, per_point, line, &faces);
            self.slopes.row(top + row, &mut slopes);
            for column in 0..width {
                let cell = row * width + column;
                let color = match line[column] {
                    Ground::Sea => {
                        waterlines::color_at(offshore[cell].sqrt(), per_point, &job.rings)
                    }
                    Ground::Lake => Color32::TRANSPARENT,
                    Ground::Land => {
                        let slope = job.light.color(slopes[column]);
                        let face = usize::from(faces[column]);
                        if let Some(seen) = self.seen.get_mut(face) {
                            *seen = true;
                        }
                        let near = self.borders.get(usize::from(nearest[cell]));
                        let at = pos2(column as f32, (top + row) as f32) * (1.0 / per_point);
                        over(slope, tint(job, face, near, inland[cell].sqrt(), at))
                    }
                };
                self.pixels
                    .push(ink.over(cell, color, line[column] != Ground::Land));
            }
        }
    }
}

/// The tint of land so near to a border. A border near by that is none of this state's own leaves none.
fn tint(job: &Job, face: usize, near: Option<&ScreenLine>, distance: f32, at: Pos2) -> Color32 {
    let Some(paint) = job.paints.get(face).copied().flatten() else {
        return Color32::TRANSPARENT;
    };
    if near.is_none() && !paint.is_hatched() {
        return Color32::TRANSPARENT;
    }
    let own = near.is_some_and(|line| job.realms.is_side_of(line.left, line.right, face));
    let share = if own {
        distance / job.ribbon
    } else {
        f32::INFINITY
    };
    paint.color_at(share, at, job.per_point)
}

/// One colour over another; most pixels of a picture have neither.
fn over(below: Color32, above: Color32) -> Color32 {
    match (below.a(), above.a()) {
        (_, 0) => below,
        (0, _) => above,
        _ => below.blend(above),
    }
}

/// Lowers the squared distances of the pixels of a band to those from a line; tells which were lowered.
fn nearer(
    field: Field,
    line: &[Pos2],
    down: Vec2,
    squares: &mut [f32],
    mut lowered: impl FnMut(usize),
) {
    let bottom = field.height as f32 / field.per_point + field.reach;
    for pair in line.windows(2) {
        let (a, b) = (pair[0] - down, pair[1] - down);
        if a.y.min(b.y) > bottom || a.y.max(b.y) < -field.reach {
            continue;
        }
        field.near(a, b, |cell, square| {
            if square < squares[cell] {
                squares[cell] = square;
                lowered(cell);
            }
        });
    }
}
