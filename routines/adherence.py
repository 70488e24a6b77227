"""Adherence: done against prescribed in a window, with what is not known kept apart (design §8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from routines.plan import PlanVersion, Side
from routines.session_log import Evidence

DayState: TypeAlias = Literal[
    "done", "partly", "missed", "unknown", "open", "rest", "extra", "paused", "locked", "before_plan"
]


@dataclass(frozen=True, slots=True)
class Window:
    """Local dates of the client, both ends inside."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class DoseDone:
    """Seconds of counting steps of one exercise and side in one session; `side` None where the exercise has none."""

    exercise_id: str
    side: Side | None
    prescribed_seconds: int
    done_seconds: int


@dataclass(frozen=True, slots=True)
class PractisedSession:
    """A session log as far as the figures need it: the one in force after corrections, never a withdrawn one."""

    entry_id: UUID
    routine_id: UUID | None
    practised_on: date
    started_at: datetime
    evidence: Evidence
    is_done: bool
    share_percent: int
    dose: tuple[DoseDone, ...]


@dataclass(frozen=True, slots=True)
class DeviceHeard:
    """What a device has told. `spoken_at`: the last time it said that nothing was unsent; None: never."""

    name: str
    first_heard_at: datetime
    last_heard_at: datetime
    spoken_at: datetime | None


@dataclass(frozen=True, slots=True)
class Span:
    """A locked or paused stretch of local days, both ends inside; `last_on` None: still going on."""

    first_on: date
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar: how many sessions were due and done, and its state in one word."""

    on: date
    due: int
    done: int
    state: DayState


@dataclass(frozen=True, slots=True)
class Adherence:
    """Prescribed = done + partly + missed. The rest stands beside it, never inside."""

    window: Window
    prescribed: int
    done: int
    done_timed: int
    done_added_later: int
    partly: int
    missed: int
    unknown: int
    open: int
    extra: int
    paused: int
    locked: int
    days_practised: int
    band: Literal["on_plan", "partly", "low"] | None
    days: tuple[Day, ...]
    dose: tuple[DoseDone, ...]


def adherence(
    window: Window,
    today: date,
    time_zone: str,
    versions: Sequence[PlanVersion],
    sessions: Sequence[PractisedSession],
    devices: Sequence[DeviceHeard],
    paused: Sequence[Span],
    locked: Sequence[Span],
) -> Adherence:
    """The figures of `window` as seen on `today` (both local dates in `time_zone`, an IANA name)."""
    raise NotImplementedError
