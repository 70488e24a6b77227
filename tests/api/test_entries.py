"""POST /me/entries"""

from datetime import datetime, timedelta
from functools import reduce
from operator import xor
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select, text

from api.db import db
from api.safety.models import SafetyLockRow
from api.sessions.models import DayRollupRow, EntryConflictRow, EntryRow
from tests.api.cast import HARBOUR, NOW, TOM, Browser
from tests.api.conftest import Clock, MakeApp
from tests.api.entries import PHONE, correction, entry, log, of_plan, outcomes, pain, safety_answer, send, step
from tests.api.plans import saved_plan
from tests.api.unlocking import unlocking


def rows(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model).where(model.practice_id == HARBOUR)))


def rollups(app: Flask) -> dict[str, list[dict[str, Any]]]:
    return {row.practised_on.isoformat(): row.sessions for row in rows(app, DayRollupRow)}


def test_one_session_is_stored_with_four_statements(ines: Browser, tom: Browser, statements: list[str]) -> None:
    plan = saved_plan(ines)
    statements.clear()
    answer = send(tom, [entry(log(**of_plan(plan)))])
    assert len(statements) <= 4
    assert outcomes(answer) == [("stored", [])]


def test_a_batch_costs_no_more_statements_than_one(tom: Browser, statements: list[str]) -> None:
    days = [f"2026-02-{day:02}" for day in range(1, 21)]
    batch = [entry(log(on), device_sequence=n) for n, on in enumerate(days) for _ in range(2)]
    statements.clear()
    assert outcomes(send(tom, batch)) == [("stored", [])] * 40
    assert len(statements) <= 4


def test_a_phone_with_nothing_to_tell_is_heard(tom: Browser, ines: Browser, statements: list[str]) -> None:
    send(tom)
    assert len(statements) == 2
    assert ines.get(f"/clients/{TOM.id}/devices").json["items"][0]["unsent"] == 0


def test_sent_twice_is_stored_once(app: Flask, tom: Browser) -> None:
    batch = [entry(), entry()]
    first = send(tom, batch)
    again = send(tom, batch)
    assert outcomes(again) == [("duplicate", []), ("duplicate", [])]
    assert {name: first[name] for name in ("epoch", "sequence", "digest")} == {
        name: again[name] for name in ("epoch", "sequence", "digest")
    }
    assert len(rollups(app)["2026-03-11"]) == 2


def test_the_order_of_keys_makes_no_other_content(tom: Browser) -> None:
    sent = entry()
    send(tom, [sent])
    turned = dict(reversed(sent.items())) | {"body": dict(reversed(sent["body"].items()))}
    assert outcomes(send(tom, [turned])) == [("duplicate", [])]


def test_the_same_id_with_other_content_keeps_both(app: Flask, tom: Browser) -> None:
    sent = entry()
    other = {**sent, "body": log(note="Another day's truth.")}
    send(tom, [sent])
    for _ in range(2):
        assert outcomes(send(tom, [other])) == [("conflict", [])]
    assert rows(app, EntryRow)[0].body == sent["body"]
    assert [row.entry for row in rows(app, EntryConflictRow)] == [other]


def test_one_id_twice_in_a_batch_is_answered_twice(app: Flask, tom: Browser) -> None:
    sent = entry()
    answer = send(tom, [sent, sent, {**sent, "body": log(note="Changed.")}])
    assert [outcome for outcome, _ in outcomes(answer)] == ["stored", "duplicate", "conflict"]
    assert (len(rows(app, EntryRow)), len(rows(app, EntryConflictRow))) == (1, 1)


def test_the_same_id_of_another_client_is_that_clients_own(app: Flask, tom: Browser, mia: Browser) -> None:
    sent = entry()
    send(tom, [sent])
    assert outcomes(send(mia, [{**sent, "body": log(note="Mine.")}])) == [("stored", [])]
    assert len(rows(app, EntryRow)) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"schema_version": 7},
        {"kind": "sleep_log"},
        {"body": {}},
        {"body": None},
        {"body": [1, 2]},
        {"body": log() | {"mood": "fine"}},
        {"body": log(practised_on="11.3.2026") | {"started_at": "2026-03-11T07:00:00Z"}},
        {"body": log(steps=[step(done_seconds=-1)])},
        {"colour": "green"},
        {"schema_version": 10**30},
        {"device_sequence": "three"},
        {"device_id": "my phone"},
        {"app_version": "1.0\x00"},
        {"time_zone": "\ud800"},
        {"kind": ["session_log"]},
    ],
)
def test_what_cannot_be_read_is_kept_whole_and_answered_so(app: Flask, tom: Browser, changes: dict[str, Any]) -> None:
    sent = {**entry(), **changes}
    good = entry()
    assert outcomes(send(tom, [sent, good])) == [("quarantined", []), ("stored", [])]
    assert outcomes(send(tom, [sent])) == [("duplicate", [])]
    kept = next(row for row in rows(app, EntryRow) if row.outcome == "quarantined")
    assert kept.body == sent
    assert (kept.practised_on, kept.replaces_id) == (None, None)
    assert [session["id"] for session in rollups(app)["2026-03-11"]] == [good["id"]]


def test_a_number_too_big_to_be_one_is_kept_as_text(app: Flask, tom: Browser) -> None:
    sent = '{"device_id": "%s", "unsent": 0, "entries": [{"id": "%s", "kind": "check_in", "body": {"on": 1e999}}]}'
    answer = tom.send(
        "POST", "/me/entries", data=sent % (PHONE, entry()["id"]), headers={"Content-Type": "application/json"}
    )
    assert outcomes(answer.json) == [("quarantined", [])]
    assert "Infinity" in rows(app, EntryRow)[0].body["text"]


def test_an_id_that_is_no_uuid_is_kept_under_one_of_ours(app: Flask, tom: Browser) -> None:
    sent = entry(id="tuesday-evening")
    told = {"id": "tuesday-evening", "flags": [], "received_at": "2026-03-11T09:00:00Z"}
    assert send(tom, [sent])["results"] == [{**told, "outcome": "quarantined"}]
    assert send(tom, [sent])["results"] == [{**told, "outcome": "duplicate"}]
    assert rows(app, EntryRow)[0].body == sent


def test_a_note_with_half_a_character_is_a_note(ines: Browser, tom: Browser) -> None:
    assert outcomes(send(tom, [entry(log(note="Fine \ud83d\x00"))])) == [("stored", [])]
    assert tom.get("/me/session-logs").json["items"][0]["note"] == "Fine \ud83d\x00"
    assert ines.get(f"/clients/{TOM.id}/session-logs").status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"entries": [None]}, "/entries/0"),
        ({"entries": [{"kind": "check_in"}]}, "/entries/0/id"),
        ({"entries": [{"id": 7}]}, "/entries/0/id"),
        ({"entries": [{"id": ""}]}, "/entries/0/id"),
        ({"entries": {}}, "/entries"),
        ({"entries": [entry()] * 101}, "/entries"),
        ({"unsent": -1}, "/unsent"),
        ({"device_id": "phone"}, "/device_id"),
        ({"sent_at": "yesterday"}, "/sent_at"),
    ],
)
def test_a_report_that_could_not_be_answered_is_refused(
    app: Flask, tom: Browser, body: dict[str, Any], pointer: str
) -> None:
    answer = tom.post("/me/entries", {"device_id": str(PHONE), "entries": [], **body})
    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json["errors"]]
    assert rows(app, EntryRow) == []


def test_fields_of_a_later_release_around_the_batch_are_passed_over(tom: Browser) -> None:
    assert outcomes(send(tom, [entry()], battery=40)) == [("stored", [])]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": b"{", "content_type": "application/json"}, 400),
        ({"data": b"{}", "content_type": "text/plain"}, 415),
        ({"data": b'{"entries": ["' + b"x" * 10_000_000 + b'"]}', "content_type": "application/json"}, 413),
    ],
)
def test_what_is_no_report_is_told_so(tom: Browser, sent: dict[str, Any], status: int) -> None:
    assert tom.send("POST", "/me/entries", **sent).status_code == status


def test_only_a_client_reports(ines: Browser, stranger: Browser) -> None:
    body = {"device_id": str(PHONE), "entries": [entry()]}
    assert ines.post("/me/entries", body).status_code == 403
    assert stranger.post("/me/entries", body).status_code == 401


def test_a_log_of_a_plan_that_is_gone_is_stored_and_flagged(ines: Browser, tom: Browser) -> None:
    plan = of_plan(saved_plan(ines))
    sent = [entry(log(**plan | changes)) for changes in ({}, {"plan_version": 9}, {"plan_id": str(uuid4())})]
    assert outcomes(send(tom, sent)) == [("stored", []), ("stored", ["plan_unknown"]), ("stored", ["plan_unknown"])]
    assert outcomes(send(tom, [sent[1]])) == [("duplicate", ["plan_unknown"])]


def test_a_log_dated_2070_is_stored_flagged_and_outside_the_figures(app: Flask, ines: Browser, tom: Browser) -> None:
    plan = of_plan(saved_plan(ines))
    late = "2070-01-01"
    sent = entry(log(late, **plan))
    assert outcomes(send(tom, [sent])) == [("stored", ["clock_skew", "future_date"])]
    assert [row.outline for row in rows(app, DayRollupRow)] == [""]
    figures = ines.get(f"/clients/{TOM.id}/adherence?first_on={late}&last_on={late}").json
    assert (figures["done"], figures["extra"]) == (0, 0)
    assert ines.get(f"/clients/{TOM.id}/session-logs").json["items"][0]["flags"] == ["clock_skew", "future_date"]


def test_tomorrow_may_have_begun_where_the_client_is(tom: Browser) -> None:
    sent = [entry(log(on, started_at="2026-03-11T07:00:00Z", ended_at="2026-03-11T07:09:00Z")) for on in DAYS_AHEAD]
    assert [flags for _, flags in outcomes(send(tom, sent))] == [[], [], ["future_date"]]


DAYS_AHEAD = ("2026-03-11", "2026-03-12", "2026-03-13")


@pytest.mark.parametrize(
    ("sent_at", "ended_at", "flags"),
    [
        (None, NOW + timedelta(minutes=4), []),
        (None, NOW + timedelta(minutes=6), ["clock_skew"]),
        (NOW - timedelta(minutes=4), NOW - timedelta(hours=1), []),
        (NOW - timedelta(minutes=6), NOW - timedelta(hours=1), ["clock_skew"]),
        (NOW + timedelta(days=900), NOW - timedelta(hours=1), ["clock_skew"]),
    ],
)
def test_clocks_more_than_five_minutes_apart_are_flagged(
    tom: Browser, sent_at: datetime | None, ended_at: datetime, flags: list[str]
) -> None:
    told = {"sent_at": sent_at.isoformat()} if sent_at else {}
    assert outcomes(send(tom, [entry(log(ended_at=ended_at.isoformat()))], **told)) == [("stored", flags)]


def test_the_sequence_only_rises(tom: Browser, clock: Clock) -> None:
    sequences = [send(tom)["sequence"]]
    sequences += [send(tom, [entry(), entry()])["sequence"] for _ in range(3)]
    clock.tick(hours=-1)
    sequences.append(send(tom, [entry()])["sequence"])
    assert sequences == sorted(set(sequences))
    assert sequences[-1] == send(tom)["sequence"]


def test_the_digest_tells_what_the_calling_device_sent_by_month(tom: Browser) -> None:
    recent = [entry(at=datetime.fromisoformat(f"2026-{month:02}-05T08:00:00Z")) for month in (1, 2, 2, 3)]
    old = entry(at=datetime.fromisoformat("2025-11-30T23:59:59Z"))
    oldest_kept = entry(at=datetime.fromisoformat("2025-12-01T00:00:00Z"))
    unreadable = entry(schema_version=9)
    other_device = entry(device_id=str(uuid4()))
    no_time = entry(id="ffffffff-ffff-4fff-8fff-ffffffffffff")
    answer = send(tom, [*recent, old, oldest_kept, unreadable, other_device, no_time])

    def told(*entries: dict[str, Any]) -> dict[str, Any]:
        return {"count": len(entries), "xor": f"{reduce(xor, (UUID(e['id']).int for e in entries)):032x}"}

    assert answer["digest"] == {
        "2025-12": told(oldest_kept),
        "2026-01": told(recent[0]),
        "2026-02": told(*recent[1:3]),
        "2026-03": told(recent[3], unreadable),
    }
    assert send(tom)["digest"] == answer["digest"]


@pytest.mark.parametrize("sent_at", ["2023-05-01T08:00:00Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"])
def test_a_phone_whose_clock_is_years_behind_is_told_of_its_own_months(tom: Browser, sent_at: str) -> None:
    old = entry(at=datetime.fromisoformat("2023-04-30T08:00:00Z"))
    answer = send(tom, [old, entry()], sent_at=sent_at)
    assert sorted(answer["digest"]) == ["2023-04", "2026-03"]
    assert answer["digest"]["2023-04"] == {"count": 1, "xor": f"{UUID(old['id']).int:032x}"}
    assert sorted(send(tom)["digest"]) == ["2026-03"]


def test_a_correction_replaces_and_moves_the_session(app: Flask, tom: Browser) -> None:
    sent, other = entry(), entry(log("2026-03-10"))
    send(tom, [sent, other])
    moved = correction(sent, practised_on="2026-03-10", started_at="2026-03-10T18:00:00Z")
    assert outcomes(send(tom, [moved])) == [("stored", [])]
    assert [session["id"] for session in rollups(app)["2026-03-10"]] == [other["id"], moved["id"]]
    assert rollups(app)["2026-03-11"] == []
    assert rollups(app)["2026-03-10"][1]["evidence"] == "added_later"


def test_a_correction_may_arrive_before_its_original(app: Flask, tom: Browser) -> None:
    sent = entry()
    moved = correction(sent, practised_on="2026-03-10")
    send(tom, [moved])
    send(tom, [sent])
    assert [session["id"] for session in rollups(app)["2026-03-10"]] == [moved["id"]]
    assert rollups(app)["2026-03-11"] == []


def test_of_a_chain_of_corrections_the_latest_rules_in_whatever_order_they_come(
    app: Flask, tom: Browser, clock: Clock
) -> None:
    clock.tick(minutes=10)
    original = entry(log("2026-03-08"))
    first = correction(original, minutes=1, practised_on="2026-03-09")
    second = correction(first, minutes=2, practised_on="2026-03-10")
    third = correction(original, minutes=3, practised_on="2026-03-07")
    for sent in (second, original, third, first):
        send(tom, [sent])
    in_force = {on: [session["id"] for session in sessions] for on, sessions in rollups(app).items()}
    assert in_force == {"2026-03-07": [third["id"]], "2026-03-08": [], "2026-03-09": [], "2026-03-10": []}


def test_a_wrong_clock_does_not_win_for_ever(ines: Browser, tom: Browser, clock: Clock) -> None:
    sent = entry()
    wrong = correction(sent, amount=None, corrected_at="2070-01-01T00:00:00Z", note="From the future.")
    send(tom, [sent, wrong])
    clock.tick(minutes=1)
    body = {**sent["body"], "replaces_id": sent["id"], "note": "As Ines was told."}
    assert ines.post(f"/clients/{TOM.id}/session-logs", body).status_code == 201
    notes = [item["note"] for item in ines.get(f"/clients/{TOM.id}/session-logs").json["items"]]
    assert notes == ["As Ines was told."]


def test_each_answer_says_when_the_entry_first_came(tom: Browser, clock: Clock) -> None:
    sent = entry()
    first = send(tom, [sent])["results"][0]["received_at"]
    clock.tick(hours=1)
    assert send(tom, [sent])["results"][0]["received_at"] == first == "2026-03-11T09:00:00Z"


def test_a_withdrawn_session_is_gone_from_its_day(app: Flask, tom: Browser) -> None:
    sent = entry()
    send(tom, [sent, correction(sent, is_withdrawn=True)])
    assert rollups(app) == {"2026-03-11": []}


def test_a_rollup_says_what_the_figures_need(app: Flask, tom: Browser) -> None:
    steps = [step(0), step(1, 10, side="right"), step(2, 10, kind="rest", prescribed_seconds=10)]
    sent = entry(log(steps=steps, pain_before=pain(4, furthest_left=3), pain_after=pain(None)))
    send(tom, [sent])
    (row,) = rows(app, DayRollupRow)
    assert row.sessions == [
        {
            "id": sent["id"],
            "routine": None,
            "at": "2026-03-11T07:00:00Z",
            "evidence": "timed",
            "done": False,
            "percent": 66,
            "dose": [["supine-figure-4", "left", 30, 30], ["supine-figure-4", "right", 30, 10]],
            "pain": [4, None, 3, None],
            "flags": [],
        }
    ]
    assert row.revision == 1


def test_two_devices_at_once_lose_no_session(database: str, app: Flask, tom: Browser, make_app: MakeApp) -> None:
    """The second device's transaction reads the day before the first's is done, and writes it after."""
    from api.sessions.days import recompute
    from api.sessions.known import Owner, Question, StoredLog, look_up
    from routines.session_log_wire import log_from_wire

    owner = Owner(HARBOUR, TOM.id)
    with app.app_context():
        stale = look_up(Question(owner, days=[datetime.fromisoformat("2026-03-11").date()]))
        db.session.rollback()
    sent = [entry(), entry()]
    send(tom, sent)
    with app.app_context():
        logs = [StoredLog(UUID(sent[1]["id"]), log_from_wire(sent[1]["body"]), (), NOW)]
        recompute(owner, logs, stale, NOW)
        db.session.commit()
    assert {session["id"] for session in rollups(app)["2026-03-11"]} == {each["id"] for each in sent}
    assert rows(app, DayRollupRow)[0].revision == 2


def test_an_entry_that_the_database_refuses_is_kept_and_spoils_no_other(
    app: Flask, database: str, tom: Browser
) -> None:
    make, drop = POISON[database]
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text(make))
    try:
        sent, poisoned = entry(), entry(app_version="poison")
        assert outcomes(send(tom, [sent, poisoned])) == [("stored", []), ("quarantined", [])]
    finally:
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(text(drop))
    assert next(row.body for row in rows(app, EntryRow) if row.outcome == "quarantined") == poisoned
    assert [session["id"] for session in rollups(app)["2026-03-11"]] == [sent["id"]]


POISON = {
    "sqlite": (
        "CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.app_version = 'poison' "
        "BEGIN SELECT RAISE(ABORT, 'refused'); END",
        "DROP TRIGGER poison",
    ),
    "postgresql": (
        "ALTER TABLE entry ADD CONSTRAINT poison CHECK (app_version <> 'poison')",
        "ALTER TABLE entry DROP CONSTRAINT poison",
    ),
}


def test_a_confirmed_red_answer_locks_and_the_therapist_sees_it(app: Flask, ines: Browser, tom: Browser) -> None:
    sent = safety_answer("before_legs")
    assert outcomes(send(tom, [sent])) == [("stored", [])]
    send(tom, [sent])
    (lock,) = rows(app, SafetyLockRow)
    assert (str(lock.id), lock.level, lock.question_ids) == (sent["id"], "emergency", ["before_legs"])
    assert lock.locked_at == datetime.fromisoformat("2026-03-11T08:59:00Z")
    assert tom.get("/me/plan").json["safety"]["lock"]["id"] == sent["id"]
    assert ines.get(f"/clients/{TOM.id}").json["lock"]["level"] == "emergency"
    ines.post(f"/clients/{TOM.id}/unlock", unlocking("Seen today, all clear."))
    assert tom.get("/me/plan").json["safety"]["lock"] is None
    assert tom.get("/me/plan").json["safety"]["unlocked_ids"] == [sent["id"]]


@pytest.mark.parametrize("answer", [safety_answer("before_legs", confirmed=False), safety_answer("before_legs", "no")])
def test_an_answer_that_is_not_red_locks_nothing(app: Flask, tom: Browser, answer: dict[str, Any]) -> None:
    assert outcomes(send(tom, [answer])) == [("stored", [])]
    assert rows(app, SafetyLockRow) == []


def test_a_safety_answer_that_cannot_be_read_locks_until_a_clinician_has_looked(ines: Browser, tom: Browser) -> None:
    """The phone may be locked by it: what no one here knows of, no one could open."""
    sent = safety_answer("before_legs", schema_version=99)
    assert outcomes(send(tom, [sent])) == [("quarantined", [])]
    lock = tom.get("/me/plan").json["safety"]["lock"]
    assert (lock["id"], lock["level"]) == (sent["id"], "clinician_first")
    assert ines.post(f"/clients/{TOM.id}/unlock", unlocking("Called, all clear.")).status_code == 200
    assert tom.get("/me/plan").json["safety"]["unlocked_ids"] == [sent["id"]]


def test_a_no_that_cannot_be_read_locks_nothing(app: Flask, tom: Browser) -> None:
    taken_back = safety_answer("before_legs", confirmed=False, schema_version=99)
    send(tom, [safety_answer("before_legs", "no", schema_version=99), taken_back, entry(7, kind="safety_answer")])
    assert rows(app, SafetyLockRow) == []


def test_a_lock_never_lies_in_the_future(app: Flask, tom: Browser) -> None:
    sent = safety_answer("before_legs")
    sent["body"]["answered_at"] = "9999-12-31T23:00:00Z"
    assert outcomes(send(tom, [sent])) == [("stored", ["clock_skew"])]
    assert rows(app, SafetyLockRow)[0].locked_at == NOW


def test_a_check_in_is_stored(app: Flask, tom: Browser) -> None:
    body = {"about_session_id": None, "on": "2026-03-11", "pain": pain(2), "why_missed": None}
    assert outcomes(send(tom, [entry(body, kind="check_in")])) == [("stored", [])]
    assert rows(app, EntryRow)[0].body == body
    assert rollups(app) == {}
