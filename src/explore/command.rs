//! What can be asked of the explorer. A command says the result, not the gesture.

use crate::calendar::Day;
use crate::geo::LonLatRect;
use crate::life::Life;
use crate::words::Lang;

use super::{Filter, Follow, ListKind, Pace, Query, Selection, StoryLength, TimeFit, Viewpoint};

/// Commands pushed during a frame, applied once at its end.
pub type Commands = Vec<Command>;

/// The next or the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The one after.
    Next,
    /// The one before.
    Previous,
}

/// What the map should show whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit {
    /// Every place of the life.
    Life,
    /// The chapter of the day.
    Chapter,
    /// Where he is: the town, or the leg in progress.
    Here,
    /// A rectangle.
    Rect(LonLatRect),
}

/// How much time the axis shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The whole life.
    Life,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// Ten weeks.
    Weeks,
}

impl Span {
    /// Every span, widest first.
    pub const ALL: [Self; 4] = [Self::Life, Self::Decade, Self::Year, Self::Weeks];

    /// Days shown; the whole life for [`Span::Life`].
    pub fn days(self, life_days: f64) -> f64 {
        match self {
            Self::Life => life_days,
            Self::Decade => 3652.5,
            Self::Year => 396.0,
            Self::Weeks => 70.0,
        }
        .min(life_days)
    }

    /// The end of its key among the words: `span-life`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Life => "life",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Weeks => "weeks",
        }
    }

    /// How long a leg keeps its colour behind the marker, in days (the trail's window).
    pub fn trail_days(self) -> f64 {
        match self {
            Self::Life | Self::Decade => 365.0,
            Self::Year => 120.0,
            Self::Weeks => 30.0,
        }
    }
}

/// What fills the frame above the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The map.
    #[default]
    Map,
    /// The list of events.
    Events,
    /// The life in numbers.
    Numbers,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 3] = [Self::Map, Self::Numbers, Self::Events];

    /// The end of its key among the words: `tab-map`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Events => "events",
            Self::Numbers => "numbers",
        }
    }
}

/// A wish of the visitor, the keyboard, the command line or a test.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Shows a day, at its noon: a jump that Back undoes.
    ShowDay(Day),
    /// Moves the clock to a moment while a finger drags; no entry in the history.
    Scrub(f64),
    /// Moves by whole days.
    StepDays(i64),
    /// To the next or previous event of rank 1 to 3, and opens its card.
    StepEvent(Step),
    /// To the start of the life or its end.
    ShowEnd(Step),
    /// Starts playing; from the start if the clock stands at the end.
    Play,
    /// Stops playing.
    Pause,
    /// Plays in calendar pace, so fast.
    SetPace(Pace),
    /// Zooms the time axis (factor over 1 shows less) and keeps a moment where it is.
    ZoomTime {
        /// The moment kept.
        moment: f64,
        /// The factor.
        factor: f64,
    },
    /// Moves the time axis by days, later if positive.
    PanTime(f64),
    /// Shows so much time around the clock.
    ShowSpan(Span),
    /// The map's frame has this size in points.
    ResizeMap {
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// The map follows a finger by so many points.
    PanMap {
        /// To the right.
        dx: f64,
        /// Down.
        dy: f64,
    },
    /// Zooms the map and keeps the position under a point, counted from the frame's centre.
    ZoomMap {
        /// To the right of the centre.
        x: f64,
        /// Below the centre.
        y: f64,
        /// Over 1 is closer.
        factor: f64,
    },
    /// Flies so that something is seen whole.
    FitMap(Fit),
    /// Remembers the viewpoint now, before a drag changes it.
    Remember,
    /// Chooses something and moves the clock into it if it is elsewhere.
    Select(Selection),
    /// Closes the card.
    Deselect,
    /// Fills the frame with something else.
    ShowTab(Tab),
    /// Speaks another language.
    SpeakLang(Lang),
    /// Shows a whole viewpoint.
    Show(Viewpoint),
    /// The viewpoint before.
    Back,
    /// The viewpoint that Back left.
    Forward,
    /// Less motion: the camera jumps.
    ReduceMotion(bool),
    /// Another life, or the same read again; the viewpoint stays where it can.
    OpenLife(LifeBox),
    /// Plays in story pace: the whole life in so many minutes.
    TellStory(StoryLength),
    /// Plays towards the beginning, or the end.
    PlayBackwards(bool),
    /// Playing stays between two moments and begins again at its end.
    LoopRange {
        /// One end, in days from the life's first midnight.
        start: f64,
        /// The other.
        end: f64,
    },
    /// Playing goes on to the end of the life.
    ClearLoop,
    /// To the first noon of the next stay, or of this one or the one before.
    StepStay(Step),
    /// To the first day of the next chapter, or of this one or the one before.
    StepChapter(Step),
    /// To the same day a year on or back.
    StepYear(Step),
    /// How the camera follows the clock.
    FollowCamera(Follow),
    // The finder: the list, the search, the filters, pointing.
    /// Leaves out of all views what a filter does not want.
    SetFilter(Filter),
    /// Leaves nothing out.
    ResetFilter,
    /// Looks for a text as it is typed.
    Find(Query),
    /// Gives the keyboard to the search box, or takes it away.
    Search(bool),
    /// Puts a kind of rows into the list, or takes it out.
    ToggleKind(ListKind),
    /// Holds the list to the time axis, or not.
    ListInView(bool),
    /// Points at something, so that every view lights it.
    Hover(Option<Selection>),
    // The axis.
    /// Shows a whole chapter or year on the time axis.
    FitTime(TimeFit),
    // Evidence.
    /// Draws the rival claims on map and axis, or not.
    ShowRivals(bool),
    // The card.
    /// So many points at the right edge of the map's frame lie under the card.
    CoverMap(f64),
}

/// A life on its way into the explorer; compared by identity.
#[derive(Clone, Debug)]
pub struct LifeBox(pub std::sync::Arc<Life>);

impl PartialEq for LifeBox {
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.0, &other.0)
    }
}
