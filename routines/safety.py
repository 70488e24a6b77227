"""The fixed red-flag screen, the questions before each session, and the lock (design §9; evidence §3)."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Answer: TypeAlias = Literal["no", "yes", "rather_not_say"]
Level: TypeAlias = Literal["emergency", "same_day", "clinician_first", "caution"]
Screen: TypeAlias = Literal["full", "before_session"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a screen. `level` is what a confirmed "yes" means; `rather_not_say_level` likewise, None: nothing."""

    id: str
    screen: Screen
    text: str
    level: Level
    rather_not_say_level: Level | None


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """One confirmed or taken-back answer ("Yes" / "I tapped wrong" are both stored)."""

    question_id: str
    answer: Answer
    confirmed: bool
