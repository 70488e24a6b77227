"""Entries that could not be read, as a person reads them."""

import json
from datetime import date
from typing import Any

import pytest

from routines.errors import Problem
from routines.unread import as_it_came, salvage, shown_text, why_unread

KNOWN = {"session_log": [1, 2]}
ZONE = "Europe/Berlin"


def step(done: int, index: int = 0) -> dict[str, Any]:
    return {
        "step_index": index,
        "exercise_id": "cat-cow",
        "kind": "hold",
        "prescribed_seconds": 100,
        "done_seconds": done,
        "outcome": "done",
    }


@pytest.mark.parametrize(
    ("kind", "version", "places", "why"),
    [
        ("session_log", 1, [], "It can be read by now."),
        ("sleep_log", 1, [("kind",)], "It is of a kind that this service does not know."),
        ("session_log", 3, [("schema_version",)], "and this service reads up to version 2."),
        ("session_log", 0, [("schema_version",)], "One place in it does not say what it should."),
        ("session_log", 1, [("body", "a"), ("body", "b")], "2 places in it do not say what they should."),
    ],
)
def test_why_is_said_in_plain_words(kind: str, version: int, places: list[tuple[str]], why: str) -> None:
    assert why_unread(kind, version, KNOWN, [Problem(path, "x", "is wrong") for path in places]).endswith(why)


@pytest.mark.parametrize(
    ("done", "amount"),
    [(100, "all"), (80, "all"), (79, "half"), (40, "half"), (39, "little"), (1, "little"), (0, None)],
)
def test_seconds_come_to_an_amount(done: int, amount: str | None) -> None:
    assert salvage({"body": {"steps": [step(done)]}}, ZONE).amount == amount


def test_what_is_plainly_right_is_kept_and_nothing_else() -> None:
    body = {"note": "Fine", "practised_on": "11.3.", "started_at": "2026-03-11T23:30:00Z", "amount": "most"}
    found = salvage({"body": {**body, "steps": [step(10), step(10)]}}, ZONE)
    assert (found.note, found.practised_on, found.amount, found.steps) == ("Fine", date(2026, 3, 12), None, ())
    assert salvage({"body": {"steps": [{"kind": "hold"}]}}, ZONE).steps == ()


@pytest.mark.parametrize("raw", [{}, {"body": 7}, {"body": {"started_at": "9999-12-31T23:59:00Z"}}])
def test_of_nothing_nothing_is_made(raw: dict[str, Any]) -> None:
    assert salvage(raw, ZONE).practised_on is None


def test_no_character_hides_what_stands_beside_it() -> None:
    value = {"note": "left\u202eright \ud83d \U000e0041 ok"}
    shown = shown_text(value)
    assert "\\u202e" in shown
    assert all(c.isprintable() or c == "\n" for c in shown)
    assert json.loads(shown) == value


def test_what_was_kept_as_text_is_read_from_it() -> None:
    assert as_it_came({"text": '{"id": "a", "on": 1e999}'})["id"] == "a"
    assert as_it_came({"text": "7"}) == {"text": "7"}
    assert as_it_came({"text": 7}) == {"text": 7}
    assert as_it_came({"id": "a"}) == {"id": "a"}
