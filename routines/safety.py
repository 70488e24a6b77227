"""The fixed red-flag screen, the questions before each session, and the lock (design §9; evidence §3, §10).

Question ids are for ever: stored answers name them. The words ask, they never tell anyone what they have.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Answer: TypeAlias = Literal["no", "yes", "rather_not_say"]
Level: TypeAlias = Literal["emergency", "same_day", "clinician_first", "caution"]
Screen: TypeAlias = Literal["full", "before_session"]

LEVELS: tuple[Level, ...] = ("emergency", "same_day", "clinician_first", "caution")
"""The most serious first. All but `caution` lock the routines."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a screen. `level`: what a confirmed "yes" means; `rather_not_say_level`: likewise, or nothing."""

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


QUESTIONS: tuple[Question, ...] = (
    Question(
        "saddle",
        "full",
        "Is there a numb or odd feeling between your legs, around your private parts or your bottom? "
        "For example, toilet paper feels different. Say yes if it is new, or not normal for you.",
        "emergency",
        "same_day",
    ),
    Question(
        "toilet",
        "full",
        "Is it hard to start or stop peeing, do you leak pee or poo, or can you not feel when you go? "
        "Say yes if it is new, or not normal for you.",
        "emergency",
        "same_day",
    ),
    Question(
        "sexual",
        "full",
        "Has sexual feeling, or how your private parts work, changed? Say yes if it is new, or not normal for you.",
        "emergency",
        "same_day",
    ),
    Question(
        "both_legs",
        "full",
        "Do both legs hurt, feel numb or feel weak? Say yes if it is new, or not normal for you.",
        "emergency",
        None,
    ),
    Question(
        "chest_or_breath",
        "full",
        "Do you have chest pain, trouble breathing or fainting, with or without a sore calf? "
        "Say yes if it is new, or not normal for you.",
        "emergency",
        None,
    ),
    Question(
        "tearing_pain",
        "full",
        "Did a sudden tearing pain start in your belly or back? Say yes if it is new, or not normal for you.",
        "emergency",
        None,
    ),
    Question(
        "cold_leg",
        "full",
        "Has a leg suddenly turned cold, pale or blue? Say yes if it is new, or not normal for you.",
        "emergency",
        None,
    ),
    Question(
        "leg_weakness",
        "full",
        "Does a foot drop or drag, does a leg give way, or is a leg getting weaker? "
        "Say yes if it is new, or not normal for you.",
        "same_day",
        None,
    ),
    Question(
        "unsteady",
        "full",
        "Are you unsteady when you walk, or are your hands clumsy? Say yes if it is new, or not normal for you.",
        "same_day",
        None,
    ),
    Question(
        "fall",
        "full",
        "Have you had a bad fall or crash, or a small fall when your bones are weak or you take steroids? "
        "Or can you not put weight on a leg since a fall? Say yes if it is new.",
        "same_day",
        None,
    ),
    Question(
        "calf",
        "full",
        "Is a calf hot, swollen and sore? Say yes if it is new, or not normal for you.",
        "same_day",
        None,
    ),
    Question(
        "unwell",
        "full",
        "Do you have fever, chills or feel very ill? Or have you had an infection lately, "
        "or a body that fights germs poorly? Say yes if it is new, or not normal for you.",
        "same_day",
        None,
    ),
    Question(
        "cancer",
        "full",
        "Have you had cancer, now or before, and is this pain new, worse or high up in your back?",
        "same_day",
        None,
    ),
    Question(
        "pregnancy",
        "full",
        "If you are pregnant: is there bleeding, leaking fluid, regular tightening, less movement, "
        "dizziness or calf pain? Say yes if it is new, or not normal for you.",
        "same_day",
        None,
    ),
    Question(
        "night_pain",
        "full",
        "Does pain at night stay whatever you do, or have you lost weight and do not know why? "
        "Say yes if it is new, or not normal for you.",
        "clinician_first",
        None,
    ),
    Question(
        "first_pain",
        "full",
        "Is this the first back pain of your life, and are you under 20 or over 55?",
        "clinician_first",
        None,
    ),
    Question("under_18", "full", "Are you under 18?", "clinician_first", None),
    Question(
        "morning_stiffness",
        "full",
        "Is your back stiff for more than 30 minutes each morning, and better when you move?",
        "caution",
        None,
    ),
    Question(
        "careful",
        "full",
        "Have you had surgery in the last 12 weeks, or been given a new hip? "
        "Or are you pregnant, are your bones weak, or do you take blood thinners?",
        "caution",
        None,
    ),
    Question(
        "before_toilet_or_saddle",
        "before_session",
        "Is there a change in peeing or pooing, or a numb feeling between your legs? "
        "Say yes if it is new, or not normal for you.",
        "emergency",
        "same_day",
    ),
    Question(
        "before_legs",
        "before_session",
        "Do both legs hurt or feel numb or weak, or is a leg or foot suddenly weak? "
        "Say yes if it is new, or not normal for you.",
        "emergency",
        None,
    ),
    Question(
        "before_unwell",
        "before_session",
        "Do you feel ill or have fever, have you had a fall, or is a calf hot or swollen? "
        "Say yes if it is new, or not normal for you.",
        "same_day",
        None,
    ),
)

_BY_ID = {question.id: question for question in QUESTIONS}


def lock_level(answers: Iterable[SafetyAnswer]) -> Level | None:
    """The most serious level that locks, None when nothing does.

    Only confirmed answers count. A "yes" to a question this release does not know locks as `clinician_first`: what it
    asked cannot be told, so a person should look.
    """
    levels = {_level(answer) for answer in answers if answer.confirmed}
    return next((level for level in LEVELS if level in levels and level != "caution"), None)


def _level(answer: SafetyAnswer) -> Level | None:
    question = _BY_ID.get(answer.question_id)
    if answer.answer == "yes":
        return question.level if question else "clinician_first"
    if answer.answer == "rather_not_say" and question:
        return question.rather_not_say_level
    return None
