"""Doses of the six types: how long, how often. All times in whole seconds; `type` is the tag on the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import ClassVar, Literal, TypeAlias

from routines.errors import Invalid, Problem

DoseType: TypeAlias = Literal["static_hold", "pressure", "contract_relax", "dynamic_reps", "slider", "breathing"]


@dataclass(frozen=True, slots=True)
class StaticHold:
    type: ClassVar[DoseType] = "static_hold"
    hold_seconds: int
    reps: int
    rest_seconds: int
    sets: int


@dataclass(frozen=True, slots=True)
class Pressure:
    type: ClassVar[DoseType] = "pressure"
    hold_seconds: int
    reps: int
    rest_seconds: int
    sets: int


@dataclass(frozen=True, slots=True)
class ContractRelax:
    type: ClassVar[DoseType] = "contract_relax"
    contract_seconds: int
    effort_percent_min: int
    effort_percent_max: int
    relax_seconds: int
    stretch_seconds: int
    reps: int
    rest_seconds: int
    sets: int


@dataclass(frozen=True, slots=True)
class DynamicReps:
    type: ClassVar[DoseType] = "dynamic_reps"
    rep_seconds: int
    hold_seconds: int
    reps: int
    rest_seconds: int
    sets: int


@dataclass(frozen=True, slots=True)
class Slider:
    type: ClassVar[DoseType] = "slider"
    rep_seconds: int
    hold_seconds: int
    reps: int
    rest_seconds: int
    sets: int


@dataclass(frozen=True, slots=True)
class Breathing:
    type: ClassVar[DoseType] = "breathing"
    inhale_seconds: int
    exhale_seconds: int
    reps: int
    rest_seconds: int
    sets: int


PartKind: TypeAlias = Literal["hold", "press", "contract", "relax", "move", "slide", "breathe_in", "breathe_out"]
Dose: TypeAlias = StaticHold | Pressure | ContractRelax | DynamicReps | Slider | Breathing

Bounds: TypeAlias = dict[str, tuple[int, int]]

# Wide enough for any dose that trials used (holds of 15-60 s, pushes of 6 s at 20-100 %, 2-3 sets), for a slow start
# and for an older person's longer hold; outside them a number is a slip of the finger. Ball pressure stops at a minute,
# since staying longer is one of its listed mistakes; a slider is a movement, so its hold stays a pause.
_SETS: Bounds = {"sets": (1, 6)}
_REPS: Bounds = {"reps": (1, 30), "rest_seconds": (0, 180)} | _SETS
_MOVING: Bounds = {"rep_seconds": (1, 30)} | _REPS
BOUNDS: Mapping[DoseType, Bounds] = MappingProxyType(
    {
        "static_hold": {"hold_seconds": (5, 180)} | _REPS,
        "pressure": {"hold_seconds": (5, 60)} | _REPS,
        "contract_relax": {
            "contract_seconds": (2, 15),
            "effort_percent_min": (5, 100),
            "effort_percent_max": (5, 100),
            "relax_seconds": (0, 30),
            "stretch_seconds": (5, 120),
        }
        | _REPS,
        "dynamic_reps": {"hold_seconds": (0, 60)} | _MOVING,
        "slider": {"hold_seconds": (0, 5)} | _MOVING,
        "breathing": {"inhale_seconds": (2, 15), "exhale_seconds": (2, 20)} | _REPS | {"reps": (1, 60)},
    }
)
LONGEST_SIDE_SECONDS = 30 * 60

_CLASSES: Mapping[str, type[Dose]] = MappingProxyType(
    {kind.type: kind for kind in (StaticHold, Pressure, ContractRelax, DynamicReps, Slider, Breathing)}
)


def dose_from_wire(wire: Mapping[str, object]) -> Dose:
    """The dose that `wire` tells: `type` and exactly that type's fields. Raises `Invalid`; bounds are not checked."""
    kind = _CLASSES.get(str(wire.get("type")))
    if kind is None:
        raise Invalid((Problem(("type",), "unknown_type", f"must be one of {', '.join(_CLASSES)}"),))
    names = [field.name for field in fields(kind)]
    problems = [
        Problem((key,), "unknown_field", f"{kind.type} has no such field") for key in sorted({*wire} - {*names, "type"})
    ]
    numbers: dict[str, int] = {}
    for name in names:
        value = wire.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            numbers[name] = value
        else:
            problems.append(Problem((name,), "not_whole", "must be a whole number" if name in wire else "is missing"))
    if problems:
        raise Invalid(tuple(problems))
    return kind(**numbers)


def dose_numbers(dose: Dose) -> dict[str, int]:
    """The fields of `dose` by name, without its type."""
    return {field.name: getattr(dose, field.name) for field in fields(dose)}


def dose_to_wire(dose: Dose) -> dict[str, object]:
    """The other way of `dose_from_wire`."""
    return {"type": dose.type, **dose_numbers(dose)}


def check_dose(dose: Dose) -> tuple[Problem, ...]:
    """What makes `dose` impossible: a number out of `BOUNDS`, effort upside down, over half an hour on one side."""
    problems = [
        Problem((name,), "out_of_bounds", f"must be {lowest} to {highest}")
        for name, (lowest, highest) in BOUNDS[dose.type].items()
        if not lowest <= getattr(dose, name) <= highest
    ]
    if isinstance(dose, ContractRelax) and dose.effort_percent_min > dose.effort_percent_max:
        problems.append(Problem(("effort_percent_max",), "upside_down", "must not be below effort_percent_min"))
    if not problems and side_seconds(dose) > LONGEST_SIDE_SECONDS:
        minutes = LONGEST_SIDE_SECONDS // 60
        problems.append(Problem(("reps",), "too_long", f"adds up to more than {minutes} minutes on one side"))
    return tuple(problems)


def rep_parts(dose: Dose) -> tuple[tuple[PartKind, int], ...]:
    """The parts of one rep in order, each with its seconds; what takes no time is no part.

    An alternating exercise takes both sides within its one `move`.
    """
    parts: tuple[tuple[PartKind, int], ...]
    match dose:
        case StaticHold():
            parts = (("hold", dose.hold_seconds),)
        case Pressure():
            parts = (("press", dose.hold_seconds),)
        case ContractRelax():
            parts = (("contract", dose.contract_seconds), ("relax", dose.relax_seconds), ("hold", dose.stretch_seconds))
        case DynamicReps():
            parts = (("move", dose.rep_seconds), ("hold", dose.hold_seconds))
        case Slider():
            parts = (("slide", dose.rep_seconds), ("hold", dose.hold_seconds))
        case _:
            parts = (("breathe_in", dose.inhale_seconds), ("breathe_out", dose.exhale_seconds))
    return tuple((kind, seconds) for kind, seconds in parts if seconds)


def rests_between_reps(dose: Dose) -> bool:
    """Holds rest after each rep; moving exercises and breathing flow on and rest between sets only."""
    return isinstance(dose, StaticHold | Pressure | ContractRelax)


def side_seconds(dose: Dose) -> int:
    """How long all sets of one side take, rests included, none after the last."""
    rep_seconds = sum(seconds for _, seconds in rep_parts(dose))
    return dose.reps * dose.sets * rep_seconds + _rests(dose) * dose.rest_seconds


def side_steps(dose: Dose) -> int:
    """How many timed steps all sets of one side are, rests included."""
    return dose.reps * dose.sets * len(rep_parts(dose)) + (_rests(dose) if dose.rest_seconds else 0)


def _rests(dose: Dose) -> int:
    return (dose.reps * dose.sets if rests_between_reps(dose) else dose.sets) - 1
