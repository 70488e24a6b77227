"""Pain as it was told, session by session. Not asked, skipped and 0 are three things; only answers are counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from routines.plan import Side
from routines.session_log import PainReport, SessionLog

CHANGE_THAT_MATTERS = 2
"""Points of 10 that mean more than chance (evidence §4.1)."""
_ENDS = 3


class PainPoint(NamedTuple):
    """One session's answers. `furthest_…`: 0 none, 1 low back, 2 buttock, 3 thigh, 4 knee or calf, 5 foot.

    A tuple, since a caseload makes thousands at a time.
    """

    on: date
    before: int | None
    after: int | None
    furthest_left: int | None
    furthest_right: int | None


@dataclass(frozen=True, slots=True)
class PainSummary:
    """First, last and middle answers; None where there is none. `skipped` counts questions shown and not answered."""

    before_first: int | None
    before_last: int | None
    before_median: float | None
    after_first: int | None
    after_last: int | None
    after_median: float | None
    skipped: int
    points: tuple[PainPoint, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """The furthest point of one leg, first and last told."""

    side: Side
    first: int
    last: int


def pain_points(logs: Iterable[SessionLog]) -> tuple[PainPoint, ...]:
    """One point per session with an answer, in the order of `logs`. Where pain reached: after it, else before."""
    found = []
    for log in logs:
        before, after = log.pain_before, log.pain_after
        point = PainPoint(
            log.practised_on,
            before.score,
            after.score,
            before.furthest_left if after.furthest_left is None else after.furthest_left,
            before.furthest_right if after.furthest_right is None else after.furthest_right,
        )
        if point != PainPoint(log.practised_on, None, None, None, None):
            found.append(point)
    return tuple(found)


def pain_summary(logs: Sequence[SessionLog]) -> PainSummary:
    """What was told in `logs`, oldest first."""
    points = pain_points(logs)
    before = [point.before for point in points if point.before is not None]
    after = [point.after for point in points if point.after is not None]
    return PainSummary(
        before_first=before[0] if before else None,
        before_last=before[-1] if before else None,
        before_median=median(before),
        after_first=after[0] if after else None,
        after_last=after[-1] if after else None,
        after_median=median(after),
        skipped=sum(_is_skipped(log.pain_before) + _is_skipped(log.pain_after) for log in logs),
        points=points,
    )


def _is_skipped(report: PainReport) -> bool:
    return report.asked and report.score is None


def median(scores: Sequence[int]) -> float | None:
    """The middle score, or the mean of the two in the middle."""
    if not scores:
        return None
    ordered = sorted(scores)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def ends(points: Sequence[PainPoint]) -> tuple[float, float] | None:
    """Pain before sessions at first and lately: median of the first three answers, and of the last three.

    None with fewer than six answers: the ends would overlap.
    """
    scores = [point.before for point in points if point.before is not None]
    if len(scores) < 2 * _ENDS:
        return None
    first, last = median(scores[:_ENDS]), median(scores[-_ENDS:])
    return None if first is None or last is None else (first, last)


def rise(points: Sequence[PainPoint]) -> float | None:
    """How far pain before sessions rose between the `ends`."""
    found = ends(points)
    return None if found is None else found[1] - found[0]


def moved_down(points: Sequence[PainPoint]) -> tuple[Moved, ...]:
    """Legs in which the last answer lies further down than the first."""
    left = [point.furthest_left for point in points if point.furthest_left is not None]
    right = [point.furthest_right for point in points if point.furthest_right is not None]
    sides: tuple[tuple[Side, list[int]], ...] = (("left", left), ("right", right))
    return tuple(Moved(side, told[0], told[-1]) for side, told in sides if told and told[-1] > told[0])
