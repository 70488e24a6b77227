"""An exercise of the catalogue, as the wire has it (design: words, catalogue)."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from routines.dose import Dose

Level: TypeAlias = Literal["easy", "medium", "hard"]
SideRule: TypeAlias = Literal["per_side", "alternating", "none"]
CautionAction: TypeAlias = Literal["avoid", "modify", "caution"]


@dataclass(frozen=True, slots=True)
class Caution:
    """What to do with the exercise when the client has `code`."""

    code: str
    action: CautionAction
    note: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """Words, dose and cautions of one exercise. `work_side` says in words which leg is meant ("crossed leg")."""

    id: str
    name: str
    family: str
    target_muscles: tuple[str, ...]
    level: Level
    position: str
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
