"""A session log's body is read whole or refused with every place that is wrong."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from routines.errors import Invalid
from routines.session_log import NOT_ASKED, PLACES, SessionLog, session_share
from routines.session_log_wire import log_from_wire, log_from_wire_1, log_from_wire_2, log_to_wire
from tests.routines.golden import golden_cases

STEP = {
    "step_index": 1,
    "exercise_id": "supine-figure-4",
    "side": "left",
    "kind": "hold",
    "prescribed_seconds": 30,
    "done_seconds": 24,
    "audio_led_seconds": 5,
    "unobserved_seconds": 6,
    "outcome": "cut_short",
}
PAIN = {"asked": True, "score": 0, "furthest_left": 2, "furthest_right": None, "qualities": ["dull", "numb"]}
BODY: dict[str, Any] = {
    "plan_id": "018f0000-0000-7000-8000-0000000000b1",
    "plan_version": 2,
    "routine_id": "018f0000-0000-7000-8000-0000000000a1",
    "evidence": "timed",
    "started_at": "2026-11-02T18:00:00Z",
    "ended_at": "2026-11-02T19:20:00.250+01:00",
    "practised_on": "2026-11-02",
    "steps": [STEP],
    "amount": None,
    "pain_before": PAIN,
    "pain_after": {**PAIN, "score": None},
    "stopped_because": "pain",
    "note": "Knee felt odd.",
    "replaces_id": None,
    "corrected_at": None,
    "is_withdrawn": False,
}


def read(**changes: Any) -> SessionLog:
    return log_from_wire({**BODY, **changes})


def refusal(**changes: Any) -> dict[str, str]:
    """Place and code of everything that is wrong."""
    with pytest.raises(Invalid) as caught:
        read(**changes)
    return {"/".join(map(str, problem.path)): problem.code for problem in caught.value.problems}


def test_a_body_is_read_and_written_back() -> None:
    body = {**BODY, "ended_at": "2026-11-02T18:20:00.250000Z"}

    assert log_to_wire(read()) == body
    assert log_from_wire(log_to_wire(read())) == read()


def test_a_correction_is_read_and_written_back() -> None:
    correction = read(
        plan_id=None,
        routine_id=None,
        replaces_id="018f0000-0000-7000-8000-0000000000c1",
        corrected_at="2026-11-03T08:00:00Z",
        is_withdrawn=True,
    )

    assert correction.replaces_id == UUID("018f0000-0000-7000-8000-0000000000c1")
    assert log_from_wire(log_to_wire(correction)) == correction


def test_what_may_be_null_may_be_left_out() -> None:
    needed = ("evidence", "started_at", "ended_at", "practised_on", "steps")
    short_step = {
        key: value for key, value in STEP.items() if key not in ("side", "audio_led_seconds", "unobserved_seconds")
    }

    short = log_from_wire({**{key: BODY[key] for key in needed}, "steps": [short_step]})

    assert (short.plan_id, short.amount, short.note, short.is_withdrawn) == (None, None, "", False)
    assert short.pain_before == short.pain_after == NOT_ASKED
    assert (short.steps[0].side, short.steps[0].audio_led_seconds, short.steps[0].unobserved_seconds) == (None, 0, 0)


def test_seconds_never_rise_above_the_prescription() -> None:
    longer = read(steps=[{**STEP, "done_seconds": 41, "audio_led_seconds": 35}]).steps[0]

    assert (longer.prescribed_seconds, longer.done_seconds, longer.audio_led_seconds) == (30, 30, 30)


def test_a_score_not_asked_a_score_skipped_and_no_pain_are_three_things() -> None:
    not_asked = {**PAIN, "asked": False, "score": None, "furthest_left": None, "qualities": []}

    assert read(pain_before=not_asked).pain_before.asked is False
    assert read().pain_after.asked is True
    assert read().pain_after.score is None
    assert read().pain_before.score == 0
    assert refusal(pain_before={**PAIN, "asked": False}) == {"pain_before/score": "not_asked"}


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"evidence": "seen"}, {"evidence": "choice"}),
        ({"evidence": 3}, {"evidence": "choice"}),
        ({"plan_id": "7"}, {"plan_id": "uuid"}),
        ({"plan_id": "018f0000-0000-7000-8000-0000000000zz"}, {"plan_id": "uuid"}),
        ({"plan_version": True}, {"plan_version": "whole_number"}),
        ({"plan_version": 0}, {"plan_version": "whole_number"}),
        ({"started_at": "2026-11-02T18:00:00"}, {"started_at": "instant"}),
        ({"started_at": "2026-11-02"}, {"started_at": "instant"}),
        ({"started_at": "yesterday evening"}, {"started_at": "instant"}),
        ({"started_at": "0001-01-01T00:00:00+14:00"}, {"started_at": "instant"}),
        ({"started_at": 0}, {"started_at": "instant"}),
        ({"practised_on": "2026-W45-1"}, {"practised_on": "date"}),
        ({"practised_on": "2026-02-30"}, {"practised_on": "date"}),
        ({"practised_on": "20261102"}, {"practised_on": "date"}),
        ({"is_withdrawn": "no"}, {"is_withdrawn": "flag"}),
        ({"note": "n" * 4001}, {"note": "text"}),
        ({"note": 7}, {"note": "text"}),
        ({"mood": "good"}, {"mood": "unknown_field"}),
        ({"steps": {}}, {"steps": "list"}),
        (
            {"steps": [STEP] * 2001},
            {
                "steps": "list",
            },
        ),
        ({"steps": [7]}, {"steps/0": "object"}),
        ({"steps": [{**STEP, "kind": "jump"}]}, {"steps/0/kind": "choice"}),
        ({"steps": [{**STEP, "step_index": 10_000}]}, {"steps/0/step_index": "whole_number"}),
        ({"steps": [{**STEP, "done_seconds": -1}]}, {"steps/0/done_seconds": "whole_number"}),
        ({"steps": [{**STEP, "done_seconds": 1.5}]}, {"steps/0/done_seconds": "whole_number"}),
        ({"steps": [{**STEP, "heart_rate": 90}]}, {"steps/0/heart_rate": "unknown_field"}),
        ({"steps": [STEP, STEP]}, {"steps": "duplicate"}),
        ({"pain_after": [3]}, {"pain_after": "object"}),
        ({"pain_after": {**PAIN, "score": 11}}, {"pain_after/score": "whole_number"}),
        ({"pain_after": {**PAIN, "qualities": "dull"}}, {"pain_after/qualities": "list"}),
        ({"pain_after": {**PAIN, "qualities": ["itchy"]}}, {"pain_after/qualities": "choice"}),
        ({"pain_after": {**PAIN, "qualities": ["dull", "dull"]}}, {"pain_after/qualities": "duplicate"}),
        ({"amount": "all"}, {"amount": "amount_and_seconds"}),
        ({"amount": "all", "steps": []}, {"amount": "amount_of_timed"}),
        ({"steps": []}, {"steps": "nothing_recorded"}),
        ({"steps": [], "evidence": "paper"}, {"steps": "nothing_recorded"}),
    ],
)
def test_what_is_wrong_is_named_by_its_place(changes: dict[str, Any], places: dict[str, str]) -> None:
    found = refusal(**changes)

    assert found == places


def test_every_problem_is_told_at_once() -> None:
    assert refusal(evidence="seen", practised_on="soon", steps=[{**STEP, "outcome": None}, {"kind": "hold"}]) == {
        "evidence": "choice",
        "practised_on": "date",
        "steps/0/outcome": "choice",
        "steps/1/step_index": "missing",
        "steps/1/exercise_id": "missing",
        "steps/1/prescribed_seconds": "missing",
        "steps/1/done_seconds": "missing",
        "steps/1/outcome": "missing",
    }


def test_a_session_no_timer_saw_has_an_amount() -> None:
    assert read(evidence="paper", steps=[], amount="half").amount == "half"
    assert read(steps=[], is_withdrawn=True).steps == ()


def test_only_an_object_is_a_body() -> None:
    with pytest.raises(Invalid) as caught:
        log_from_wire([])  # type: ignore[arg-type]

    assert caught.value.problems[0].path == ()
    assert caught.value.problems[0].code == "object"


_ANYTHING = st.none() | st.booleans() | st.integers(-3, 90) | st.text(max_size=2) | st.just([]) | st.floats(0, 9)


@given(st.dictionaries(st.sampled_from([*STEP, "heart_rate"]), _ANYTHING, max_size=2), st.sampled_from([None, *STEP]))
def test_a_step_reads_the_same_at_one_go_and_field_by_field(changes: dict[str, Any], left_out: str | None) -> None:
    step = {key: value for key, value in {**STEP, **changes}.items() if key != left_out}

    def outcome(*beside: Any) -> object:
        try:
            return read(steps=[step, *beside]).steps[0]
        except Invalid as invalid:
            return {problem.path[2:]: problem.code for problem in invalid.problems}

    # A second step that is not plain (its seconds must be cut) has every step read field by field.
    assert outcome() == outcome({**STEP, "step_index": 9_999, "done_seconds": 31})


@given(st.dictionaries(st.sampled_from([*PAIN, "heart_rate"]), _ANYTHING, max_size=3), st.sampled_from([None, *PAIN]))
@example({"score": 11}, None)
@example({"score": 3, "asked": False}, None)
@example({"furthest_left": 6}, None)
@example({"furthest_right": True}, None)
@example({"qualities": ["dull"]}, None)
@example({}, None)
def test_a_pain_report_reads_the_same_at_one_go_and_field_by_field(
    changes: dict[str, Any], left_out: str | None
) -> None:
    plain = {**PAIN, "qualities": [], **changes}
    report = {key: value for key, value in plain.items() if key != left_out}

    def outcome(**beside: Any) -> object:
        try:
            return read(pain_before={**report, **beside}).pain_before
        except Invalid as invalid:
            return {problem.path: problem.code for problem in invalid.problems}

    # With places, and be it none, each field is read by itself.
    assert outcome() == outcome(places=[])


def test_places_of_pain_are_of_version_2() -> None:
    marked = {**BODY, "pain_after": {**PAIN, "places": ["left_buttock", "left_calf"]}}

    assert log_from_wire(marked).pain_after.places == ("left_buttock", "left_calf")
    assert log_from_wire(log_to_wire(log_from_wire(marked))) == log_from_wire(marked)
    with pytest.raises(Invalid) as refused:
        log_from_wire_1(marked)
    assert [problem.path for problem in refused.value.problems] == [("pain_after", "places")]
    assert log_from_wire_1(BODY) == log_from_wire(BODY)


def test_what_was_repeated_is_of_version_3_and_no_dose() -> None:
    again = {**BODY, "steps": [{**STEP, "repeated_seconds": 45}]}

    read = log_from_wire(again)

    assert read.steps[0].repeated_seconds == 45
    assert session_share(read) == session_share(log_from_wire({**BODY, "steps": [STEP]}))
    assert log_to_wire(read)["steps"] == again["steps"]
    for older in (log_from_wire_1, log_from_wire_2):
        with pytest.raises(Invalid) as refused:
            older(again)
        assert [problem.path for problem in refused.value.problems] == [("steps", 0, "repeated_seconds")]
        assert older(BODY) == log_from_wire(BODY)


def test_a_step_that_says_it_was_not_repeated_is_as_one_that_says_nothing() -> None:
    told = log_from_wire({**BODY, "steps": [{**STEP, "repeated_seconds": 0}]})

    assert told == log_from_wire({**BODY, "steps": [STEP]})
    assert "repeated_seconds" not in log_to_wire(told)["steps"][0]


def test_a_pain_report_that_is_missing_was_not_asked_in_either_version() -> None:
    body = {**BODY, "pain_before": None}

    assert log_from_wire_1(body).pain_before == log_from_wire(body).pain_before == NOT_ASKED


@pytest.mark.parametrize("places", [["left_elbow"], ["left_calf", "left_calf"], "left_calf", [7]])
def test_what_is_no_place_is_refused(places: Any) -> None:
    assert {*refusal(pain_after={**PAIN, "places": places})} == {"pain_after/places"}


def test_phone_and_service_know_the_same_places() -> None:
    (golden,) = (case.values[0] for case in golden_cases("places"))

    assert list(PLACES) == golden["places"]
