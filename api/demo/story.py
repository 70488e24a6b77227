"""What a demo client's eight weeks are made of. Days are counted back from today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from routines.check_in import WhyMissed
from routines.plan import Side, Sides
from routines.session_log import Amount

WEEKS = 8
DAYS = WEEKS * 7

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One routine of a plan: exercises of the catalogue at its dose, but for `hold_seconds` where it is given."""

    name: str
    exercises: tuple[str, ...]
    weekdays: tuple[int, ...] | None = None
    times_per_week: int | None = None
    times_per_day: int = 1
    sides: Sides = "both"
    hold_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class PlanSave:
    """The therapist saved the plan so many days ago. A sitting of the same name is the same routine as before."""

    days_ago: int
    sittings: tuple[Sitting, ...]
    note: str = ""
    ends_in_days: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    days_ago: int
    note: str
    next_in_days: int | None = None
    """Days from today to the next one, if it was agreed."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How the client practises. `chances`: percent of the due sessions done, by week, the oldest first, this week last.

    `weekend_chance` stands for Saturdays and Sundays where it differs. `thin_side` is mostly left out. `painful` is
    stopped as too painful now and then in the last weeks. Pain before a session goes from the first to the last figure,
    and so does the furthest point on the affected side.
    """

    chances: tuple[int, ...]
    hour: int = 18
    days: tuple[int, ...] | None = None
    weekend_chance: int | None = None
    thin_side: Side | None = None
    painful: str | None = None
    cut_short_percent: int = 6
    pain: tuple[float, float] = (4, 3)
    furthest: tuple[int, int] = (2, 2)


@dataclass(frozen=True, slots=True)
class Told:
    """A session that no timer saw: so many days ago, told the day after, to the phone or to the therapist."""

    days_ago: int
    amount: Amount
    note: str = ""
    to_therapist: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One client of the demo."""

    name: str
    affected_side: str
    therapist: str
    plans: tuple[PlanSave, ...]
    habit: Habit
    phone: str | None = "Android phone"
    last_heard_days_ago: int = 0
    cautions: tuple[str, ...] = ()
    time_zone: str = "Europe/London"
    visits: tuple[Visit, ...] = ()
    activities: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """By how many days ago: the scores of the own activities."""
    notes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    moved_days_ago: int | None = None
    """A timed session of about then was put on the day before it, afterwards."""
    withdrawn_days_ago: int | None = None
    why_missed: Mapping[int, WhyMissed] = field(default_factory=dict)
    mornings: bool = False
    """Answers how the morning after was."""
    red_days_ago: int | None = None
