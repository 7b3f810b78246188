//! The form of the base map's files, shared by the reader here and the generator in `examples`.
//!
//! A file is `TABM`, a version byte, the number of tiles (`u32`), then for each tile its west,
//! south, east and north edge (`f32`, degrees) and the length of its packed bytes (`u32`), then the
//! packed bytes of all tiles; all numbers little-endian. A tile is deflated on its own, so that it
//! is only unpacked when it comes into view. Unpacked it is a run of numbers of seven bits a byte:
//! the land as a list of polygons, the lakes (year, polygon), the rivers (rank, line). A polygon is
//! a count of rings, outer ring first; a ring or line is a count of points, each as zigzag
//! differences from the point before it, in ten-thousandths of a degree.

/// The first four bytes.
pub const MAGIC: &[u8; 4] = b"TABM";

/// The version of the form.
pub const VERSION: u8 = 1;

/// The first four bytes of the file of the borders.
///
/// It is `TABB`, a version byte, and one deflated run of numbers of seven bits a byte. First the ids
/// of the states (count; each a length and UTF-8 bytes). Then the faces: a count, and for each the
/// three letters of the country of today (ISO 3166-1), a count of holders, and for each holder the
/// day it begins (zigzag days from [`EPOCH_DAYS`], plus one; 0 is before every life), the index of the
/// state, and its marks. Last the lines: a count, and for each the face to its left and to its right
/// (plus one; 0 is the sea), a count of points, the points as zigzag differences as in a tile, and
/// the level of each point, four to a byte.
pub const BORDERS_MAGIC: &[u8; 4] = b"TABB";

/// The version of the form of the borders.
pub const BORDERS_VERSION: u8 = 1;

/// The day from which holders are counted, in days of the common era: 1 January 1879.
pub const EPOCH_DAYS: i32 = 685_926;

/// Mark of a holder: control is disputed in war.
pub const HELD_CONTESTED: u8 = 1;

/// Mark of a holder: an army occupies the land of another.
pub const HELD_OCCUPIED: u8 = 2;

/// Mark of a holder: the day is approximate.
pub const HELD_APPROXIMATELY: u8 = 4;

/// Mark of a holder: the edge of today's unit is not the edge of then.
pub const HELD_LOOSELY: u8 = 8;

/// The first four bytes of the file of the relief.
///
/// It is `TABR`, a version byte, and for the tiles of each of [`RELIEF_LEVELS`], from north to south and
/// from west to east, their lengths (`u32`, little-endian; 0 is a tile without relief); then all tiles,
/// deflated. Unpacked a tile is [`RELIEF_TILE`] rows of as many bytes, each the difference to the byte
/// before it in the row, as signed numbers: light above 0, shade below, in steps of [`RELIEF_STEP`]
/// of 255.
pub const RELIEF_MAGIC: &[u8; 4] = b"TABR";

/// The version of the form of the relief.
pub const RELIEF_VERSION: u8 = 1;

/// The widths of the sheets in pixels, each twice as wide as high, from the cut in the Bering Strait.
pub const RELIEF_LEVELS: [usize; 2] = [4096, 2048];

/// Width and height of a tile of the relief, in pixels.
pub const RELIEF_TILE: usize = 256;

/// A step of light or shade, of 255.
pub const RELIEF_STEP: f32 = 5.0;

/// Steps in a degree: one is 11 metres on a meridian.
pub const PER_DEGREE: f64 = 10_000.0;

/// A signed number as an unsigned one with small magnitudes small.
pub fn zigzag(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

/// The inverse of [`zigzag`].
pub fn unzigzag(number: u32) -> i32 {
    #[expect(clippy::cast_possible_wrap, reason = "the shift leaves 31 bits")]
    let half = (number >> 1) as i32;
    #[expect(clippy::cast_possible_wrap, reason = "one bit")]
    let sign = (number & 1) as i32;
    half ^ -sign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zigzag_goes_round() {
        for number in [0, 1, -1, 5_000, -3_600_000, i32::MAX, i32::MIN] {
            assert_eq!(unzigzag(zigzag(number)), number);
        }
    }
}
