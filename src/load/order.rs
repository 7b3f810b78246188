//! The order of the chain: which boundaries are to blame where the rows contradict it.
//!
//! One slip of the pen, 1988 for 1888, puts every later boundary before an earlier one. To move all
//! of those would lose the life; so the smaller party of the contradiction is taken as unknown.

use crate::calendar::{Day, DayBounds};

/// Parties larger than this are not weighed against what follows them.
const MAX_PARTY: usize = 64;

/// A boundary that contradicts the order of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It lies before this day, the earliest the rows above it allow.
    Before(Day),
    /// It lies after this day, the latest the rows below it allow.
    After(Day),
}

/// Finds the boundaries to blame, each with its fault, and sets each to all days that those around
/// it allow.
pub(super) fn set_right(bounds: &mut [DayBounds]) -> Vec<(usize, Fault)> {
    let mut faults: Vec<(usize, Fault)> = Vec::new();
    // The boundaries above by which the next one may not be earlier; their earliest days rise.
    let mut floors: Vec<usize> = Vec::new();
    for i in 0..bounds.len() {
        if let Some(top) = floors.last().copied()
            && bounds[i].latest < bounds[top].earliest
        {
            let floor = bounds[top].earliest;
            let latest = bounds[i].latest;
            let kept = floors.partition_point(|j| bounds[*j].earliest <= latest);
            let party = floors.len() - kept;
            let against = bounds[i..]
                .iter()
                .take(MAX_PARTY + 1)
                .take_while(|next| next.latest < floor)
                .count();
            if against <= party || party > MAX_PARTY {
                faults.push((i, Fault::Before(floor)));
                continue;
            }
            let blamed = floors.drain(kept..);
            faults.extend(blamed.map(|j| (j, Fault::After(latest))));
        }
        if floors
            .last()
            .is_none_or(|top| bounds[*top].earliest <= bounds[i].earliest)
        {
            floors.push(i);
        }
    }
    faults.sort_by_key(|(i, _)| *i);
    free(bounds, &faults);
    faults
}

/// Sets every blamed boundary to the days from the good one before it to the good one after it.
fn free(bounds: &mut [DayBounds], faults: &[(usize, Fault)]) {
    let mut blamed = vec![false; bounds.len()];
    for (i, _) in faults {
        blamed[*i] = true;
    }
    let mut next: Vec<Option<DayBounds>> = vec![None; bounds.len()];
    let mut good = None;
    for i in (0..bounds.len()).rev() {
        next[i] = good;
        if !blamed[i] {
            good = Some(bounds[i]);
        }
    }
    let mut last = None;
    for i in 0..bounds.len() {
        if !blamed[i] {
            last = Some(bounds[i]);
            continue;
        }
        let (before, after) = (last.or(next[i]), next[i].or(last));
        if let (Some(before), Some(after)) = (before, after) {
            bounds[i] = DayBounds {
                earliest: before.earliest,
                latest: after.latest.max(before.earliest),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(all: &[(i32, i32)]) -> Vec<DayBounds> {
        all.iter()
            .map(|(first, last)| DayBounds {
                earliest: Day::from_ymd_opt(*first, 1, 1).unwrap(),
                latest: Day::from_ymd_opt(*last, 12, 31).unwrap(),
            })
            .collect()
    }

    fn blamed(all: &[(i32, i32)]) -> Vec<usize> {
        let mut bounds = years(all);
        let blamed = set_right(&mut bounds).into_iter().map(|(i, _)| i).collect();
        let mut floor = bounds[0].earliest;
        for bounds in &bounds {
            floor = floor.max(bounds.earliest);
            assert!(
                bounds.latest >= floor,
                "{all:?}: the chain is still out of order"
            );
        }
        blamed
    }

    #[test]
    fn the_order_is_left_alone_where_it_holds() {
        assert!(blamed(&[(1879, 1879), (1886, 1890), (1888, 1888), (1880, 1900)]).is_empty());
    }

    #[test]
    fn one_slip_costs_one_boundary() {
        let late = [
            (1879, 1879),
            (1988, 1988),
            (1890, 1890),
            (1891, 1891),
            (1892, 1892),
        ];
        assert_eq!(blamed(&late), [1]);
        let early = [
            (1879, 1879),
            (1888, 1888),
            (1790, 1790),
            (1891, 1891),
            (1892, 1892),
        ];
        assert_eq!(blamed(&early), [2]);
        assert_eq!(blamed(&[(1979, 1979), (1888, 1888), (1889, 1889)]), [0]);
        assert_eq!(blamed(&[(1879, 1879), (1888, 1888), (1789, 1789)]), [2]);
        let both_ends = [
            (1879, 1879),
            (1988, 1988),
            (1988, 1988),
            (1890, 1890),
            (1891, 1891),
            (1892, 1892),
        ];
        assert_eq!(blamed(&both_ends), [1, 2]);
    }

    #[test]
    fn a_blamed_boundary_lies_between_its_neighbours() {
        let mut bounds = years(&[(1879, 1879), (1988, 1988), (1890, 1890), (1891, 1891)]);
        let faults = set_right(&mut bounds);
        let latest = Day::from_ymd_opt(1890, 12, 31).unwrap();
        assert_eq!(faults, [(1, Fault::After(latest))]);
        assert_eq!(bounds[1], years(&[(1879, 1890)])[0]);
    }
}
