"""Entries that need a person: read, mapped, dismissed, read again, chosen from, dated anew."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from flask import Flask

from api.db import db
from api.sessions.reading import READERS
from routines.session_log_wire import log_from_wire
from tests.api.cast import NOW, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import correction, entry, log, outcomes, safety_answer, send, step

CLIENT = f"/clients/{TOM.id}"
LOGS = f"{CLIENT}/session-logs"
DAY = f"{CLIENT}/adherence?first_on=2026-03-11&last_on=2026-03-11"


def waiting(ines: Browser) -> dict[str, Any]:
    return cast("dict[str, Any]", ines.get(f"{CLIENT}/review").json)


def unread(entry_id: str) -> str:
    return f"{CLIENT}/unread-entries/{entry_id}"


def reasons(ines: Browser) -> dict[str, str]:
    (of_tom,) = [item for item in ines.get("/caseload").json["items"] if item["client"]["id"] == str(TOM.id)]
    return {reason["reason"]: reason["text"] for reason in of_tom["attention"]}


def told(**changes: Any) -> dict[str, Any]:
    return log(evidence="reported_to_therapist", steps=[], amount="all") | changes


@pytest.fixture
def version_9() -> Iterator[None]:
    """A release that knows one more version of session logs: minutes in place of seconds on each step's end."""
    readers = cast("dict[Any, Any]", READERS)
    readers["session_log", 9] = lambda body: log_from_wire({k: v for k, v in body.items() if k != "mood"})
    yield
    del readers["session_log", 9]


_REFUSE = {
    "sqlite": ("CREATE TRIGGER refuse BEFORE UPDATE ON entry WHEN NEW.id = '{}' BEGIN SELECT RAISE(ABORT, 'no'); END",),
    "postgresql": (
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE check_violation; END'",
        "CREATE TRIGGER refuse BEFORE UPDATE ON entry FOR EACH ROW WHEN (NEW.id = '{}') EXECUTE FUNCTION refuse()",
    ),
}
_REFUSE_NO_MORE = {
    "sqlite": ("DROP TRIGGER refuse",),
    "postgresql": ("DROP TRIGGER refuse ON entry", "DROP FUNCTION refuse"),
}


@contextmanager
def refusing(app: Flask, entry_id: UUID) -> Iterator[None]:
    """A database that does not let this entry be changed."""

    def run(statements: Mapping[str, tuple[str, ...]]) -> None:
        with app.app_context(), db.engine.begin() as connection:
            for statement in statements[db.engine.dialect.name]:
                connection.exec_driver_sql(statement.format(entry_id.hex))

    run(_REFUSE)
    try:
        yield
    finally:
        run(_REFUSE_NO_MORE)


def test_staff_see_what_could_not_be_read_and_why(ines: Browser, tom: Browser) -> None:
    sent = entry(log(steps=[step(0, 26)], note="Left \u202eknee") | {"mood": "fine"})
    send(tom, [sent])
    assert reasons(ines)["unread"] == "1 record could not be read"
    (item,) = waiting(ines)["unread"]
    assert (item["why"], item["device_name"]) == ("One place in it does not say what it should.", "Tom's phone")
    shown = ines.get(unread(sent["id"])).json
    assert shown["places"] == [{"pointer": "/body/mood", "message": "is not a field of this object"}]
    assert "\\u202eknee" in shown["content"]
    assert json.loads(shown["content"]) == sent
    found = shown["salvaged"]
    assert (found["practised_on"], found["amount"], len(found["steps"])) == ("2026-03-11", "all", 1)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"schema_version": 7}, "newer than this service"),
        ({"kind": "sleep_log"}, "of a kind that this service does not know"),
        ({"body": log(steps=[step(done_seconds=-1)], practised_on="x")}, "4 places"),
        ({"body": [1]}, "One place"),
        ({"id": "tuesday"}, "One place"),
    ],
)
def test_the_reason_is_said_in_plain_words(ines: Browser, tom: Browser, changes: dict[str, Any], why: str) -> None:
    send(tom, [entry() | changes])
    (item,) = waiting(ines)["unread"]
    assert why in item["why"]
    assert ines.get(unread(item["id"])).status_code == 200


def test_a_session_is_made_from_it_once_and_says_so(ines: Browser, tom: Browser) -> None:
    sent = entry(schema_version=9)
    send(tom, [sent])
    body = told(id=str(uuid4()))
    made = ines.post(f"{unread(sent['id'])}/session-log", body)
    assert made.status_code == 201
    assert ines.post(f"{unread(sent['id'])}/session-log", body).json == made.json
    assert (made.json["flags"], made.json["evidence"]) == (["from_unread"], "reported_to_therapist")
    assert [item["id"] for item in ines.get(LOGS).json["items"]] == [made.json["id"]]
    assert ines.get(f"{LOGS}/{made.json['id']}/history").json["items"][0]["made_from_id"] == sent["id"]
    assert ines.get(DAY).json["days_practised"] == 1
    decision = waiting(ines)["unread"][0]["decision"]
    assert (decision["decision"], decision["decided_by"]["display_name"]) == ("mapped", "Ines")
    assert "unread" not in reasons(ines)
    assert ines.post(f"{unread(sent['id'])}/session-log", told(id=str(uuid4()))).status_code == 409
    assert ines.post(f"{unread(sent['id'])}/dismiss", {"reason": "Too late."}).status_code == 409
    assert outcomes(send(tom, [sent])) == [("duplicate", [])]


def test_no_better_evidence_is_made_from_it_than_staff_have(ines: Browser, tom: Browser) -> None:
    sent = entry(schema_version=9)
    send(tom, [sent])
    assert ines.post(f"{unread(sent['id'])}/session-log", log()).status_code == 422
    assert waiting(ines)["unread"][0]["decision"] is None


def test_it_is_dismissed_for_a_reason_and_taken_back(ines: Browser, tom: Browser) -> None:
    sent = entry(schema_version=9)
    send(tom, [sent])
    assert ines.post(f"{unread(sent['id'])}/take-back").status_code == 409
    assert ines.post(f"{unread(sent['id'])}/dismiss", {"reason": " "}).status_code == 422
    assert ines.post(f"{unread(sent['id'])}/dismiss", {"reason": "A test of the shop."}).status_code == 204
    assert waiting(ines)["unread"][0]["decision"]["reason"] == "A test of the shop."
    assert "unread" not in reasons(ines)
    assert ines.post(f"{unread(sent['id'])}/take-back").status_code == 204
    assert waiting(ines)["unread"][0]["decision"] is None
    assert "unread" in reasons(ines)


def test_what_still_cannot_be_read_is_not_read_again(ines: Browser, tom: Browser) -> None:
    sent = entry(schema_version=9)
    send(tom, [sent])
    assert ines.post(f"{unread(sent['id'])}/read-again").status_code == 409


@pytest.mark.parametrize("by", ["staff", "command"])
def test_a_release_that_knows_the_version_reads_it_again(
    app: Flask, ines: Browser, tom: Browser, by: str, request: pytest.FixtureRequest
) -> None:
    sent, later = entry(log() | {"mood": "fine"}, schema_version=9), entry(schema_version=10)
    before = send(tom, [sent, later])
    assert outcomes(before) == [("quarantined", []), ("quarantined", [])]
    request.getfixturevalue("version_9")
    if by == "staff":
        assert waiting(ines)["unread"][1]["can_be_read"] is True
        assert ines.post(f"{unread(sent['id'])}/read-again").status_code == 204
    else:
        assert json.loads(app.test_cli_runner().invoke(args=["reread"]).stdout) == {"read": 1, "refused": []}
    (item,) = ines.get(LOGS).json["items"]
    assert (item["id"], item["evidence"], item["done_seconds"]) == (sent["id"], "timed", 30)
    assert ines.get(DAY).json["days_practised"] == 1
    assert [each["id"] for each in waiting(ines)["unread"]] == [later["id"]]
    again = send(tom, [sent])
    assert (again["digest"], outcomes(again)) == (before["digest"], [("duplicate", [])])
    moved = correction({**sent, "body": log()}, practised_on="2026-03-10", note="Moved.")
    send(tom, [moved])
    assert [item["id"] for item in ines.get(LOGS).json["items"]] == [moved["id"]]


def test_what_a_person_decided_about_is_not_read_again_by_the_command(
    app: Flask, ines: Browser, tom: Browser, request: pytest.FixtureRequest
) -> None:
    sent = entry(schema_version=9)
    send(tom, [sent])
    ines.post(f"{unread(sent['id'])}/dismiss", {"reason": "Counted on paper."})
    request.getfixturevalue("version_9")
    assert json.loads(app.test_cli_runner().invoke(args=["reread"]).stdout) == {"read": 0, "refused": []}


def test_one_that_the_database_does_not_take_keeps_no_other_waiting(
    app: Flask, ines: Browser, tom: Browser, request: pytest.FixtureRequest
) -> None:
    sent = [entry(schema_version=9) for _ in range(3)]
    send(tom, sent)
    request.getfixturevalue("version_9")
    with refusing(app, UUID(sent[1]["id"])):
        told = app.test_cli_runner().invoke(args=["reread"])
        assert app.test_cli_runner().invoke(args=["migrate"]).exit_code == 0
    assert told.exit_code == 1
    (refused,) = json.loads(told.stdout)["refused"]
    assert (refused["id"], refused["client_id"]) == (sent[1]["id"], str(TOM.id))
    assert refused["reason"] == "it stands against what is stored"
    assert told.stderr == f"Record {sent[1]['id']} stays unread: it stands against what is stored.\n"
    assert {item["id"] for item in ines.get(LOGS).json["items"]} == {sent[0]["id"], sent[2]["id"]}
    assert [item["decision"] for item in waiting(ines)["unread"]] == [None]


@pytest.mark.parametrize("holds", [0, 1])
def test_of_two_versions_staff_choose_the_one_that_holds(ines: Browser, tom: Browser, holds: int, clock: Clock) -> None:
    first = entry(log(steps=[step(0, 30)]))
    second = {**first, "body": log(steps=[step(0, 3)])}
    send(tom, [first, second])
    assert reasons(ines)["versions"] == "1 record came in two versions"
    assert [item["id"] for item in waiting(ines)["versions"]] == [first["id"]]
    path = f"{CLIENT}/entry-versions/{first['id']}"
    versions = ines.get(path).json["items"]
    assert [version["log"]["done_seconds"] for version in versions] == [30, 3]
    assert [json.loads(version["content"]) for version in versions] == [first, second]
    clock.tick(minutes=1)
    assert ines.post(f"{path}/choose", {"content_hash": versions[holds]["content_hash"]}).status_code == 204
    (item,) = ines.get(LOGS).json["items"]
    assert (item["done_seconds"], item["evidence"], item["first_id"]) == ([30, 3][holds], "timed", first["id"])
    assert "versions" not in reasons(ines)
    assert ines.get(path).json["decision"]["decided_by"]["display_name"] == "Ines"
    assert outcomes(send(tom, [first, second])) == [("duplicate", []), ("conflict", [])]
    clock.tick(minutes=1)
    send(tom, [{**first, "body": log(note="A third.")}])
    assert "versions" in reasons(ines)


def test_a_version_that_cannot_be_read_cannot_be_chosen(ines: Browser, tom: Browser) -> None:
    first = entry()
    send(tom, [first, {**first, "schema_version": 9}])
    path = f"{CLIENT}/entry-versions/{first['id']}"
    versions = ines.get(path).json["items"]
    assert ines.post(f"{path}/choose", {"content_hash": versions[1]["content_hash"]}).status_code == 409
    assert ines.post(f"{path}/choose", {"content_hash": "0" * 64}).status_code == 404
    assert ines.post(f"{path}/choose", {"content_hash": "zz"}).status_code == 422
    assert ines.get(f"{CLIENT}/entry-versions/{uuid4()}").status_code == 404


def test_of_two_safety_answers_the_choice_is_kept(ines: Browser, tom: Browser) -> None:
    first = safety_answer("before_legs", "no")
    send(tom, [first, {**first, "body": {**first["body"], "screen": "full"}}])
    path = f"{CLIENT}/entry-versions/{first['id']}"
    chosen = ines.get(path).json["items"][1]
    assert chosen["log"] is None
    assert ines.post(f"{path}/choose", {"content_hash": chosen["content_hash"]}).status_code == 204
    assert ines.get(path).json["decision"]["content_hash"] == chosen["content_hash"]


def test_a_session_dated_in_the_future_waits_until_staff_give_its_day(
    ines: Browser, tom: Browser, clock: Clock
) -> None:
    sent = entry(log("2026-03-14"))
    send(tom, [sent])
    assert reasons(ines)["dated_ahead"] == "1 session is dated in the future"
    (item,) = waiting(ines)["dated_ahead"]
    body = {**sent["body"], "replaces_id": sent["id"]}
    # Said again, it is as far ahead as before: that confirms nothing.
    assert ines.post(LOGS, body).json["flags"] == ["future_date"]
    assert ines.post(LOGS, {**body, "practised_on": "2026-03-15"}).status_code == 422
    right = ines.post(LOGS, {**body, "practised_on": "2026-03-11", "evidence": "added_later"})
    assert right.status_code == 201
    assert "dated_ahead" not in reasons(ines)
    assert ines.get(DAY).json["days_practised"] == 1
    assert item["id"] == sent["id"]


def test_a_date_that_has_come_is_confirmed(ines: Browser, tom: Browser, clock: Clock) -> None:
    sent = entry(log("2026-03-14"))
    send(tom, [sent])
    clock.now = NOW + timedelta(days=4)
    assert "dated_ahead" in reasons(ines)
    body = {**sent["body"], "replaces_id": sent["id"]}
    gone = ines.post(LOGS, {**body, "is_withdrawn": True})
    assert gone.json["flags"] == ["future_date"]
    assert "dated_ahead" not in reasons(ines)
    clock.tick(minutes=1)
    confirmed = ines.post(LOGS, body)
    assert (confirmed.status_code, confirmed.json["flags"], confirmed.json["evidence"]) == (201, [], "timed")
    figures = ines.get(f"{CLIENT}/adherence?first_on=2026-03-14&last_on=2026-03-14").json
    assert figures["days_practised"] == 1


def test_another_practice_sees_and_decides_nothing(noor: Browser, tom: Browser) -> None:
    sent = entry(schema_version=9)
    send(tom, [sent])
    assert noor.get(f"{CLIENT}/review").status_code == 404
    assert noor.get(unread(sent["id"])).status_code == 404
    assert noor.post(f"{unread(sent['id'])}/dismiss", {"reason": "Not mine."}).status_code == 404
    assert noor.post(f"{unread(sent['id'])}/session-log", told()).status_code == 404
