"""Pain as told: not asked, skipped and 0 are three things, and only answers are counted."""

from dataclasses import replace

import pytest

from routines.pain import Moved, PainPoint, ends, median, moved_down, pain_points, pain_summary, rise
from routines.session_log import NOT_ASKED, PainReport, SessionLog
from tests.routines.practice import day
from tests.routines.test_session_log import log


def told(score: int | None, left: int | None = None, right: int | None = None) -> PainReport:
    return PainReport(True, score, left, right, ())


def practised(number: int, before: PainReport = NOT_ASKED, after: PainReport = NOT_ASKED) -> SessionLog:
    return replace(log(), practised_on=day(number), pain_before=before, pain_after=after)


def points(*before: int | None) -> list[PainPoint]:
    return [PainPoint(day(number), score, None, None, None) for number, score in enumerate(before)]


def test_only_answers_are_counted() -> None:
    logs = [
        practised(0, told(0), told(4)),
        practised(1, NOT_ASKED, told(None)),
        practised(2, told(None), NOT_ASKED),
        practised(3, told(3)),
    ]

    summary = pain_summary(logs)

    assert (summary.before_first, summary.before_last, summary.before_median) == (0, 3, 1.5)
    assert (summary.after_first, summary.after_last, summary.after_median) == (4, 4, 4)
    assert summary.skipped == 2
    assert summary.points == (PainPoint(day(0), 0, 4, None, None), PainPoint(day(3), 3, None, None, None))


def test_without_answers_there_are_no_figures() -> None:
    summary = pain_summary([practised(0)])

    assert (summary.before_first, summary.before_last, summary.before_median, summary.after_median) == (None,) * 4
    assert (summary.skipped, summary.points) == (0, ())


def test_how_far_down_is_what_was_told_after_else_before() -> None:
    logs = [practised(0, told(3, left=1, right=0), told(3, left=4))]

    assert pain_points(logs) == (PainPoint(day(0), 3, 3, 4, 0),)


@pytest.mark.parametrize(("scores", "middle"), [([], None), ([4], 4), ([9, 1, 3], 3), ([1, 2, 8, 4], 3)])
def test_median(scores: list[int], middle: float | None) -> None:
    assert median(scores) == middle


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ([2, 2, 2, 4, 4, 4], 2),
        ([2, None, 9, 2, 5, 5, None, 0, 5], 3),
        ([5, 5, 5, 3, 3, 3], -2),
        ([2, 2, 2, 4, 4], None),
        ([], None),
    ],
)
def test_the_rise_is_between_the_first_and_last_three_answers(before: list[int | None], change: float | None) -> None:
    assert rise(points(*before)) == change


def test_pain_that_reaches_further_down_than_at_first() -> None:
    def leg(number: int, left: int | None, right: int | None) -> PainPoint:
        return PainPoint(day(number), None, None, left, right)

    assert moved_down([leg(0, 2, 4), leg(1, None, None), leg(2, 4, 3)]) == (Moved("left", 2, 4),)
    assert moved_down([leg(0, 2, 0)]) == ()
    assert moved_down([]) == ()


def test_pain_at_first_and_lately_needs_six_answers() -> None:
    assert ends(points(5, 6, 5, None, 4, 3, 2, 3)) == (5, 3)
    assert ends(points(5, 6, 5, 4, 3)) is None
