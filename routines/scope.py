"""Which professions of a practice may do what. Law differs, so a practice says it; defaults are the careful ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias
from uuid import UUID

from routines.errors import Problem
from routines.exercise import Exercise
from routines.plan import Plan, Prescription, Routine

Profession: TypeAlias = Literal[
    "physiotherapist", "doctor", "osteopath", "chiropractor", "massage_therapist", "sports_therapist", "other"
]
Restriction: TypeAlias = Literal["strength", "nerve_slider", "therapist_only"]

PROFESSION_WORDS: Mapping[Profession, str] = {
    "physiotherapist": "physiotherapist",
    "doctor": "doctor",
    "osteopath": "osteopath",
    "chiropractor": "chiropractor",
    "massage_therapist": "massage therapist",
    "sports_therapist": "sports therapist",
    "other": "another profession",
}
_BY_FAMILY: Mapping[str, Restriction] = {"strength": "strength", "neural": "nerve_slider"}
_CODE = "therapist-only"
_RESTRICTED: Mapping[Restriction, str] = {
    "strength": "Strength exercises",
    "nerve_slider": "Nerve sliders",
    "therapist_only": "This exercise",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Professions that may open an emergency or same-day lock, and that may prescribe restricted exercises."""

    unlock_urgent: tuple[Profession, ...]
    prescribe_restricted: tuple[Profession, ...]


DEFAULT_SCOPE = Scope(("physiotherapist", "doctor"), ("physiotherapist", "doctor"))
"""Clearing a suspected emergency, strength, nerve sliders and press-ups are outside a massage therapist's scope
(evidence §5, §10.10)."""


def may(profession: Profession | None, professions: Iterable[Profession]) -> bool:
    """Someone whose profession nobody has said may do nothing that needs one."""
    return profession in set(professions)


def restriction(exercise: Exercise) -> Restriction | None:
    """Why an exercise is for some professions only; None for those that anyone may suggest."""
    if exercise.family in _BY_FAMILY:
        return _BY_FAMILY[exercise.family]
    return "therapist_only" if any(caution.code == _CODE for caution in exercise.cautions) else None


def scope_problems(
    plan: Plan,
    before: Plan | None,
    exercises: Mapping[str, Exercise],
    profession: Profession | None,
    scope: Scope,
) -> Iterator[Problem]:
    """What in `plan` the caller may not prescribe, each by its place.

    What `before` has already stays, if it is no more often and otherwise the same: someone who may has chosen it.
    """
    if may(profession, scope.prescribe_restricted):
        return
    chosen = dict(_chosen(before)) if before else {}
    for r, routine in enumerate(plan.routines):
        for p, prescription in enumerate(routine.prescriptions):
            exercise = exercises.get(prescription.exercise_id)
            found = restriction(exercise) if exercise else None
            if found and not _is_kept(prescription, _times_a_week(routine), chosen.get(prescription.id)):
                path = ("routines", r, "prescriptions", p, "exercise_id")
                yield Problem(path, "not_your_profession", _why(found, profession, scope))


def professions_in_words(professions: Iterable[Profession]) -> str:
    """One, two or three."""
    words = [PROFESSION_WORDS[profession] for profession in professions]
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _why(found: Restriction, profession: Profession | None, scope: Scope) -> str:
    who = professions_in_words(scope.prescribe_restricted)
    own = f"yours is {PROFESSION_WORDS[profession]}" if profession else "yours is not set yet"
    is_are = "is" if found == "therapist_only" else "are"
    return f"{_RESTRICTED[found]} {is_are} prescribed here by: {who}; {own}"


def _chosen(plan: Plan) -> Iterator[tuple[UUID, tuple[Prescription, int]]]:
    for routine in plan.routines:
        for prescription in routine.prescriptions:
            yield prescription.id, (prescription, _times_a_week(routine))


def _is_kept(now: Prescription, times_a_week: int, before: tuple[Prescription, int] | None) -> bool:
    """Whether it is as it was, and no more often."""
    if before is None:
        return False
    known, at_most = before
    is_same = (now.exercise_id, now.sides, now.dose) == (known.exercise_id, known.sides, known.dose)
    return is_same and times_a_week <= at_most


def _times_a_week(routine: Routine) -> int:
    days = routine.times_per_week if routine.weekdays is None else len(routine.weekdays)
    return (days or 0) * routine.times_per_day
