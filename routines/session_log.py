"""The record of one sitting (design §7): what ran, per step, and what the person said of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from routines.plan import Side
from routines.timeline import StepKind

Evidence: TypeAlias = Literal["timed", "added_later", "reported_to_therapist", "paper"]
Outcome: TypeAlias = Literal["done", "cut_short", "skipped", "too_painful"]
Amount: TypeAlias = Literal["all", "half", "little"]
StoppedBecause: TypeAlias = Literal["finished", "pain", "time", "interrupted", "unsure_how", "other"]
Quality: TypeAlias = Literal["dull", "sharp", "burning", "tingling", "numb", "shooting"]


@dataclass(frozen=True, slots=True)
class StepResult:
    """What became of one step. Seconds are whole; `done_seconds` never exceeds `prescribed_seconds`."""

    step_index: int
    exercise_id: str
    side: Side | None
    kind: StepKind
    prescribed_seconds: int
    done_seconds: int
    audio_led_seconds: int
    unobserved_seconds: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PainReport:
    """`asked` False: the question was never shown. Asked with `score` None: skipped. 0 is an answer."""

    asked: bool
    score: int | None
    furthest_left: int | None
    furthest_right: int | None
    qualities: tuple[Quality, ...]


@dataclass(frozen=True, slots=True)
class SessionLog:
    """One session log's body. `amount` is set instead of seconds where no timer ran; `practised_on` is fixed at the start."""

    plan_id: UUID | None
    plan_version: int | None
    routine_id: UUID | None
    evidence: Evidence
    started_at: datetime
    ended_at: datetime
    practised_on: date
    steps: tuple[StepResult, ...]
    amount: Amount | None
    pain_before: PainReport
    pain_after: PainReport
    stopped_because: StoppedBecause | None
    note: str
    replaces_id: UUID | None
    corrected_at: datetime | None
    is_withdrawn: bool
