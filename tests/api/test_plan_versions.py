"""GET /clients/{client_id}/plan/versions/{version}"""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from api.db import db
from api.plans.models import PlanVersionRow
from tests.api.cast import HARBOUR, MIA, TOM, Browser
from tests.api.conftest import Clock
from tests.api.plans import BRIDGE, FIGURE_4, HOLD, plan, prescription, routine, saved_plan

VERSIONS = f"/clients/{TOM.id}/plan/versions"


@pytest.fixture
def saved(ines: Browser, ada: Browser, clock: Clock) -> dict[str, Any]:
    """Version 1 by Ines, 2 by Ada with a longer hold, 3 by Ines with a bridge. Gives the plan of version 1."""
    first = saved_plan(ines, plan(note="Easy does it."))
    kept = first["routines"][0]
    clock.tick(minutes=5)
    longer = prescription(id=kept["prescriptions"][0]["id"], dose={**HOLD, "hold_seconds": 45})
    saved_plan(ada, plan(routine(longer, id=kept["id"]), note="Easy does it."))
    dose = {"type": "dynamic_reps", "rep_seconds": 4, "hold_seconds": 2, "reps": 8, "rest_seconds": 30, "sets": 1}
    bridge = prescription(BRIDGE, sides=None, dose=dose)
    saved_plan(ines, plan(routine(longer, bridge, id=kept["id"])))
    return first


def test_an_earlier_version_opens_as_it_was_written(ines: Browser, saved: dict[str, Any]) -> None:
    opened = ines.get(f"{VERSIONS}/2").json
    assert (opened["version"], opened["saved_by"]["display_name"]) == (2, "Ada")
    assert opened["saved_at"] == "2026-03-11T09:05:00Z"
    assert opened["plan"]["note"] == "Easy does it."
    assert opened["plan"]["routines"][0]["id"] == saved["routines"][0]["id"]
    assert opened["plan"]["routines"][0]["prescriptions"][0]["dose"]["hold_seconds"] == 45
    assert opened["plan"]["routines"][0]["total_seconds"] > saved["routines"][0]["total_seconds"]


def test_it_tells_the_way_from_the_one_before_and_on_to_the_newest(ines: Browser, saved: dict[str, Any]) -> None:
    opened = {number: ines.get(f"{VERSIONS}/{number}").json for number in (1, 2, 3)}
    assert opened[1]["changes"] == ["First plan"]
    assert opened[2]["changes"] == ["Figure 4, lying: hold 30 → 45 s"]
    assert opened[2]["changes_since"] == ["Note of the plan removed", "Bridge added"]
    assert opened[3]["changes_since"] == []
    assert {each["newest_version"] for each in opened.values()} == {3}


def test_what_cautions_held_back_is_still_there_to_be_read(ines: Browser, saved: dict[str, Any]) -> None:
    ines.post(f"/clients/{TOM.id}/cautions", {"answers": [{"code": "thr-posterior", "answer": "yes"}]})
    opened = ines.get(f"{VERSIONS}/4").json
    assert opened["is_by_cautions"] is True
    assert [each["exercise_id"] for each in opened["plan"]["routines"][0]["prescriptions"]] == [FIGURE_4, BRIDGE]
    assert opened["on_phone"] == ["Figure 4, lying removed"]
    assert ines.get(f"{VERSIONS}/3").json["on_phone"] == []


def test_an_exercise_that_the_catalogue_has_lost_is_no_hindrance(
    app: Flask, ines: Browser, saved: dict[str, Any]
) -> None:
    lose(app, FIGURE_4, of_version=2)
    opened = ines.get(f"{VERSIONS}/2").json
    assert [each["exercise_id"] for each in opened["plan"]["routines"][0]["prescriptions"]] == ["lost-exercise"]
    assert opened["plan"]["routines"][0]["total_seconds"] > 0
    assert opened["changes_since"][1:] == ["lost-exercise replaced by Figure 4, lying", "Bridge added"]


def lose(app: Flask, exercise_id: str, of_version: int) -> None:
    """As if the version named an exercise that the catalogue has no more."""
    with app.app_context():
        which = (PlanVersionRow.practice_id == HARBOUR, PlanVersionRow.version == of_version)
        body = db.session.scalars(select(PlanVersionRow.body).where(*which)).one()
        lost = json.loads(json.dumps(body).replace(exercise_id, "lost-exercise"))
        db.session.execute(update(PlanVersionRow).where(*which).values(body=lost))
        db.session.commit()


@pytest.mark.parametrize("version", ["4", "0", "-1", "9999999999", "two"])
def test_a_version_that_never_was_is_not_there(ines: Browser, saved: dict[str, Any], version: str) -> None:
    answer = ines.get(f"{VERSIONS}/{version}")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_neither_is_one_of_another_client_or_practice(ines: Browser, noor: Browser, saved: dict[str, Any]) -> None:
    assert ines.get(f"/clients/{MIA.id}/plan/versions/1").status_code == 404
    assert noor.get(f"{VERSIONS}/1").status_code == 404
