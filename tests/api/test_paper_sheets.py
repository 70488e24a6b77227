"""GET, POST /clients/{client_id}/paper-sheet, and taking back what was typed in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.api.cast import TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import entry, log, of_plan, send
from tests.api.plans import plan, routine, saved_plan

SHEET = f"/clients/{TOM.id}/paper-sheet"
LOGS = f"/clients/{TOM.id}/session-logs?limit=200"
# The cast's day is Wednesday the 11th: that day Tom came and got his first plan. The sheets come back on the 20th.
FIGURES = f"/clients/{TOM.id}/adherence?first_on=2026-03-11&last_on=2026-03-20"


@pytest.fixture
def sheet(ines: Browser, clock: Clock) -> dict[str, Any]:
    """A plan of every day, printed nine days ago."""
    saved = saved_plan(ines)
    clock.tick(days=9)
    return saved


def tick(sheet: dict[str, Any], day: int, **changes: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "routine_id": sheet["routines"][0]["id"], "practised_on": f"2026-03-{day:02}"} | changes


def typed(browser: Browser, sheet: dict[str, Any], *ticks: dict[str, Any], path: str = SHEET) -> list[tuple[str, str]]:
    answer = browser.post(path, {"plan_version": sheet["version"], "ticks": list(ticks)})
    assert answer.status_code == 200, answer.json
    assert [result["id"] for result in answer.json["results"]] == [each["id"] for each in ticks]
    return [(result["outcome"], result["code"]) for result in answer.json["results"]]


def recorded(browser: Browser) -> dict[int, list[str]]:
    """The evidence of what is recorded, by day of March."""
    days = browser.get(SHEET).json["routines"][0]["days"]
    return {int(day["on"][8:]): [each["evidence"] for each in day["recorded"]] for day in days if day["recorded"]}


def test_the_boxes_are_those_of_the_handout_from_the_last_visit_to_today(
    ines: Browser, sheet: dict[str, Any], tom: Browser
) -> None:
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-16"})
    send(tom, [entry(log("2026-03-17", **of_plan(sheet)))])
    found = ines.get(SHEET).json
    assert (found["plan_version"], found["since_visit_on"], found["first_on"], found["last_on"]) == (
        1,
        "2026-03-16",
        "2026-03-16",
        "2026-03-20",
    )
    assert found["earliest_on"] == "2026-03-11"
    (only,) = found["routines"]
    assert [(day["on"], day["boxes"], len(day["recorded"])) for day in only["days"]] == [
        ("2026-03-16", 1, 0),
        ("2026-03-17", 1, 1),
        ("2026-03-18", 1, 0),
        ("2026-03-19", 1, 0),
        ("2026-03-20", 1, 0),
    ]
    assert only["exercise_ids"] == ["supine-figure-4"]
    earlier = ines.get(f"{SHEET}?first_on=2026-03-01").json
    assert earlier["first_on"] == "2026-03-11", "never before the plan and the client were there"


def test_a_whole_sheet_is_stored_at_once_as_sessions_from_paper(ines: Browser, sheet: dict[str, Any]) -> None:
    ticks = [tick(sheet, day) for day in (11, 12, 14, 20)]
    ticks.append(tick(sheet, 15, amount="half", note="On the sheet: Bridge: left out."))
    assert typed(ines, sheet, *ticks) == [("stored", "")] * 5
    logs = ines.get(LOGS).json["items"]
    assert {log["id"] for log in logs} == {each["id"] for each in ticks}
    assert {(log["evidence"], log["amount"], log["routine_name"]) for log in logs} == {
        ("paper", "all", "Morning"),
        ("paper", "half", "Morning"),
    }
    assert {log["recorded_by"]["display_name"] for log in logs} == {"Ines"}
    assert [log["note"] for log in logs if log["amount"] == "half"] == ["On the sheet: Bridge: left out."]
    figures = ines.get(FIGURES).json
    assert (figures["done"], figures["done_timed"], figures["done_paper"], figures["partly"]) == (4, 0, 4, 1)
    assert figures["dose"] == []


def test_sent_again_after_a_lost_answer_nothing_is_stored_twice(ines: Browser, sheet: dict[str, Any]) -> None:
    ticks = [tick(sheet, day) for day in (11, 12)]
    typed(ines, sheet, *ticks)
    more = [*ticks, tick(sheet, 13)]
    assert typed(ines, sheet, *more) == [("duplicate", ""), ("duplicate", ""), ("stored", "")]
    assert len(ines.get(LOGS).json["items"]) == 3
    other = {**ticks[0], "note": "Another story."}
    assert typed(ines, sheet, other) == [("refused", "conflict")]


def test_what_cannot_be_is_refused_by_its_tick_and_the_rest_is_stored(
    ines: Browser, sheet: dict[str, Any], tom: Browser
) -> None:
    send(tom, [entry(log("2026-03-12", **of_plan(sheet)))])
    ticks = [
        tick(sheet, 12),
        tick(sheet, 21),
        tick(sheet, 10),
        tick(sheet, 13, routine_id=str(uuid4())),
        tick(sheet, 14),
        tick(sheet, 14),
    ]
    assert typed(ines, sheet, *ticks) == [
        ("refused", "already_recorded"),
        ("refused", "in_future"),
        ("refused", "too_early"),
        ("refused", "no_box"),
        ("stored", ""),
        ("refused", "already_recorded"),
    ]
    assert recorded(ines) == {12: ["timed"], 14: ["paper"]}


def test_two_who_type_in_the_same_sheet_double_nothing(ines: Browser, ben: Browser, sheet: dict[str, Any]) -> None:
    assert typed(ines, sheet, tick(sheet, 12)) == [("stored", "")]
    assert typed(ben, sheet, tick(sheet, 12), tick(sheet, 13)) == [("refused", "already_recorded"), ("stored", "")]
    assert recorded(ben) == {12: ["paper"], 13: ["paper"]}


def test_of_ten_who_type_in_one_day_at_once_one_stores_it(ines: Browser, sheet: dict[str, Any]) -> None:
    def type_in(_: int) -> Any:
        return ines.post(SHEET, {"plan_version": 1, "ticks": [tick(sheet, 12), tick(sheet, 13)]})

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(type_in, range(10)))
    # SQLite may find itself busy: nothing is stored then, and the same can be sent again.
    assert {answer.status_code for answer in answers} <= {200, 503}
    results = [result for answer in answers if answer.status_code == 200 for result in answer.json["results"]]
    assert [result["outcome"] for result in results].count("stored") == 2
    assert recorded(ines) == {12: ["paper"], 13: ["paper"]}


def test_an_older_sheet_counts_for_the_version_that_it_shows(
    ines: Browser, sheet: dict[str, Any], clock: Clock
) -> None:
    newer = saved_plan(ines, plan(routine(id=sheet["routines"][0]["id"], name="Evening", times_per_day=2)))
    clock.tick(days=1)
    found = ines.get(SHEET).json
    assert [(each["version"], each["saved_on"]) for each in found["versions"]] == [(2, "2026-03-20"), (1, "2026-03-11")]
    assert found["plan_version"] == 1, "with no visit since, the oldest sheet there can be"
    assert ines.get(f"{SHEET}?version=2").json["first_on"] == "2026-03-20"
    assert typed(ines, sheet, tick(sheet, 13)) == [("stored", "")]
    assert typed(ines, newer, tick(newer, 13)) == [("refused", "too_early")]
    assert typed(ines, newer, tick(newer, 21), tick(newer, 21)) == [("stored", ""), ("stored", "")]
    names = {log["practised_on"]: log["routine_name"] for log in ines.get(LOGS).json["items"]}
    assert names == {"2026-03-13": "Morning", "2026-03-21": "Evening"}


def test_undo_takes_back_all_that_still_stands_as_it_was_typed(
    ines: Browser, sheet: dict[str, Any], tom: Browser
) -> None:
    ticks = [tick(sheet, day) for day in (12, 13, 14)]
    typed(ines, sheet, *ticks)
    timed = entry(log("2026-03-15", **of_plan(sheet)))
    send(tom, [timed])
    moved = {**ines.get(LOGS).json["items"][-1]}
    for name in ("id", "first_id", "routine_name", "is_done", "share_percent", "prescribed_seconds", "done_seconds"):
        moved.pop(name)
    for name in ("flags", "received_at", "recorded_by"):
        moved.pop(name)
    assert (
        ines.post(LOGS.partition("?")[0], {**moved, "replaces_id": ticks[0]["id"], "note": "Not so."}).status_code
        == 201
    )
    ids = [*(each["id"] for each in ticks), timed["id"], str(uuid4())]
    for expected in (["refused", "taken_back", "taken_back", "refused", "refused"], ["refused"] * 5):
        answer = ines.post(f"{SHEET}/take-back", {"ids": ids})
        assert [result["outcome"] for result in answer.json["results"]] == expected
        assert recorded(ines) == {12: ["paper"], 15: ["timed"]}
    assert ines.get(FIGURES).json["done_paper"] == 1
    withdrawn = [log for log in ines.get(LOGS).json["items"] if log["is_withdrawn"]]
    assert {log["replaces_id"] for log in withdrawn} == {ticks[1]["id"], ticks[2]["id"]}
    assert typed(ines, sheet, tick(sheet, 13)) == [("stored", "")], "the box is empty again"


def test_without_a_plan_there_is_no_sheet(ines: Browser) -> None:
    found = ines.get(SHEET).json
    assert (found["plan_version"], found["versions"], found["routines"]) == (None, [], [])
    assert ines.get(f"{SHEET}?version=4").status_code == 200
    body = {
        "plan_version": 1,
        "ticks": [{"id": str(uuid4()), "routine_id": str(uuid4()), "practised_on": "2026-03-11"}],
    }
    assert ines.post(SHEET, body).status_code == 404


def test_a_long_absence_shows_the_last_twelve_weeks(ines: Browser, sheet: dict[str, Any], clock: Clock) -> None:
    for _ in range(5):
        clock.tick(days=20)
        # Who is here now and then stays signed in.
        assert ines.get("/me").status_code == 200
    found = ines.get(f"{SHEET}?first_on=2026-03-11").json
    assert found["last_on"] == "2026-06-28"
    assert (date.fromisoformat(found["last_on"]) - date.fromisoformat(found["first_on"])).days == 83
    assert len(found["routines"][0]["days"]) == 84


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"amount": "most"}, "/ticks/0/amount"),
        ({"amount": None}, "/ticks/0/amount"),
        ({"practised_on": "12 March"}, "/ticks/0/practised_on"),
        ({"practised_on": "0001-01-01"}, "/ticks/0/practised_on"),
        ({"id": "mine"}, "/ticks/0/id"),
        ({"evidence": "timed"}, "/ticks/0/evidence"),
        ({"note": "x" * 2001}, "/ticks/0/note"),
    ],
)
def test_what_cannot_be_read_is_refused_whole(
    ines: Browser, sheet: dict[str, Any], changes: dict[str, Any], pointer: str
) -> None:
    body = {"plan_version": 1, "ticks": [tick(sheet, 12, **changes), tick(sheet, 13)]}
    answer = ines.post(SHEET, body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    assert recorded(ines) == {}


def test_a_sheet_needs_ticks_each_with_an_id_of_its_own(ines: Browser, sheet: dict[str, Any]) -> None:
    one = tick(sheet, 12)
    for ticks in ([], [one, one]):
        assert ines.post(SHEET, {"plan_version": 1, "ticks": ticks}).status_code == 422


def test_another_practices_client_is_not_there(noor: Browser, ines: Browser, sheet: dict[str, Any]) -> None:
    body = {"plan_version": 1, "ticks": [tick(sheet, 12)]}
    assert noor.get(SHEET).status_code == noor.post(SHEET, body).status_code == 404
    assert noor.post(f"{SHEET}/take-back", {"ids": [str(uuid4())]}).status_code == 404
    assert recorded(ines) == {}


def test_a_sheet_of_any_length_costs_the_same_statements(
    ines: Browser, sheet: dict[str, Any], statements: list[str]
) -> None:
    ines.get(SHEET)
    counts = []
    for days in ([11, 12], range(13, 21)):
        statements.clear()
        typed(ines, sheet, *(tick(sheet, day) for day in days))
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 9
    first = date(2026, 3, 11)
    assert sorted(recorded(ines)) == [(first + timedelta(days=number)).day for number in range(10)]
