"""Exercises on hold: made by what phones send, told to phone and therapist, opened with a reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import select

from api.db import db
from api.light.models import ExerciseHoldRow
from api.sessions.reading import READERS
from routines.session_log_wire import log_from_wire
from tests.api.cast import TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import correction, entry, log, of_plan, pain, send, step
from tests.api.plans import plan, prescription, routine, saved_plan

FIGURE_4, STRAP = "supine-figure-4", "hamstring-supine-strap"
HOLDS = f"/clients/{TOM.id}/holds"
RED: dict[str, Any] = {"pain_before": pain(2), "pain_after": pain(5)}
GREEN: dict[str, Any] = {"pain_before": pain(2), "pain_after": pain(1)}


def held(phone: Browser) -> list[str]:
    return list(phone.get("/me/plan").json["holds"]["held"])


def morning(of: dict[str, Any], on: str, score: int | None) -> dict[str, Any]:
    body = {"about_session_id": of["id"], "on": on, "pain": pain(score), "why_missed": None}
    return entry(body, kind="check_in")


@contextmanager
def later_release() -> Iterator[None]:
    """One that knows version 9 of session logs."""
    readers = cast("dict[Any, Any]", READERS)
    readers["session_log", 9] = log_from_wire
    yield
    del readers["session_log", 9]


def open_again(staff: Browser, exercise_id: str = FIGURE_4) -> Any:
    return staff.post(f"{HOLDS}/open", {"exercise_id": exercise_id, "reason": "Looked at it, half the hold."})


@pytest.fixture
def twice_red(tom: Browser) -> None:
    """Two red sessions of one exercise."""
    send(tom, [entry(log("2026-03-09", **RED)), entry(log("2026-03-10", **RED))])


@pytest.mark.usefixtures("twice_red")
def test_two_red_sessions_hold_the_exercise_for_phone_and_therapist(ines: Browser, tom: Browser) -> None:
    days = [{"exercise_id": FIGURE_4, "first_on": "2026-03-10", "last_on": None}]
    assert tom.get("/me/plan").json["holds"] == {"held": [FIGURE_4], "opened": {}, "days": days}
    (record,) = ines.get(HOLDS).json["items"]
    assert (record["exercise_id"], record["opened_at"], len(record["session_ids"])) == (FIGURE_4, None, 2)
    brief = ines.get(f"/clients/{TOM.id}/brief").json["light"]
    assert [(hold["exercise_id"], hold["name"]) for hold in brief["holds"]] == [(FIGURE_4, record["name"])]
    assert [session["colour"] for session in brief["sessions"]] == ["red", "red"]
    (item,) = [each for each in ines.get("/caseload").json["items"] if each["client"]["id"] == str(TOM.id)]
    assert "on_hold" in [reason["reason"] for reason in item["attention"]]


def test_one_red_session_holds_nothing_and_the_second_does_whenever_it_comes(tom: Browser) -> None:
    send(tom, [entry(log("2026-03-10", **RED))])
    assert held(tom) == []
    send(tom, [entry(log("2026-03-09", **RED))])
    assert held(tom) == [FIGURE_4]


@pytest.mark.usefixtures("twice_red")
def test_the_same_again_holds_once(app: Flask, tom: Browser) -> None:
    send(tom, [entry(log("2026-03-11", **RED))])
    with app.app_context():
        rows = db.session.scalars(select(ExerciseHoldRow).where(ExerciseHoldRow.practice_id == TOM.practice_id)).all()
    assert len(rows) == 1


def test_a_red_morning_counts_and_a_skipped_one_does_not(tom: Browser) -> None:
    first, second = entry(log("2026-03-08", **GREEN)), entry(log("2026-03-10", **RED))
    send(tom, [first, second, morning(first, "2026-03-09", None)])
    assert held(tom) == []
    send(tom, [morning(first, "2026-03-09", 6)])
    assert held(tom) == [FIGURE_4]


def test_the_exercise_that_was_stopped_as_too_painful_bears_it(tom: Browser) -> None:
    steps = [step(), step(1, 10, exercise_id=STRAP, outcome="too_painful")]
    send(tom, [entry(log("2026-03-09", steps=steps, **RED)), entry(log("2026-03-10", steps=steps))])
    assert held(tom) == [STRAP]


def test_no_score_that_was_not_asked_holds_anything(tom: Browser) -> None:
    not_asked = {"pain_before": pain(2), "pain_after": pain(None)}
    send(tom, [entry(log(f"2026-03-0{day}", **not_asked)) for day in range(1, 8)])
    assert held(tom) == []


def test_a_session_that_was_taken_out_is_no_red_one(tom: Browser) -> None:
    first = entry(log("2026-03-09", **RED))
    send(tom, [first, correction(first, is_withdrawn=True)])
    send(tom, [entry(log("2026-03-10", **RED))])
    assert held(tom) == []


def test_a_session_that_can_be_read_later_counts_from_then_on(ines: Browser, tom: Browser) -> None:
    unread = entry(log("2026-03-10", **RED), schema_version=9)
    send(tom, [entry(log("2026-03-09", **RED)), unread])
    assert held(tom) == []
    with later_release():
        assert ines.post(f"/clients/{TOM.id}/unread-entries/{unread['id']}/read-again").status_code == 204
    assert held(tom) == [FIGURE_4]


def test_what_the_catalogue_does_not_have_is_not_held(tom: Browser) -> None:
    steps = [step(exercise_id="gone, or | odd")]
    send(tom, [entry(log("2026-03-09", steps=steps, **RED)), entry(log("2026-03-10", steps=steps, **RED))])
    assert held(tom) == []


def test_sessions_of_long_ago_hold_nothing(tom: Browser) -> None:
    send(tom, [entry(log("2025-11-02", **RED)), entry(log("2025-11-03", **RED))])
    assert held(tom) == []


@pytest.mark.usefixtures("twice_red")
def test_a_therapist_opens_it_with_a_reason_and_the_phone_hears_of_it(ines: Browser, tom: Browser) -> None:
    etag = tom.get("/me/plan").headers["ETag"]
    opened = open_again(ines)
    assert (opened.status_code, opened.json["exercise_id"]) == (200, FIGURE_4)
    told = tom.get("/me/plan", headers={"If-None-Match": etag})
    assert told.status_code == 200
    assert told.json["holds"] == {
        "held": [],
        "opened": {FIGURE_4: opened.json["opened_at"].replace("+00:00", "Z")},
        "days": [{"exercise_id": FIGURE_4, "first_on": "2026-03-10", "last_on": "2026-03-11"}],
    }
    (record,) = ines.get(HOLDS).json["items"]
    assert (record["opened_by"]["display_name"], record["open_reason"]) == ("Ines", "Looked at it, half the hold.")
    assert open_again(ines).status_code == 409


@pytest.mark.usefixtures("twice_red")
def test_after_the_opening_only_new_red_sessions_count(ines: Browser, tom: Browser, clock: Clock) -> None:
    clock.tick(minutes=10)
    open_again(ines)
    clock.tick(minutes=10)
    send(tom, [entry(log("2026-03-11", **RED))])
    assert held(tom) == []
    send(tom, [entry(log("2026-03-11", **RED))])
    assert held(tom) == [FIGURE_4]
    assert len(ines.get(HOLDS).json["items"]) == 2
    clock.tick(minutes=10)
    first, second = tom.get("/me/plan").json["holds"]["opened"][FIGURE_4], open_again(ines).json["opened_at"]
    assert first < second
    assert held(tom) == []


@pytest.mark.usefixtures("twice_red")
@pytest.mark.parametrize("body", [{}, {"exercise_id": FIGURE_4}, {"exercise_id": FIGURE_4, "reason": " "}])
def test_without_a_reason_it_stays_on_hold(ines: Browser, tom: Browser, body: dict[str, str]) -> None:
    assert ines.post(f"{HOLDS}/open", body).status_code == 422
    assert held(tom) == [FIGURE_4]


@pytest.mark.usefixtures("twice_red")
def test_another_practice_neither_sees_nor_opens_it(noor: Browser, tom: Browser) -> None:
    assert noor.get(HOLDS).status_code == 404
    assert open_again(noor).status_code == 404
    assert held(tom) == [FIGURE_4]


def test_a_phone_out_of_reach_held_it_from_the_day_of_the_second_red_one(
    ines: Browser, tom: Browser, clock: Clock
) -> None:
    """It did not offer the routine since: what could not be done is not missed, though nobody knew until the 16th."""
    mine = of_plan(saved_plan(ines))
    clock.tick(days=5)
    send(tom, [entry(log("2026-03-11", **mine, **RED)), entry(log("2026-03-12", **mine, **RED))])
    days = ines.get(f"/clients/{TOM.id}/adherence?first_on=2026-03-11&last_on=2026-03-16").json
    assert [day["state"] for day in days["days"]] == ["done", "done", "locked", "locked", "locked", "locked"]
    assert (days["prescribed"], days["locked"]) == (2, 4)
    open_again(ines)
    clock.tick(days=2)
    send(tom, [])
    (item,) = [each for each in ines.get("/caseload").json["items"] if each["client"]["id"] == str(TOM.id)]
    assert (item["figures"]["done"], item["figures"]["missed"]) == (2, 1)


def test_a_green_session_costs_no_statement_more(tom: Browser, statements: list[str]) -> None:
    statements.clear()
    send(tom, [entry(log("2026-03-10"))])
    plain = len(statements)
    statements.clear()
    send(tom, [entry(log("2026-03-09", **GREEN))])
    assert len(statements) == plain <= 4


def test_a_phone_that_asks_for_its_plan_costs_no_statement_more(
    ines: Browser, tom: Browser, statements: list[str], twice_red: None
) -> None:
    statements.clear()
    tom.get("/me/plan")
    assert len(statements) <= 3


def test_the_caseload_misses_the_days_that_the_clients_page_misses(ines: Browser, tom: Browser, clock: Clock) -> None:
    """One exercise on hold among others sets no day aside, on either page."""
    saved_plan(ines, plan(routine(prescription(FIGURE_4), prescription("hamstring-supine-strap"))))
    send(tom, [entry(log("2026-03-09", **RED)), entry(log("2026-03-10", **RED))])
    clock.tick(days=4)
    send(tom)
    figures = next(
        item["figures"] for item in ines.get("/caseload").json["items"] if item["client"]["id"] == str(TOM.id)
    )
    window = figures.pop("window")
    page = ines.get(f"/clients/{TOM.id}/adherence?first_on={window['first_on']}&last_on={window['last_on']}").json
    assert figures == {name: page[name] for name in figures}
    assert figures["missed"] > 0
