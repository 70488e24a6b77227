"""What a first visit finds out about a client, as far as software can use it; the rest is the therapist's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

Region: TypeAlias = Literal["low_back", "buttock", "back_of_thigh", "below_knee"]
Aggravator: TypeAlias = Literal["sitting", "standing", "walking", "bending", "leaning_back", "lying"]
Day: TypeAlias = Literal["sits", "stands", "changes"]

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Findings:
    """`day`: most of a day's work. None of `day`, `runs` and `reaches_floor`: not asked. Texts may be empty."""

    regions: tuple[Region, ...] = ()
    worse_with: tuple[Aggravator, ...] = ()
    day: Day | None = None
    runs: bool | None = None
    reaches_floor: bool | None = None
    goals: str = ""
    gait: str = ""
    posture: str = ""
    note: str = ""


def findings_to_wire(findings: Findings) -> dict[str, Any]:
    """The findings as JSON has them, on the wire and in the database."""
    told = {field.name: getattr(findings, field.name) for field in fields(findings)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def findings_from_wire(wire: Mapping[str, Any]) -> Findings:
    """What `findings_to_wire` gave. Trusted."""
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in wire.items()}
    return Findings(**told)
