"""GET /me/session-logs; GET, POST /clients/{client_id}/session-logs"""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.cast import MIA, NOW, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import NOT_ASKED, correction, entry, log, of_plan, pain, send, step
from tests.api.plans import plan, routine, saved_plan

LOGS = f"/clients/{TOM.id}/session-logs"


def reported(on: str = "2026-03-10", **changes: Any) -> dict[str, Any]:
    """What a client told at the visit."""
    return {**log(on, evidence="reported_to_therapist", steps=[], amount="all"), **changes}


def ids(browser: Browser, path: str = LOGS) -> list[str]:
    return [item["id"] for item in browser.get(path).json["items"]]


def pointers(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.json
    return [error["pointer"] for error in answer.json["errors"]]


def test_a_session_comes_back_step_by_step_with_its_counting_seconds(ines: Browser, tom: Browser) -> None:
    saved = of_plan(saved_plan(ines))
    steps = [step(0), step(1, 12, side="right"), step(2, 10, kind="rest", prescribed_seconds=10)]
    sent = entry(log(**saved, steps=steps, pain_before=pain(4), note="Went well."))
    send(tom, [sent])
    (item,) = ines.get(LOGS).json["items"]
    assert item == {
        **sent["body"],
        "id": sent["id"],
        "first_id": sent["id"],
        "routine_name": "Morning",
        "is_done": False,
        "share_percent": 70,
        "prescribed_seconds": 60,
        "done_seconds": 42,
        "flags": [],
        "received_at": "2026-03-11T09:00:00Z",
        "recorded_by": None,
    }
    assert tom.get("/me/session-logs").json["items"] == [item]


def test_the_routine_is_named_as_its_version_named_it(ines: Browser, tom: Browser) -> None:
    first = saved_plan(ines)
    send(tom, [entry(log("2026-03-09", **of_plan(first)))])
    evening = saved_plan(ines, plan(routine(id=first["routines"][0]["id"], name="Evening")))
    assert ines.get(LOGS).json["items"][0]["routine_name"] == "Morning"
    send(tom, [entry(log(**of_plan(evening)))])
    assert ines.get(LOGS).json["items"][0]["routine_name"] == "Evening"


def test_sessions_come_newest_first_and_page_by_page(ines: Browser, tom: Browser) -> None:
    sent = [entry(log(f"2026-03-{day:02}"), NOW + timedelta(seconds=n)) for n, day in enumerate((4, 9, 7, 7, 1))]
    send(tom, sent)
    in_order = [sent[n]["id"] for n in (1, 3, 2, 0, 4)]
    found: list[str] = []
    path = f"{LOGS}?limit=2"
    while True:
        answer = ines.get(path).json
        found += [item["id"] for item in answer["items"]]
        if answer["next_cursor"] is None:
            break
        path = f"{LOGS}?limit=2&cursor={answer['next_cursor']}"
    assert found == in_order
    assert ids(ines, f"{LOGS}?first_on=2026-03-04&last_on=2026-03-07") == [sent[n]["id"] for n in (3, 2, 0)]


def test_of_a_corrected_session_only_the_latest_is_listed(ines: Browser, tom: Browser) -> None:
    original = entry()
    first = correction(original, minutes=1, note="First thought.")
    second = correction(first, minutes=2, note="Second thought.", started_at="2026-03-11T06:00:00Z")
    send(tom, [original, first, second, entry(log("2026-03-10"))])
    items = ines.get(f"{LOGS}?limit=3").json["items"]
    assert [(item["id"], item["evidence"]) for item in items] == [(second["id"], "added_later")]
    assert len(ids(tom, "/me/session-logs")) == 2
    # A phone that was never told of `first` still knows which session this is.
    assert items[0]["first_id"] == original["id"]


def test_a_withdrawn_session_is_listed_as_such(ines: Browser, tom: Browser) -> None:
    sent = entry()
    gone = correction(sent, is_withdrawn=True)
    send(tom, [sent, gone])
    assert [(item["id"], item["is_withdrawn"]) for item in ines.get(LOGS).json["items"]] == [(gone["id"], True)]


def test_what_cannot_be_read_is_in_no_list(ines: Browser, tom: Browser) -> None:
    send(tom, [entry(schema_version=9), entry({"on": "2026-03-11"}, kind="check_in")])
    assert ids(ines) == ids(tom, "/me/session-logs") == []


def test_a_page_costs_the_same_whatever_it_holds(ines: Browser, tom: Browser, statements: list[str]) -> None:
    saved = of_plan(saved_plan(ines))
    send(tom, [entry(log(f"2026-03-{day:02}", **saved)) for day in range(1, 11)])
    statements.clear()
    assert len(ids(ines)) == 10
    assert len(statements) <= 4


def test_staff_add_what_a_client_told(ines: Browser, tom: Browser) -> None:
    saved = of_plan(saved_plan(ines))
    answer = ines.post(LOGS, reported("2026-03-11", **saved))
    assert answer.status_code == 201
    item = answer.json
    assert (item["is_done"], item["share_percent"], item["routine_name"]) == (True, 100, "Morning")
    assert ines.get(LOGS).json["items"] == tom.get("/me/session-logs").json["items"] == [item]
    figures = ines.get(f"/clients/{TOM.id}/adherence?first_on=2026-03-11&last_on=2026-03-11").json
    assert (figures["done"], figures["done_added_later"]) == (1, 1)


def test_staff_correct_what_a_phone_sent_and_it_moves(ines: Browser, tom: Browser) -> None:
    sent = entry(log("2026-03-11", steps=[step(0, 10)]))
    send(tom, [sent])
    item = ines.post(LOGS, reported("2026-03-10", replaces_id=sent["id"])).json
    assert item["corrected_at"] == item["received_at"] == "2026-03-11T09:00:00.000001Z"
    assert ids(ines) == ids(tom, "/me/session-logs") == [item["id"]]
    days = ines.get(f"/clients/{TOM.id}/adherence?first_on=2026-03-10&last_on=2026-03-11").json["days"]
    assert [day["done"] for day in days] == [1, 0]


def test_staff_withdraw_a_session(ines: Browser, tom: Browser) -> None:
    sent = entry()
    send(tom, [sent])
    body = log(evidence="paper", steps=[], replaces_id=sent["id"], is_withdrawn=True)
    assert ines.post(LOGS, body).status_code == 201
    figures = ines.get(f"/clients/{TOM.id}/adherence?first_on=2026-03-11&last_on=2026-03-11").json
    assert figures["days_practised"] == 0


def test_sending_twice_with_an_own_id_stores_once(ines: Browser) -> None:
    body = {**reported(), "id": str(uuid4())}
    first, again = ines.post(LOGS, body), ines.post(LOGS, body)
    assert first.json == again.json
    assert ids(ines) == [body["id"]]
    assert ines.post(LOGS, {**body, "amount": "half"}).status_code == 409


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (log(), "/evidence"),
        (log(evidence="added_later"), "/evidence"),
        (reported("2026-03-12"), "/practised_on"),
        (reported(practised_on="10.3.2026"), "/practised_on"),
        (reported(plan_id=str(uuid4()), plan_version=1), "/plan_version"),
        (reported(replaces_id=str(uuid4())), "/replaces_id"),
        (reported(amount=None), "/steps"),
        (reported(amount="most"), "/amount"),
        (reported(mood="fine"), "/mood"),
        (reported(pain_before={**NOT_ASKED, "score": 3}), "/pain_before/score"),
        (log(evidence="paper", steps=[step(done_seconds=-1)]), "/steps/0/done_seconds"),
        ({}, "/practised_on"),
    ],
)
def test_a_record_that_cannot_be_is_refused_at_its_field(ines: Browser, body: dict[str, Any], pointer: str) -> None:
    assert pointer in pointers(ines.post(LOGS, body))
    assert ids(ines) == []


def test_a_correction_stays_with_its_client(ines: Browser, tom: Browser) -> None:
    sent = entry()
    send(tom, [sent])
    assert pointers(ines.post(f"/clients/{MIA.id}/session-logs", reported(replaces_id=sent["id"]))) == ["/replaces_id"]


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    assert noor.get(LOGS).status_code == noor.post(LOGS, reported()).status_code == 404
    assert ines.get(f"/clients/{RAVI.id}/session-logs").status_code == 404


def test_a_cursor_of_another_list_is_refused(ines: Browser) -> None:
    assert ines.get(f"{LOGS}?cursor=WyJhIl0").status_code == 422


def test_the_history_of_a_session_tells_who_said_what_when(ines: Browser, tom: Browser, clock: Clock) -> None:
    sent = entry()
    send(tom, [sent])
    clock.tick(minutes=1)
    body = {**sent["body"], "replaces_id": sent["id"]}
    gone = ines.post(LOGS, {**body, "is_withdrawn": True}).json
    figures = f"/clients/{TOM.id}/adherence?first_on=2026-03-11&last_on=2026-03-11"
    assert ines.get(figures).json["days_practised"] == 0
    clock.tick(minutes=1)
    back = ines.post(LOGS, body).json
    assert ines.get(figures).json["days_practised"] == 1
    assert ines.get(LOGS).json["items"][0]["recorded_by"]["display_name"] == "Ines"
    for any_of_them in (sent["id"], gone["id"], back["id"]):
        items = ines.get(f"{LOGS}/{any_of_them}/history").json["items"]
        told = [(i["id"], i["is_withdrawn"], i["is_ruling"], i["device_name"]) for i in items]
        assert told == [
            (sent["id"], False, False, "Tom's phone"),
            (gone["id"], True, False, None),
            (back["id"], False, True, None),
        ]
        assert [i["recorded_by"] and i["recorded_by"]["display_name"] for i in items] == [None, "Ines", "Ines"]
    assert items[2]["evidence"] == "timed"


def test_staff_cannot_make_seconds_that_no_timer_saw(ines: Browser, tom: Browser) -> None:
    sent = entry(log(steps=[step(0, 10)]))
    send(tom, [sent])
    assert pointers(ines.post(LOGS, log(replaces_id=sent["id"], steps=[step(0, 30)]))) == ["/evidence"]
    assert ines.get(f"{LOGS}/{uuid4()}/history").status_code == 404


def test_the_digest_of_months_tells_which_sessions_are_in_force(ines: Browser, tom: Browser, mia: Browser) -> None:
    kept, gone, moved = entry(log("2026-03-10")), entry(log("2026-03-11")), entry(log("2026-02-27"))
    too_old, ahead = entry(log("2025-02-28")), entry(log("2070-01-01"))
    send(tom, [kept, gone, moved, too_old, ahead])
    to_march = correction(moved, practised_on="2026-03-01")
    send(tom, [correction(gone, is_withdrawn=True), to_march])
    told = tom.get("/me/session-logs/digest").json
    of_march = UUID(kept["id"]).int ^ UUID(to_march["id"]).int
    assert told == {
        "first_on": "2025-03-01",
        "months": {
            "2026-03": {"count": 2, "xor": f"{of_march:032x}"},
            "2070-01": {"count": 1, "xor": UUID(ahead["id"]).hex},
        },
    }
    assert mia.get("/me/session-logs/digest").json["months"] == {}


def test_the_digest_of_months_is_one_statement(tom: Browser, statements: list[str]) -> None:
    send(tom, [entry(log(f"2026-02-{day:02}")) for day in range(1, 29)])
    statements.clear()
    answer = tom.get("/me/session-logs/digest")
    # The caller, and the sessions.
    assert len(statements) == 2, statements
    assert len(answer.data) < 200
