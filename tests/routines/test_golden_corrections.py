"""Which log of a session rules: phone and service agree."""

from datetime import datetime
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from routines.session_log import chain_in_order, logs_in_force, may_keep_evidence
from routines.session_log_wire import log_from_wire
from tests.routines.golden import golden_cases


@pytest.mark.parametrize("case", golden_cases("corrections"))
def test_the_latest_rules_in_whatever_order_they_are_read(case: dict[str, Any]) -> None:
    logs = [(UUID(each["id"]), log_from_wire(each["body"])) for each in case["logs"]]
    received = {
        UUID(each["id"]): datetime.fromisoformat(each["received_at"]) for each in case["logs"] if each["received_at"]
    }
    for order in permutations(logs):
        assert [str(entry_id) for entry_id, _ in logs_in_force(order, received)] == case["expected"]
        assert str(chain_in_order(order, received)[-1]) == case["expected"][0]


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"evidence": "timed"}, False),
        ({"evidence": "paper"}, False),
        ({"amount": "half"}, False),
    ],
)
def test_a_correction_by_others_invents_no_seconds(changes: dict[str, Any], may: bool) -> None:
    body = golden_cases("corrections")[0].values[0]["logs"][0]["body"]
    of = log_from_wire(body)
    changed = log_from_wire(body | changes | ({"amount": None, "steps": STEPS} if "timed" in changes.values() else {}))
    assert may_keep_evidence(changed, of) is may


def test_what_was_timed_may_be_said_to_be_added_later() -> None:
    body = golden_cases("corrections")[0].values[0]["logs"][0]["body"] | {"amount": None, "steps": STEPS}
    timed, later = log_from_wire({**body, "evidence": "timed"}), log_from_wire({**body, "evidence": "added_later"})
    assert may_keep_evidence(later, timed)
    assert not may_keep_evidence(timed, later)


STEPS = [
    {
        "step_index": 0,
        "exercise_id": "cat-cow",
        "side": None,
        "kind": "hold",
        "prescribed_seconds": 30,
        "done_seconds": 30,
        "audio_led_seconds": 0,
        "unobserved_seconds": 0,
        "outcome": "done",
    }
]
