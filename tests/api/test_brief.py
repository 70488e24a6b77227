"""GET /clients/{client_id}/brief"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.brief.schemas import BriefSchema
from api.db import uuid7
from tests.api.cast import INES, MIA, NOW, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import correction, entry, log, of_plan, pain, safety_answer, send, step
from tests.api.plans import HOLD, plan, prescription, routine, saved_plan
from tests.api.unlocking import unlocking

BRIEF = f"/clients/{TOM.id}/brief"


@pytest.fixture
def practised(ines: Browser, tom: Browser, clock: Clock) -> dict[str, Any]:
    """Planned on Sunday 1 March, at the practice on the 4th, practised on the 3rd, 5th, 6th and 9th. The plan."""
    clock.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    body = saved_plan(ines)
    send(tom)
    clock.now = NOW
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-04"})
    send(
        tom,
        [
            entry(log("2026-03-03", **of_plan(body), note="Before the visit.", pain_before=pain(7))),
            entry(log("2026-03-05", **of_plan(body), pain_before=pain(4, furthest_left=3), pain_after=pain(0))),
            entry(log("2026-03-06", **of_plan(body), pain_before=pain(None), note="Strap slipped.")),
            entry(log("2026-03-09", **of_plan(body), steps=[too_painful()], stopped_because="unsure_how")),
        ],
    )
    return body


def too_painful() -> dict[str, Any]:
    return step(done_seconds=10, outcome="too_painful")


def test_it_tells_of_the_time_since_the_last_visit(ines: Browser, practised: dict[str, Any]) -> None:
    answer = ines.get(BRIEF)
    assert answer.status_code == 200
    assert BriefSchema().validate(answer.json) == {}
    assert answer.json["window"] == {"first_on": "2026-03-04", "last_on": "2026-03-11"}
    assert answer.json["since_visit"] == {"visited_on": "2026-03-04"}
    assert answer.json["visits"] == ["2026-03-04"]
    assert answer.json["adherence"] == ines.get(f"/clients/{TOM.id}/adherence").json
    assert [note["text"] for note in answer.json["notes"]] == ["Strap slipped."]
    assert [note["on"] for note in answer.json["notes"]] == ["2026-03-06"]


def test_dates_may_be_asked_for(ines: Browser, practised: dict[str, Any]) -> None:
    answer = ines.get(f"{BRIEF}?first_on=2026-03-02&last_on=2026-03-05").json
    assert answer["window"] == {"first_on": "2026-03-02", "last_on": "2026-03-05"}
    assert answer["since_visit"] is None
    assert answer["visits"] == ["2026-03-04"]
    assert ines.get(f"{BRIEF}?first_on=2026-03-05&last_on=2026-03-06").json["visits"] == []
    assert [note["text"] for note in answer["notes"]] == ["Before the visit."]
    assert ines.get(f"{BRIEF}?first_on=2026-03-02").json["errors"][0]["pointer"] == "/last_on"


def test_pain_not_asked_skipped_and_0_are_three_things(ines: Browser, practised: dict[str, Any]) -> None:
    told = ines.get(BRIEF).json["pain"]
    assert told.pop("points") == [
        {
            "on": "2026-03-05",
            "before": 4,
            "before_asked": True,
            "after": 0,
            "after_asked": True,
            "morning": None,
            "morning_asked": False,
            "furthest_left": 3,
            "furthest_right": None,
        },
        {
            "on": "2026-03-06",
            "before": None,
            "before_asked": True,
            "after": None,
            "after_asked": False,
            "morning": None,
            "morning_asked": False,
            "furthest_left": None,
            "furthest_right": None,
        },
    ]
    # Of six questions in three sessions two were answered, one was passed over, three were never put.
    assert told == {
        "before_first": 4,
        "before_last": 4,
        "before_median": 4.0,
        "after_first": 0,
        "after_last": 0,
        "after_median": 0.0,
        "morning_median": None,
        "skipped": 1,
        "not_asked": 3,
        "change": None,
        "map": None,
    }


def test_the_morning_after_stands_beside_its_session(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    sent = entry(log("2026-03-10", **of_plan(practised), pain_before=pain(3), pain_after=pain(2)))
    quiet = entry(log("2026-03-08", **of_plan(practised)))
    passed_over = {"about_session_id": quiet["id"], "on": "2026-03-09", "pain": pain(None), "why_missed": None}
    morning = {"about_session_id": sent["id"], "on": "2026-03-11", "pain": pain(5), "why_missed": None}
    send(tom, [sent, quiet, entry(passed_over, kind="check_in"), entry(morning, kind="check_in")])
    told = ines.get(BRIEF).json["pain"]
    found = {point["on"]: (point["morning"], point["morning_asked"]) for point in told["points"]}
    assert found == {
        "2026-03-05": (None, False),
        "2026-03-06": (None, False),
        "2026-03-08": (None, True),
        "2026-03-10": (5, True),
    }
    assert told["morning_median"] == 5.0


def test_why_sessions_ended_early(ines: Browser, practised: dict[str, Any]) -> None:
    answer = ines.get(BRIEF).json
    assert answer["stopped_early"] == [{"reason": "unsure_how", "days": ["2026-03-09"]}]


def test_when_in_the_day_is_on_the_clock_where_the_person_was(
    ines: Browser, tom: Browser, practised: dict[str, Any]
) -> None:
    """Of timed sessions only. A zone that there is not is taken for the client's own."""
    away = entry(log("2026-03-10", **of_plan(practised)), time_zone="Asia/Tokyo")
    nowhere = entry(log("2026-03-08", **of_plan(practised)), time_zone="Moon/Crater")
    told = entry(log("2026-03-07", **of_plan(practised), evidence="added_later", steps=[], amount="all"))
    send(tom, [away, nowhere, told])
    when = ines.get(BRIEF).json["times_of_day"]
    assert {hour: count for hour, count in enumerate(when["hours"]) if count} == {8: 4, 16: 1}
    assert when["sessions"] == 5
    assert when["parts"][0] == {"part": "morning", "from_hour": 5, "until_hour": 11, "sessions": 4}


def test_what_staff_wrote_down_and_paper_stay_told_apart(
    ines: Browser, tom: Browser, practised: dict[str, Any]
) -> None:
    for on, evidence in (("2026-03-08", "paper"), ("2026-03-10", "reported_to_therapist")):
        body = log(on, **of_plan(practised), evidence=evidence, steps=[], amount="all")
        assert ines.post(f"/clients/{TOM.id}/session-logs", {"id": str(uuid7(NOW)), **body}).status_code == 201
    send(tom, [entry(log("2026-03-07", **of_plan(practised), evidence="added_later", steps=[], amount="all"))])
    figures = ines.get(BRIEF).json["adherence"]
    assert (figures["done_added_later"], figures["done_reported"], figures["done_paper"]) == (3, 1, 1)


def test_a_visit_planned_before_any_was_recorded_is_told(ines: Browser) -> None:
    ines.put(f"/clients/{MIA.id}/next-visit", {"next_visit_on": "2026-03-12"})
    answer = ines.get(f"/clients/{MIA.id}/brief").json
    assert (answer["since_visit"], answer["visits"], answer["next_visit_on"]) == (None, [], "2026-03-12")


def test_the_next_visit_is_told_until_its_day_is_over(ines: Browser, clock: Clock, practised: dict[str, Any]) -> None:
    assert ines.get(BRIEF).json["next_visit_on"] is None
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-09", "next_visit_on": "2026-03-12"})
    assert ines.get(BRIEF).json["next_visit_on"] == "2026-03-12"
    clock.now = NOW + timedelta(days=2)
    assert ines.get(BRIEF).json["next_visit_on"] is None


def test_what_hurt_comes_with_an_easier_version_that_cautions_allow(
    ines: Browser, tom: Browser, practised: dict[str, Any]
) -> None:
    send(tom, [entry(log("2026-03-10", **of_plan(practised), steps=[too_painful()]))])
    assert " Easier: " in ines.get(BRIEF).json["worth_asking"][0]["text"]


def test_trouble_is_counted_by_exercise_and_side(ines: Browser, practised: dict[str, Any]) -> None:
    assert ines.get(BRIEF).json["trouble"] == [
        {
            "exercise_id": "supine-figure-4",
            "side": "left",
            "sessions": 3,
            "too_painful": 1,
            "cut_short": 0,
            "skipped": 0,
            "because": [{"reason": "unsure_how", "sessions": 1}],
        }
    ]


def test_what_is_worth_asking_names_its_rule(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    send(tom, [entry(log("2026-03-10", **of_plan(practised), steps=[too_painful()]))])
    asking = ines.get(BRIEF).json["worth_asking"][:2]
    assert [each["id"] for each in asking] == ["too_painful/supine-figure-4/left", "unsure_how"]
    assert asking[0]["rule"] == "2 or more too-painful stops of one exercise and side"
    assert "9 March" in asking[1]["text"]


def test_the_morning_after_is_heard(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    strong = entry(log("2026-03-08", **of_plan(practised), pain_before=pain(3), pain_after=pain(7)))
    send(tom, [strong])
    assert "morning_missing" in [each["id"] for each in ines.get(BRIEF).json["worth_asking"]]
    morning = {"about_session_id": strong["id"], "on": "2026-03-09", "pain": pain(2), "why_missed": None}
    send(tom, [entry(morning, kind="check_in")])
    assert "morning_missing" not in [each["id"] for each in ines.get(BRIEF).json["worth_asking"]]


def test_why_a_day_was_missed_is_told_and_changes_no_figure(
    ines: Browser, tom: Browser, practised: dict[str, Any]
) -> None:
    before = ines.get(BRIEF).json
    assert before["why_missed"] == []
    forgot = entry(
        {"about_session_id": None, "on": "2026-03-07", "pain": None, "why_missed": "forgot"}, kind="check_in"
    )
    early = entry({"about_session_id": None, "on": "2026-03-03", "pain": None, "why_missed": "time"}, kind="check_in")
    for _ in range(2):
        send(tom, [forgot, early])
    after = ines.get(BRIEF).json
    assert BriefSchema().validate(after) == {}
    state = next(day["state"] for day in after["adherence"]["days"] if day["on"] == "2026-03-07")
    assert after["why_missed"] == [
        {"on": "2026-03-07", "span": "day", "why": "forgot", "score": None, "state": state},
    ]
    assert {**after["adherence"], "devices": []} == {**before["adherence"], "devices": []}


def test_changes_of_the_plan_are_told_in_words(ines: Browser, practised: dict[str, Any]) -> None:
    kept = practised["routines"][0]
    longer = prescription(id=kept["prescriptions"][0]["id"], dose={**HOLD, "hold_seconds": 40})
    saved_plan(ines, plan(routine(longer, id=kept["id"])))
    assert ines.get(BRIEF).json["plan_changes"] == [
        {
            "version": 2,
            "saved_at": "2026-03-11T09:00:00Z",
            "saved_by": {"id": str(INES.id), "display_name": "Ines"},
            "changes": ["Figure 4, lying: hold 30 → 40 s"],
            "rules_from": "2026-03-12",
        }
    ]
    both = ines.get(f"{BRIEF}?first_on=2026-03-01&last_on=2026-03-11").json["plan_changes"]
    assert [change["changes"] for change in both][1] == ["First plan"]
    assert [change["rules_from"] for change in both] == ["2026-03-12", "2026-03-01"]
    assert ines.get(f"{BRIEF}?first_on=2026-03-02&last_on=2026-03-10").json["plan_changes"] == []


def test_red_answers_and_the_lock_are_told_also_what_was_taken_back(
    ines: Browser, tom: Browser, practised: dict[str, Any]
) -> None:
    confirmed = safety_answer("before_legs")
    send(tom, [safety_answer("before_unwell", confirmed=False), safety_answer("calf", "no"), confirmed])
    safety = ines.get(BRIEF).json["safety"]
    assert safety["lock"] == {"id": confirmed["id"], "level": "emergency", "locked_at": "2026-03-11T08:59:00Z"}
    assert [(each["question_id"], each["answer"], each["confirmed"]) for each in safety["answers"]] == [
        ("before_unwell", "yes", False),
        ("before_legs", "yes", True),
    ]
    assert safety["answers"][1]["text"].startswith("Do both legs hurt")
    ines.post(f"/clients/{TOM.id}/unlock", unlocking("Seen, safe to go on."))
    assert ines.get(BRIEF).json["safety"]["lock"] is None


def test_a_corrected_session_is_told_once_as_corrected(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    first = entry(log("2026-03-08", **of_plan(practised), note="Felt well."))
    send(tom, [first, correction(first, note="Felt well, but tired.")])
    assert [note["text"] for note in ines.get(BRIEF).json["notes"]] == ["Strap slipped.", "Felt well, but tired."]


def test_half_a_character_in_a_note_breaks_nothing(ines: Browser, tom: Browser, practised: dict[str, Any]) -> None:
    written = entry(log("2026-03-10", **of_plan(practised), note="Cut \ud83d off"))
    body = {"device_id": str(tom.person.device_id), "epoch": None, "unsent": 0, "entries": [written]}
    tom.send("POST", "/me/entries", data=json.dumps(body), content_type="application/json")
    assert ines.get(BRIEF).json["notes"][-1]["text"] == "Cut \ud83d off"


def test_without_anything_recorded_it_is_empty(ines: Browser) -> None:
    answer = ines.get(BRIEF).json
    assert answer["since_visit"] is None
    assert answer["pain"]["before_median"] is None
    assert [answer[name] for name in ("trouble", "notes", "plan_changes", "worth_asking")] == [[], [], [], []]


def test_six_statements_tell_it_all(
    ines: Browser, tom: Browser, clock: Clock, practised: dict[str, Any], statements: list[str]
) -> None:
    saved_plan(ines, plan(ends_on="2026-06-01"))
    send(tom, [safety_answer("before_legs")])
    for back in range(30):
        on = (NOW - timedelta(days=back)).date().isoformat()
        send(tom, [entry(log(on, **of_plan(practised), note="Done."))])
    statements.clear()
    assert len(ines.get(f"{BRIEF}?first_on=2026-02-01&last_on=2026-03-11").json["plan_changes"]) == 2
    assert len(statements) <= 6


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    assert ines.get(f"/clients/{RAVI.id}/brief").status_code == 404
    assert noor.get(BRIEF).status_code == 404


def test_a_client_does_not_read_it(tom: Browser) -> None:
    assert tom.get(BRIEF).status_code == 403


@pytest.mark.parametrize("answered_at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_phone_at_the_end_of_the_calendar_breaks_nothing(ines: Browser, tom: Browser, answered_at: str) -> None:
    answers = [{"question_id": "before_legs", "answer": "yes", "confirmed": True}]
    body = {"answered_at": answered_at, "screen": "before_session", "answers": answers}
    send(tom, [entry(body, kind="safety_answer")], sent_at=NOW.isoformat())
    assert ines.get(BRIEF).status_code == 200
    assert ines.get("/caseload").status_code == 200


def test_the_map_is_the_one_that_was_marked_last(ines: Browser, tom: Browser) -> None:
    marked = pain(3, furthest_left=4, places=["left_calf", "left_buttock"])
    first = entry(log("2026-03-09", pain_before=pain(3, places=["left_foot"]), pain_after=marked), schema_version=2)
    send(tom, [first, entry(log("2026-03-10", pain_before=pain(3), pain_after=pain(2)))])
    expected = {"on": "2026-03-09", "places": ["left_calf", "left_buttock"]}
    assert ines.get(BRIEF).json["pain"]["map"] == expected
