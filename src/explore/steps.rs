//! The events that steps go along: in the order of time, without what a filter leaves out.

use crate::calendar::Day;
use crate::life::{EventId, Life};

use super::trace::step_day;
use super::{Mask, Step, Trace};

/// The steps that a filter leaves.
pub(super) fn left(trace: &Trace, mask: &Mask) -> Vec<EventId> {
    let wanted = |id: &EventId| mask.event(*id);
    trace.steps.iter().copied().filter(wanted).collect()
}

/// The steps before a day and after it.
pub(super) fn around(life: &Life, steps: &[EventId], day: Day) -> [Option<EventId>; 2] {
    let after = steps.partition_point(|id| step_day(life, *id) <= day);
    let before = steps.partition_point(|id| step_day(life, *id) < day);
    [
        before.checked_sub(1).and_then(|at| steps.get(at).copied()),
        steps.get(after).copied(),
    ]
}

/// The step beside an event, which need be no step itself: the events of one day are gone through
/// one by one, in the order of the record.
pub(super) fn beside(
    life: &Life,
    steps: &[EventId],
    event: EventId,
    step: Step,
) -> Option<EventId> {
    let place = |id: EventId| (step_day(life, id), id);
    let at = steps.partition_point(|id| place(*id) < place(event));
    match step {
        Step::Previous => at.checked_sub(1).and_then(|at| steps.get(at).copied()),
        Step::Next => steps[at..].iter().copied().find(|id| *id != event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load_embedded;

    #[test]
    fn a_step_beside_an_event_is_the_nearest_that_is_left() {
        let life = load_embedded().unwrap().life;
        let all = left(&Trace::new(&life), &Mask::default());
        for (i, id) in all.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| all[i]);
            assert_eq!(beside(&life, &all, *id, Step::Previous), before);
            assert_eq!(
                beside(&life, &all, *id, Step::Next),
                all.get(i + 1).copied()
            );
        }
        // With every second step left out, those left out lie between two that are not.
        let half: Vec<EventId> = all.iter().copied().step_by(2).collect();
        for (i, id) in all.iter().enumerate().filter(|(i, _)| i % 2 == 1) {
            assert_eq!(beside(&life, &half, *id, Step::Previous), Some(all[i - 1]));
            assert_eq!(
                beside(&life, &half, *id, Step::Next),
                all.get(i + 1).copied()
            );
        }
        assert_eq!(beside(&life, &[], all[0], Step::Next), None);
        assert_eq!(around(&life, &[], life.subject.first_day), [None, None]);
    }
}
