"""GET, PUT /practice/light, and what phones and briefs make of it."""

import pytest
from flask import Flask
from sqlalchemy import update

from api.db import db
from api.light.models import PracticeThresholdsRow
from tests.api.cast import HARBOUR, TOM, Browser
from tests.api.entries import entry, log, pain, send

USUAL = {"amber_from": 3, "red_from": 6, "red_rise": 2, "start_ceiling": 7}
STRICT = {"amber_from": 2, "red_from": 5, "red_rise": 1, "start_ceiling": 6}


def values(answer: dict[str, dict[str, int]]) -> dict[str, int]:
    return {name: setting["value"] for name, setting in answer.items()}


def rules(phone: Browser) -> dict[str, int]:
    return dict(phone.get("/me/plan").json["rules"]["light"])


def test_without_settings_the_sources_hold(ines: Browser, tom: Browser) -> None:
    answer = ines.get("/practice/light").json
    assert values(answer) == USUAL
    assert answer["red_rise"] == {"value": 2, "low": 1, "high": 2, "usual": 2}
    assert rules(tom).items() >= USUAL.items()


def test_an_admin_makes_it_stricter_for_the_whole_practice_and_no_other(
    ada: Browser, ines: Browser, tom: Browser, ravi: Browser
) -> None:
    etag = tom.get("/me/plan").headers["ETag"]
    assert values(ada.send("PUT", "/practice/light", json=STRICT).json) == STRICT
    assert values(ines.get("/practice/light").json) == STRICT
    assert tom.get("/me/plan", headers={"If-None-Match": etag}).status_code == 200
    assert rules(tom).items() >= STRICT.items()
    assert rules(ravi).items() >= USUAL.items()
    assert values(ada.send("PUT", "/practice/light", json=USUAL).json) == USUAL


def test_figures_go_by_the_practices_own(ada: Browser, ines: Browser, tom: Browser) -> None:
    send(tom, [entry(log("2026-03-10", pain_before=pain(1), pain_after=pain(2)))])

    def colour() -> str:
        (session,) = ines.get(f"/clients/{TOM.id}/brief").json["light"]["sessions"]
        return str(session["colour"])

    assert colour() == "green"
    ada.send("PUT", "/practice/light", json=STRICT)
    assert colour() == "red"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"red_rise": 3}, "/red_rise"),
        ({"red_from": 7}, "/red_from"),
        ({"start_ceiling": 8}, "/start_ceiling"),
        ({"amber_from": 0}, "/amber_from"),
        ({"amber_from": 4, "red_from": 4}, "/amber_from"),
        ({"red_from": "6"}, "/red_from"),
    ],
)
def test_looser_than_the_sources_is_refused(ada: Browser, change: dict[str, object], pointer: str) -> None:
    answer = ada.send("PUT", "/practice/light", json={**USUAL, **change})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    assert values(ada.get("/practice/light").json) == USUAL


def test_only_an_admin_may_change_them(ines: Browser, tom: Browser) -> None:
    assert ines.send("PUT", "/practice/light", json=STRICT).status_code == 403
    assert tom.get("/practice/light").status_code == 403


def test_settings_from_before_the_bounds_were_narrowed_turn_strict(app: Flask, ada: Browser, tom: Browser) -> None:
    ada.send("PUT", "/practice/light", json=USUAL)
    with app.app_context():
        looser = update(PracticeThresholdsRow).where(PracticeThresholdsRow.practice_id == HARBOUR)
        db.session.execute(looser.values(light={**USUAL, "start_ceiling": 9}))
        db.session.commit()
    assert rules(tom)["start_ceiling"] == 5
