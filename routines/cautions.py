"""What a client's cautions make of one exercise: shown, modified, swapped or withheld, each with its reasons.

The sources are evidence §1.3 and the second review of the catalogue; the words of the reasons are the catalogue's.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from routines.catalogue import Catalogue
from routines.exercise import Caution, CautionAction, Exercise

Outcome: TypeAlias = Literal["shown", "modified", "swapped", "withheld"]

GATES = ("recent-surgery", "red-flag-deficit")
"""With one of these nothing is practised at all, until the therapist lifts it with a reason."""

URGENT_GATES = ("red-flag-deficit",)
"""Lifting one of these says that a possible emergency is none: for those who may open an emergency lock."""

THERAPIST_ONLY = "therapist-only"
"""Marks exercises, not people: only a therapist's own choice brings such an exercise into a plan."""

IMPLIED: Mapping[str, tuple[str, ...]] = MappingProxyType({"thr-lateral": ("thr-posterior",)})
"""The side approach brings the limits of the back one along."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of one exercise. `instead`: the easier exercise that takes its place, when it is swapped.

    `reasons`: of a swapped or withheld exercise why; of one that stays what to mind, changes before plain care.
    """

    exercise_id: str
    outcome: Outcome
    instead: str | None
    reasons: tuple[Caution, ...]


def in_force(codes: Iterable[str]) -> frozenset[str]:
    """`codes` with those that they imply."""
    known = frozenset(codes)
    return known.union(*(IMPLIED.get(code, ()) for code in known))


def gates(codes: Iterable[str], catalogue: Catalogue) -> tuple[Caution, ...]:
    """The gates among `codes`: what stands against the whole plan, in the catalogue's words."""
    known = in_force(codes)
    return tuple(Caution(code, "avoid", catalogue.cautions[code]) for code in GATES if code in known)


def judge(
    exercise: Exercise,
    codes: Iterable[str],
    catalogue: Catalogue,
    *,
    is_chosen: bool = True,
    taken: Collection[str] = (),
) -> Judgement:
    """What the cautions `codes` of a client make of `exercise`.

    `is_chosen`: a therapist picked it for this client. `taken`: exercises that already stand in the same routine, so
    that none of them takes the place of another. Only a direct easier version does: what lies further off trains
    something else.
    """
    known = in_force(codes)
    against = gates(known, catalogue) or _against(exercise, known, is_chosen)
    if not against:
        return _kept(exercise, known)
    instead = None if _is_closed(exercise, known, is_chosen) else _easier(exercise, known, catalogue, taken)
    return Judgement(exercise.id, "swapped" if instead else "withheld", instead, against)


def may_be_offered(exercise: Exercise, codes: Iterable[str], catalogue: Catalogue) -> bool:
    """Whether the software by itself may put `exercise` before the client: as a swap, a progression, a suggestion."""
    return judge(exercise, codes, catalogue, is_chosen=False).outcome in ("shown", "modified")


def harder_offered(exercise: Exercise, codes: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The harder versions that may follow `exercise` by themselves: never one for the therapist's choice alone."""
    known = in_force(codes)
    return tuple(each for each in exercise.progression if may_be_offered(catalogue.exercises[each], known, catalogue))


def easier_offered(exercise: Exercise, codes: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Likewise the easier versions."""
    known = in_force(codes)
    return tuple(each for each in exercise.regression if may_be_offered(catalogue.exercises[each], known, catalogue))


def _against(exercise: Exercise, known: frozenset[str], is_chosen: bool) -> tuple[Caution, ...]:
    unchosen = () if is_chosen else tuple(each for each in exercise.cautions if each.code == THERAPIST_ONLY)
    return (*_met(exercise, known, "avoid"), *unchosen)


def _is_closed(exercise: Exercise, known: frozenset[str], is_chosen: bool) -> bool:
    """Nothing takes the place of an exercise behind a gate, nor of one that nobody chose."""
    return not known.isdisjoint(GATES) or not is_chosen


def _kept(exercise: Exercise, known: frozenset[str]) -> Judgement:
    changes = _met(exercise, known, "modify")
    outcome: Outcome = "modified" if changes else "shown"
    return Judgement(exercise.id, outcome, None, (*changes, *_met(exercise, known, "caution")))


def _met(exercise: Exercise, known: frozenset[str], action: CautionAction) -> tuple[Caution, ...]:
    return tuple(each for each in exercise.cautions if each.code in known and each.action == action)


def _easier(exercise: Exercise, known: frozenset[str], catalogue: Catalogue, taken: Collection[str]) -> str | None:
    fitting = (
        each
        for each in exercise.regression
        if each not in taken and may_be_offered(catalogue.exercises[each], known, catalogue)
    )
    return next(fitting, None)
