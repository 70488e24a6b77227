"""GET, POST /clients/{client_id}/cautions, and what cautions do to plans on their way to the phone"""

from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import update

from api.clients.models import ClientRow
from api.db import db
from api.sessions.reading import READERS
from tests.api.cast import HARBOUR, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import entry, log, of_plan, pain, send, step
from tests.api.plans import BRIDGE, FIGURE_4, plan, prescription, routine, saved_plan

PATH = f"/clients/{TOM.id}/cautions"
PLAN = f"/clients/{TOM.id}/plan"
LONG_SIT, STRAP, CLAMSHELL = "hamstring-long-sit", "hamstring-supine-strap", "clamshell"
REPS = {"type": "dynamic_reps", "rep_seconds": 4, "hold_seconds": 3, "reps": 10, "rest_seconds": 60, "sets": 1}
BRIDGES = prescription(BRIDGE, sides=None, dose=REPS)


def tell(staff: Browser, *answers: dict[str, Any], status: int = 200) -> Any:
    told = staff.post(PATH, {"answers": list(answers)})
    assert told.status_code == status, told.json
    return told.json


def yes(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "answer": "yes"} | more


def item(answer: Any, code: str) -> dict[str, Any]:
    return next(each for each in answer["items"] if each["code"] == code)


def practised(phone: Browser) -> list[list[str]]:
    mine = phone.get("/me/plan").json
    assert {each["exercise_id"] for steps in mine["timelines"].values() for each in steps} == mine["exercises"].keys()
    return [[each["exercise_id"] for each in routine["prescriptions"]] for routine in mine["plan"]["routines"]]


def test_at_first_nothing_was_asked_and_every_exercise_is_shown(ines: Browser) -> None:
    answer = ines.get(PATH).json

    assert "therapist-only" not in {each["code"] for each in answer["items"]}
    assert all(each["confirmed"] is each["waiting"] is None and not each["protects"] for each in answer["items"])
    assert all(each["question"] or each["set_by_therapist"] for each in answer["items"])
    assert answer["gates"] == []
    assert {each["outcome"] for each in answer["exercises"].values()} == {"shown"}


def test_a_confirmed_yes_is_known_with_who_said_it_and_when(ines: Browser) -> None:
    told = tell(ines, yes("pht"), {"code": "dvt", "answer": "no"}, {"code": "hip-oa", "answer": "not_sure"})

    assert item(told, "pht")["confirmed"] == {
        "answer": "yes",
        "reason": "",
        "told_by": "staff",
        "told_at": "2026-03-11T09:00:00+00:00",
        "display_name": "Ines",
    }
    assert [item(told, code)["protects"] for code in ("pht", "dvt", "hip-oa")] == [True, False, True]
    client = ines.get(f"/clients/{TOM.id}").json
    assert (client["cautions"], client["asked_cautions"]) == (["hip-oa", "pht"], ["dvt", "hip-oa", "pht"])
    assert ines.get(PATH).json == told


def test_an_unconfirmed_yes_protects_and_waits_until_it_is_confirmed(ines: Browser, tom: Browser, clock: Clock) -> None:
    saved_plan(ines)
    told = tell(ines, yes("thr-posterior", is_confirmed=False))
    assert item(told, "thr-posterior")["waiting"]["answer"] == "yes"
    assert practised(tom) == []
    assert tom.get("/me/plan").json["cautions"]["waiting"] == ["thr-posterior"]
    clock.tick(minutes=1)

    told = tell(ines, {"code": "thr-posterior", "answer": "no"})

    assert (item(told, "thr-posterior")["waiting"], item(told, "thr-posterior")["protects"]) == (None, False)
    assert practised(tom) == [[FIGURE_4]]
    assert tom.get("/me/plan").json["cautions"]["waiting"] == []


def test_the_phone_gets_a_new_version_without_what_is_withheld_and_never_its_name(ines: Browser, tom: Browser) -> None:
    written = plan(routine(prescription(FIGURE_4), prescription(LONG_SIT), prescription(STRAP), BRIDGES))
    saved = saved_plan(ines, written)
    before = tom.get("/me/plan")

    tell(ines, yes("thr-posterior"))
    after = tom.get("/me/plan", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.json["plan"]["version"] == saved["version"] + 1
    assert practised(tom) == [[STRAP, BRIDGE]]
    assert FIGURE_4 not in str({key: after.json[key] for key in ("plan", "timelines", "cautions")})
    cautions = after.json["cautions"]
    assert [each["outcome"] for each in cautions["changes"]] == ["withheld", "withheld"]
    assert [reason["code"] for change in cautions["changes"] for reason in change["reasons"]] == ["thr-posterior"] * 2
    strap = after.json["plan"]["routines"][0]["prescriptions"][0]["id"]
    assert [each["code"] for each in cautions["notes"][strap]] == ["thr-posterior"]


def test_a_swap_keeps_the_place_and_takes_the_easier_dose(ines: Browser, tom: Browser) -> None:
    saved_plan(ines, plan(routine(prescription(LONG_SIT, note="To the toes."), BRIDGES)))
    tell(ines, yes("thr-posterior"))

    assert practised(tom) == [[STRAP, BRIDGE]]
    mine = tom.get("/me/plan").json
    swapped = mine["plan"]["routines"][0]["prescriptions"][0]
    assert swapped["dose"] == mine["exercises"][STRAP]["dose"]
    assert swapped["note"] == ""
    assert [each["outcome"] for each in mine["cautions"]["changes"]] == ["swapped"]


def test_what_was_meant_comes_back_when_the_caution_goes(ines: Browser, tom: Browser, clock: Clock) -> None:
    written = saved_plan(ines, plan(routine(prescription(FIGURE_4), BRIDGES)))
    tell(ines, yes("thr-posterior"))
    assert [each["id"] for each in ines.get(PLAN).json["plan"]["routines"][0]["prescriptions"]] == [
        each["id"] for each in written["routines"][0]["prescriptions"]
    ]
    clock.tick(days=1)

    tell(ines, {"code": "thr-posterior", "answer": "no"})

    assert practised(tom) == [[FIGURE_4, BRIDGE]]
    versions = ines.get(f"{PLAN}/versions").json["items"]
    assert [(each["version"], each["is_by_cautions"], each["changes"]) for each in versions] == [
        (3, True, ["Figure 4, lying added"]),
        (2, True, ["Figure 4, lying removed"]),
        (1, False, ["First plan"]),
    ]


def test_what_changes_nothing_of_the_plan_makes_no_version_but_a_new_tag(ines: Browser, tom: Browser) -> None:
    saved_plan(ines, plan(routine(prescription(FIGURE_4))))
    before = tom.get("/me/plan").headers["ETag"]

    tell(ines, yes("knee-twist"))

    mine = tom.get("/me/plan", headers={"If-None-Match": before})
    assert (mine.status_code, mine.json["plan"]["version"]) == (200, 1)
    assert [each["code"] for notes in mine.json["cautions"]["notes"].values() for each in notes] == ["knee-twist"]


def test_a_gate_leaves_nothing_to_practise_until_it_is_lifted_with_a_reason(
    ines: Browser, tom: Browser, clock: Clock
) -> None:
    saved_plan(ines)
    tell(ines, yes("recent-surgery"))
    mine = tom.get("/me/plan").json
    assert (mine["plan"]["routines"], mine["timelines"], mine["exercises"]) == ([], {}, {})
    assert [each["code"] for each in mine["cautions"]["gates"]] == ["recent-surgery"]
    assert [each["code"] for each in ines.get(PLAN).json["plan"]["fit"]["gates"]] == ["recent-surgery"]
    clock.tick(days=1)

    refused = tell(ines, {"code": "recent-surgery", "answer": "no"}, status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/answers/0/reason"]
    lifted = tell(ines, yes("recent-surgery", reason="Cleared by Dr Meyer on 9 March."))

    assert item(lifted, "recent-surgery")["confirmed"]["reason"] == "Cleared by Dr Meyer on 9 March."
    assert practised(tom) == [[FIGURE_4]]


def test_a_plan_may_be_prepared_behind_a_gate_and_is_warned_about(ines: Browser, tom: Browser) -> None:
    tell(ines, yes("red-flag-deficit"))
    warned = ines.post(f"{PLAN}/preview", plan()).json
    assert [(each["pointer"], each["code"]) for each in warned["warnings"]] == [("", "gate")]
    assert warned["problems"] == []

    saved = saved_plan(ines)

    assert [each["name"] for each in saved["routines"]] == ["Morning"]
    assert tom.get("/me/plan").json["plan"]["routines"] == []
    kept = {name: each for name, each in saved["routines"][0].items() if name != "total_seconds"}
    again = saved_plan(ines, plan({**kept, "name": "Evening"}))
    assert again["routines"][0]["id"] == saved["routines"][0]["id"]
    assert ines.get(f"{PLAN}/versions").json["items"][0]["changes"] == ["Routine Morning renamed to Evening"]


def test_what_is_withheld_cannot_be_prescribed_and_says_where_why_and_what_instead(ines: Browser) -> None:
    tell(ines, yes("thr-posterior"))
    written = plan(routine(BRIDGES), routine(prescription(FIGURE_4), prescription(LONG_SIT), name="Evening"))

    answer = ines.put(PLAN, written)
    previewed = ines.post(f"{PLAN}/preview", written).json

    assert answer.status_code == 422
    errors = answer.json["errors"]
    assert [(each["pointer"], each["code"]) for each in errors] == [
        ("/routines/1/prescriptions/0/exercise_id", "withheld"),
        ("/routines/1/prescriptions/1/exercise_id", "withheld"),
    ]
    assert "Hip replacement, back or side approach" in errors[0]["message"]
    assert errors[1]["message"].endswith("Easier, and not ruled out: Hamstring stretch with strap, lying.")
    assert previewed["problems"] == errors
    assert all(each["total_seconds"] for each in previewed["routines"])


def test_what_the_client_will_have_to_mind_is_told_before_a_save(ines: Browser) -> None:
    tell(ines, yes("thr-posterior"))

    warned = ines.post(f"{PLAN}/preview", plan(routine(prescription(STRAP)))).json

    assert [(each["pointer"], each["code"]) for each in warned["warnings"]] == [
        ("/routines/0/prescriptions/0/exercise_id", "modified")
    ]


def test_every_exercise_is_judged_for_the_client(ines: Browser) -> None:
    found = tell(ines, yes("thr-lateral"), yes("recent-surgery"))["exercises"]

    assert (found[FIGURE_4]["outcome"], found[FIGURE_4]["instead"]) == ("withheld", None)
    assert (found[LONG_SIT]["outcome"], found[LONG_SIT]["instead"]) == ("swapped", STRAP)
    assert (found[CLAMSHELL]["outcome"], found[BRIDGE]["outcome"]) == ("withheld", "shown")


def test_a_session_of_the_version_before_still_counts(ines: Browser, tom: Browser, clock: Clock) -> None:
    saved = saved_plan(ines, plan(routine(prescription(FIGURE_4), BRIDGES)))
    tell(ines, yes("thr-posterior"))

    send(tom, [entry(log(**of_plan(saved)))])

    items = ines.get(f"/clients/{TOM.id}/session-logs").json["items"]
    assert [(each["routine_name"], each["flags"]) for each in items] == [("Morning", [])]


def test_days_behind_a_gate_ask_for_nothing(ines: Browser, clock: Clock) -> None:
    saved_plan(ines)
    tell(ines, yes("recent-surgery"))
    clock.tick(days=5)

    figures = ines.get(f"/clients/{TOM.id}/adherence?first_on=2026-03-11&last_on=2026-03-15").json

    assert (figures["prescribed"], figures["missed"], figures["unknown"], figures["locked"]) == (0, 0, 0, 1)
    assert {each["state"] for each in figures["days"]} == {"locked"}


def test_what_a_release_rules_out_is_taken_off_what_was_saved_before(app: Flask, ines: Browser, tom: Browser) -> None:
    saved_plan(ines, plan(routine(prescription(FIGURE_4), BRIDGES)))
    whole = tom.get("/me/plan").json
    # As if the catalogue had said so only since: the caution is there, no version was made for it.
    with app.app_context():
        codes = update(ClientRow).where(ClientRow.practice_id == HARBOUR, ClientRow.id == TOM.id)
        db.session.execute(codes.values(cautions=["thr-posterior"]))
        db.session.commit()

    assert practised(tom) == [[BRIDGE]]
    mine = tom.get("/me/plan").json
    routine_id = mine["plan"]["routines"][0]["id"]
    kept = [step for step in whole["timelines"][routine_id] if step["exercise_id"] == BRIDGE]
    assert mine["timelines"][routine_id] == kept
    assert [each["outcome"] for each in mine["cautions"]["changes"]] == ["withheld"]


def test_setting_cautions_by_the_client_itself_is_a_confirmed_answer(ines: Browser) -> None:
    ines.patch(f"/clients/{TOM.id}", {"cautions": ["pht", "dvt"]})
    changed = ines.patch(f"/clients/{TOM.id}", {"cautions": ["dvt"], "affected_side": "right"}).json

    assert (changed["cautions"], changed["affected_side"]) == (["dvt"], "right")
    told = ines.get(PATH).json
    assert [item(told, code)["confirmed"]["answer"] for code in ("pht", "dvt")] == ["no", "yes"]


@pytest.mark.parametrize(
    ("answers", "pointer"),
    [
        ([], "/answers"),
        ([yes("no-such-code")], "/answers/0/code"),
        ([yes("therapist-only")], "/answers/0/code"),
        ([yes("pht"), yes("pht")], "/answers/1/code"),
        ([{"code": "pht", "answer": "perhaps"}], "/answers/0/answer"),
        ([yes("pht", is_confirmed=False, reason="Feels fine.")], "/answers/0/reason"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_place(ines: Browser, answers: list[Any], pointer: str) -> None:
    answer = ines.post(PATH, {"answers": answers})

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_another_practices_client_is_not_there(ines: Browser) -> None:
    assert ines.get(f"/clients/{RAVI.id}/cautions").status_code == 404
    assert ines.post(f"/clients/{RAVI.id}/cautions", {"answers": [yes("pht")]}).status_code == 404


def told_by_phone(**answers: str) -> dict[str, Any]:
    given = [{"question_id": question.replace("_", "-"), "answer": answer} for question, answer in answers.items()]
    return entry({"answered_at": "2026-03-11T08:59:00Z", "answers": given}, kind="caution_answer")


def test_what_the_client_answers_protects_at_once_and_waits_for_the_therapist(ines: Browser, tom: Browser) -> None:
    saved_plan(ines, plan(routine(prescription(FIGURE_4), BRIDGES)))
    asked = {question["id"] for question in tom.get("/me/plan").json["cautions"]["questions"]}
    assert {"hip-replacement", "neck", "balance"} <= asked

    answer = send(tom, [told_by_phone(hip_replacement="yes", neck="no", balance="not_sure")])

    assert [each["outcome"] for each in answer["results"]] == ["stored"]
    mine = tom.get("/me/plan").json
    assert practised(tom) == [[BRIDGE]]
    assert asked - {each["id"] for each in mine["cautions"]["questions"]} == {"hip-replacement", "neck", "balance"}
    client = ines.get(f"/clients/{TOM.id}").json
    assert client["cautions"] == ["balance-risk", "thr-anterior", "thr-lateral", "thr-posterior"]
    assert client["waiting_cautions"] == sorted([*client["cautions"], "neck-pain"])
    waits = item(ines.get(PATH).json, "thr-posterior")["waiting"]
    assert (waits["told_by"], waits["display_name"]) == ("client", None)
    newest = ines.get(f"{PLAN}/versions").json["items"][0]
    assert (newest["is_by_cautions"], newest["saved_by"]["display_name"]) == (True, None)


def test_answers_that_are_sent_twice_or_are_of_a_later_release_change_nothing_more(ines: Browser, tom: Browser) -> None:
    saved_plan(ines)
    sent = told_by_phone(hip_replacement="yes", of_a_later_release="yes")
    send(tom, [sent])
    before = ines.get(PATH).json

    assert [each["outcome"] for each in send(tom, [sent])["results"]] == ["duplicate"]
    assert ines.get(PATH).json == before


def test_a_clients_own_no_takes_nothing_away(ines: Browser, tom: Browser, clock: Clock) -> None:
    tell(ines, yes("pht"))
    clock.tick(days=1)
    send(tom, [told_by_phone(sit_bone="no")])

    found = item(ines.get(PATH).json, "pht")
    assert (found["protects"], found["confirmed"]["answer"], found["waiting"]["answer"]) == (True, "yes", "no")


def test_answers_that_wait_stand_in_the_caseload_until_they_are_confirmed(ines: Browser, tom: Browser) -> None:
    def reasons() -> list[tuple[str, int]]:
        row = next(each for each in ines.get("/caseload").json["items"] if each["client"]["id"] == str(TOM.id))
        return [(each["reason"], each["value"]) for each in row["attention"] if each["reason"] == "to_confirm"]

    assert reasons() == []
    send(tom, [told_by_phone(neck="no", balance="yes")])
    assert reasons() == [("to_confirm", 2)]

    tell(ines, {"code": "neck-pain", "answer": "no"}, yes("balance-risk"))
    assert reasons() == []


def test_new_weakness_is_lifted_only_by_those_who_may_open_an_emergency_lock(ines: Browser, ben: Browser) -> None:
    tell(ben, yes("red-flag-deficit"), yes("recent-surgery"))

    refused = ben.post(PATH, {"answers": [yes("red-flag-deficit", reason="Feels fine.")]})
    assert (refused.status_code, refused.json["type"].rsplit("/", 1)[1]) == (403, "not-your-profession")
    tell(ben, yes("recent-surgery", reason="Cleared by the surgeon on 9 March."))
    told = tell(ines, yes("red-flag-deficit", reason="Examined by me today: strength is even."))

    assert told["gates"] == []


def test_an_answer_that_can_be_read_only_later_protects_from_then_on(app: Flask, ines: Browser, tom: Browser) -> None:
    saved_plan(ines, plan(routine(prescription(FIGURE_4), BRIDGES)))
    of_a_later_app = {**told_by_phone(hip_replacement="yes"), "schema_version": 2}
    assert [each["outcome"] for each in send(tom, [of_a_later_app])["results"]] == ["quarantined"]
    assert ines.get(f"/clients/{TOM.id}").json["cautions"] == []
    readers = cast("dict[Any, Any]", READERS)
    readers["caution_answer", 2] = readers["caution_answer", 1]
    try:
        assert app.test_cli_runner().invoke(args=["reread"]).exit_code == 0
    finally:
        del readers["caution_answer", 2]

    assert "thr-posterior" in ines.get(f"/clients/{TOM.id}").json["waiting_cautions"]
    assert practised(tom) == [[BRIDGE]]


def test_every_version_of_an_answer_counts(ines: Browser, tom: Browser) -> None:
    first = told_by_phone(neck="no")
    send(tom, [first])
    other = {**first, "body": {**first["body"], "answers": [{"question_id": "neck", "answer": "yes"}]}}

    assert [each["outcome"] for each in send(tom, [other])["results"]] == ["conflict"]
    assert ines.get(f"/clients/{TOM.id}").json["cautions"] == ["neck-pain"]


def test_a_step_on_that_cautions_hold_back_is_not_suggested(ines: Browser, tom: Browser, clock: Clock) -> None:
    saved = saved_plan(ines, plan(starts_on="2026-03-01"))
    for _ in range(3):
        clock.tick(days=1)
        on = clock.now.date().isoformat()
        body = log(on, **of_plan(saved), steps=[step(exercise_id=FIGURE_4)], pain_before=pain(1), pain_after=pain(1))
        send(tom, [entry(body, clock.now)])

    def suggested() -> list[str]:
        return [each["text"] for each in ines.get(f"/clients/{TOM.id}/brief").json["light"]["suggestions"]]

    assert "(Pigeon on a table or bed or Figure 4 push and relax, lying)" in suggested()[0]
    tell(ines, yes("knee-twist"))
    assert "Pigeon" not in suggested()[0]
    assert "push and relax" in suggested()[0]
