"""PUT /clients/{client_id}/plan: what a profession may prescribe."""

from typing import Any

from api.catalogue.service import exercise_wire
from tests.api.cast import HARBOUR, TOM, Browser
from tests.api.plans import BRIDGE, plan, prescription, routine, saved_plan

PLAN = f"/clients/{TOM.id}/plan"


def bridge(**changes: Any) -> dict[str, Any]:
    return prescription(BRIDGE, dose=exercise_wire(HARBOUR, BRIDGE)["dose"], sides=None) | changes


def test_a_massage_therapist_suggests_from_the_rest_of_the_library(ben: Browser) -> None:
    assert ben.put(PLAN, plan()).status_code == 200


def test_what_needs_another_profession_is_refused_by_place(ben: Browser) -> None:
    body = plan(routine(prescription(), bridge()))
    answer = ben.put(PLAN, body)
    assert answer.status_code == 422
    (error,) = answer.json["errors"]
    assert (error["pointer"], error["code"]) == ("/routines/0/prescriptions/1/exercise_id", "not_your_profession")
    assert "physiotherapist or doctor" in error["message"]
    assert ben.get(PLAN).json["plan"] is None
    previewed = ben.post(f"{PLAN}/preview", body).json
    assert previewed["problems"] == [error]
    assert previewed["routines"][0]["total_seconds"] > 0


def test_what_a_physiotherapist_prescribed_stays_and_can_be_taken_out(ines: Browser, ben: Browser) -> None:
    saved = saved_plan(ines, plan(routine(prescription(), bridge())))
    kept = {key: saved["routines"][0][key] for key in ("id", "name", "weekdays", "times_per_week", "times_per_day")}
    stretch, strength = saved["routines"][0]["prescriptions"]
    note = {**stretch, "note": "Slowly."}
    assert saved_plan(ben, plan({**kept, "prescriptions": [note, strength]}))["version"] == 2
    more = {**strength, "dose": {**strength["dose"], "reps": strength["dose"]["reps"] + 5}}
    answer = ben.put(PLAN, plan({**kept, "prescriptions": [note, more]}), headers={"If-Match": "*"})
    assert [error["pointer"] for error in answer.json["errors"]] == ["/routines/0/prescriptions/1/exercise_id"]
    assert saved_plan(ben, plan({**kept, "prescriptions": [note]}))["version"] == 3
    answer = ben.put(PLAN, plan({**kept, "prescriptions": [note, strength]}), headers={"If-Match": "*"})
    assert answer.status_code == 422


def test_the_practice_may_say_otherwise(ada: Browser, ben: Browser) -> None:
    ada.patch("/practice", {"who_may": {"prescribe_restricted": ["massage_therapist"]}})
    assert ben.put(PLAN, plan(routine(bridge()))).status_code == 200


def test_the_catalogue_says_which_exercises_are_restricted(ben: Browser) -> None:
    by_id = {item["id"]: item["restriction"] for item in ben.get("/exercises").json["items"]}
    assert by_id[BRIDGE] == "strength"
    assert by_id["sciatic-slider-supine"] == "nerve_slider"
    assert by_id["prone-press-up"] == "therapist_only"
    assert by_id["supine-figure-4"] is None
