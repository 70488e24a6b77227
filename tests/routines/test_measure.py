"""How much a change in a measure says."""

from datetime import date

import pytest

from routines.errors import Invalid
from routines.measure import Measurement, Score, activity_change, check_measurement, pain_change

FIRST, LATER = date(2026, 10, 1), date(2026, 11, 1)


def own(on: date, **scores: float) -> Measurement:
    return Measurement(on, "own_activities", tuple(Score(name, value) for name, value in scores.items()))


@pytest.mark.parametrize(
    ("later", "points", "size"),
    [
        ({"sit": 3, "walk": 3, "lift": 3}, 0, "within_error"),
        ({"sit": 6, "walk": 3, "lift": 3}, 1, "within_error"),
        ({"sit": 7, "walk": 3, "lift": 3}, 1.3, "small"),
        ({"sit": 6, "walk": 5, "lift": 5}, 2.3, "medium"),
        ({"sit": 6, "walk": 6, "lift": 5}, 2.7, "large"),
        ({"sit": 0, "walk": 1, "lift": 1}, -2.3, "medium"),
    ],
)
def test_a_change_of_the_mean_has_a_size(later: dict[str, float], points: float, size: str) -> None:
    change = activity_change([own(FIRST, sit=3, walk=3, lift=3), own(LATER, **later)])

    assert change is not None
    assert (change.points, change.size, change.activities) == (points, size, 3)


def test_only_activities_that_both_days_have_are_compared() -> None:
    change = activity_change([own(FIRST, sit=2, walk=4, lift=0), own(LATER, Sit=4, walk=6, run=9)])

    assert change is not None
    assert (change.first, change.last, change.activities) == (3, 5, 2)


@pytest.mark.parametrize(
    "measurements",
    [
        [],
        [own(FIRST, sit=1, walk=1, lift=1)],
        [own(FIRST, sit=1, walk=1, lift=1), own(LATER, run=2, jump=2, bend=2)],
        [own(FIRST, sit=1, walk=1, lift=1), Measurement(LATER, "typed", (Score("degrees", 40),))],
    ],
)
def test_without_two_days_to_compare_there_is_no_change(measurements: list[Measurement]) -> None:
    assert activity_change(measurements) is None


@pytest.mark.parametrize(
    ("first", "last", "matters"),
    [
        (6, 4, True),
        (6, 5, False),
        (3, 2, True),
        (4, 3, False),
        (1, 0.5, False),
        (0, 2, True),
        (0, 1, False),
        (5, 7, True),
    ],
)
def test_pain_matters_from_2_points_or_30_percent_on(first: float, last: float, matters: bool) -> None:
    change = pain_change(first, last)

    assert (change.points, change.matters) == (last - first, matters)


@pytest.mark.parametrize(
    ("measurement", "codes"),
    [
        (own(FIRST, sit=1, walk=1), ["how_many"]),
        (own(FIRST, a=1, b=1, c=1, d=1, e=1, f=1), ["how_many"]),
        (own(FIRST, sit=1, walk=1.5, lift=11), ["score", "score"]),
        (own(FIRST, sit=1, SIT=1, lift=1), ["duplicate"]),
        (Measurement(FIRST, "typed", ()), ["one_score"]),
        (Measurement(FIRST, "typed", (Score("a", 1), Score("b", 1))), ["one_score"]),
    ],
)
def test_what_is_no_measurement_is_refused(measurement: Measurement, codes: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        check_measurement(measurement)
    assert [problem.code for problem in refused.value.problems] == codes


def test_five_activities_and_any_typed_score_are_right() -> None:
    check_measurement(own(FIRST, a=0, b=10, c=1, d=1, e=1))
    check_measurement(Measurement(FIRST, "typed", (Score("degrees", 57.5),)))
