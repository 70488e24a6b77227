"""An exercise of the catalogue, as the wire has it (design: words, catalogue)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from routines.dose import Dose, dose_from_wire, dose_to_wire

Level: TypeAlias = Literal["easy", "medium", "hard"]
SideRule: TypeAlias = Literal["per_side", "alternating", "none"]
CautionAction: TypeAlias = Literal["avoid", "modify", "caution"]
Position: TypeAlias = Literal[
    "supine",
    "prone",
    "side_lying",
    "sitting",
    "long_sitting",
    "kneeling",
    "half_kneeling",
    "quadruped",
    "standing",
]


@dataclass(frozen=True, slots=True)
class Caution:
    """What to do with the exercise when the client has `code`."""

    code: str
    action: CautionAction
    note: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """Words, dose and cautions of one exercise.

    `work_side` says in words which leg a side means ("crossed leg"), None where there are no sides. `regression` names
    the easier versions, `progression` the harder ones. `dose` and how often are defaults that the therapist changes.
    `evidence` says where the position and dose come from and how far that is known.
    """

    id: str
    name: str
    family: str
    target_muscles: tuple[str, ...]
    level: Level
    position: Position
    start_position: str
    cues: tuple[str, ...]
    side: SideRule
    work_side: str | None
    dose: Dose
    days_per_week: int
    sessions_per_day: int
    pain_cap: int
    equipment: tuple[str, ...]
    progression: tuple[str, ...]
    regression: tuple[str, ...]
    common_mistakes: tuple[str, ...]
    stop_if: tuple[str, ...]
    stop_if_common: tuple[str, ...]
    cautions: tuple[Caution, ...]
    evidence: str


def name_in(exercises: Mapping[str, Exercise], exercise_id: str) -> str:
    """What people call it. An old plan may name one that the catalogue no longer has; its id still tells which."""
    exercise = exercises.get(exercise_id)
    return exercise.name if exercise else exercise_id


def exercise_to_wire(exercise: Exercise) -> dict[str, Any]:
    """The exercise as JSON has it. `evidence` stays behind: it is for those who review the catalogue."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "family": exercise.family,
        "target_muscles": list(exercise.target_muscles),
        "level": exercise.level,
        "position": exercise.position,
        "start_position": exercise.start_position,
        "cues": list(exercise.cues),
        "side": exercise.side,
        "work_side": exercise.work_side,
        "dose": dose_to_wire(exercise.dose),
        "days_per_week": exercise.days_per_week,
        "sessions_per_day": exercise.sessions_per_day,
        "pain_cap": exercise.pain_cap,
        "equipment": list(exercise.equipment),
        "progression": list(exercise.progression),
        "regression": list(exercise.regression),
        "common_mistakes": list(exercise.common_mistakes),
        "stop_if": list(exercise.stop_if),
        "stop_if_common": list(exercise.stop_if_common),
        "cautions": [{"code": c.code, "action": c.action, "note": c.note} for c in exercise.cautions],
    }


_LISTS = (
    "target_muscles",
    "cues",
    "equipment",
    "progression",
    "regression",
    "common_mistakes",
    "stop_if",
    "stop_if_common",
)


def exercise_from_wire(wire: Mapping[str, Any], evidence: str) -> Exercise:
    """The other way of `exercise_to_wire`, for what was checked before it was stored: no rule is asked again here."""
    return Exercise(
        **{
            **wire,
            **{name: tuple(wire[name]) for name in _LISTS},
            "dose": dose_from_wire(wire["dose"]),
            "cautions": tuple(Caution(each["code"], each["action"], each["note"]) for each in wire["cautions"]),
            "evidence": evidence,
        }
    )
