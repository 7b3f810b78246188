//! The clock: which moment is shown, whether it moves, and how fast.

/// How fast the days go by while playing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Half a day a second.
    HalfDay,
    /// A day a second.
    Day,
    /// Two days a second.
    TwoDays,
    /// A week a second.
    #[default]
    Week,
    /// A month (30 days) a second.
    Month,
    /// Three months (91 days) a second.
    Quarter,
    /// A year (365 days) a second.
    Year,
}

impl Pace {
    /// Every pace, slowest first.
    pub const ALL: [Self; 7] = [
        Self::HalfDay,
        Self::Day,
        Self::TwoDays,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// Days of the life in one second of playing.
    pub fn days_per_sec(self) -> f64 {
        match self {
            Self::HalfDay => 0.5,
            Self::Day => 1.0,
            Self::TwoDays => 2.0,
            Self::Week => 7.0,
            Self::Month => 30.0,
            Self::Quarter => 91.0,
            Self::Year => 365.0,
        }
    }

    /// The next faster pace, or the fastest.
    #[must_use]
    pub fn faster(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }

    /// The next slower pace, or the slowest.
    #[must_use]
    pub fn slower(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }

    /// The end of its key among the words: `pace-week`.
    pub fn key(self) -> &'static str {
        match self {
            Self::HalfDay => "half-day",
            Self::Day => "day",
            Self::TwoDays => "two-days",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// The moment shown, in days from the life's first midnight: 0.5 is its first noon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// The moment.
    pub moment: f64,
    /// Whether it moves.
    pub playing: bool,
    /// How fast.
    pub pace: Pace,
}

impl Clock {
    /// Moves the clock by `dt` seconds within a life of `days` days; stops at the last moment.
    pub(super) fn tick(&mut self, dt: f64, days: f64) {
        if !self.playing {
            return;
        }
        self.moment += self.pace.days_per_sec() * dt;
        let last = last_moment(days);
        if self.moment >= last {
            self.moment = last;
            self.playing = false;
        }
    }
}

/// The last moment that still belongs to the life's last day.
pub(super) fn last_moment(days: f64) -> f64 {
    (days - 0.01).max(0.0)
}
