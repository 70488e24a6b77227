"""Doses of the six types: how long, how often. All times in whole seconds; `type` is the tag on the wire."""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

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


Dose: TypeAlias = StaticHold | Pressure | ContractRelax | DynamicReps | Slider | Breathing
