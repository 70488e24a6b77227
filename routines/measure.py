"""Measures taken at visits, and how much a change in them says (evidence §4.1).

The own activities are the Patient-Specific Functional Scale: three to five activities that are hard for this person,
each scored from 0 (cannot) to 10 (as before). Other measures come as a score with its name: their words are not ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from routines.errors import Invalid, Problem

Kind: TypeAlias = Literal["own_activities", "typed"]
Size: TypeAlias = Literal["within_error", "small", "medium", "large"]

FEWEST_ACTIVITIES = 3
MOST_ACTIVITIES = 5
HIGHEST = 10

# Points on the mean of the activities that matter to people, of 1,708 (evidence §4.1, S73).
_ACTIVITY_SIZES: tuple[tuple[float, Size], ...] = ((2.7, "large"), (2.3, "medium"), (1.3, "small"))
PAIN_POINTS = 2
PAIN_PERCENT = 30
"""A change of pain that matters: 2 points of 10, or 30 % (evidence §4.1, S72). A trend, never a verdict (S82)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of an activity, or of a measure that was typed in."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured on one local day."""

    on: date
    kind: Kind
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """The mean of the activities that both days have; `points` up is better. `size` in either direction."""

    first_on: date
    last_on: date
    activities: int
    first: float
    last: float
    points: float
    size: Size


@dataclass(frozen=True, slots=True)
class PainChange:
    """Middle pain before sessions, first three answers against the last three; `points` down is better."""

    first: float
    last: float
    points: float
    matters: bool


def check_measurement(measurement: Measurement) -> None:
    """Raises `Invalid` with every problem."""
    problems = list(_activity_problems(measurement) if measurement.kind == "own_activities" else ())
    if measurement.kind == "typed" and len(measurement.scores) != 1:
        problems.append(Problem(("scores",), "one_score", "A typed score is one score."))
    names = [score.name.casefold() for score in measurement.scores]
    if len(set(names)) < len(names):
        problems.append(Problem(("scores",), "duplicate", "Two of them have the same name."))
    if problems:
        raise Invalid(tuple(problems))


def _activity_problems(measurement: Measurement) -> list[Problem]:
    problems = []
    if not FEWEST_ACTIVITIES <= len(measurement.scores) <= MOST_ACTIVITIES:
        words = f"Take {FEWEST_ACTIVITIES} to {MOST_ACTIVITIES} activities."
        problems.append(Problem(("scores",), "how_many", words))
    for index, score in enumerate(measurement.scores):
        if score.value not in range(HIGHEST + 1):
            problems.append(
                Problem(("scores", index, "value"), "score", f"A whole number from 0 to {HIGHEST} is meant.")
            )
    return problems


def activity_change(measurements: Sequence[Measurement]) -> ActivityChange | None:
    """First against last (oldest first), over the activities that both have. None where nothing can be compared."""
    told = [each for each in measurements if each.kind == "own_activities"]
    if len(told) < 2:
        return None
    first, last = _by_name(told[0]), _by_name(told[-1])
    shared = first.keys() & last.keys()
    if not shared:
        return None
    was, now = (sum(scores[name] for name in shared) / len(shared) for scores in (first, last))
    points = round(now - was, 1)
    return ActivityChange(told[0].on, told[-1].on, len(shared), round(was, 1), round(now, 1), points, _size(points))


def _by_name(measurement: Measurement) -> Mapping[str, float]:
    return {score.name.casefold(): score.value for score in measurement.scores}


def _size(points: float) -> Size:
    return next((size for least, size in _ACTIVITY_SIZES if abs(points) >= least), "within_error")


def pain_change(first: float, last: float) -> PainChange:
    """Whether a change of pain is enough to matter: a point at least, since 30 % of a small score cannot be told."""
    points = last - first
    share = abs(points) * 100 / first if first else 0
    return PainChange(first, last, points, abs(points) >= PAIN_POINTS or (share >= PAIN_PERCENT and abs(points) >= 1))
