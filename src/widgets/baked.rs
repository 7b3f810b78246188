//! Paint that is kept: what a widget drew is drawn again as it was until something it shows has changed.
//!
//! A frame in which one panel moves must not pay for the lines of all the others. Lines, bars and
//! dots are kept as triangles; letters are kept as laid out, because where they lie in the texture of
//! all letters is known only when the frame ends.

use std::sync::Arc;

use egui::epaint::{ClippedShape, Mesh, TessellationOptions, Tessellator};
use egui::layers::ShapeIdx;
use egui::{Color32, Galley, Painter, Rect, Shape};

use super::paint::line;
use super::theme::Face;

/// The paint of one part of a widget, with the key of what it shows.
pub(super) struct Baked<K> {
    key: Option<K>,
    pixels_per_point: f32,
    /// Laid out anew when the texture of the letters was, so that no letter is taken from where it
    /// no longer lies.
    witness: Option<Arc<Galley>>,
    kept: Option<Vec<ClippedShape>>,
}

impl<K> Default for Baked<K> {
    fn default() -> Self {
        Self {
            key: None,
            pixels_per_point: 0.0,
            witness: None,
            kept: None,
        }
    }
}

impl<K: PartialEq> Baked<K> {
    /// Paints what `draw` paints on the painter's layer. `key` holds all that the paint depends on:
    /// while it stays, `draw` is not called.
    pub(super) fn paint(&mut self, painter: &Painter, key: K, draw: impl FnOnce()) {
        let witness = line(painter, "·", Face::Sans.size(14.0), Color32::PLACEHOLDER);
        let pixels_per_point = painter.pixels_per_point();
        let same = self.key.as_ref() == Some(&key)
            && self.pixels_per_point == pixels_per_point
            && self
                .witness
                .as_ref()
                .is_some_and(|old| Arc::ptr_eq(old, &witness));
        let layer = painter.layer_id();
        if same && let Some(kept) = &self.kept {
            painter.ctx().graphics_mut(|graphics| {
                let list = graphics.entry(layer);
                for one in kept {
                    list.add(one.clip_rect, one.shape.clone());
                }
            });
            return;
        }
        let first = painter
            .ctx()
            .graphics_mut(|graphics| graphics.entry(layer).next_idx());
        draw();
        // What changes with every frame is not worth the making of triangles.
        self.kept = same.then(|| bake(painter, first));
        self.key = Some(key);
        self.pixels_per_point = pixels_per_point;
        self.witness = Some(witness);
    }
}

/// What was painted on the layer since, as few shapes.
fn bake(painter: &Painter, ShapeIdx(first): ShapeIdx) -> Vec<ClippedShape> {
    let drawn: Vec<ClippedShape> = painter.ctx().graphics(|graphics| {
        let list = graphics.get(painter.layer_id());
        list.map_or_else(Vec::new, |list| {
            list.all_entries().skip(first).cloned().collect()
        })
    });
    let mut oven = Oven {
        tessellator: Tessellator::new(
            painter.pixels_per_point(),
            TessellationOptions {
                // A disc lies among the letters, in a texture that may grow.
                prerasterized_discs: false,
                ..painter.ctx().tessellation_options(|options| *options)
            },
            [1, 1],
            Vec::new(),
        ),
        clip_rect: Rect::NOTHING,
        mesh: Mesh::default(),
        done: Vec::new(),
    };
    for one in drawn {
        if one.clip_rect != oven.clip_rect {
            oven.close();
            oven.clip_rect = one.clip_rect;
        }
        oven.add(one.shape);
    }
    oven.close();
    oven.done
}

struct Oven {
    tessellator: Tessellator,
    clip_rect: Rect,
    mesh: Mesh,
    done: Vec<ClippedShape>,
}

impl Oven {
    fn add(&mut self, shape: Shape) {
        match shape {
            Shape::Noop => {}
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.add(shape);
                }
            }
            Shape::Text(_) | Shape::Callback(_) => {
                self.close();
                self.keep(shape);
            }
            shape => {
                if shape.texture_id() == self.mesh.texture_id {
                    self.tessellator.tessellate_shape(shape, &mut self.mesh);
                } else {
                    self.close();
                    self.keep(shape);
                }
            }
        }
    }

    fn close(&mut self) {
        let mesh = std::mem::take(&mut self.mesh);
        if !mesh.is_empty() {
            self.keep(Shape::mesh(mesh));
        }
    }

    fn keep(&mut self, shape: Shape) {
        self.done.push(ClippedShape {
            clip_rect: self.clip_rect,
            shape,
            transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
        });
    }
}
