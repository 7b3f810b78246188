//! The sheet: from globe to screen and back for one frame of the map.

use egui::{Pos2, Rect, pos2};

use crate::geo::{LonLat, Projection, View};

use super::super::theme::Look;

/// A view with what its projection needs worked out: degrees become points from the view's middle. It
/// borrows nothing, so that a thread can have one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laying {
    pub(super) view: View,
    projection: Projection,
    centre_y: f64,
}

impl Laying {
    pub(super) fn new(view: View) -> Self {
        let projection = view.projection();
        Self {
            view,
            projection,
            centre_y: projection.y_from_lat(view.camera.lat),
        }
    }

    /// Points from the middle of the view, for a longitude as the map counts it.
    pub(super) fn offset(&self, lon: f64, lat: f64) -> (f64, f64) {
        let scale = self.view.camera.scale;
        (
            (lon - self.view.camera.lon) * scale,
            (self.centre_y - self.projection.y_from_lat(lat)) * scale,
        )
    }
}

/// A view laid into a rectangle of the screen.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) look: &'a Look,
    pub(super) rect: Rect,
    pub(super) view: View,
    pub(super) laying: Laying,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(look: &'a Look, rect: Rect, view: View) -> Self {
        Self {
            look,
            rect,
            view,
            laying: Laying::new(view),
        }
    }

    /// Points per degree of longitude.
    pub(super) fn scale(&self) -> f64 {
        self.view.camera.scale
    }

    /// Where a position of a record lies on screen.
    pub(super) fn pos(&self, at: LonLat) -> Pos2 {
        self.pos_of_map(crate::geo::wrap_lon(at.lon), at.lat)
    }

    /// As [`Self::pos`], for a longitude as the map counts it.
    pub(super) fn pos_of_map(&self, lon: f64, lat: f64) -> Pos2 {
        let offset = self.offset_of_map(lon, lat);
        pos2(
            self.rect.center().x + offset.0 as f32,
            self.rect.center().y + offset.1 as f32,
        )
    }

    /// Points from the frame's centre.
    pub(super) fn offset_of_map(&self, lon: f64, lat: f64) -> (f64, f64) {
        self.laying.offset(lon, lat)
    }
}
