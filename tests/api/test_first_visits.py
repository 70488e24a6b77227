"""GET, PUT /clients/{client_id}/first-visit"""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from api.accounts.models import AuditRow
from api.db import db
from api.first_visits.models import FirstVisitRow
from tests.api.cast import HARBOUR, RAVI, TOM, Browser
from tests.api.conftest import Clock

PATH = f"/clients/{TOM.id}/first-visit"
FOUND: dict[str, Any] = {
    "regions": ["buttock", "back_of_thigh"],
    "worse_with": ["sitting"],
    "day": "sits",
    "runs": True,
    "reaches_floor": None,
    "goals": "Sit through a film again.",
    "gait": "Short steps on the left.",
    "posture": "",
    "note": "",
}


def test_before_the_first_save_there_is_nothing(ines: Browser) -> None:
    assert ines.get(PATH).json == {"findings": None, "saved_at": None, "saved_by": None, "suggestions": []}


def test_what_was_found_is_kept_with_who_and_when_and_suggests_routines_with_reasons(ines: Browser) -> None:
    saved = ines.put(PATH, FOUND).json

    assert saved["findings"] == FOUND
    assert (saved["saved_by"]["display_name"], saved["saved_at"]) == ("Ines", "2026-03-11T09:00:00+00:00")
    assert [(each["template_id"], each["kind"]) for each in saved["suggestions"]] == [
        ("core-plan", "main"),
        ("sitting-breaks", "beside"),
        ("runner", "beside"),
        ("warm-down", "beside"),
    ]
    assert saved["suggestions"][1]["reasons"] == ["Sits for most of the day.", "Sitting makes it worse."]
    assert ines.get(PATH).json == saved


def test_suggestions_follow_the_clients_cautions(ines: Browser) -> None:
    ines.put(PATH, FOUND)
    ines.post(f"/clients/{TOM.id}/cautions", {"answers": [{"code": "thr-posterior", "answer": "yes"}]})

    core = ines.get(PATH).json["suggestions"][0]

    assert [(each["exercise_id"], each["outcome"], each["instead"]) for each in core["changes"]] == [
        ("supine-figure-4", "withheld", None)
    ]


def test_a_later_save_holds_and_the_one_before_is_kept(app: Flask, ines: Browser, ada: Browser, clock: Clock) -> None:
    ines.put(PATH, FOUND)
    clock.tick(minutes=5)
    saved = ada.put(PATH, {**FOUND, "runs": False}, headers={"If-Match": ada.get(PATH).headers["ETag"]})

    assert saved.headers["ETag"] == ines.get(PATH).headers["ETag"]
    assert ines.get(PATH).json["findings"]["runs"] is False
    with app.app_context():
        kept = select(func.count()).select_from(FirstVisitRow).where(FirstVisitRow.practice_id == HARBOUR)
        assert db.session.execute(kept).scalar_one() == 2
        written = select(AuditRow.action).where(AuditRow.practice_id == HARBOUR, AuditRow.client_id == TOM.id)
        assert "PUT /api/v1/clients/<uuid:client_id>/first-visit" in db.session.scalars(written).all()


def test_the_second_of_two_who_write_at_once_is_told_and_overwrites_nothing(ines: Browser, ada: Browser) -> None:
    empty = ines.get(PATH).headers["ETag"]
    first = ada.put(PATH, FOUND, headers={"If-Match": empty})
    late = ines.put(PATH, {**FOUND, "goals": "Walk the dog."}, headers={"If-Match": empty})

    assert (late.status_code, late.json["type"].rpartition("/")[2]) == (412, "stale-first-visit")
    assert late.headers["ETag"] == first.headers["ETag"]
    assert ines.get(PATH).json["findings"] == FOUND


def test_who_does_not_say_what_they_changed_is_asked(ines: Browser) -> None:
    ines.put(PATH, FOUND)
    assert ines.put(PATH, FOUND).status_code == 428


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"regions": ["ear"]}, "/regions/0"),
        ({"worse_with": ["sitting", "sitting"]}, "/worse_with"),
        ({"day": "flies"}, "/day"),
        ({"runs": "often"}, "/runs"),
        ({"goals": "x" * 4001}, "/goals"),
        ({"weight": 80}, "/weight"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(ines: Browser, change: dict[str, Any], pointer: str) -> None:
    answer = ines.put(PATH, FOUND | change)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_another_practices_client_is_not_there(ines: Browser) -> None:
    assert ines.get(f"/clients/{RAVI.id}/first-visit").status_code == 404
    assert ines.put(f"/clients/{RAVI.id}/first-visit", FOUND).status_code == 404
