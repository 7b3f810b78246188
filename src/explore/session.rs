//! A visit to a screen in a hall, as a machine that knows no clock: from the first touch to the
//! question whether somebody is still there, and back to the tour that runs by itself.

/// How long things take on a screen in a hall, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Times {
    /// Without a touch, until the question is asked.
    pub idle: f64,
    /// How long the question stands; never less than [`LEAST_WARNING`].
    pub warning: f64,
    /// While something plays nobody need touch the glass; longer than this it plays to nobody.
    pub play_limit: f64,
}

/// The least time to answer the question, in seconds: WCAG 2.2.1.
pub const LEAST_WARNING: f64 = 20.0;

impl Default for Times {
    fn default() -> Self {
        Self {
            idle: 75.0,
            warning: 25.0,
            play_limit: 600.0,
        }
    }
}

/// Where a visit stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Visit {
    /// Nobody is here; the tour runs.
    Attract,
    /// Somebody is here.
    Here {
        /// Seconds since the last touch in which nothing played.
        idle: f64,
        /// Seconds since the last touch in which something played.
        played: f64,
    },
    /// The question stands.
    Asking {
        /// Seconds left.
        left: f64,
    },
}

/// What happened, to be acted on once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Somebody came.
    Begin,
    /// The question is asked.
    Ask,
    /// Somebody is still there.
    Stay,
    /// Nobody was: everything is as it was at the start.
    Reset,
}

/// The machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Session {
    times: Times,
    visit: Visit,
}

impl Session {
    /// Begins with the tour.
    pub fn new(times: Times) -> Self {
        Self {
            times: Times {
                warning: times.warning.max(LEAST_WARNING),
                ..times
            },
            visit: Visit::Attract,
        }
    }

    /// Where the visit stands.
    pub fn visit(&self) -> Visit {
        self.visit
    }

    /// Whether somebody is here, or was a moment ago.
    pub fn is_here(&self) -> bool {
        self.visit != Visit::Attract
    }

    /// Somebody touched the glass or a key.
    pub fn touched(&mut self) -> Option<Turn> {
        let turn = match self.visit {
            Visit::Attract => Some(Turn::Begin),
            Visit::Here { .. } => None,
            Visit::Asking { .. } => Some(Turn::Stay),
        };
        self.visit = Visit::Here {
            idle: 0.0,
            played: 0.0,
        };
        turn
    }

    /// Ends the visit at once, as by a key of the staff.
    pub fn end(&mut self) -> Turn {
        self.visit = Visit::Attract;
        Turn::Reset
    }

    /// Lets `dt` seconds pass, while something plays or not.
    pub fn tick(&mut self, dt: f64, playing: bool) -> Option<Turn> {
        let dt = if dt.is_finite() { dt.max(0.0) } else { 0.0 };
        match &mut self.visit {
            Visit::Attract => None,
            Visit::Here { idle, played } => {
                if playing && *played < self.times.play_limit {
                    *played += dt;
                } else {
                    *idle += dt;
                }
                (*idle >= self.times.idle).then(|| {
                    self.visit = Visit::Asking {
                        left: self.times.warning,
                    };
                    Turn::Ask
                })
            }
            Visit::Asking { left } => {
                *left -= dt;
                (*left <= 0.0).then(|| self.end())
            }
        }
    }

    /// Seconds until something would happen by itself; `None` if nothing would.
    pub fn until_turn(&self) -> Option<f64> {
        match self.visit {
            Visit::Attract => None,
            Visit::Here { idle, .. } => Some((self.times.idle - idle).max(0.0)),
            // The figures of the countdown change once a second.
            Visit::Asking { left } => Some((left - (left.ceil() - 1.0)).clamp(0.01, 1.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Session {
        let mut session = Session::new(Times::default());
        assert_eq!(session.touched(), Some(Turn::Begin));
        session
    }

    /// Seconds until the next turn, in steps of a tenth.
    fn wait(session: &mut Session, playing: bool) -> (f64, Turn) {
        for tenth in 1..100_000 {
            if let Some(turn) = session.tick(0.1, playing) {
                return (f64::from(tenth) / 10.0, turn);
            }
        }
        panic!("nothing happens: {session:?}");
    }

    #[test]
    fn it_asks_then_it_resets() {
        let mut session = here();
        let (after, turn) = wait(&mut session, false);
        assert_eq!(turn, Turn::Ask);
        assert!((after - 75.0).abs() < 0.2, "{after}");
        let (after, turn) = wait(&mut session, false);
        assert_eq!(turn, Turn::Reset);
        assert!(after >= LEAST_WARNING, "{after}");
        assert_eq!(session, Session::new(Times::default()));
    }

    #[test]
    fn the_answer_can_be_given_as_often_as_wanted() {
        let mut session = here();
        for _ in 0..20 {
            assert_eq!(wait(&mut session, false).1, Turn::Ask);
            session.tick(19.0, false);
            assert_eq!(session.touched(), Some(Turn::Stay));
        }
        assert!(session.is_here());
    }

    #[test]
    fn while_something_plays_nobody_is_asked_but_not_for_ever() {
        let mut session = here();
        let (after, turn) = wait(&mut session, true);
        assert_eq!(turn, Turn::Ask);
        assert!((after - 675.0).abs() < 0.5, "{after}");
    }

    #[test]
    fn a_question_stands_for_twenty_seconds_at_least() {
        let mut session = Session::new(Times {
            warning: 1.0,
            ..Times::default()
        });
        session.touched();
        session.tick(80.0, false);
        assert!(session.tick(19.9, false).is_none());
        assert_eq!(session.tick(0.2, false), Some(Turn::Reset));
    }

    #[test]
    fn no_step_of_a_clock_is_taken_amiss() {
        let mut session = here();
        for dt in [f64::NAN, f64::INFINITY, -1e9] {
            assert_eq!(session.tick(dt, false), None);
        }
        assert_eq!(session.tick(1e6, false), Some(Turn::Ask));
    }
}
