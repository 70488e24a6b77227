"""What the safety screens ask (evidence §3, §10.10-14). The words ask, they never tell anyone what they have.

Ids are for ever: stored answers name them. What is no longer asked stays in `RETIRED` with its words and level.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Answer: TypeAlias = Literal["no", "yes", "rather_not_say"]
Level: TypeAlias = Literal["emergency", "same_day", "clinician_first", "caution"]
Screen: TypeAlias = Literal["full", "before_session"]
About: TypeAlias = Literal["change", "person"]

LEVELS: tuple[Level, ...] = ("emergency", "same_day", "clinician_first", "caution")
"""The most serious first. All but `caution` lock the routines."""

_NEW = " Say yes if it is new, or not normal for you."


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a screen. `level`: what a confirmed "yes" means; `rather_not_say_level`: likewise, None where
    that answer is not offered.

    `about` a `change`: it asks for what is new, or not normal for the person, since an old state would lock a plan for
    good and teach people to say no. `about` the `person`: what they are or have had; once a person of the practice has
    opened its lock, it is not asked again.
    """

    id: str
    screen: Screen
    text: str
    level: Level
    rather_not_say_level: Level | None = None
    about: About = "change"


QUESTIONS: tuple[Question, ...] = (
    Question(
        "saddle",
        "full",
        "Is there a numb or odd feeling between your legs, around your private parts or your bottom? "
        "For example, toilet paper feels different." + _NEW,
        "emergency",
        "same_day",
    ),
    Question(
        "toilet",
        "full",
        "Is it hard to start or stop peeing, or do you leak pee or poo? "
        "Or can you not feel when you go, or when you are full?" + _NEW,
        "emergency",
        "same_day",
    ),
    Question(
        "sexual",
        "full",
        "Has sexual feeling, or how your private parts work, changed?" + _NEW,
        "emergency",
        "same_day",
    ),
    Question("both_legs", "full", "Do both legs hurt, feel numb or feel weak?" + _NEW, "emergency"),
    Question(
        "cancer_legs",
        "full",
        "Did you ever have cancer, and is walking harder now, or did your legs, bladder or bowels change?" + _NEW,
        "emergency",
        "same_day",
    ),
    Question(
        "chest_or_breath",
        "full",
        "Do you have chest pain, trouble breathing or fainting, with or without a sore calf?" + _NEW,
        "emergency",
    ),
    Question("tearing_pain", "full", "Did a sudden tearing pain start in your belly or back?" + _NEW, "emergency"),
    Question("cold_leg", "full", "Has a leg suddenly turned cold, pale or blue?" + _NEW, "emergency"),
    Question(
        "leg_weakness",
        "full",
        "Does a foot drop or drag, does a leg give way, or is a leg getting weaker?" + _NEW,
        "same_day",
    ),
    Question(
        "unsteady",
        "full",
        "Are you unsteady when you walk, are your hands clumsy, or are many parts of you numb or weak?" + _NEW,
        "same_day",
    ),
    Question(
        "fall",
        "full",
        "Have you had a bad fall or crash, or a small fall when your bones are weak or you take steroids? "
        "Or can you not put weight on a leg since a fall?" + _NEW,
        "same_day",
    ),
    Question("calf", "full", "Is a calf hot, swollen and sore?" + _NEW, "same_day"),
    Question(
        "unwell",
        "full",
        "Do you have fever or chills, or do you feel very ill? "
        "Or is your pain worse since an infection, or do you inject drugs or fight germs poorly?" + _NEW,
        "same_day",
        "clinician_first",
    ),
    Question(
        "cancer",
        "full",
        "Have you had cancer, now or before, and is this pain new, worse or high up in your back?" + _NEW,
        "same_day",
        "clinician_first",
    ),
    Question(
        "pregnancy",
        "full",
        "If you are pregnant: is there bleeding, leaking fluid, regular tightening, less movement, "
        "dizziness or calf pain?" + _NEW,
        "same_day",
        "clinician_first",
    ),
    Question(
        "cannot_sleep_or_walk", "full", "Is the pain so bad that you cannot sleep or walk?" + _NEW, "clinician_first"
    ),
    Question(
        "night_pain",
        "full",
        "Does pain at night stay whatever you do, or have you lost weight and do not know why?" + _NEW,
        "clinician_first",
    ),
    Question(
        "first_pain",
        "full",
        "Is this the first back pain of your life, and are you under 20 or over 55?",
        "clinician_first",
        about="person",
    ),
    Question("under_18", "full", "Are you under 18?", "clinician_first", "clinician_first", about="person"),
    Question(
        "morning_stiffness",
        "full",
        "Is your back stiff for more than 30 minutes each morning, and better when you move?",
        "caution",
        about="person",
    ),
    Question(
        "careful",
        "full",
        "Have you had surgery in the last 12 weeks, or been given a new hip? "
        "Or are you pregnant, are your bones weak, or do you take blood thinners?",
        "caution",
        "caution",
        about="person",
    ),
    Question(
        "before_toilet_or_saddle",
        "before_session",
        "Is there a change in peeing or pooing, or a numb feeling between your legs?" + _NEW,
        "emergency",
        "same_day",
    ),
    Question("before_both_legs", "before_session", "Do both legs hurt, or feel numb or weak?" + _NEW, "emergency"),
    Question(
        "before_weak_or_fall",
        "before_session",
        "Does a foot drop, is a leg or foot weaker, or have you had a fall?" + _NEW,
        "same_day",
    ),
    Question(
        "before_ill_or_calf",
        "before_session",
        "Do you feel ill or have fever, or is a calf hot, swollen or sore?" + _NEW,
        "same_day",
    ),
)

RETIRED: tuple[Question, ...] = (
    Question(
        "before_legs",
        "before_session",
        "Do both legs hurt or feel numb or weak, or is a leg or foot suddenly weak?" + _NEW,
        "emergency",
    ),
    Question(
        "before_unwell",
        "before_session",
        "Do you feel ill or have fever, have you had a fall, or is a calf hot or swollen?" + _NEW,
        "same_day",
    ),
)
"""Asked by earlier releases; phones that have not heard of another screen yet still ask them."""

KNOWN: dict[str, Question] = {question.id: question for question in (*QUESTIONS, *RETIRED)}
