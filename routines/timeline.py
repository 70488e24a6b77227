"""`compile_timeline`: a routine flattened into timed steps (design §6). The server plans, the phone plays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias
from uuid import UUID

from routines.exercise import Exercise
from routines.plan import Routine, Side

StepKind: TypeAlias = Literal[
    "prepare",
    "switch_side",
    "move",
    "hold",
    "contract",
    "relax",
    "press",
    "slide",
    "rest",
    "breathe_in",
    "breathe_out",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One timed element. `set` and `rep` count from 1 (0 where they mean nothing); `counts` = adds to the dose."""

    step_index: int
    prescription_id: UUID
    kind: StepKind
    exercise_id: str
    side: Side | None
    set: int
    rep: int
    seconds: int
    counts: bool


def compile_timeline(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """Flatten `routine` into steps. Pure and total: the same routine always gives the same steps."""
    raise NotImplementedError
