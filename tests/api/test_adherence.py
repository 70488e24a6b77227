"""GET /me/adherence, GET /clients/{client_id}/adherence"""

import gzip
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert

from api.accounts.models import DeviceSessionRow
from api.adherence.schemas import AdherenceSchema
from api.db import db
from tests.api.cast import HARBOUR, INES, NOW, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import correction, entry, log, of_plan, safety_answer, send, step
from tests.api.plans import plan, routine, saved_plan
from tests.api.unlocking import unlocking

ADHERENCE = f"/clients/{TOM.id}/adherence"
SUNDAY = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
# The cast's morning is Wednesday 11 March.
WINDOW = "first_on=2026-03-02&last_on=2026-03-11"
COUNTED = ("prescribed", "done", "done_timed", "done_added_later", "partly", "missed", "unknown", "open", "extra")


@pytest.fixture
def practised(ines: Browser, tom: Browser, clock: Clock) -> dict[str, Any]:
    """Every day is due from Sunday the 1st on. Done on the 2nd, half done on the 3rd, told of on the 4th; the phone
    last said that nothing is unsent on the 10th. The plan."""
    clock.now = SUNDAY
    body = saved_plan(ines, plan(starts_on="2026-03-01"))
    send(tom)
    clock.now = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
    added_later = {"evidence": "added_later", "steps": [], "amount": "all"}
    send(
        tom,
        [
            entry(log("2026-03-02", **of_plan(body))),
            entry(log("2026-03-03", **of_plan(body), steps=[step(done_seconds=15)])),
            entry(log("2026-03-04", **of_plan(body), **added_later)),
        ],
    )
    clock.now = NOW
    return body


def counts(answer: Any) -> dict[str, int]:
    return {name: answer.json[name] for name in COUNTED if answer.json[name]}


def states(answer: Any) -> dict[str, str]:
    return {day["on"][8:]: day["state"] for day in answer.json["days"]}


def test_every_session_prescribed_falls_into_one_figure(ines: Browser, practised: dict[str, Any]) -> None:
    answer = ines.get(f"{ADHERENCE}?{WINDOW}")
    assert answer.status_code == 200
    # 2nd timed, 4th told of; 3rd half; 5th to 9th nothing, and the phone has spoken since; 10th not; 11th is today.
    assert counts(answer) == {
        "prescribed": 8,
        "done": 2,
        "done_timed": 1,
        "done_added_later": 1,
        "partly": 1,
        "missed": 5,
        "unknown": 1,
        "open": 1,
    }
    assert answer.json["days_practised"] == 3
    assert answer.json["band"] == "low"
    assert AdherenceSchema().validate(answer.json) == {}


def test_a_day_says_how_its_sessions_are_known(ines: Browser, practised: dict[str, Any]) -> None:
    days = ines.get(f"{ADHERENCE}?{WINDOW}").json["days"]
    assert days[:4] == [
        {"on": "2026-03-02", "due": 1, "done": 1, "state": "done", "evidence": "timed"},
        {"on": "2026-03-03", "due": 1, "done": 0, "state": "partly", "evidence": "timed", "share_percent": 50},
        {"on": "2026-03-04", "due": 1, "done": 1, "state": "done", "evidence": "added_later"},
        {"on": "2026-03-05", "due": 1, "done": 0, "state": "missed"},
    ]
    assert [day["state"] for day in days[4:]] == [*["missed"] * 4, "unknown", "open"]


def test_seconds_are_told_per_side_with_those_of_missed_sessions(ines: Browser, practised: dict[str, Any]) -> None:
    # Two timed sessions of one hold of 30 s on the left, 45 s of them done, and five missed of 2 × 30 s a side.
    assert ines.get(f"{ADHERENCE}?{WINDOW}").json["dose"] == [
        {"exercise_id": "supine-figure-4", "side": "left", "prescribed_seconds": 360, "done_seconds": 45},
        {"exercise_id": "supine-figure-4", "side": "right", "prescribed_seconds": 300, "done_seconds": 0},
    ]


def test_the_client_reads_the_therapists_numbers(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    assert tom.get(f"/me/adherence?{WINDOW}").json == ines.get(f"{ADHERENCE}?{WINDOW}").json


def test_without_a_visit_the_window_is_the_last_four_weeks(ines: Browser) -> None:
    answer = ines.get(ADHERENCE).json
    assert answer["window"] == {"first_on": "2026-02-12", "last_on": "2026-03-11"}
    assert len(answer["days"]) == 28
    assert {day["state"] for day in answer["days"]} == {"before_plan"}


def test_the_window_begins_with_the_last_visit(ines: Browser, practised: dict[str, Any]) -> None:
    for on in ("2026-03-03", "2026-03-08"):
        ines.post(f"/clients/{TOM.id}/visits", {"visited_on": on})
    for query in ("", "?since=last_visit"):
        answer = ines.get(f"{ADHERENCE}{query}")
        assert answer.json["window"] == {"first_on": "2026-03-08", "last_on": "2026-03-11"}
        assert counts(answer) == {"prescribed": 2, "missed": 2, "unknown": 1, "open": 1}


def test_during_todays_visit_the_window_is_still_the_one_before_it(ines: Browser) -> None:
    for on in ("2026-03-04", "2026-03-11", "2026-03-11"):
        ines.post(f"/clients/{TOM.id}/visits", {"visited_on": on})
    assert ines.get(ADHERENCE).json["window"] == {"first_on": "2026-03-04", "last_on": "2026-03-10"}


def test_a_visit_of_years_ago_gives_the_most_days_there_are(ines: Browser) -> None:
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2020-05-05"})
    assert ines.get(ADHERENCE).json["window"] == {"first_on": "2025-02-05", "last_on": "2026-03-11"}


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("first_on=2026-03-02", [("/last_on", "required")]),
        ("last_on=2026-03-02", [("/first_on", "required")]),
        ("first_on=2026-03-02&last_on=2026-03-01", [("/last_on", "before_first_on")]),
        ("first_on=2025-01-01&last_on=2026-02-05", [("/last_on", "too_long")]),
        ("first_on=2026-03-01&last_on=2026-03-02&since=last_visit", [("/since", "since_and_dates")]),
        ("first_on=20260301&last_on=2026-03-02", [("/first_on", "invalid")]),
        ("since=yesterday", [("/since", "invalid")]),
    ],
)
def test_a_window_that_cannot_be_is_refused_at_its_field(
    ines: Browser, tom: Browser, query: str, wrong: list[tuple[str, str]]
) -> None:
    for answer in (ines.get(f"{ADHERENCE}?{query}"), tom.get(f"/me/adherence?{query}")):
        assert answer.status_code == 422
        assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == wrong


@pytest.mark.parametrize("edge", ["first_on=0001-01-01&last_on=0001-01-02", "first_on=9999-12-30&last_on=9999-12-31"])
def test_the_calendars_ends_are_days_like_others(ines: Browser, practised: dict[str, Any], edge: str) -> None:
    assert ines.get(f"{ADHERENCE}?{edge}").status_code == 200


def test_a_correction_changes_the_figures(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    half = entry(log("2026-03-09", **of_plan(practised), steps=[step(done_seconds=15)]))
    send(tom, [half])
    assert ines.get(f"{ADHERENCE}?{WINDOW}").json["partly"] == 2
    send(tom, [correction(half, is_withdrawn=True)])
    assert ines.get(f"{ADHERENCE}?{WINDOW}").json["partly"] == 1


def test_a_session_dated_ahead_stays_outside_the_figures(
    ines: Browser, tom: Browser, clock: Clock, practised: dict[str, Any]
) -> None:
    send(tom, [entry(log("2026-03-20", **of_plan(practised)))])
    clock.now = datetime(2026, 3, 21, 9, 0, tzinfo=UTC)
    answer = ines.get(f"{ADHERENCE}?first_on=2026-03-20&last_on=2026-03-20")
    assert counts(answer) == {"unknown": 1}
    assert "evidence" not in answer.json["days"][0]


def test_a_new_version_rules_from_the_next_day(ines: Browser, practised: dict[str, Any]) -> None:
    kept = {"id": practised["routines"][0]["id"]}
    saved_plan(ines, plan(routine(**kept, weekdays=[1]), starts_on="2026-03-01"))
    answer = ines.get(f"{ADHERENCE}?first_on=2026-03-09&last_on=2026-03-16")
    assert states(answer) == {
        "09": "missed",
        "10": "unknown",
        "11": "open",
        **{str(day): "rest" for day in range(12, 16)},
        "16": "open",
    }


def test_locked_days_ask_for_nothing(ines: Browser, tom: Browser, clock: Clock, practised: dict[str, Any]) -> None:
    send(tom, [safety_answer("before_legs")])
    clock.tick(days=2)
    ines.post(f"/clients/{TOM.id}/unlock", unlocking("Seen, safe to go on."))
    clock.tick(days=1)
    send(tom)
    answer = ines.get(f"{ADHERENCE}?first_on=2026-03-10&last_on=2026-03-14")
    assert states(answer) == {"10": "missed", "11": "locked", "12": "locked", "13": "locked", "14": "open"}
    assert (answer.json["locked"], answer.json["prescribed"]) == (3, 1)


def another_phone(app: Flask, **known: Any) -> None:
    """A second phone of Tom's, linked on the Sunday."""
    row = {
        "token_hash": b"another",
        "id": HARBOUR,
        "practice_id": HARBOUR,
        "account_id": TOM.id,
        "role": "client",
        "device_id": INES.id,
        "device_name": "Tablet",
        "created_at": SUNDAY,
        "expires_at": NOW + timedelta(days=300),
    }
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(insert(DeviceSessionRow), {**row, **known})


@pytest.mark.parametrize(
    ("known", "missed", "names"),
    [
        # It never sent anything: nothing waits for it.
        ({}, 5, ["Tablet", "Tom's phone"]),
        # It was heard and has gone silent: what it may hold is not known.
        ({"last_heard_at": SUNDAY, "spoken_at": SUNDAY, "unsent": 0}, 0, ["Tablet", "Tom's phone"]),
        ({"last_heard_at": SUNDAY, "spoken_at": SUNDAY, "unsent": 2}, 0, ["Tablet", "Tom's phone"]),
        # Signed out with nothing unsent, or no longer used.
        ({"last_heard_at": SUNDAY, "spoken_at": SUNDAY, "unsent": 0, "signed_out_at": SUNDAY}, 5, ["Tom's phone"]),
        ({"last_heard_at": SUNDAY, "spoken_at": None, "unsent": 2, "revoked_at": NOW}, 5, ["Tom's phone"]),
        # Signed out with something unsent: it still owes that.
        (
            {"last_heard_at": SUNDAY, "spoken_at": None, "unsent": 2, "signed_out_at": SUNDAY},
            0,
            ["Tablet", "Tom's phone"],
        ),
        # The same phone, signed in again since: it speaks for what it was before.
        (
            {"last_heard_at": SUNDAY, "unsent": 2, "signed_out_at": SUNDAY, "device_id": TOM.device_id},
            5,
            ["Tom's phone"],
        ),
    ],
)
def test_a_phone_that_may_hold_something_leaves_days_unknown(
    app: Flask, ines: Browser, practised: dict[str, Any], known: dict[str, Any], missed: int, names: list[str]
) -> None:
    heard = {"first_heard_at": SUNDAY} if known.get("last_heard_at") else {}
    another_phone(app, **known, **heard)
    answer = ines.get(f"{ADHERENCE}?{WINDOW}").json
    assert (answer["missed"], answer["unknown"]) == (missed, 6 - missed)
    assert sorted(device["name"] for device in answer["devices"]) == names
    assert {"name": "Tom's phone", "last_heard_at": "2026-03-10T08:00:00Z"} in answer["devices"]


def test_a_day_must_have_ended_where_the_phone_was_too(ines: Browser, tom: Browser, clock: Clock) -> None:
    clock.now = SUNDAY
    body = saved_plan(ines)
    send(tom, [entry(log("2026-03-01", **of_plan(body)), time_zone="America/Los_Angeles")])
    # Past midnight in Berlin, still Tuesday evening in Los Angeles.
    clock.now = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
    send(tom)
    answer = ines.get(f"{ADHERENCE}?first_on=2026-03-02&last_on=2026-03-03")
    assert states(answer) == {"02": "missed", "03": "unknown"}


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    assert ines.get(f"/clients/{RAVI.id}/adherence").status_code == 404
    assert noor.get(ADHERENCE).status_code == 404


def test_a_deleted_client_is_not_there(ines: Browser) -> None:
    ines.delete(f"/clients/{TOM.id}")
    assert ines.get(ADHERENCE).status_code == 404


def test_a_client_reads_only_the_own_figures(tom: Browser, ines: Browser) -> None:
    assert tom.get(ADHERENCE).status_code == 403
    assert ines.get("/me/adherence").status_code == 403


def test_a_year_is_three_statements_and_under_five_kilobytes(
    ines: Browser, tom: Browser, clock: Clock, statements: list[str]
) -> None:
    clock.now = NOW - timedelta(days=370)
    body = saved_plan(ines, plan(starts_on="2025-01-01"))
    clock.now = NOW
    days = [NOW.date() - timedelta(days=back) for back in range(1, 365) if back % 4]
    for start in range(0, len(days), 100):
        send(tom, [entry(varied(on, body)) for on in days[start : start + 100]])
    statements.clear()
    answer = ines.get(f"{ADHERENCE}?first_on=2025-03-12&last_on=2026-03-11")
    assert len(statements) == 3
    assert len(answer.json["days"]) == 365
    assert answer.json["done"] + answer.json["partly"] == len(days)
    assert len(gzip.compress(answer.data)) <= 5_000


def varied(on: date, body: dict[str, Any]) -> dict[str, Any]:
    """A session of 1 to 30 seconds, without a pattern that would compress away."""
    seconds = on.toordinal() * 7919 % 30 + 1
    return log(on.isoformat(), **of_plan(body), steps=[step(done_seconds=seconds)])
