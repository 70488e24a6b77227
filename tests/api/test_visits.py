"""GET, POST /clients/{client_id}/visits, PATCH …/{visit_id}, PUT …/next-visit, and visits as a file for a calendar."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.api.cast import ADA, MIA, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.plans import plan, saved_plan

VISITS = f"/clients/{TOM.id}/visits"
NEXT = f"/clients/{TOM.id}/next-visit"


def codes(answer: Any) -> list[tuple[str, str]]:
    return [(error["pointer"], error["code"]) for error in answer.json["errors"]]


def added(browser: Browser, client_id: object = TOM.id, **body: Any) -> dict[str, Any]:
    answer = browser.post(f"/clients/{client_id}/visits", body)
    assert answer.status_code == 201, answer.json
    assert answer.json
    return answer.json  # type: ignore[no-any-return]


def test_a_visit_is_of_today_where_the_client_is_unless_said_otherwise(ines: Browser) -> None:
    visit = added(ines, note="Strap stretch shown again.", next_visit_on="2026-03-25")
    assert visit["visited_on"] == "2026-03-11"
    assert ines.get(VISITS).json["items"] == [visit]


def test_visits_come_newest_first_and_page_by_page(ines: Browser) -> None:
    for on in ("2026-02-03", "2026-03-03", "2026-01-05"):
        added(ines, visited_on=on)
    first = ines.get(f"{VISITS}?limit=2").json
    rest = ines.get(f"{VISITS}?limit=2&cursor={first['next_cursor']}").json
    assert [visit["visited_on"] for visit in first["items"] + rest["items"]] == [
        "2026-03-03",
        "2026-02-03",
        "2026-01-05",
    ]
    assert rest["next_cursor"] is None


def test_a_visit_that_has_not_been_is_refused_at_its_field(ines: Browser) -> None:
    answer = ines.post(VISITS, {"visited_on": "2026-03-12", "next_visit_on": "2026-03-12"})
    assert answer.status_code == 422
    assert codes(answer) == [("/visited_on", "in_future"), ("/next_visit_on", "not_later")]
    assert ines.get(VISITS).json["items"] == []


def test_a_visit_years_before_the_record_is_a_slip(ines: Browser) -> None:
    """A client may have come for years before; 2016 typed for 2026 is none of those."""
    added(ines, visited_on="2016-01-01")
    assert codes(ines.post(VISITS, {"visited_on": "2015-12-31"})) == [("/visited_on", "too_early")]


def test_a_second_visit_of_a_day_has_to_be_meant(ines: Browser, ben: Browser) -> None:
    first = added(ines, note="Hips.")
    again = ben.post(VISITS, {"note": "Neck."})
    assert again.status_code == 409
    assert again.json["type"].endswith("/problems/conflict")
    assert "11 March is recorded already" in again.json["detail"]
    assert [visit["note"] for visit in ines.get(VISITS).json["items"]] == ["Hips."]
    added(ben, note="Neck.", again=True)
    ines.patch(f"{VISITS}/{first['id']}", {"is_withdrawn": True})
    assert ben.post(VISITS, {}).status_code == 409, "one of that day is still there"


def test_a_visit_taken_back_leaves_its_day_free(ines: Browser) -> None:
    slip = added(ines)
    ines.patch(f"{VISITS}/{slip['id']}", {"is_withdrawn": True})
    added(ines)
    back = ines.patch(f"{VISITS}/{slip['id']}", {"is_withdrawn": False})
    assert back.status_code == 409
    assert ines.patch(f"{VISITS}/{slip['id']}", {"is_withdrawn": False, "again": True}).status_code == 200


def test_a_correction_keeps_what_stood_and_who_changed_it(ines: Browser, ben: Browser, clock: Clock) -> None:
    visit = added(ines, note="Left side.", next_visit_on="2026-03-20")
    clock.tick(minutes=5)
    changed = ben.patch(f"{VISITS}/{visit['id']}", {"visited_on": "2026-03-10", "note": "Right side."}).json
    clock.tick(minutes=5)
    gone = ines.patch(f"{VISITS}/{visit['id']}", {"is_withdrawn": True}).json
    assert changed and gone
    stood = {"visited_on": "2026-03-11", "next_visit_on": "2026-03-20", "note": "Left side.", "is_withdrawn": False}
    by_ben = {**stood, "changed_at": "2026-03-11T09:05:00+00:00"}
    assert changed["changes"] == [{**by_ben, "changed_by": {"id": str(ben.id), "display_name": "Ben"}}]
    assert (changed["visited_on"], changed["note"], changed["is_withdrawn"]) == ("2026-03-10", "Right side.", False)
    assert [(each["note"], each["changed_by"]["display_name"]) for each in gone["changes"]] == [
        ("Right side.", "Ines"),
        ("Left side.", "Ben"),
    ]
    assert gone["is_withdrawn"] is True
    assert ines.get(VISITS).json["items"] == [gone]


def test_a_change_that_changes_nothing_leaves_no_trace(ines: Browser) -> None:
    visit = added(ines, note="Hips.")
    assert ines.patch(f"{VISITS}/{visit['id']}", {"note": "Hips.", "is_withdrawn": False}).json == visit
    assert ines.patch(f"{VISITS}/{visit['id']}", {}).status_code == 422


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"visited_on": "2026-03-12"}, [("/visited_on", "in_future")]),
        ({"visited_on": "1999-03-12"}, [("/visited_on", "too_early")]),
        ({"next_visit_on": "2026-03-11"}, [("/next_visit_on", "not_later")]),
        ({"visited_on": None}, [("/visited_on", "null")]),
        ({"recorded_by": str(ADA.id)}, [("/recorded_by", "unknown_field")]),
    ],
)
def test_a_correction_is_held_to_the_same_rules(
    ines: Browser, changes: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    visit = added(ines)
    answer = ines.patch(f"{VISITS}/{visit['id']}", changes)
    assert (answer.status_code, codes(answer)) == (422, wrong)


def test_a_correction_that_lands_on_another_visit_has_to_be_meant(ines: Browser) -> None:
    added(ines, visited_on="2026-03-04")
    visit = added(ines)
    assert ines.patch(f"{VISITS}/{visit['id']}", {"visited_on": "2026-03-04"}).status_code == 409
    moved = ines.patch(f"{VISITS}/{visit['id']}", {"visited_on": "2026-03-04", "again": True})
    assert moved.json["visited_on"] == "2026-03-04"


def test_the_rhythm_is_the_clients_own_else_the_practices(ines: Browser, ada: Browser) -> None:
    assert ines.get(VISITS).json["rhythm"] is None
    ada.patch("/practice", {"visit_cadence": {"least": 2, "most": 3, "per": "month"}})
    assert ines.get(VISITS).json["rhythm"] == {
        "least": 2,
        "most": 3,
        "per": "month",
        "shortest_gap": 10,
        "longest_gap": 15,
        "text": "2 to 3 visits a month",
    }
    own = {"least": 1, "most": 2, "per": "week"}
    assert ines.patch(f"/clients/{TOM.id}", {"visit_cadence": own}).json["visit_cadence"] == own
    assert ines.get(VISITS).json["rhythm"] == {
        **own,
        "shortest_gap": 4,
        "longest_gap": 7,
        "text": "1 to 2 visits a week",
    }
    wrong = ines.patch(f"/clients/{TOM.id}", {"visit_cadence": {"least": 3, "most": 2, "per": "week"}})
    assert codes(wrong) == [("/visit_cadence/most", "invalid")]


def test_a_cursor_of_another_list_is_refused(ines: Browser) -> None:
    assert ines.get(f"{VISITS}?cursor=WyJhIl0").status_code == 422


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    visit = added(ines)
    assert ines.get(f"/clients/{RAVI.id}/visits").status_code == 404
    assert noor.post(VISITS, {}).status_code == 404
    assert noor.put(NEXT, {"next_visit_on": "2026-03-18"}).status_code == 404
    assert noor.patch(f"{VISITS}/{visit['id']}", {"note": "Mine."}).status_code == 404
    assert ines.patch(f"/clients/{MIA.id}/visits/{visit['id']}", {"note": "Hers."}).status_code == 404


def test_the_note_to_oneself_reaches_no_address_of_the_client(app: Flask, ines: Browser, tom: Browser) -> None:
    """Every address that a client may read, asked as Tom: the note is in none of them, the plan's message is."""
    visit = added(ines, note="Fears surgery. Do not mention it.", next_visit_on="2026-03-25")
    ines.patch(f"{VISITS}/{visit['id']}", {"note": "Fears surgery, told me so."})
    saved_plan(ines, plan(note="Slower this week, please."))
    read = []
    for rule in app.url_map.iter_rules():
        allowed = getattr(app.view_functions[rule.endpoint], "__allowed__", "")
        if "GET" in (rule.methods or ()) and allowed in {"client", "signed_in", "anyone"} and not rule.arguments:
            text = _text_of(tom.http.get(rule.rule))
            assert "Fears surgery" not in text, rule.rule
            read.append((rule.rule, text))
    assert len(read) > 10
    assert "Slower this week, please." in dict(read)["/api/v1/me/plan"]
    assert "2026-03-25" in dict(read)["/api/v1/me/visits"]
    assert tom.get(VISITS).status_code == tom.get(f"/clients/{TOM.id}").status_code == 403
    assert tom.patch(f"{VISITS}/{visit['id']}", {"note": ""}).status_code == 403


def _text_of(answer: TestResponse) -> str:
    """All that is written in it; of an archive, in all its files."""
    if answer.content_type != "application/zip":
        return answer.text
    with ZipFile(BytesIO(answer.data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_the_next_visit_goes_into_a_calendar(ines: Browser, tom: Browser, clock: Clock) -> None:
    visit = added(ines, note="Private.", next_visit_on="2026-03-25")
    for browser, path, title in (
        (ines, f"{VISITS}.ics", "Visit: Tom"),
        (ines, "/caseload/visits.ics", "Visit: Tom"),
        (tom, "/me/visits.ics", "Visit: Harbour"),
    ):
        answer = browser.get(path)
        assert answer.content_type == "text/calendar; charset=utf-8"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert f"SUMMARY:{title}\r\n" in answer.text
        assert "DTSTART;VALUE=DATE:20260325\r\n" in answer.text
        assert f"UID:after-{visit['id']}@homestretch\r\nDTSTAMP:20260311T090000Z\r\nSEQUENCE:0\r\n" in answer.text
        assert "Private" not in answer.text
    # Put off: the same event, newer, so that a calendar moves it.
    ines.patch(f"{VISITS}/{visit['id']}", {"next_visit_on": "2026-03-27"})
    moved = tom.get("/me/visits.ics").text
    assert f"UID:after-{visit['id']}@homestretch" in moved
    assert "SEQUENCE:1\r\nDTSTART;VALUE=DATE:20260327\r\n" in moved
    clock.tick(days=17)
    assert tom.get("/me/visits").json == {"next_visit_on": None}
    assert tom.get("/me/visits.ics").status_code == 404


def test_a_visit_is_planned_before_any_was_recorded(ines: Browser, tom: Browser, ben: Browser) -> None:
    assert ines.get(VISITS).json["next_visit_on"] is None
    planned = ines.put(NEXT, {"next_visit_on": "2026-03-18"})
    assert (planned.status_code, planned.json) == (200, {"next_visit_on": "2026-03-18"})
    assert ines.get(VISITS).json["next_visit_on"] == tom.get("/me/visits").json["next_visit_on"] == "2026-03-18"
    first = f"UID:first-of-{TOM.id}@homestretch\r\nDTSTAMP:20260311T090000Z\r\nSEQUENCE:"
    for browser, path in ((ines, f"{VISITS}.ics"), (ines, "/caseload/visits.ics"), (tom, "/me/visits.ics")):
        assert f"{first}0\r\nDTSTART;VALUE=DATE:20260318\r\n" in browser.get(path).text
    # Put off by another, and once more to where it is: the same event of the calendar, newer once.
    ben.put(NEXT, {"next_visit_on": "2026-03-20"})
    ben.put(NEXT, {"next_visit_on": "2026-03-20"})
    assert f"{first}1\r\nDTSTART;VALUE=DATE:20260320\r\n" in tom.get("/me/visits.ics").text
    assert ines.put(NEXT, {"next_visit_on": None}).json == {"next_visit_on": None}
    assert tom.get("/me/visits.ics").status_code == 404


def test_once_a_visit_is_recorded_it_says_what_is_next(ines: Browser, tom: Browser) -> None:
    ines.put(NEXT, {"next_visit_on": "2026-03-18"})
    visit = added(ines)
    assert tom.get("/me/visits").json == {"next_visit_on": None}
    ines.put(NEXT, {"next_visit_on": "2026-03-25"})
    stood = ines.get(VISITS).json["items"][0]
    assert (stood["next_visit_on"], [each["next_visit_on"] for each in stood["changes"]]) == ("2026-03-25", [None])
    assert ines.get(f"{VISITS}.ics").text.count(f"UID:after-{visit['id']}@homestretch") == 1
    # Taken back, it never was: what was planned before it is planned again.
    ines.patch(f"{VISITS}/{visit['id']}", {"is_withdrawn": True})
    assert tom.get("/me/visits").json == {"next_visit_on": "2026-03-18"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"next_visit_on": "2026-03-10"}, "in_past"),
        ({"next_visit_on": "soon"}, "invalid"),
        ({"next_visit_on": "2026-03-18", "note": ""}, "unknown_field"),
        ({}, "required"),
    ],
)
def test_a_next_visit_that_cannot_be_is_refused(ines: Browser, body: dict[str, Any], code: str) -> None:
    answer = ines.put(NEXT, body)
    assert (answer.status_code, codes(answer)[0][1]) == (422, code)
    assert ines.get(VISITS).json["next_visit_on"] is None


def test_it_may_be_today_unless_today_has_been(ines: Browser) -> None:
    assert ines.put(NEXT, {"next_visit_on": "2026-03-11"}).status_code == 200
    added(ines)
    assert codes(ines.put(NEXT, {"next_visit_on": "2026-03-11"})) == [("/next_visit_on", "not_later")]


def test_only_what_the_newest_visit_said_is_planned(ines: Browser, tom: Browser, ada: Browser) -> None:
    added(ines, visited_on="2026-03-02", next_visit_on="2026-03-20")
    newest = added(ines, visited_on="2026-03-09", next_visit_on="2026-03-22")
    added(ines, MIA.id, next_visit_on="2026-03-15")
    assert tom.get("/me/visits").json == {"next_visit_on": "2026-03-22"}
    ines.patch(f"/clients/{MIA.id}", {"therapist_id": str(ADA.id)})
    starts = [line for line in ines.get("/caseload/visits.ics").text.splitlines() if line.startswith("DTSTART")]
    assert starts == ["DTSTART;VALUE=DATE:20260315", "DTSTART;VALUE=DATE:20260322"]
    assert ines.get("/caseload/visits.ics?mine=true").text.count("BEGIN:VEVENT") == 1
    assert ada.get("/caseload/visits.ics?mine=true").text.count("SUMMARY:Visit: Mia") == 1
    ines.patch(f"{VISITS}/{newest['id']}", {"is_withdrawn": True})
    assert tom.get("/me/visits").json == {"next_visit_on": "2026-03-20"}


def test_who_has_none_planned_gets_no_file(ines: Browser, tom: Browser, noor: Browser) -> None:
    added(ines, next_visit_on="2026-03-25")
    assert ines.get(f"/clients/{MIA.id}/visits.ics").status_code == 404
    assert noor.get(f"{VISITS}.ics").status_code == noor.get("/caseload/visits.ics").status_code == 404
    assert ines.get("/caseload/visits.ics").text.count("BEGIN:VEVENT") == 1
