"""How often clients come, and when a visit is due."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.cadence import DAYS, Cadence, Per, days_since_due_visit, next_visit, read_cadence

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "words", "shortest", "longest"),
    [
        ("1-2/week", "1 to 2 visits a week", 4, 7),
        ("2-3/month", "2 to 3 visits a month", 10, 15),
        ("1-1/week", "1 visit a week", 7, 7),
        ("1-1/month", "1 visit a month", 30, 30),
        ("3-3/week", "3 visits a week", 3, 3),
        ("0-1/month", "no set rhythm", 30, None),
    ],
)
def test_a_rhythm_says_how_far_apart_visits_are(text: str, words: str, shortest: int, longest: int | None) -> None:
    cadence = read_cadence(text)
    assert str(cadence) == text
    assert cadence.in_words() == words
    assert (cadence.shortest_gap, cadence.longest_gap) == (shortest, longest)


@pytest.mark.parametrize("text", ["", "2/month", "3-2/month", "0-0/month", "1-8/week", "1-31/month", "1-2/year"])
def test_what_is_no_rhythm_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such rhythm"):
        read_cadence(text)


@pytest.mark.parametrize(
    ("text", "days_ago", "due"),
    [
        ("2-3/month", 14, None),
        ("2-3/month", 15, 15),
        ("2-3/month", 40, 40),
        ("1-2/week", 6, None),
        ("1-2/week", 7, 7),
        ("0-1/month", 400, None),
        (None, 400, None),
        ("2-3/month", None, None),
    ],
)
def test_a_visit_is_due_when_the_fewest_visits_would_have_it(
    text: str | None, days_ago: int | None, due: int | None
) -> None:
    last = None if days_ago is None else TODAY - timedelta(days=days_ago)
    assert days_since_due_visit(read_cadence(text) if text else None, last, TODAY) == due


@given(st.sampled_from(get_args(Per)), st.integers(1, 30), st.integers(1, 30))
def test_who_comes_as_often_as_meant_is_never_due(per: Per, one: int, other: int) -> None:
    least, most = sorted((min(one, DAYS[per]), min(other, DAYS[per])))
    cadence = Cadence(least, most, per)
    assert read_cadence(str(cadence)) == cadence
    longest = cadence.longest_gap
    assert longest is not None
    assert 1 <= cadence.shortest_gap <= longest
    # The smallest whole number of days with which the fewest visits fill the time.
    assert (longest - 1) * least < DAYS[per] <= longest * least


@pytest.mark.parametrize(("in_days", "is_next"), [(None, False), (-1, False), (0, True), (9, True)])
def test_what_was_planned_for_a_day_that_is_over_is_no_next_visit(in_days: int | None, is_next: bool) -> None:
    planned = None if in_days is None else TODAY + timedelta(days=in_days)
    assert next_visit(planned, TODAY) == (planned if is_next else None)
