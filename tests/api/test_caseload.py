"""GET /caseload"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert, update

from api.accounts.models import DeviceSessionRow, ServerEpochRow
from api.auth import token_hash
from api.caseload.schemas import CaseloadSchema
from api.caseload.service import NEWS, ROWS
from api.clients.models import ClientRow
from api.db import db, uuid7
from tests.api.cast import ADA, HARBOUR, INES, MIA, NOW, RAVI, TIME_ZONE, TOM, Browser, Person
from tests.api.conftest import Clock
from tests.api.entries import entry, log, of_plan, pain, safety_answer, send
from tests.api.plans import plan, saved_plan
from tests.api.unlocking import unlocking

# The cast's morning is Wednesday 11 March.
TODAY = NOW.date()
BEGIN = NOW - timedelta(days=70)


@pytest.fixture
def planned(ines: Browser, tom: Browser, clock: Clock) -> dict[str, Any]:
    """Tom has had a plan for every day for ten weeks, and his phone has spoken on each day since. The plan."""
    clock.now = BEGIN
    body = saved_plan(ines, plan(starts_on="2025-12-31"))
    send(tom)
    clock.now = NOW
    return body


def practise(phone: Browser, body: dict[str, Any], *days: date, **changes: Any) -> None:
    send(phone, [entry(log(on.isoformat(), **of_plan(body), **changes)) for on in days])


def days_before(*back: int) -> list[date]:
    return [TODAY - timedelta(days=number) for number in back]


def row_of(answer: Any, person: Person) -> dict[str, Any]:
    return next(item for item in answer.json["items"] if item["client"]["id"] == str(person.id))


def reasons(answer: Any, person: Person) -> list[tuple[str, Any]]:
    return [(each["reason"], each["value"]) for each in row_of(answer, person)["attention"]]


def test_a_row_has_the_figures_since_the_last_visit(ines: Browser, tom: Browser, planned: dict[str, Any]) -> None:
    practise(tom, planned, *days_before(1, 2, 3, 8, 9))
    visit = {"visited_on": "2026-03-05", "next_visit_on": "2026-03-19"}
    ines.post(f"/clients/{TOM.id}/visits", visit)
    answer = ines.get("/caseload")
    assert answer.status_code == 200
    assert CaseloadSchema().validate(answer.json) == {}
    # 5 to 10 March were due; the 8th, 9th and 10th were done, and today is open.
    assert row_of(answer, TOM) == {
        "client": {
            "id": str(TOM.id),
            "display_name": "Tom",
            "affected_side": "left",
            "therapist_id": str(INES.id),
            "time_zone": TIME_ZONE,
        },
        "figures": {
            "window": {"first_on": "2026-03-05", "last_on": "2026-03-11"},
            "prescribed": 6,
            "done": 3,
            "done_timed": 3,
            "done_added_later": 0,
            "partly": 0,
            "missed": 3,
            "unknown": 0,
            "open": 1,
            "extra": 0,
            "band": "partly",
        },
        "last_practised_on": "2026-03-10",
        "last_heard_at": "2026-03-11T09:00:00Z",
        "last_visit_on": "2026-03-05",
        "next_visit_on": "2026-03-19",
        "attention": [],
    }


@pytest.mark.parametrize("visits", [[], ["2026-03-05"], ["2026-03-04", "2026-03-11"], ["2026-02-01"]])
def test_its_numbers_are_those_of_the_clients_page(
    ines: Browser, tom: Browser, planned: dict[str, Any], visits: list[str]
) -> None:
    practise(tom, planned, *days_before(0, 1, 3, 4, 8, 13, 21, 30))
    practise(tom, planned, *days_before(5), evidence="added_later", steps=[], amount="half")
    for on in visits:
        ines.post(f"/clients/{TOM.id}/visits", {"visited_on": on})
    figures = row_of(ines.get("/caseload"), TOM)["figures"]
    page = ines.get(f"/clients/{TOM.id}/adherence").json
    assert figures == {name: page[name] for name in figures}


def test_a_window_reaches_back_sixty_days_at_most(ines: Browser, planned: dict[str, Any]) -> None:
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2025-06-01"})
    row = row_of(ines.get("/caseload"), TOM)
    assert row["figures"]["window"] == {"first_on": "2026-01-11", "last_on": "2026-03-11"}
    assert row["last_visit_on"] == "2025-06-01"


def test_without_a_plan_there_are_no_figures(ines: Browser) -> None:
    answer = ines.get("/caseload")
    assert row_of(answer, TOM)["figures"] is None
    assert reasons(answer, TOM) == [("no_plan", None)]


def test_a_red_answer_stands_above_everything_else(ines: Browser, mia: Browser, planned: dict[str, Any]) -> None:
    send(mia, [safety_answer("before_legs")])
    answer = ines.get("/caseload")
    assert [item["client"]["display_name"] for item in answer.json["items"]] == ["Mia", "Tom"]
    assert reasons(answer, MIA)[0] == ("red_answer", "emergency")
    ines.post(f"/clients/{MIA.id}/unlock", unlocking("Seen, safe to go on."))
    assert reasons(ines.get("/caseload"), MIA) == [("no_plan", None)]


def test_those_in_equal_need_come_by_name(ines: Browser) -> None:
    for name in ("Zoe", "Änne", "anton"):
        ines.post("/clients", {"display_name": name, "time_zone": TIME_ZONE})
    names = [item["client"]["display_name"] for item in ines.get("/caseload").json["items"]]
    assert names == ["Änne", "anton", "Mia", "Tom", "Zoe"]


def test_pain_that_rises_or_moves_down_is_told(ines: Browser, tom: Browser, planned: dict[str, Any]) -> None:
    scores = [(6, 2), (5, 2), (4, 3), (3, 5), (2, 5), (1, 6)]
    for back, score in scores:
        reached = 2 if back > 3 else 4
        practise(tom, planned, *days_before(back), pain_before=pain(score, furthest_left=reached))
    # Middle of the first three answers 2, of the last three 5; buttock at first, knee or calf lately.
    assert reasons(ines.get("/caseload"), TOM) == [("moved_down", 4), ("pain_up", "3")]


@pytest.mark.parametrize(
    ("back_then", "now", "told"),
    [(5, 5, [("see_doctor", "no_change")]), (5, 3, []), (3, 5, [("see_doctor", "worse")]), (None, 5, [])],
)
def test_pain_as_it_was_six_weeks_ago_or_worse_is_for_a_doctor(
    ines: Browser, tom: Browser, planned: dict[str, Any], back_then: int | None, now: int, told: list[tuple[str, str]]
) -> None:
    """Also when the client was here last week: the window alone could not tell."""
    practise(tom, planned, *days_before(43, 45, 50), pain_before=pain(back_then))
    practise(tom, planned, *days_before(*range(1, 8)), pain_before=pain(now))
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-04"})
    assert reasons(ines.get("/caseload"), TOM) == told


def test_a_fall_against_as_many_days_before_is_told(ines: Browser, tom: Browser, planned: dict[str, Any]) -> None:
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-01"})
    # 1 to 10 March: 4 of 10 done. The eleven days before: 9 of 11, which is 81 %.
    practise(tom, planned, *days_before(1, 4, 6, 9), *days_before(*range(11, 20)))
    answer = ines.get("/caseload")
    assert reasons(answer, TOM) == [("falling", 41)]
    assert "4 of 10 sessions done, 9 of 11" in row_of(answer, TOM)["attention"][0]["text"]


def test_a_phone_long_silent_or_never_heard_is_told(ines: Browser, tom: Browser, clock: Clock) -> None:
    saved_plan(ines)
    saved_plan(ines, client_id=MIA.id)
    send(tom)
    clock.tick(days=9)
    answer = ines.get("/caseload")
    assert reasons(answer, TOM) == [("not_heard", 9)]
    assert reasons(answer, MIA) == [("never_synced", None)]
    assert row_of(answer, TOM)["figures"]["missed"] == 0


def test_an_ending_plan_and_a_visit_today_are_told(ines: Browser, tom: Browser) -> None:
    saved_plan(ines, plan(ends_on="2026-03-14"))
    send(tom)
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-04", "next_visit_on": "2026-03-11"})
    assert reasons(ines.get("/caseload"), TOM) == [("plan_ending", "2026-03-14"), ("visit_today", "2026-03-11")]


def test_a_visit_planned_before_any_was_recorded_is_told_like_any_other(ines: Browser, clock: Clock) -> None:
    ines.put(f"/clients/{TOM.id}/next-visit", {"next_visit_on": "2026-03-12"})
    row = row_of(ines.get("/caseload"), TOM)
    assert (row["last_visit_on"], row["next_visit_on"]) == (None, "2026-03-12")
    clock.tick(days=1)
    assert ("visit_today", "2026-03-12") in reasons(ines.get("/caseload"), TOM)
    clock.tick(days=1)
    assert row_of(ines.get("/caseload"), TOM)["next_visit_on"] is None
    assert ("visit_due", 1) in reasons(ines.get("/caseload"), TOM)
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-12"})
    assert "visit_due" not in [reason for reason, _ in reasons(ines.get("/caseload"), TOM)]


def test_a_planned_visit_that_is_over_is_no_next_visit(ines: Browser) -> None:
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-01", "next_visit_on": "2026-03-08"})
    assert row_of(ines.get("/caseload"), TOM)["next_visit_on"] is None


def look(browser: Browser, person: Person, clock: Clock) -> dict[str, Any]:
    """Open a client's page and see all of it. What the page told of news."""
    clock.tick(seconds=20)
    told = browser.get(f"/clients/{person.id}").json["look"]  # type: ignore[index]
    assert browser.put(f"/clients/{person.id}/look", {"seen_until": told["read_at"]}).status_code == 204
    return told  # type: ignore[no-any-return]


def test_sessions_that_came_since_one_looked_are_new_to_those_who_looked(
    ines: Browser, ben: Browser, tom: Browser, planned: dict[str, Any], clock: Clock
) -> None:
    practise(tom, planned, *days_before(*range(1, 9)))
    # Nobody has looked yet: everything would be new.
    assert reasons(ines.get("/caseload"), TOM) == []
    look(ines, TOM, clock)
    assert reasons(ines.get("/caseload"), TOM) == []
    clock.tick(hours=1)
    first, *_ = sent = [entry(log(on.isoformat(), **of_plan(planned))) for on in days_before(9, 10)]
    send(tom, sent)
    assert reasons(ines.get("/caseload"), TOM) == [("new_since_looked", 2)]
    assert reasons(ben.get("/caseload"), TOM) == []
    correction = {"replaces_id": first["id"], "corrected_at": "2026-03-11T10:30:00Z", "note": "Was tired."}
    send(tom, [entry(log("2026-03-02", **of_plan(planned), **correction))])
    row = row_of(ines.get("/caseload"), TOM)
    assert row["attention"] == [
        {"reason": "new_since_looked", "value": 3, "text": "2 sessions new and 1 changed since you looked"}
    ]
    look(ines, TOM, clock)
    assert reasons(ines.get("/caseload"), TOM) == []


def test_what_one_added_oneself_is_no_news(
    ines: Browser, ben: Browser, tom: Browser, planned: dict[str, Any], clock: Clock
) -> None:
    practise(tom, planned, *days_before(*range(1, 9)))
    look(ines, TOM, clock)
    look(ben, TOM, clock)
    clock.tick(hours=1)
    told = log("2026-03-01", **of_plan(planned), evidence="reported_to_therapist", steps=[], amount="all")
    assert ines.post(f"/clients/{TOM.id}/session-logs", told).status_code == 201
    assert reasons(ines.get("/caseload"), TOM) == []
    assert reasons(ben.get("/caseload"), TOM) == [("new_since_looked", 1)]


def test_a_visit_is_due_by_the_practices_rhythm_or_the_clients_own(
    ines: Browser, ada: Browser, tom: Browser, planned: dict[str, Any], clock: Clock
) -> None:
    practise(tom, planned, *days_before(*range(1, 9)))
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-02-24"})
    assert reasons(ines.get("/caseload"), TOM) == []
    ada.patch("/practice", {"visit_cadence": {"least": 2, "most": 3, "per": "month"}})
    assert row_of(ines.get("/caseload"), TOM)["attention"] == [
        {
            "reason": "visit_due",
            "value": 15,
            "text": "Last visit 15 days ago, none planned (2 to 3 visits a month)",
        }
    ]
    ines.patch(f"/clients/{TOM.id}", {"visit_cadence": {"least": 0, "most": 1, "per": "month"}})
    assert reasons(ines.get("/caseload"), TOM) == []
    ines.patch(f"/clients/{TOM.id}", {"visit_cadence": None})
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-02-25", "next_visit_on": "2026-03-11"})
    assert reasons(ines.get("/caseload"), TOM) == [("visit_today", "2026-03-11")]


def test_a_visit_that_was_taken_back_never_was(ines: Browser, tom: Browser, planned: dict[str, Any]) -> None:
    visits = f"/clients/{TOM.id}/visits"
    ines.post(visits, {"visited_on": "2026-02-20"})
    before = row_of(ines.get("/caseload"), TOM)
    page = ines.get(f"/clients/{TOM.id}/adherence").json
    slip = ines.post(visits, {"visited_on": "2026-03-09", "next_visit_on": "2026-03-11"}).json
    assert slip
    assert row_of(ines.get("/caseload"), TOM) != before
    assert ines.patch(f"{visits}/{slip['id']}", {"is_withdrawn": True}).status_code == 200
    assert row_of(ines.get("/caseload"), TOM) == before
    assert ines.get(f"/clients/{TOM.id}/adherence").json == page


def test_the_filter_mine_leaves_out_what_others_look_after(ines: Browser, ada: Browser, noor: Browser) -> None:
    ines.patch(f"/clients/{MIA.id}", {"therapist_id": str(ADA.id)})
    assert [item["client"]["display_name"] for item in ines.get("/caseload?mine=true").json["items"]] == ["Tom"]
    assert [item["client"]["display_name"] for item in ada.get("/caseload?mine=true").json["items"]] == ["Mia"]
    assert len(ines.get("/caseload").json["items"]) == 2
    assert [item["client"]["id"] for item in noor.get("/caseload").json["items"]] == [str(RAVI.id)]


def test_a_deleted_client_is_gone(ines: Browser, planned: dict[str, Any]) -> None:
    ines.delete(f"/clients/{TOM.id}")
    assert [item["client"]["display_name"] for item in ines.get("/caseload").json["items"]] == ["Mia"]


def test_only_staff_read_it(tom: Browser, stranger: Browser) -> None:
    assert tom.get("/caseload").status_code == 403
    assert stranger.get("/caseload").status_code == 401


def test_a_few_statements_serve_any_number_of_clients_and_three_those_who_are_known(
    app: Flask, ines: Browser, tom: Browser, planned: dict[str, Any], clock: Clock, statements: list[str]
) -> None:
    # Little enough done that the days before are looked at too.
    practise(tom, planned, *days_before(1, 30, 31, 32))

    def statements_of(clients: int) -> int:
        statements.clear()
        assert len(ines.get("/caseload").json["items"]) == clients
        return len(statements)

    for clients in (2, 102):
        assert [statements_of(clients), statements_of(clients)] == [4, 3]
        another_hundred(app, ines, clock_now=NOW, first=clients)
    # Of somebody who was looked at, what is news is counted too.
    look(ines, TOM, clock)
    assert [statements_of(202), statements_of(202)] == [5, 3]


def test_a_kept_row_is_never_an_old_one(ines: Browser, tom: Browser, planned: dict[str, Any], clock: Clock) -> None:
    practise(tom, planned, *days_before(1, 4, 6, 9), *days_before(*range(20, 30)))
    look(ines, TOM, clock)
    sitting = entry(log("2026-02-27", **of_plan(planned)))
    told = {**log("2026-03-03", **of_plan(planned), evidence="reported_to_therapist", steps=[], amount="all")}
    # All that tells it from the one before is how often its day was written.
    changed = {**told, "replaces_id": str(uuid7(NOW)), "amount": "little"}
    withdrawal = {"replaces_id": sitting["id"], "corrected_at": "2026-03-11T08:00:00Z", "is_withdrawn": True}
    changes: dict[str, Callable[[], object]] = {
        "a session": lambda: send(tom, [sitting]),
        "its withdrawal": lambda: send(tom, [entry(log("2026-02-27", **of_plan(planned), **withdrawal))]),
        "what staff were told": lambda: ines.post(
            f"/clients/{TOM.id}/session-logs", {"id": changed["replaces_id"], **told}
        ),
        "and its correction": lambda: ines.post(f"/clients/{TOM.id}/session-logs", changed),
        "a name": lambda: ines.patch(f"/clients/{TOM.id}", {"display_name": "Thomas"}),
        "a side": lambda: ines.patch(f"/clients/{TOM.id}", {"affected_side": "right"}),
        "a zone": lambda: ines.patch(f"/clients/{TOM.id}", {"time_zone": "Pacific/Honolulu"}),
        "a visit": lambda: ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-02-25"}),
        "a rhythm": lambda: ines.patch(f"/clients/{TOM.id}", {"visit_cadence": {"least": 5, "most": 7, "per": "week"}}),
        "a planned visit": lambda: ines.post(
            f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-01", "next_visit_on": "2026-03-12"}
        ),
        "a plan": lambda: saved_plan(ines, plan(ends_on="2026-03-14")),
        "a red answer": lambda: send(tom, [safety_answer("before_legs")]),
        "its unlocking": lambda: ines.post(f"/clients/{TOM.id}/unlock", unlocking("Seen.", examined_on="2026-03-10")),
        "a report": lambda: (clock.tick(hours=1), send(tom)),
        "another day": lambda: clock.tick(days=1),
        "silence": lambda: clock.tick(days=8),
    }
    before = ines.get("/caseload").json
    for what, change in changes.items():
        change()
        kept = ines.get("/caseload").json
        ROWS.clear()
        NEWS.clear()
        assert kept == ines.get("/caseload").json != before, what
        before = kept


def test_a_row_of_which_nothing_is_new_is_kept(ines: Browser, tom: Browser, planned: dict[str, Any]) -> None:
    ines.get("/caseload")
    known = len(ROWS)
    ines.get("/caseload")
    ines.get("/caseload?mine=true")
    assert len(ROWS) == known > 0
    send(tom, [entry(log(days_before(1)[0].isoformat(), **of_plan(planned)))])
    ines.get("/caseload")
    assert known < len(ROWS)


def test_after_a_restore_no_row_is_known(app: Flask, ines: Browser, planned: dict[str, Any]) -> None:
    """A day may be at the same revision again, and hold something else."""
    ines.get("/caseload")
    known = len(ROWS)
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(update(ServerEpochRow).values(epoch="another life"))
    ines.get("/caseload")
    assert known < len(ROWS)


def another_hundred(app: Flask, therapist: Browser, clock_now: datetime, first: int) -> None:
    """Clients of Ines, each with a phone."""
    ids = [UUID(int=HARBOUR.int + 5000 + number) for number in range(first, first + 100)]
    clients = [
        {
            "practice_id": HARBOUR,
            "id": client_id,
            "display_name": f"Client {number}",
            "affected_side": "none",
            "cautions": [],
            "time_zone": TIME_ZONE,
            "therapist_id": therapist.id,
            "created_at": clock_now,
        }
        for number, client_id in enumerate(ids)
    ]
    phones = [
        {
            "token_hash": token_hash(str(client_id)),
            "id": client_id,
            "practice_id": HARBOUR,
            "account_id": client_id,
            "role": "client",
            "device_id": client_id,
            "device_name": "phone",
            "created_at": clock_now,
            "expires_at": clock_now + timedelta(days=400),
            "first_heard_at": clock_now,
            "last_heard_at": clock_now,
        }
        for client_id in ids
    ]
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(insert(ClientRow), clients)
        connection.execute(insert(DeviceSessionRow), phones)
