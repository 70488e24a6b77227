"""What is foreseen from a token: a report is made ready before its transaction, a plan is read with the look-up of the
caller. What if that was wrong by the time, or the token was."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, insert, select, update

from api.accounts.models import AuditRow, DeviceSessionRow
from api.auth import cookie_name, token_hash
from api.db import db, uuid7
from api.sessions.models import DayRollupRow, EntryRow
from tests.api.cast import HARBOUR, MIA, NOW, TOM, Browser, Person
from tests.api.conftest import MakeApp
from tests.api.entries import entry, log, outcomes, send
from tests.api.plans import saved_plan

NOBODY = Person("Nobody", "client", HARBOUR, uuid7(NOW), uuid7(NOW))


def stored(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model).where(model.practice_id == HARBOUR)))


def session_of(app: Flask, person: Person, token: str) -> Browser:
    """A browser with another session of this person."""
    row = {
        "token_hash": token_hash(token),
        "id": uuid7(NOW),
        "practice_id": person.practice_id,
        "account_id": person.id,
        "role": person.role,
        "device_id": uuid7(NOW),
        "device_name": "phone",
        "created_at": NOW,
        "expires_at": NOW.replace(year=2027),
    }
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(insert(DeviceSessionRow), [row])
        browser = Browser(app)
        browser.http.set_cookie(cookie_name(), token)
    return browser


@pytest.fixture
def interrupted(make_app: MakeApp) -> Callable[[Callable[[], object]], Browser]:
    """Tom's phone on a worker that, once it has looked ahead and before it writes, is overtaken by what is given."""

    def make(overtake: Callable[[], object]) -> Browser:
        waiting = [overtake]

        def clock() -> datetime:
            if waiting and any("AS part" in sent for sent in seen_by_worker):
                waiting.pop()()
            return NOW

        seen_by_worker: list[str] = []
        worker = make_app(CLOCK=clock)
        with worker.app_context():
            event.listen(db.engine, "before_cursor_execute", lambda _c, _d, text, *_: seen_by_worker.append(text))
        return Browser(worker, TOM)

    return make


def test_a_session_that_came_first_is_counted_too(
    app: Flask, tom: Browser, interrupted: Callable[[Callable[[], object]], Browser]
) -> None:
    first, second = entry(log("2026-03-10")), entry(log("2026-03-10", started_at="2026-03-10T17:00:00Z"))
    phone = interrupted(lambda: send(tom, [first]))
    assert outcomes(send(phone, [second])) == [("stored", [])]
    (day,) = stored(app, DayRollupRow)
    assert [session["id"] for session in day.sessions] == [first["id"], second["id"]]
    assert day.revision == 2
    assert len(stored(app, AuditRow)) == 2


@pytest.mark.parametrize("same", [entry(log("2026-03-10")), entry(schema_version=99)], ids=["of a day", "of no day"])
def test_an_entry_that_came_first_is_stored_once(
    app: Flask, tom: Browser, interrupted: Callable[[Callable[[], object]], Browser], same: dict[str, Any]
) -> None:
    other = entry(log("2026-03-09"))
    phone = interrupted(lambda: send(tom, [same]))
    assert outcomes(send(phone, [same, other])) == [("duplicate", []), ("stored", [])]
    assert len(stored(app, EntryRow)) == 2
    assert {day.revision for day in stored(app, DayRollupRow)} == {1}


def test_who_is_signed_out_meanwhile_stores_nothing(
    app: Flask, interrupted: Callable[[Callable[[], object]], Browser]
) -> None:
    def sign_out() -> None:
        with app.app_context(), db.engine.begin() as connection:
            own = DeviceSessionRow.token_hash == token_hash(TOM.token)
            connection.execute(update(DeviceSessionRow).where(own).values(revoked_at=NOW))

    phone = interrupted(sign_out)
    body = {"device_id": str(TOM.device_id), "unsent": 0, "entries": [entry()]}
    assert phone.post("/me/entries", body).status_code == 401
    assert stored(app, EntryRow) == stored(app, DayRollupRow) == stored(app, AuditRow) == []


def test_a_token_from_before_they_named_anyone_works_as_ever(app: Flask, ines: Browser) -> None:
    phone = session_of(app, TOM, "f3JkT0pU8Zq5x1n2m4c6v7b9a0s_d-fghjklqwertyu")
    sent = entry()
    assert outcomes(send(phone, [sent])) == [("stored", [])]
    assert outcomes(send(phone, [sent])) == [("duplicate", [])]
    assert [row.client_id for row in stored(app, EntryRow)] == [TOM.id]
    assert len(stored(app, AuditRow)) == 2


@pytest.mark.parametrize("named", [MIA, NOBODY])
def test_the_session_tells_whose_entries_they_are_and_not_what_its_token_names(app: Flask, named: Person) -> None:
    token = named.token[:50] + "A" * (len(named.token) - 50)
    phone = session_of(app, TOM, token)
    assert outcomes(send(phone, [entry()])) == [("stored", [])]
    assert [row.client_id for row in stored(app, EntryRow)] == [TOM.id]
    assert [day.client_id for day in stored(app, DayRollupRow)] == [TOM.id]


@pytest.mark.parametrize(
    "token",
    [TOM.token, MIA.token[:50] + "A" * 36, NOBODY.token[:50] + "A" * 36, "f3JkT0pU8Zq5x1n2m4"],
    ids=["his", "somebody_elses", "nobodys", "from_before"],
)
def test_a_plan_is_that_of_whose_session_it_is(app: Flask, ines: Browser, token: str) -> None:
    body = saved_plan(ines)
    phone = Browser(app, TOM) if token == TOM.token else session_of(app, TOM, token)
    assert phone.get("/me/plan").json["plan"]["id"] == body["id"]


def test_nobody_learns_anything_by_a_token_that_names_a_client(app: Flask) -> None:
    stranger = Browser(app)
    with app.app_context():
        stranger.http.set_cookie(cookie_name(), MIA.token[:50] + "A" * 36)
    body = {"device_id": str(MIA.device_id), "unsent": 0, "entries": [entry()]}
    assert stranger.post("/me/entries", body).status_code == 401
    refused = stranger.get("/me/plan")
    assert refused.status_code == 401
    assert "plan" not in refused.json
    assert stored(app, EntryRow) == []


def test_a_new_session_names_whose_it_is(app: Flask, ines: Browser) -> None:
    code = ines.post(f"/clients/{TOM.id}/invitations", {"for": "now"}).json["code"]
    phone = Browser(app)
    phone.post("/auth/redeem", {"code": code, "device_name": "phone", "device_id": str(uuid7(NOW))})
    with app.app_context():
        cookie = phone.http.get_cookie(cookie_name())
    assert cookie is not None
    assert cookie.value[:42] == TOM.token[:42]
    assert cookie.value[43:] != TOM.token[43:]
