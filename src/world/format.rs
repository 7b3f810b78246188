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
