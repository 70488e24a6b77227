"""GET /me/plan: what the newest saves changed, for the phone to tell once."""

from typing import Any

from api.plans.phone_schemas import MePlanSchema
from tests.api.cast import TOM, Browser
from tests.api.plans import BRIDGE, FIGURE_4, HOLD, plan, prescription, routine, saved_plan


def again(saved: dict[str, Any], *prescriptions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The next version of a plan of one routine of one prescription."""
    (kept,) = saved["routines"]
    same = prescription(id=kept["prescriptions"][0]["id"])
    return plan(routine(*(prescriptions or (same,)), id=kept["id"]), **changes)


def kept_id(saved: dict[str, Any]) -> str:
    return str(saved["routines"][0]["prescriptions"][0]["id"])


def test_the_first_version_changes_nothing(ines: Browser, tom: Browser) -> None:
    assert tom.get("/me/plan").json["changes"] == []
    saved_plan(ines)
    told = tom.get("/me/plan").json
    assert told["changes"] == []
    assert MePlanSchema().validate(told) == {}


def test_each_save_is_told_newest_first_without_those_that_change_nothing(ines: Browser, tom: Browser) -> None:
    saved = saved_plan(ines)
    longer = prescription(id=kept_id(saved), dose={**HOLD, "hold_seconds": 40})
    saved_plan(ines, again(saved, longer))
    saved_plan(ines, again(saved, longer))
    saved_plan(ines, again(saved, longer, prescription(BRIDGE, sides=None, dose=bridge()), note="One more, gently."))
    told = tom.get("/me/plan").json
    assert [(each["version"], each["has_new_note"], each["lines"]) for each in told["changes"]] == [
        (4, True, ["Bridge added"]),
        (2, False, ["Figure 4, lying: hold 30 → 40 s"]),
    ]
    assert told["plan"]["note"] == "One more, gently."
    assert MePlanSchema().validate(told) == {}


def test_a_note_that_was_taken_away_is_no_news(ines: Browser, tom: Browser) -> None:
    saved = saved_plan(ines, plan(note="Every morning."))
    saved_plan(ines, again(saved))
    assert tom.get("/me/plan").json["changes"] == []


def test_of_many_saves_the_last_five_are_told(ines: Browser, tom: Browser) -> None:
    saved = saved_plan(ines)
    for seconds in range(31, 38):
        saved_plan(ines, again(saved, prescription(id=kept_id(saved), dose={**HOLD, "hold_seconds": seconds})))
    told = tom.get("/me/plan").json["changes"]
    assert [each["version"] for each in told] == [8, 7, 6, 5, 4]
    assert told[-1]["lines"] == ["Figure 4, lying: hold 32 → 33 s"]


def test_what_cautions_took_off_is_not_told_nor_what_was_saved_before(ines: Browser, tom: Browser) -> None:
    saved = saved_plan(ines)
    longer = prescription(id=kept_id(saved), dose={**HOLD, "hold_seconds": 40})
    saved_plan(ines, again(saved, longer, prescription("hamstring-supine-strap")))
    assert len(tom.get("/me/plan").json["changes"]) == 1
    answer = ines.post(f"/clients/{TOM.id}/cautions", {"answers": [{"code": "thr-posterior", "answer": "yes"}]})
    assert answer.status_code == 200, answer.json
    told = tom.get("/me/plan").json
    assert told["changes"] == []
    assert FIGURE_4 not in str({key: told[key] for key in ("plan", "changes")})


def bridge() -> dict[str, Any]:
    return {"type": "dynamic_reps", "rep_seconds": 4, "hold_seconds": 3, "reps": 10, "rest_seconds": 30, "sets": 2}
