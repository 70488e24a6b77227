"""The traffic light: a session's end and its morning, against the pain it started with."""

from dataclasses import asdict, replace
from itertools import product
from typing import Any

import pytest

from routines.errors import Invalid
from routines.light import RULES, LightRules, is_too_much_to_start, light, worst
from routines.light_settings import SETTINGS, STRICTEST, with_settings
from routines.session_log import NOT_ASKED, PainReport
from tests.routines.golden import golden_cases


def report(told: dict[str, Any]) -> PainReport:
    return PainReport(**{**told, "qualities": tuple(told["qualities"])})


def scored(score: int | None) -> PainReport:
    return replace(NOT_ASKED, asked=True, score=score)


@pytest.mark.parametrize("golden", golden_cases("lights"))
def test_phone_and_service_see_the_same_colour(golden: dict[str, Any]) -> None:
    rules = LightRules(**golden["rules"])

    for case in golden["cases"]:
        found = light(report(case["before"]), report(case["after"]), rules)
        assert (asdict(found) if found else None) == case["expected"], case


def test_there_is_no_practice_from_7_on_and_only_a_score_says_so() -> None:
    assert [score for score in range(11) if is_too_much_to_start(scored(score), RULES)] == [7, 8, 9, 10]
    assert not is_too_much_to_start(scored(None), RULES)
    assert not is_too_much_to_start(NOT_ASKED, RULES)


def test_the_worst_light_rules_and_none_is_no_light() -> None:
    amber, red = light(scored(3), scored(4), RULES), light(scored(3), scored(6), RULES)

    assert worst([None, amber, red]) == red
    assert worst([None, None]) is None


def test_a_practice_may_be_stricter_and_never_looser() -> None:
    assert with_settings({}) == RULES
    assert with_settings({"start_ceiling": 5}).start_ceiling == 5
    for name, bounds in SETTINGS.items():
        for value in (bounds.low - 1, bounds.high + 1):
            with pytest.raises(Invalid) as refused:
                with_settings({name: value})
            assert [problem.path for problem in refused.value.problems] == [(name,)]


def test_amber_begins_below_red() -> None:
    with pytest.raises(Invalid) as refused:
        with_settings({"amber_from": 4, "red_from": 4})
    assert [(problem.path, problem.code) for problem in refused.value.problems] == [(("amber_from",), "not_below_red")]


def test_what_is_not_red_by_the_strictest_rules_is_red_by_none() -> None:
    """So that entries that cannot be red need not be looked at twice."""
    values = [range(bounds.low, bounds.high + 1) for bounds in SETTINGS.values()]
    every = [dict(zip(SETTINGS, chosen, strict=True)) for chosen in product(*values)]
    places = [(None, None), (2, 2), (3, 2), (2, 3)]
    for rules in (with_settings(chosen) for chosen in every if chosen["amber_from"] < chosen["red_from"]):
        for start, end, (was, now) in product([None, *range(11)], [None, *range(11)], places):
            before, after = replace(scored(start), furthest_left=was), replace(scored(end), furthest_left=now)
            found, strict = light(before, after, rules), light(before, after, STRICTEST)
            assert not (found and found.colour == "red") or (strict and strict.colour == "red"), (before, after, rules)


def test_more_pain_at_the_end_is_never_a_better_colour() -> None:
    order = {"green": 0, "amber": 1, "red": 2}
    for start in [None, *range(11)]:
        colours = [light(scored(start), scored(end), RULES) for end in range(11)]
        ranks = [order[found.colour] for found in colours if found]
        assert len(ranks) == 11
        assert ranks == sorted(ranks), start
