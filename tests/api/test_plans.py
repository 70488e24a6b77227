"""GET, PUT /clients/{client_id}/plan and its versions; GET /me/plan"""

import gzip
from uuid import UUID, uuid4

import pytest

from tests.api.cast import MIA, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.plans import BRIDGE, FIGURE_4, HOLD, plan, prescription, routine, saved_plan

PLAN = f"/clients/{TOM.id}/plan"


def pointers(answer) -> list[str]:
    assert answer.status_code == 422, answer.json
    return [error["pointer"] for error in answer.json["errors"]]


def test_a_client_without_plan_has_null(ines: Browser, tom: Browser) -> None:
    assert ines.get(PLAN).json == {"plan": None}
    mine = tom.get("/me/plan").json
    assert (mine["plan"], mine["timelines"], mine["exercises"]) == (None, {}, {})
    assert (mine["therapist_name"], mine["practice_name"], mine["time_zone"]) == ("Ines", "Harbour", "Europe/Berlin")
    assert {question["screen"] for question in mine["safety"]["questions"]} == {"full", "before_session"}


def test_the_first_save_is_version_1_and_reaches_the_phone(ines: Browser, tom: Browser) -> None:
    answer = ines.put(PLAN, plan())
    saved = answer.json["plan"]
    assert saved["version"] == 1
    assert saved["saved_at"] == "2026-03-11T09:00:00Z"
    assert saved["saved_by"]["display_name"] == "Ines"
    assert answer.headers["ETag"] == f'"plan-{saved["id"]}-1"'
    assert ines.get(PLAN).json == answer.json
    mine = tom.get("/me/plan").json
    routine_id = saved["routines"][0]["id"]
    assert mine["plan"]["version"] == 1
    assert mine["plan"]["routines"][0]["id"] == routine_id
    assert list(mine["exercises"]) == [FIGURE_4]
    steps = mine["timelines"][routine_id]
    assert sum(step["seconds"] for step in steps) == saved["routines"][0]["total_seconds"]
    assert sum(step["seconds"] for step in steps if step["counts"]) == 2 * 2 * 30


def test_a_second_save_needs_if_match(ines: Browser) -> None:
    saved_plan(ines)
    answer = ines.put(PLAN, plan())
    assert answer.status_code == 428
    assert answer.json["type"].endswith("/problems/precondition-required")


def test_a_stale_if_match_is_told_the_newest_tag_and_changes_nothing(ines: Browser, ada: Browser) -> None:
    first = ines.put(PLAN, plan()).headers["ETag"]
    second = ada.put(PLAN, plan(note="Ada was here."), headers={"If-Match": first})
    assert second.json["plan"]["version"] == 2
    answer = ines.put(PLAN, plan(note="Late."), headers={"If-Match": first})
    assert answer.status_code == 412
    assert answer.headers["ETag"] == second.headers["ETag"]
    assert ines.get(PLAN).json["plan"]["note"] == "Ada was here."


def test_if_match_before_the_first_plan_must_name_that_state(ines: Browser) -> None:
    assert ines.put(PLAN, plan(), headers={"If-Match": '"something"'}).status_code == 412
    assert ines.put(PLAN, plan(), headers={"If-Match": ines.get(PLAN).headers["ETag"]}).status_code == 200


def test_ids_live_on_across_versions_and_new_ones_are_made(ines: Browser) -> None:
    first = saved_plan(ines)["routines"][0]
    kept = prescription(id=first["prescriptions"][0]["id"], dose={**HOLD, "hold_seconds": 45})
    second = saved_plan(ines, plan(routine(kept, prescription(), id=first["id"])))["routines"][0]
    assert second["id"] == first["id"]
    assert second["prescriptions"][0]["id"] == first["prescriptions"][0]["id"]
    assert UUID(second["prescriptions"][1]["id"]).version == 7


def test_an_id_of_an_earlier_version_may_come_back(ines: Browser) -> None:
    first = saved_plan(ines)["routines"][0]["id"]
    saved_plan(ines)
    assert saved_plan(ines, plan(routine(id=first)))["routines"][0]["id"] == first


def test_an_id_that_no_version_had_is_refused(ines: Browser) -> None:
    stray = plan(routine(prescription(id=str(uuid4())), id=str(uuid4())))
    assert pointers(ines.put(PLAN, stray)) == ["/routines/0/id", "/routines/0/prescriptions/0/id"]
    mias = saved_plan(ines, client_id=MIA.id)["routines"][0]["id"]
    assert pointers(ines.put(PLAN, plan(routine(id=mias)))) == ["/routines/0/id"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (plan(routine(prescription("handstand"))), "/routines/0/prescriptions/0/exercise_id"),
        (
            plan(routine(prescription(dose={**HOLD, "hold_seconds": 600}))),
            "/routines/0/prescriptions/0/dose/hold_seconds",
        ),
        (plan(routine(prescription(dose={**HOLD, "reps": "3"}))), "/routines/0/prescriptions/0/dose/reps"),
        (plan(routine(prescription(dose={**HOLD, "tempo": 3}))), "/routines/0/prescriptions/0/dose/tempo"),
        (plan(routine(prescription(dose={"type": "yoga"}))), "/routines/0/prescriptions/0/dose/type"),
        (plan(routine(prescription(dose=None))), "/routines/0/prescriptions/0/dose"),
        (plan(routine(prescription(sides=None))), "/routines/0/prescriptions/0/sides"),
        (plan(routine(prescription(BRIDGE))), "/routines/0/prescriptions/0/sides"),
        (plan(ends_on="2026-02-28"), "/ends_on"),
        (plan(starts_on="01.03.2026"), "/starts_on"),
        (plan(starts_on="20260301"), "/starts_on"),
        (plan(routine(weekdays=None)), "/routines/0/weekdays"),
        (plan(routine(times_per_week=3)), "/routines/0/weekdays"),
        (plan(routine(weekdays=[0])), "/routines/0/weekdays/0"),
        (plan(routine(times_per_day=True)), "/routines/0/times_per_day"),
        (plan(colour="green"), "/colour"),
        ({**plan(), "routines": []}, "/routines"),
        ({}, "/starts_on"),
    ],
)
def test_a_bad_plan_is_refused_at_its_field(ines: Browser, body: dict, pointer: str) -> None:
    assert pointer in pointers(ines.put(PLAN, body))
    assert ines.get(PLAN).json == {"plan": None}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": b"not json", "content_type": "application/json"}, 400),
        ({"data": b"[]", "content_type": "application/json"}, 422),
        ({"data": b"a=1", "content_type": "application/x-www-form-urlencoded"}, 415),
        ({"data": b'{"note": "' + b"x" * 10_000_000 + b'"}', "content_type": "application/json"}, 413),
    ],
)
def test_what_is_no_plan_at_all_is_told_so(ines: Browser, sent: dict, status: int) -> None:
    answer = ines.send("PUT", PLAN, **sent)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


def test_a_preview_tells_seconds_and_problems_and_stores_nothing(ines: Browser) -> None:
    body = plan(routine(prescription()), routine(prescription("handstand")), ends_on="2026-01-01")
    answer = ines.post(f"{PLAN}/preview", body).json
    assert answer["routines"][1] == {"total_seconds": None, "week_seconds": None, "exercises": []}
    good = answer["routines"][0]
    assert good["total_seconds"] == sum(each["seconds"] for each in good["exercises"]) > 0
    assert good["week_seconds"] == 7 * good["total_seconds"]
    assert answer["changes"] == ["First plan"]
    assert {problem["pointer"] for problem in answer["problems"]} == {
        "/ends_on",
        "/routines/1/prescriptions/0/exercise_id",
    }
    assert ines.get(PLAN).json == {"plan": None}
    assert ines.post(f"/clients/{RAVI.id}/plan/preview", plan()).status_code == 404


def test_a_preview_warns_at_the_place_and_tells_what_would_change(ines: Browser) -> None:
    saved = saved_plan(ines)
    kept = saved["routines"][0]["prescriptions"][0]
    sent = plan(
        routine(
            {**kept, "dose": {**kept["dose"], "hold_seconds": 60}},
            prescription("supine-cross-over-fair"),
            id=saved["routines"][0]["id"],
        )
    )
    answer = ines.post(f"{PLAN}/preview", sent).json
    assert [(each["pointer"], each["code"]) for each in answer["warnings"]] == [
        ("/routines/0/prescriptions/1/exercise_id", "same_shape"),
        ("/routines", "many_minutes"),
    ]
    assert answer["changes"] == [
        "Figure 4, lying: hold 30 → 60 s",
        "Foot-over cross stretch, lying added",
    ]


def test_versions_tell_their_changes_page_by_page(ines: Browser, ada: Browser) -> None:
    first = saved_plan(ines)["routines"][0]
    longer = prescription(id=first["prescriptions"][0]["id"], dose={**HOLD, "hold_seconds": 45})
    saved_plan(ada, plan(routine(longer, id=first["id"])))
    saved_plan(ines, plan(routine(longer, id=first["id"]), note="Easy does it."))
    newest = ines.get(f"{PLAN}/versions?limit=2").json
    assert [(item["version"], item["saved_by"]["display_name"]) for item in newest["items"]] == [
        (3, "Ines"),
        (2, "Ada"),
    ]
    assert newest["items"][1]["changes"] == ["Figure 4, lying: hold 30 → 45 s"]
    oldest = ines.get(f"{PLAN}/versions?limit=2&cursor={newest['next_cursor']}").json
    assert [item["changes"] for item in oldest["items"]] == [["First plan"]]
    assert oldest["next_cursor"] is None
    assert ines.get(f"{PLAN}/versions?cursor=WyJhIl0").status_code == 422


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    assert noor.get(PLAN).status_code == 404
    assert noor.put(PLAN, plan()).status_code == 404
    assert noor.get(f"{PLAN}/versions").status_code == 404
    assert ines.get(f"/clients/{RAVI.id}/plan").status_code == 404


def test_the_phone_is_told_that_nothing_changed(
    ines: Browser, tom: Browser, database: str, statements: list[str]
) -> None:
    saved_plan(ines)
    etag = tom.get("/me/plan").headers["ETag"]
    statements.clear()
    again = tom.get("/me/plan", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    # PostgreSQL looks up the caller at the same go.
    assert len(statements) == (1 if database == "postgresql" else 2)
    saved_plan(ines)
    assert tom.get("/me/plan", headers={"If-None-Match": etag}).json["plan"]["version"] == 2


def test_a_phones_plan_is_small_and_costs_three_statements(
    ines: Browser, tom: Browser, clock: Clock, database: str, statements: list[str]
) -> None:
    dose = ines.get("/exercises/lower-trunk-rotation").json["dose"]
    body = plan(
        routine(
            prescription(),
            prescription("hamstring-supine-strap"),
            prescription("lower-trunk-rotation", sides=None, dose=dose),
        )
    )
    for _ in range(3):
        clock.tick(hours=5)
        saved_plan(ines, body)
    statements.clear()
    answer = tom.get("/me/plan")
    assert len(statements) == (2 if database == "postgresql" else 3)
    assert len(answer.json["exercises"]) == 3
    assert len(gzip.compress(answer.data)) <= 10_000


def test_the_phones_tag_follows_what_it_shows(ines: Browser, tom: Browser, app) -> None:
    saved_plan(ines)
    etags = {tom.get("/me/plan").headers["ETag"]}
    ines.patch(f"/clients/{TOM.id}", {"time_zone": "Europe/Lisbon"})
    etags.add(tom.get("/me/plan").headers["ETag"])
    app.config["EMERGENCY_NUMBER"] = "999"
    etags.add(tom.get("/me/plan").headers["ETag"])
    assert len(etags) == 3


def test_no_one_but_the_client_has_a_plan_of_their_own(ines: Browser, stranger: Browser) -> None:
    assert ines.get("/me/plan").status_code == 403
    assert stranger.get("/me/plan").status_code == 401
