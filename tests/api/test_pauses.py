"""GET, POST /clients/{client_id}/pauses, PATCH and DELETE of one, and what they do to figures, caseload and phone."""

from typing import Any

import pytest

from tests.api.cast import INES, RAVI, TOM, Browser
from tests.api.entries import entry, log, of_plan, send
from tests.api.plans import plan, saved_plan

PAUSES = f"/clients/{TOM.id}/pauses"
WEEK = f"/clients/{TOM.id}/adherence?first_on=2026-03-02&last_on=2026-03-15"
HOLIDAY: dict[str, Any] = {"first_on": "2026-03-12", "last_on": "2026-03-14", "reason": "holiday", "note": "Skiing."}


def test_a_pause_is_set_read_ended_early_and_taken_back(ines: Browser, ada: Browser) -> None:
    added = ines.post(PAUSES, HOLIDAY)
    assert added.status_code == 201
    assert {name: added.json[name] for name in HOLIDAY} == HOLIDAY
    assert added.json["set_by"] == {"id": str(INES.id), "display_name": "Ines"}
    assert ada.get(PAUSES).json == {"items": [added.json]}
    one = f"{PAUSES}/{added.json['id']}"
    ended = ada.patch(one, {"last_on": "2026-03-12"})
    assert ended.json == {**added.json, "last_on": "2026-03-12"}
    assert ines.delete(one).status_code == 204
    assert ines.get(PAUSES).json == {"items": []}
    assert ines.delete(one).status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"last_on": "2026-03-11"}, "/last_on", "ends_before_start"),
        ({"first_on": "2028-01-01", "last_on": None}, "/first_on", "too_far"),
        ({"last_on": "2026-12-01"}, "/last_on", "too_long"),
        ({"reason": "boredom"}, "/reason", "invalid"),
        ({"first_on": "12 March"}, "/first_on", "invalid"),
        ({"note": "x" * 501}, "/note", "invalid"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(
    ines: Browser, changes: dict[str, Any], pointer: str, code: str
) -> None:
    answer = ines.post(PAUSES, HOLIDAY | changes)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [(pointer, code)]
    assert ines.get(PAUSES).json == {"items": []}


def test_overlapping_pauses_are_refused_also_when_one_is_made_longer(ines: Browser) -> None:
    ines.post(PAUSES, HOLIDAY)
    answer = ines.post(PAUSES, HOLIDAY | {"first_on": "2026-03-14", "last_on": None})
    assert answer.status_code == 422
    (error,) = answer.json["errors"]
    assert (error["pointer"], error["code"]) == ("/first_on", "overlaps")
    assert "from 12 March to 14 March" in error["message"]
    later = ines.post(PAUSES, {"first_on": "2026-03-15", "reason": "flare_up"})
    assert later.status_code == 201
    first = ines.get(PAUSES).json["items"][1]
    longer = ines.patch(f"{PAUSES}/{first['id']}", {"last_on": "2026-03-15"})
    assert [error["code"] for error in longer.json["errors"]] == ["overlaps"]
    assert ines.patch(f"{PAUSES}/{first['id']}", {"last_on": "2026-03-13"}).status_code == 200


def test_paused_days_are_neither_missed_nor_open_and_what_is_done_counts(ines: Browser, tom: Browser) -> None:
    send(tom, [entry(log(**of_plan(saved_plan(ines))))])
    before = ines.get(WEEK).json
    ines.post(PAUSES, HOLIDAY | {"first_on": "2026-03-11"})

    after = ines.get(WEEK).json

    assert (before["paused"], after["paused"]) == (0, 3)
    assert after["open"] == before["open"] - 3
    assert (after["done"], after["missed"]) == (before["done"], before["missed"])
    assert [day["state"] for day in after["days"]][-5:] == ["done", "paused", "paused", "paused", "open"]
    assert ines.get(f"/clients/{TOM.id}/brief?first_on=2026-03-02&last_on=2026-03-15").json["adherence"] == after
    own = tom.get("/me/adherence?first_on=2026-03-02&last_on=2026-03-15").json
    assert own["paused"] == 3


def test_the_caseload_knows_of_a_pause_at_once(ines: Browser) -> None:
    saved_plan(ines, plan(starts_on="2026-02-01"))

    def figures() -> dict[str, Any]:
        rows = ines.get("/caseload").json["items"]
        return dict(next(row for row in rows if row["client"]["id"] == str(TOM.id))["figures"])

    assert figures()["open"] == 1
    ines.post(PAUSES, HOLIDAY | {"first_on": "2026-03-11"})
    assert figures()["open"] == 0


def test_the_phone_is_told_with_its_plan_and_asks_again_only_when_it_changed(ines: Browser, tom: Browser) -> None:
    saved_plan(ines)
    before = tom.get("/me/plan")
    assert before.json["pauses"] == []
    for first_on, last_on in (("2026-03-20", None), ("2026-03-12", "2026-03-14"), ("2026-01-05", "2026-02-01")):
        ines.post(PAUSES, HOLIDAY | {"first_on": first_on, "last_on": last_on})

    told = tom.get("/me/plan", headers={"If-None-Match": before.headers["ETag"]})

    assert told.json["pauses"] == [
        {"first_on": "2026-03-12", "last_on": "2026-03-14", "reason": "holiday"},
        {"first_on": "2026-03-20", "last_on": None, "reason": "holiday"},
    ]
    assert b"Skiing" not in told.data, "the note is the therapist's own"
    again = tom.get("/me/plan", headers={"If-None-Match": told.headers["ETag"]})
    assert again.status_code == 304


def test_another_practices_client_has_no_pauses_here(ines: Browser, noor: Browser) -> None:
    assert ines.post(f"/clients/{RAVI.id}/pauses", HOLIDAY).status_code == 404
    assert noor.get(PAUSES).status_code == 404
    own = ines.post(PAUSES, HOLIDAY).json
    assert noor.patch(f"{PAUSES}/{own['id']}", {"last_on": None}).status_code == 404
    assert noor.delete(f"/clients/{RAVI.id}/pauses/{own['id']}").status_code == 404
