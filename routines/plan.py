"""Plans: routines with how often, from when, until when, for one client."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from routines.dose import Dose

Side: TypeAlias = Literal["left", "right"]
Sides: TypeAlias = Literal["both", "left", "right"]


@dataclass(frozen=True, slots=True)
class Prescription:
    """One exercise with its dose. `sides` is set for `per_side` exercises only; ids live on across versions."""

    id: UUID
    exercise_id: str
    sides: Sides | None
    first_side: Side | None
    dose: Dose
    note: str


@dataclass(frozen=True, slots=True)
class Routine:
    """Ordered prescriptions done in one sitting. Exactly one of `weekdays` (Monday = 1) and `times_per_week` is set."""

    id: UUID
    name: str
    weekdays: tuple[int, ...] | None
    times_per_week: int | None
    times_per_day: int
    prescriptions: tuple[Prescription, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a therapist saves. `ends_on` is the last day that counts; None is open-ended."""

    starts_on: date
    ends_on: date | None
    note: str
    routines: tuple[Routine, ...]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A saved plan. `saved_on` is the client's local date of the save: the version rules from the next day, the first from that day."""

    plan_id: UUID
    version: int
    saved_on: date
    plan: Plan
