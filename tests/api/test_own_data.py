"""GET /me/export: all that is kept of a client, for themselves"""

from typing import Any

from api.own_data.schemas import OwnDataSchema
from tests.api.cast import TOM, Browser
from tests.api.entries import entry, log, of_plan, send
from tests.api.plans import saved_plan

PATH = "/me/export"


def all_of(phone: Browser, limit: int) -> list[dict[str, Any]]:
    """Every page."""
    pages = [phone.get(f"{PATH}?limit={limit}").json]
    while cursor := pages[-1]["next_cursor"]:
        pages.append(phone.get(f"{PATH}?limit={limit}&cursor={cursor}").json)
    assert [OwnDataSchema().validate(each) for each in pages] == [{}] * len(pages)
    assert all("plans" not in each for each in pages[1:])
    return pages


def test_every_record_comes_whole_and_once_page_by_page(ines: Browser, tom: Browser) -> None:
    saved = saved_plan(ines)
    sent = [entry(log(f"2026-03-0{day}", **of_plan(saved), note=f"Day {day}.")) for day in range(1, 6)]
    reason = {"about_session_id": None, "on": "2026-03-06", "pain": None, "why_missed": "time"}
    sent.append(entry(reason, kind="check_in"))
    send(tom, sent)
    pages = all_of(tom, limit=4)
    items = [item for each in pages for item in each["items"]]
    assert len(pages) == 2
    assert {item["id"]: item["body"] for item in items} == {each["id"]: each["body"] for each in sent}
    assert [item["id"] for item in items] == sorted(each["id"] for each in sent)
    assert {item["recorded_by"] for item in items} == {"client"}
    assert [each["version"] for each in pages[0]["plans"]] == [1]
    kept = pages[0]["plans"][0]["plan"]["routines"]
    assert [routine["id"] for routine in kept] == [routine["id"] for routine in saved["routines"]]


def test_what_cannot_be_read_and_what_came_twice_is_among_it(tom: Browser) -> None:
    odd = entry({"nobody": "knows"}, kind="check_in")
    twice = entry(log("2026-03-03"))
    send(tom, [odd, twice])
    send(tom, [{**twice, "body": {**twice["body"], "note": "Another note."}}])
    (told,) = all_of(tom, limit=50)
    assert {item["id"]: item["outcome"] for item in told["items"]} == {
        odd["id"]: "quarantined",
        twice["id"]: "stored",
    }
    (other,) = told["other_versions"]
    assert other["entry"]["body"]["note"] == "Another note."


def test_what_staff_recorded_says_so(ines: Browser, tom: Browser) -> None:
    saved = saved_plan(ines)
    body = log("2026-03-03", **of_plan(saved), evidence="paper", steps=[], amount="all")
    assert ines.post(f"/clients/{TOM.id}/session-logs", body).status_code == 201
    (told,) = all_of(tom, limit=50)
    assert [item["recorded_by"] for item in told["items"]] == ["staff"]


def test_nobody_gets_anothers(ines: Browser, tom: Browser, mia: Browser) -> None:
    send(tom, [entry(log("2026-03-03"))])
    assert mia.get(PATH).json["items"] == []
    assert ines.get(PATH).status_code == 403
    wrong = tom.get(f"{PATH}?cursor=WyJ4Il0")
    assert (wrong.status_code, wrong.json["errors"][0]["pointer"]) == (422, "/cursor")
