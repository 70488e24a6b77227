"""What the figures need of a session: the log boiled down to its share and its dose."""

from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias
from uuid import UUID

from routines.plan import Side

Evidence: TypeAlias = Literal["timed", "added_later", "reported_to_therapist", "paper"]


class DoseDone(NamedTuple):
    """Seconds of counting steps of one exercise and side in one session; `side` None where the exercise has none."""

    exercise_id: str
    side: Side | None
    prescribed_seconds: int
    done_seconds: int


class PractisedSession(NamedTuple):
    """A session log as far as the figures need it: the one in force after corrections, never a withdrawn one.

    A tuple, since a caseload makes thousands at a time.
    """

    entry_id: UUID
    routine_id: UUID | None
    practised_on: date
    started_at: datetime
    evidence: Evidence
    is_done: bool
    share_percent: int
    dose: tuple[DoseDone, ...]
