"""What answers to the safety screens mean, and who is asked what (design §9; evidence §3, §10).

The phone has the same rules in `src/domain/safety.ts`; golden files hold both to them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from routines.questions import KNOWN, LEVELS, QUESTIONS, Answer, Level, Question, Screen

__all__ = [
    "LEVELS",
    "QUESTIONS",
    "Answer",
    "Level",
    "Question",
    "SafetyAnswer",
    "Screen",
    "lock_level",
    "questions_for",
]


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """One confirmed or taken-back answer ("Yes" / "I tapped wrong" are both stored)."""

    question_id: str
    answer: Answer
    confirmed: bool


def lock_level(answers: Iterable[SafetyAnswer]) -> Level | None:
    """The most serious level that locks, None when nothing does.

    Only confirmed answers count. A "yes" to a question this release does not know locks as `clinician_first`: what it
    asked cannot be told, so a person should look.
    """
    levels = {_level(answer) for answer in answers if answer.confirmed}
    return next((level for level in LEVELS if level in levels and level != "caution"), None)


def questions_for(opened: Collection[str]) -> tuple[Question, ...]:
    """The questions of both screens. `opened`: those about which a lock was made and opened by a person.

    What someone is or has had does not change with the next screen: asked again, it would lock again.
    """
    return tuple(question for question in QUESTIONS if question.about == "change" or question.id not in opened)


def _level(answer: SafetyAnswer) -> Level | None:
    question = KNOWN.get(answer.question_id)
    if answer.answer == "yes":
        return question.level if question else "clinician_first"
    if answer.answer == "rather_not_say" and question:
        return question.rather_not_say_level
    return None
