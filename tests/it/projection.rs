//! The projection is worthy of this life: gentle on the world sheet, true close up, without a jump
//! between. The figures are printed.

use trotsky_atlas::geo::{Camera, Projection};
use trotsky_atlas::load::load_embedded;

/// Kilometres in a degree of a great circle.
const KM_PER_DEGREE: f64 = 111.195;

/// How much the projection stretches a meridian at a latitude, beside a degree of longitude.
fn meridian(projection: Projection, lat: f64) -> f64 {
    let step = 1e-4;
    (projection.y_from_lat(lat + step) - projection.y_from_lat(lat - step)) / (2.0 * step)
}

/// How much it stretches a parallel.
fn parallel(lat: f64) -> f64 {
    lat.to_radians().cos().recip()
}

/// The largest area on the sheet over the smallest, of pieces of one size at the places of the life.
fn spread(projection: Projection) -> f64 {
    let life = load_embedded().unwrap().life;
    let areas = life.places.iter().map(|place| {
        let lat = place.at.lat;
        meridian(projection, lat) * parallel(lat)
    });
    let (least, most) = areas.fold((f64::INFINITY, 0.0_f64), |(least, most), area| {
        (least.min(area), most.max(area))
    });
    most / least
}

/// The angular distortion at a latitude, in degrees: by how much a right angle may be off, twice.
fn distortion(projection: Projection, lat: f64) -> f64 {
    let (h, k) = (meridian(projection, lat), parallel(lat));
    2.0 * ((h - k).abs() / (h + k)).asin().to_degrees()
}

#[test]
fn at_world_scale_areas_are_spread_by_a_third_less_than_mercators() {
    let (ours, mercators) = (
        spread(Projection::for_width(170.0)),
        spread(Projection::MERCATOR),
    );
    println!("areas over the places of the life: {ours:.2}, Mercator {mercators:.2}");
    assert!(ours <= mercators * 2.0 / 3.0, "{ours} {mercators}");
}

#[test]
fn within_two_thousand_kilometres_angles_are_true_to_two_degrees() {
    let life = load_embedded().unwrap().life;
    let mut worst = (0.0, 0.0, 0.0);
    for place in &life.places {
        for km in [2_000.0, 1_000.0, 200.0, 20.0] {
            let width = km / (KM_PER_DEGREE * place.at.lat.to_radians().cos());
            let view = Camera {
                lon: place.at.lon,
                lat: place.at.lat,
                scale: 1224.0 / width,
            }
            .through(1224.0, 682.0);
            let bounds = view.bounds();
            for step in 0..=20 {
                let share = f64::from(step) / 20.0;
                let lat = bounds.south + (bounds.north - bounds.south) * share;
                let off = distortion(view.projection(), lat);
                if off > worst.0 {
                    worst = (off, lat, km);
                }
            }
        }
    }
    let (off, lat, km) = worst;
    println!("angles off by at most {off:.2} degrees, at {lat:.1} in a view of {km} km");
    assert!(off < 2.0, "{off} degrees at {lat} in a view of {km} km");
}

#[test]
fn no_zoom_makes_a_place_jump() {
    let life = load_embedded().unwrap().life;
    let (width, height) = (1224.0, 682.0);
    let mut worst = 0.0_f64;
    for centre in [(50.0, 20.0), (66.5, 66.6), (19.4, -99.1)] {
        let mut scale = 3.4;
        while scale < 40_000.0 {
            let at = |scale: f64| {
                let (lat, lon) = centre;
                Camera { lon, lat, scale }.through(width, height)
            };
            let (before, after) = (at(scale), at(scale * 1.001));
            for place in &life.places {
                let (x, y) = before.point_from_lonlat(place.at);
                // The points count from the middle of the frame.
                if x.abs() > width / 2.0 || y.abs() > height / 2.0 {
                    continue;
                }
                let (nx, ny) = after.point_from_lonlat(place.at);
                worst = worst.max((nx - x).hypot(ny - y));
            }
            scale *= 1.01;
        }
    }
    println!("a zoom by a thousandth moves no place by more than {worst:.2} points");
    // The corner of the frame is 700 points from its middle; at the edge of the sheet the frame gives way.
    assert!(worst < 2.5, "{worst}");
}
