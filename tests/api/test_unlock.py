"""GET /clients/{client_id}/locks, POST /clients/{client_id}/unlock"""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert

from api.db import db
from api.safety.models import SafetyLockRow
from tests.api.cast import ADA, INES, NOW, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import safety_answer, send
from tests.api.unlocking import unlocking

LOCK_ID = UUID("0195d000-0000-7000-8000-000000000001")
OTHER_ID = UUID("0195d000-0000-7000-8000-000000000002")
UNLOCK = f"/clients/{TOM.id}/unlock"
EXAMINED = {"by_name": "Dr Okafor", "by_profession": "doctor", "examined_on": "2026-03-11"}


@pytest.fixture
def locked(app: Flask) -> None:
    """Tom answered yes to a red question and confirmed it."""
    _lock(app, "emergency", "saddle")


@pytest.fixture
def held(app: Flask) -> None:
    """Tom's answer calls for a clinician, without hurry."""
    _lock(app, "clinician_first", "night_pain")


def _lock(app: Flask, level: str, question_id: str, lock_id: UUID = LOCK_ID) -> None:
    row = {
        "practice_id": TOM.practice_id,
        "client_id": TOM.id,
        "id": lock_id,
        "level": level,
        "question_ids": [question_id],
        "locked_at": NOW,
    }
    with app.app_context():
        db.session.execute(insert(SafetyLockRow), row)
        db.session.commit()


@pytest.mark.usefixtures("locked")
def test_who_examined_when_and_why_it_is_safe_stay_in_the_record(ines: Browser) -> None:
    assert ines.get(f"/clients/{TOM.id}").json["lock"]["level"] == "emergency"
    opened = ines.post(UNLOCK, unlocking("Seen at the hospital, cleared."))
    assert opened.status_code == 200
    assert opened.json["unlocked_ids"] == [str(LOCK_ID)]
    assert ines.get(f"/clients/{TOM.id}").json["lock"] is None
    (record,) = ines.get(f"/clients/{TOM.id}/locks").json["items"]
    assert record["unlock_reason"] == "Seen at the hospital, cleared."
    assert record["unlocked_by"] == {"id": str(INES.id), "display_name": "Ines", "profession": "physiotherapist"}
    assert record["examination"] == {
        "by_name": "Dr Okafor",
        "by_profession": "doctor",
        "examined_on": "2026-03-11",
    }
    assert [(each["id"], "numb" in each["text"]) for each in record["questions"]] == [("saddle", True)]


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("reason", [None, "  ", "x" * 2001, 7])
def test_without_a_reason_it_stays_locked(ines: Browser, reason: object) -> None:
    answer = ines.post(UNLOCK, unlocking() | {"reason": reason})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/reason"
    assert ines.get(f"/clients/{TOM.id}").json["lock"] is not None


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize(
    ("examination", "pointer"),
    [
        (None, "/examination"),
        ({**EXAMINED, "by_name": " "}, "/examination/by_name"),
        ({**EXAMINED, "by_name": "x" * 121}, "/examination/by_name"),
        ({**EXAMINED, "by_profession": "massage_therapist"}, "/examination/by_profession"),
        ({**EXAMINED, "examined_on": "2026-03-12"}, "/examination/examined_on"),
        ({**EXAMINED, "examined_on": "2026-03-10"}, "/examination/examined_on"),
        ({**EXAMINED, "examined_on": "yesterday"}, "/examination/examined_on"),
    ],
)
def test_an_emergency_needs_an_examination_that_can_be(ines: Browser, examination: object, pointer: str) -> None:
    answer = ines.post(UNLOCK, unlocking(examination=examination))
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    assert ines.get(f"/clients/{TOM.id}").json["lock"] is not None


@pytest.mark.usefixtures("locked")
def test_a_day_is_the_clients_not_the_servers(ines: Browser, clock: Clock) -> None:
    """Half past eleven at night in Greenwich is the next day in Berlin."""
    clock.tick(hours=14, minutes=30)
    assert ines.post(UNLOCK, unlocking(examined_on="2026-03-12")).status_code == 200


@pytest.mark.usefixtures("held")
def test_another_lock_needs_a_reason_only(ben: Browser) -> None:
    assert ben.post(UNLOCK, {"reason": "Talked on the phone, an old pain."}).status_code == 200
    (record,) = ben.get(f"/clients/{TOM.id}/locks").json["items"]
    assert record["examination"] is None
    assert record["unlocked_by"]["profession"] == "massage_therapist"


@pytest.mark.usefixtures("locked")
def test_a_massage_therapist_is_told_who_may_open_it(ben: Browser) -> None:
    assert ben.get("/me").json["may"] == {"unlock_urgent": False, "prescribe_restricted": False}
    answer = ben.post(UNLOCK, unlocking())
    assert (answer.status_code, answer.json["type"].rsplit("/", 1)[1]) == (403, "not-your-profession")
    assert "physiotherapist or doctor" in answer.json["detail"]
    assert "massage therapist" in answer.json["detail"]
    assert ben.get(f"/clients/{TOM.id}").json["lock"] is not None


@pytest.mark.usefixtures("locked")
def test_an_admin_of_no_profession_may_not_until_the_practice_says_so(ada: Browser) -> None:
    assert ada.post(UNLOCK, unlocking()).status_code == 403
    ada.patch(f"/practice/staff/{ADA.id}", {"profession": "massage_therapist"})
    assert ada.post(UNLOCK, unlocking()).status_code == 403
    ada.patch("/practice", {"who_may": {"unlock_urgent": ["massage_therapist"]}})
    assert ada.get("/me").json["may"] == {"unlock_urgent": True, "prescribe_restricted": False}
    assert ada.post(UNLOCK, unlocking()).status_code == 200


@pytest.mark.usefixtures("held")
def test_a_second_urgent_answer_makes_it_urgent(app: Flask, ben: Browser, ines: Browser) -> None:
    _lock(app, "same_day", "fall", OTHER_ID)
    assert ben.post(UNLOCK, {"reason": "Talked on the phone."}).status_code == 403
    assert ines.post(UNLOCK, {"reason": "Talked on the phone."}).status_code == 422
    assert set(ines.post(UNLOCK, unlocking()).json["unlocked_ids"]) == {str(LOCK_ID), str(OTHER_ID)}


@pytest.mark.usefixtures("held")
def test_what_came_since_the_page_was_loaded_is_not_opened_unseen(app: Flask, ines: Browser) -> None:
    _lock(app, "clinician_first", "first_pain", OTHER_ID)
    assert ines.post(UNLOCK, unlocking(lock_ids=[str(LOCK_ID)])).status_code == 409
    assert ines.post(UNLOCK, unlocking(lock_ids=[str(LOCK_ID), str(OTHER_ID)])).status_code == 200


def test_a_phone_that_asks_with_its_tag_is_told_of_lock_and_unlock(ines: Browser, tom: Browser) -> None:
    free = tom.get("/me/plan").headers["ETag"]
    send(tom, [safety_answer("before_legs")])
    locked = tom.get("/me/plan", headers={"If-None-Match": free})
    assert (locked.status_code, locked.json["safety"]["lock"]["level"]) == (200, "emergency")
    ines.post(f"/clients/{TOM.id}/unlock", unlocking("Seen today, all clear."))
    opened = tom.get("/me/plan", headers={"If-None-Match": locked.headers["ETag"]})
    assert (opened.status_code, opened.json["safety"]["lock"]) == (200, None)
    assert tom.get("/me/plan", headers={"If-None-Match": opened.headers["ETag"]}).status_code == 304


def asked_of(tom: Browser) -> set[str]:
    return {question["id"] for question in tom.get("/me/plan").json["safety"]["questions"]}


def test_what_someone_is_is_not_asked_again_once_it_was_opened(ines: Browser, tom: Browser, mia: Browser) -> None:
    send(tom, [safety_answer("under_18"), safety_answer("calf")])
    tag = {"If-None-Match": tom.get("/me/plan").headers["ETag"]}
    assert {"under_18", "calf"} <= asked_of(tom)
    ines.post(UNLOCK, unlocking())
    assert tom.get("/me/plan", headers=tag).status_code == 200
    assert "under_18" not in asked_of(tom)
    assert "calf" in asked_of(tom)
    assert "under_18" in asked_of(mia)


def test_nothing_to_open_is_said(ines: Browser) -> None:
    answer = ines.post(f"/clients/{TOM.id}/unlock", unlocking("Cleared by phone."))
    assert answer.status_code == 409
    assert answer.json["detail"] == "Nothing is locked for this client."


@pytest.mark.usefixtures("locked")
def test_no_client_opens_their_own_lock(tom: Browser) -> None:
    assert tom.post(f"/clients/{TOM.id}/unlock", unlocking("I feel fine")).status_code == 403
