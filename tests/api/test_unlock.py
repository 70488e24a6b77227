"""GET /clients/{client_id}/locks, POST /clients/{client_id}/unlock"""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert

from api.db import db
from api.safety.models import SafetyLockRow
from tests.api.cast import INES, NOW, TOM, Browser
from tests.api.entries import safety_answer, send

LOCK_ID = UUID("0195d000-0000-7000-8000-000000000001")


@pytest.fixture
def locked(app: Flask) -> None:
    """Tom answered yes to a red question and confirmed it."""
    row = {
        "practice_id": TOM.practice_id,
        "client_id": TOM.id,
        "id": LOCK_ID,
        "level": "emergency",
        "question_ids": ["saddle"],
        "locked_at": NOW,
    }
    with app.app_context():
        db.session.execute(insert(SafetyLockRow), row)
        db.session.commit()


@pytest.mark.usefixtures("locked")
def test_a_typed_reason_opens_and_stays_in_the_record(ines: Browser) -> None:
    assert ines.get(f"/clients/{TOM.id}").json["lock"]["level"] == "emergency"
    opened = ines.post(f"/clients/{TOM.id}/unlock", {"reason": "Seen at the hospital on 10 March, cleared."})
    assert opened.status_code == 200
    assert opened.json["unlocked_ids"] == [str(LOCK_ID)]
    assert ines.get(f"/clients/{TOM.id}").json["lock"] is None
    (record,) = ines.get(f"/clients/{TOM.id}/locks").json["items"]
    assert record["unlock_reason"] == "Seen at the hospital on 10 March, cleared."
    assert record["unlocked_by"] == {"id": str(INES.id), "display_name": "Ines"}


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("body", [{}, {"reason": "  "}, {"reason": "x" * 2001}, {"reason": 7}])
def test_without_a_reason_it_stays_locked(ines: Browser, body: dict[str, object]) -> None:
    answer = ines.post(f"/clients/{TOM.id}/unlock", body)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/reason"
    assert ines.get(f"/clients/{TOM.id}").json["lock"] is not None


def test_a_phone_that_asks_with_its_tag_is_told_of_lock_and_unlock(ines: Browser, tom: Browser) -> None:
    free = tom.get("/me/plan").headers["ETag"]
    send(tom, [safety_answer("before_legs")])
    locked = tom.get("/me/plan", headers={"If-None-Match": free})
    assert (locked.status_code, locked.json["safety"]["lock"]["level"]) == (200, "emergency")
    ines.post(f"/clients/{TOM.id}/unlock", {"reason": "Seen today, all clear."})
    opened = tom.get("/me/plan", headers={"If-None-Match": locked.headers["ETag"]})
    assert (opened.status_code, opened.json["safety"]["lock"]) == (200, None)
    assert tom.get("/me/plan", headers={"If-None-Match": opened.headers["ETag"]}).status_code == 304


def test_nothing_to_open_is_said(ines: Browser) -> None:
    answer = ines.post(f"/clients/{TOM.id}/unlock", {"reason": "Cleared by phone."})
    assert answer.status_code == 409
    assert answer.json["detail"] == "Nothing is locked for this client."


@pytest.mark.usefixtures("locked")
def test_no_client_opens_their_own_lock(tom: Browser) -> None:
    assert tom.post(f"/clients/{TOM.id}/unlock", {"reason": "I feel fine"}).status_code == 403
