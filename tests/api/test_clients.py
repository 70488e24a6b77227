"""The clients of a practice, as its therapists see them."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert

from api.db import db
from api.safety.models import SafetyLockRow
from tests.api.cast import HARBOUR, INES, MIA, NOOR, NOW, RAVI, TOM, Browser, _id

NEW = {
    "display_name": "  Öznur Ak ",
    "affected_side": "right",
    "cautions": [],
    "time_zone": "Europe/Istanbul",
}


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [client["display_name"] for client in answer.json["items"]]


def test_a_new_client_is_the_therapists_own_unless_said_otherwise(ines: Browser, ada: Browser) -> None:
    answer = ines.post("/clients", NEW)

    assert answer.status_code == 201
    assert answer.json
    assert {key: answer.json[key] for key in ("display_name", "affected_side", "cautions", "time_zone")} == {
        **NEW,
        "display_name": "Öznur Ak",
    }
    assert answer.json["therapist_id"] == str(INES.id)
    assert answer.json["created_at"] == "2026-03-11T09:00:00+00:00"
    assert answer.json["lock"] is None
    opened = ines.get(f"/clients/{answer.json['id']}").json
    assert opened.pop("look") == {"read_at": "2026-03-11T08:59:50+00:00", "new_since": None}
    assert opened == answer.json

    given = ada.post("/clients", {**NEW, "therapist_id": str(INES.id)})
    assert given.json
    assert given.json["therapist_id"] == str(INES.id)


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"display_name": " "}, "/display_name", "invalid"),
        ({"display_name": "a\u0007"}, "/display_name", "invalid"),
        ({"display_name": None}, "/display_name", "null"),
        ({"affected_side": "upper"}, "/affected_side", "invalid"),
        ({"cautions": ["no_such_thing"]}, "/cautions/0", "invalid"),
        ({"time_zone": "Mars/Olympus"}, "/time_zone", "invalid"),
        ({"time_zone": "../../etc/passwd"}, "/time_zone", "invalid"),
        ({"therapist_id": str(NOOR.id)}, "/therapist_id", "unknown"),
        ({"favourite_colour": "blue"}, "/favourite_colour", "unknown_field"),
    ],
)
def test_what_is_wrong_is_pointed_at(ines: Browser, change: dict[str, Any], pointer: str, code: str) -> None:
    answer = ines.post("/clients", {**NEW, **change})

    assert answer.status_code == 422
    assert answer.json
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [(pointer, code)]


def test_the_list_holds_the_practices_own_by_name(ines: Browser, noor: Browser) -> None:
    ines.post("/clients", NEW)

    assert names(ines.get("/clients")) == ["Mia", "Öznur Ak", "Tom"]
    assert names(noor.get("/clients")) == ["Ravi"]


def test_the_list_can_be_narrowed(ines: Browser, ada: Browser) -> None:
    ines.post("/clients", NEW)
    ada.post("/clients", {**NEW, "display_name": "100 % Tim"})

    assert names(ines.get("/clients?q=%C3%B6z")) == ["Öznur Ak"]
    assert names(ines.get("/clients?q=OZN")) == ["Öznur Ak"]
    assert names(ines.get("/clients?q=t")) == ["100 % Tim", "Tom"]
    assert names(ines.get("/clients?q=%25")) == ["100 % Tim"]
    assert names(ada.get("/clients?mine=true")) == ["100 % Tim"]
    assert "100 % Tim" not in names(ines.get("/clients?mine=true"))


def test_pages_go_on_where_the_last_ended_also_among_equal_names(ines: Browser) -> None:
    for _ in range(5):
        ines.post("/clients", {**NEW, "display_name": "Same Name"})
    seen: list[str] = []
    path = "/clients?limit=2"
    for _ in range(4):
        answer = ines.get(path).json or {}
        seen += [client["id"] for client in answer["items"]]
        path = f"/clients?limit=2&cursor={answer['next_cursor']}"

    assert answer["next_cursor"] is None
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize("query", ["cursor=nonsense", "cursor=WyJhIl0", "limit=0", "limit=9999", "mine=perhaps"])
def test_a_broken_query_is_said_so(ines: Browser, query: str) -> None:
    assert ines.get(f"/clients?{query}").status_code == 422


def test_the_list_costs_the_same_for_any_number(ines: Browser, statements: list[str]) -> None:
    statements.clear()
    ines.get("/clients")

    assert len(statements) == 3


def test_a_change_leaves_the_rest_as_it_was(ines: Browser) -> None:
    before = ines.get(f"/clients/{TOM.id}").json or {}
    look = before.pop("look")

    answer = ines.patch(f"/clients/{TOM.id}", {"affected_side": "both"})

    assert answer.json == {**before, "affected_side": "both"}
    assert ines.get(f"/clients/{TOM.id}").json == {**answer.json, "look": look}


def test_the_strictest_open_lock_is_shown(ines: Browser, app: Flask) -> None:
    def lock(number: int, level: str, **more: Any) -> dict[str, Any]:
        at = NOW + timedelta(minutes=number)
        row = {"practice_id": HARBOUR, "client_id": TOM.id, "id": _id(number), "level": level, "locked_at": at}
        return {**row, "question_ids": [], "unlocked_at": None, **more}

    with app.app_context():
        locks = [
            lock(301, "clinician_first"),
            lock(302, "same_day"),
            lock(303, "same_day"),
            lock(304, "emergency", unlocked_at=NOW),
        ]
        db.session.execute(insert(SafetyLockRow), locks)
        db.session.commit()

    shown = (ines.get(f"/clients/{TOM.id}").json or {})["lock"]
    assert (shown["id"], shown["level"]) == (str(_id(302)), "same_day")
    listed = {client["id"]: client["lock"] for client in (ines.get("/clients").json or {})["items"]}
    assert listed == {str(TOM.id): shown, str(MIA.id): None}


def test_a_deleted_client_is_gone_and_signed_out(ines: Browser, tom: Browser) -> None:
    assert ines.delete(f"/clients/{TOM.id}").status_code == 204

    assert names(ines.get("/clients")) == ["Mia"]
    for answer in (
        ines.get(f"/clients/{TOM.id}"),
        ines.delete(f"/clients/{TOM.id}"),
        ines.patch(f"/clients/{TOM.id}", {"affected_side": "left"}),
    ):
        assert answer.status_code == 404
    assert tom.get("/me").status_code == 401


def test_another_practices_client_is_not_found(ines: Browser) -> None:
    assert ines.get(f"/clients/{RAVI.id}").status_code == 404
    assert ines.patch(f"/clients/{RAVI.id}", {"affected_side": "left"}).status_code == 404
    assert ines.delete(f"/clients/{RAVI.id}").status_code == 404
