//! The life in weeks: which leg held most of each.

use super::{LegId, Life};

/// Days of a week.
pub const DAYS_PER_WEEK: i64 = 7;

/// For every week of the life, counted from its first day, the leg that held most of it: the earlier
/// of two that held as much. The last week may be cut short.
pub fn weeks(life: &Life) -> Vec<LegId> {
    let mut weeks = Vec::new();
    if life.legs.is_empty() {
        return weeks;
    }
    let legs = life.legs.len();
    let mut leg = 0;
    let mut day = 0;
    while day < life.days() {
        let (start, end) = (day as f64, (day + DAYS_PER_WEEK) as f64);
        // The leg before this one is over when the week begins.
        while leg + 1 < legs && life.chain.moment(leg + 1) <= start {
            leg += 1;
        }
        let mut best = (0.0, leg);
        for at in leg..legs {
            let (from, to) = (life.chain.moment(at), life.chain.moment(at + 1));
            if from >= end {
                break;
            }
            let held = to.min(end) - from.max(start);
            if held > best.0 {
                best = (held, at);
            }
        }
        weeks.push(LegId::from_index(best.1));
        day += DAYS_PER_WEEK;
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample;

    #[test]
    fn a_week_is_of_the_leg_that_held_most_of_it() {
        let life = sample::life();
        let weeks = weeks(&life);
        // 120 days are 17 weeks and a day.
        assert_eq!(weeks.len(), 18);
        let key = |week: usize| &*life.leg(weeks[week]).key;
        assert_eq!((key(0), key(1)), ("stay-farm", "stay-farm"));
        // Days 14 to 20: until noon of the 20th he is at the farm. Days 21 to 27: from the 22nd on
        // he is in Harbour.
        assert_eq!((key(2), key(3)), ("stay-farm", "stay-harbour"));
        assert_eq!(key(17), "stay-island");
    }
}
