"""POST /exercises, PUT and PATCH of one, and a practice's own exercises wherever exercises are read."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from api.auth import Caller
from api.catalogue.service import catalogue, catalogue_of
from api.db import db
from api.own_exercises import service
from tests.api.cast import BEN, HARBOUR, HILL, INES, NOW, TOM, Browser
from tests.api.conftest import Clock, MakeApp
from tests.api.entries import entry, log, of_plan, pain, send, step
from tests.api.own import CALF, EXERCISES, changed, made, removed
from tests.api.plans import FIGURE_4, plan, prescription, routine, saved_plan
from tests.api.test_audit import audited
from tests.api.test_exports import tables

CAREFUL = [{"code": "knee-load", "action": "avoid"}]


def with_exercise(exercise: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A plan of Figure 4 and `exercise`."""
    return plan(routine(prescription(), prescription(exercise["id"], dose=exercise["dose"], **changes)))


def errors(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.json
    return [(error["pointer"], error["code"]) for error in answer.json["errors"]]


def test_it_comes_back_as_an_exercise_like_any_other(ines: Browser, noor: Browser) -> None:
    shared = noor.get(EXERCISES).json["items"]
    exercise = made(ines, cautions=[{"code": "knee-load", "action": "modify"}])

    assert exercise["id"].startswith("own-")
    assert {name: exercise[name] for name in CALF if name != "cautions"} == {
        name: told for name, told in CALF.items() if name != "cautions"
    }
    assert exercise["cautions"] == [
        {"code": "knee-load", "action": "modify", "note": catalogue().cautions["knee-load"]}
    ]
    assert len(exercise["stop_if_common"]) == 4
    assert (exercise["restriction"], exercise["pictures"]) == (None, None)
    assert exercise["own"]["saved_by"] == {"id": str(INES.id), "display_name": "Ines"}
    assert exercise["own"]["saved_at"] == "2026-03-11T09:00:00Z"
    assert exercise["own"]["is_removed"] is False
    assert ines.get(EXERCISES).json["items"] == [*shared, exercise]
    assert ines.get(f"{EXERCISES}/{exercise['id']}").json == exercise
    assert {each["own"] for each in shared} == {None}


def test_the_list_has_another_etag_after_each_change_and_only_here(ines: Browser, tom: Browser, noor: Browser) -> None:
    def etag(browser: Browser) -> str:
        return browser.get(EXERCISES).headers["ETag"]

    elsewhere, tags = etag(noor), [etag(ines)]
    exercise = made(ines)
    tags.append(etag(ines))
    exercise = changed(ines, exercise, name="Calf stretch")
    tags.append(etag(tom))
    removed(ines, exercise)
    tags.append(etag(ines))
    assert len({*tags}) == 4
    assert etag(noor) == elsewhere
    assert ines.get(EXERCISES, headers={"If-None-Match": tags[-1]}).status_code == 304
    assert ines.get(EXERCISES, headers={"If-None-Match": tags[-2]}).status_code == 200


def test_another_practice_has_nothing_of_it(ines: Browser, noor: Browser, ravi: Browser) -> None:
    exercise = made(ines)
    path = f"{EXERCISES}/{exercise['id']}"
    for browser in (noor, ravi):
        assert browser.get(path).status_code == 404
        assert exercise["id"] not in browser.get(EXERCISES).text
    assert noor.put(path, CALF, headers={"If-Match": "*"}).status_code == 404
    assert noor.patch(path, {"is_removed": True}).status_code == 404
    answer = noor.put(f"/clients/{ravi.id}/plan", with_exercise(exercise))
    assert errors(answer) == [("/routines/0/prescriptions/1/exercise_id", "unknown_exercise")]
    assert made(noor, name=CALF["name"])["id"] != exercise["id"]
    assert errors(noor.post(EXERCISES, CALF | {"name": "Next", "progression": [exercise["id"]]})) == [
        ("/progression", "catalogue_rule")
    ]


def test_another_worker_sees_it_with_its_next_look(ines: Browser, make_app: MakeApp) -> None:
    other = Browser(make_app(), INES)
    exercise = made(ines)
    assert other.get(f"{EXERCISES}/{exercise['id']}").json == exercise
    exercise = changed(ines, exercise, cues=["Lean in slowly."])
    assert other.get(f"{EXERCISES}/{exercise['id']}").json["cues"] == ["Lean in slowly."]
    assert changed(other, exercise, name="Calf, at the wall")["own"]["etag"] != exercise["own"]["etag"]
    assert ines.get(f"{EXERCISES}/{exercise['id']}").json["name"] == "Calf, at the wall"


def test_what_was_not_committed_is_seen_by_nobody(app: Flask, ines: Browser) -> None:
    exercise = made(ines)
    caller = Caller(HARBOUR, INES.id, "therapist", INES.session_id, None, "")
    with app.app_context():
        service.remove_exercise(caller, exercise["id"], True)
        db.session.rollback()
    assert ines.get(f"{EXERCISES}/{exercise['id']}").json == exercise


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"name": " "}, "/name", "invalid"),
        ({"name": "x" * 81}, "/name", "invalid"),
        ({"name": "  calf STRETCH at the wall "}, "/name", "name_taken"),
        ({"family": "necks"}, "/family", "invalid"),
        ({"cues": []}, "/cues", "invalid"),
        ({"cues": ["Lean in.", "x" * 201]}, "/cues/1", "invalid"),
        ({"cues": ["Lean in.", "Lean in."]}, "/cues", "duplicate"),
        ({"level": "gentle"}, "/level", "invalid"),
        ({"position": "flying"}, "/position", "invalid"),
        ({"side": "both"}, "/side", "invalid"),
        ({"work_side": None}, "/work_side", "catalogue_rule"),
        ({"side": "none"}, "/work_side", "catalogue_rule"),
        ({"dose": CALF["dose"] | {"hold_seconds": 4}}, "/dose/hold_seconds", "out_of_bounds"),
        ({"dose": CALF["dose"] | {"type": "yoga"}}, "/dose/type", "invalid"),
        ({"days_per_week": 8}, "/days_per_week", "whole_number"),
        ({"sessions_per_day": 0}, "/sessions_per_day", "whole_number"),
        ({"pain_cap": 6}, "/pain_cap", "whole_number"),
        ({"progression": ["handstand"]}, "/progression", "catalogue_rule"),
        ({"progression": ["Not a slug"]}, "/progression", "slug"),
        ({"regression": ["table-pigeon"]}, "/level", "catalogue_rule"),
        ({"cautions": [{"code": "sleepy", "action": "avoid"}]}, "/cautions/0/code", "choice"),
        ({"cautions": [*CAREFUL, *CAREFUL]}, "/cautions", "catalogue_rule"),
        ({"cautions": [{"code": "knee-load", "action": "run"}]}, "/cautions/0/action", "invalid"),
        ({"stop_if_common": []}, "/stop_if_common", "unknown_field"),
        ({"evidence": "mine"}, "/evidence", "unknown_field"),
        ({"id": FIGURE_4}, "/id", "unknown_field"),
    ],
)
def test_what_cannot_be_an_exercise_is_refused_at_its_field(
    ines: Browser, changes: dict[str, Any], pointer: str, code: str
) -> None:
    made(ines)
    assert errors(ines.post(EXERCISES, CALF | {"name": "Another"} | changes)) == [(pointer, code)]
    assert len([each for each in ines.get(EXERCISES).json["items"] if each["own"]]) == 1


def test_details_that_nobody_typed_may_be_missing(ines: Browser) -> None:
    bare = {"target_muscles": [], "common_mistakes": [], "stop_if": [], "side": "none", "work_side": None}
    exercise = made(ines, **bare)
    assert {name: exercise[name] for name in bare} == bare


def test_a_change_needs_the_version_that_it_changes(ines: Browser, ben: Browser) -> None:
    exercise = made(ines)
    path = f"{EXERCISES}/{exercise['id']}"
    assert ines.put(path, CALF).status_code == 428
    after = changed(ben, exercise, name="Calf, at the wall")
    assert after["own"]["saved_by"]["id"] == str(BEN.id)
    stale = ines.put(path, CALF, headers={"If-Match": exercise["own"]["etag"]})
    assert (stale.status_code, stale.headers["ETag"]) == (412, f'"{after["own"]["etag"]}"')
    quoted = ines.put(path, CALF, headers={"If-Match": stale.headers["ETag"]})
    assert (quoted.status_code, quoted.json["name"]) == (200, CALF["name"])
    assert ines.put(f"{EXERCISES}/{FIGURE_4}", CALF, headers={"If-Match": "*"}).status_code == 404
    assert ines.patch(f"{EXERCISES}/{FIGURE_4}", {"is_removed": True}).status_code == 404


def test_sides_and_kind_of_dose_stay_since_plans_rest_on_them(ines: Browser) -> None:
    exercise = made(ines)
    dose = {"type": "dynamic_reps", "rep_seconds": 4, "hold_seconds": 2, "reps": 10, "rest_seconds": 30, "sets": 2}
    body = CALF | {"side": "none", "work_side": None, "dose": dose}
    answer = ines.put(f"{EXERCISES}/{exercise['id']}", body, headers={"If-Match": "*"})
    assert errors(answer) == [("/side", "fixed"), ("/dose/type", "fixed")]


def test_who_may_not_prescribe_it_may_not_let_anybody_prescribe_it(ines: Browser, ben: Browser) -> None:
    exercise = made(ines, family="strength")
    assert exercise["restriction"] == "strength"
    path = f"{EXERCISES}/{exercise['id']}"
    assert (
        ben.put(path, CALF | {"family": "strength", "name": "Heel raise"}, headers={"If-Match": "*"}).status_code == 200
    )
    refused = ben.put(path, CALF, headers={"If-Match": "*"})
    assert (refused.status_code, refused.json["type"].rsplit("/", 1)[-1]) == (403, "not-your-profession")
    assert ines.put(path, CALF, headers={"If-Match": "*"}).json["restriction"] is None


def test_a_practice_has_a_hundred_at_most_without_those_removed(ines: Browser) -> None:
    exercises = [made(ines, name=f"Number {number}") for number in range(100)]
    assert errors(ines.post(EXERCISES, CALF)) == [("", "too_many")]
    removed(ines, exercises[0])
    made(ines)
    answer = ines.patch(f"{EXERCISES}/{exercises[0]['id']}", {"is_removed": False})
    assert errors(answer) == [("", "too_many")]


def test_one_that_is_removed_can_be_put_back_unless_its_name_is_taken(ines: Browser) -> None:
    exercise = made(ines)
    for _ in range(2):
        gone = removed(ines, exercise)
        assert gone == {**exercise, "own": {**exercise["own"], "is_removed": True}}
    assert removed(ines, exercise, False) == exercise
    removed(ines, exercise)
    made(ines)
    assert errors(ines.patch(f"{EXERCISES}/{exercise['id']}", {"is_removed": False})) == [("/name", "name_taken")]


def test_it_reaches_the_phone_with_its_plan(ines: Browser, tom: Browser, ravi: Browser) -> None:
    exercise = made(ines)
    body = saved_plan(ines, with_exercise(exercise))
    answer = tom.get("/me/plan")
    assert answer.json["exercises"][exercise["id"]] == exercise
    steps = answer.json["timelines"][body["routines"][0]["id"]]
    assert {step["side"] for step in steps if step["exercise_id"] == exercise["id"] and step["kind"] == "hold"} == {
        "left",
        "right",
    }
    elsewhere = ravi.get("/me/plan").headers["ETag"]
    changed(ines, exercise, cues=["Lean in slowly."])
    again = tom.get("/me/plan", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.json["exercises"][exercise["id"]]["cues"] == ["Lean in slowly."]
    assert ravi.get("/me/plan", headers={"If-None-Match": elsewhere}).status_code == 304


def test_a_plan_that_has_it_costs_no_statement_more(ines: Browser, tom: Browser, statements: list[str]) -> None:
    exercise = made(ines)
    saved_plan(ines, with_exercise(exercise))
    statements.clear()
    tag = tom.get("/me/plan").headers["ETag"]
    assert len(statements) <= 3
    statements.clear()
    assert tom.get("/me/plan", headers={"If-None-Match": tag}).status_code == 304
    assert len(statements) <= 2
    for path, most in ((f"/clients/{TOM.id}/adherence", 3), (f"/clients/{TOM.id}/brief", 6), ("/caseload", 5)):
        statements.clear()
        assert ines.get(path).status_code == 200
        assert len(statements) <= most, path


def test_a_report_reads_nothing_of_it(ines: Browser, tom: Browser, statements: list[str]) -> None:
    exercise = made(ines)
    body = saved_plan(ines, with_exercise(exercise))
    statements.clear()
    send(tom, [entry(log(**of_plan(body), steps=[step(exercise_id=exercise["id"])]))])
    assert len(statements) <= 4
    assert not [sent for sent in statements if "own_" in sent]


def test_a_caution_that_is_added_takes_it_off_the_phone(ines: Browser, tom: Browser) -> None:
    easier = made(ines, name="Calf stretch, sitting", position="sitting")
    exercise = made(ines, regression=[easier["id"]])
    ines.patch(f"/clients/{TOM.id}", {"cautions": ["knee-load"]})
    saved_plan(ines, with_exercise(exercise))
    assert exercise["id"] in tom.get("/me/plan").json["exercises"]

    exercise = changed(ines, exercise, cautions=CAREFUL)
    told = tom.get("/me/plan").json
    assert exercise["id"] not in told["exercises"]
    assert [change["reasons"][0]["code"] for change in told["cautions"]["changes"]] == ["knee-load"]
    refused = ines.put(f"/clients/{TOM.id}/plan", with_exercise(exercise), headers={"If-Match": "*"})
    assert errors(refused) == [("/routines/0/prescriptions/1/exercise_id", "withheld")]
    assert easier["name"] in refused.json["errors"][0]["message"]
    judged = ines.get(f"/clients/{TOM.id}/cautions").json["exercises"]
    assert (judged[exercise["id"]]["outcome"], judged[exercise["id"]]["instead"]) == ("swapped", easier["id"])

    # What is removed takes nobody's place any more.
    removed(ines, easier)
    judged = ines.get(f"/clients/{TOM.id}/cautions").json["exercises"]
    assert (judged[exercise["id"]]["outcome"], judged[exercise["id"]]["instead"]) == ("withheld", None)


def test_cautions_that_come_later_swap_it_in_the_plan(ines: Browser, tom: Browser) -> None:
    exercise = made(ines, regression=["seated-figure-4"], level="medium", cautions=CAREFUL)
    saved_plan(ines, with_exercise(exercise))
    ines.patch(f"/clients/{TOM.id}", {"cautions": ["knee-load"]})
    assert "seated-figure-4" in tom.get("/me/plan").json["exercises"]
    saves = ines.get(f"/clients/{TOM.id}/plan/versions").json["items"]
    assert saves[0]["is_by_cautions"]
    assert f"{exercise['name']} replaced by" in " ".join(saves[0]["changes"])


def test_what_was_removed_is_named_wherever_it_was_practised(ines: Browser, tom: Browser, clock: Clock) -> None:
    """Figures, brief, holds, caseload, changes of the plan, templates."""
    clock.now = NOW - timedelta(days=9)
    exercise = made(ines)
    body = saved_plan(ines, with_exercise(exercise))
    clock.now = NOW
    steps = [step(exercise_id=exercise["id"])]
    red = {**of_plan(body), "steps": steps, "pain_before": pain(2), "pain_after": pain(6)}
    send(tom, [entry(log("2026-03-09", **red)), entry(log("2026-03-10", **red))])
    ines.post("/practice/routines", with_exercise(exercise)["routines"][0])
    removed(ines, exercise)
    name = exercise["name"]

    brief = ines.get(f"/clients/{TOM.id}/brief").json
    assert [hold["name"] for hold in brief["light"]["holds"]] == [name]
    assert exercise["id"] in {dose["exercise_id"] for dose in brief["adherence"]["dose"]}
    assert [each["name"] for each in ines.get(f"/clients/{TOM.id}/holds").json["items"]] == [name]
    assert name in ines.get("/caseload").text
    assert tom.get("/me/plan").json["exercises"][exercise["id"]]["own"]["is_removed"]
    template = ines.get("/practice/routines").json["items"][0]
    assert exercise["id"] in {each["exercise_id"] for each in template["prescriptions"]}
    kept = saved_plan(ines, with_exercise(exercise, note="Slowly."))
    saved_plan(ines, plan(routine(*kept["routines"][0]["prescriptions"][:1], id=kept["routines"][0]["id"])))
    lines = [line for save in ines.get(f"/clients/{TOM.id}/plan/versions").json["items"] for line in save["changes"]]
    assert f"{name} removed" in lines
    changed(ines, removed(ines, exercise, False), name="Renamed since")
    assert "Renamed since" in ines.get("/caseload").text


def test_the_next_step_that_is_suggested_may_be_an_own_one(ines: Browser, tom: Browser, clock: Clock) -> None:
    clock.now = NOW - timedelta(days=9)
    harder = made(ines, name="Calf stretch on a stair", level="medium")
    exercise = made(ines, progression=[harder["id"]])
    body = saved_plan(ines, with_exercise(exercise))
    clock.now = NOW
    green = {
        **of_plan(body),
        "steps": [step(exercise_id=exercise["id"])],
        "pain_before": pain(2),
        "pain_after": pain(1),
    }
    send(tom, [entry(log(f"2026-03-{day:02d}", **green)) for day in (6, 8, 10)])

    def suggested() -> str:
        told = ines.get(f"/clients/{TOM.id}/brief").json["light"]["suggestions"]
        return str(next(each["text"] for each in told if each["exercise_id"] == exercise["id"]))

    assert suggested().startswith(f"{exercise['name']}: a step on may fit ({harder['name']}).")
    removed(ines, harder)
    assert suggested().startswith(f"{exercise['name']}: a step on may fit.")


def test_a_record_that_leaves_says_its_name(ines: Browser, tom: Browser) -> None:
    exercise = made(ines)
    body = saved_plan(ines, with_exercise(exercise))
    red = {**of_plan(body), "steps": [step(exercise_id=exercise["id"])], "pain_before": pain(2), "pain_after": pain(6)}
    send(tom, [entry(log("2026-03-09", **red)), entry(log("2026-03-10", **red))])
    removed(ines, exercise)
    record = json.loads(tom.get("/me/record").data)
    assert record["sessions"][0]["steps"][0]["exercise_name"] == exercise["name"]
    assert record["plans"][0]["plan"]["routines"][0]["prescriptions"][1]["exercise_name"] == exercise["name"]
    assert record["holds"][0]["exercise_name"] == exercise["name"]
    found = tables(ines.get(f"/clients/{TOM.id}/record.zip"))
    for sheet in ("steps", "plans", "holds"):
        assert exercise["name"] in {row["exercise, in words"] for row in found[sheet]}, sheet


def test_a_practice_without_any_shares_one_catalogue(app: Flask, ines: Browser) -> None:
    with app.app_context():
        assert catalogue_of(HARBOUR) is catalogue()
    made(ines)
    with app.app_context():
        assert catalogue_of(HARBOUR) is catalogue_of(HARBOUR) is not catalogue()
        assert catalogue_of(HILL) is catalogue()
    assert list(catalogue().exercises) == [each["id"] for each in ines.get(EXERCISES).json["items"] if not each["own"]]


def test_who_wrote_what_is_audited_and_reading_it_is_not(app: Flask, ines: Browser) -> None:
    exercise = removed(ines, made(ines))
    ines.get(EXERCISES)
    ines.get(f"{EXERCISES}/{exercise['id']}")
    ines.post(EXERCISES, CALF | {"cues": []})
    path = "/api/v1/exercises"
    assert sorted(audited(app)) == [
        ("therapist", f"PATCH {path}/<string:exercise_id>", None, 200),
        ("therapist", f"POST {path}", None, 201),
    ]


def test_of_two_of_one_name_at_once_one_stands(app: Flask) -> None:
    """Two workers: the second waits for the first, and sees what it wrote."""

    def add(_: int) -> int:
        return Browser(app, INES).post(EXERCISES, CALF).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(4))) == [201, 422, 422, 422]


def test_who_is_called_otherwise_is_named_so(ada: Browser, ines: Browser) -> None:
    exercise = made(ines)
    ada.patch(f"/practice/staff/{INES.id}", {"display_name": "Inês"})
    assert ines.get(f"{EXERCISES}/{exercise['id']}").json["own"]["saved_by"]["display_name"] == "Inês"
