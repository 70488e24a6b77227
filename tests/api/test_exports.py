"""Records and the caseload as files: all of it, nobody else's, and harmless in a spreadsheet."""

import csv
import io
import json
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.erasure.service import tables_of_a_client
from api.exports.cells import BOM, harmless, lines
from tests.api.cast import MIA, RAVI, TOM, Browser
from tests.api.entries import correction, entry, log, pain, safety_answer, send, step
from tests.api.plans import saved_plan

# What a spreadsheet would run, or another one would split and run; and what must stay as it is.
NASTY = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1+1", "'-1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    (" =1", " '=1"),
    ("\t=1", "\t'=1"),
    ("\r=1", "\r'=1"),
    ("fine\n=1", "fine\n'=1"),
    ("fine;=1", "fine;'=1"),
    ("fine|@A1", "fine|'@A1"),
    ("\u00a0=1", "\u00a0'=1"),
    ("\u200b=1", "\u200b'=1"),
    ("\ufeff=1", "\ufeff'=1"),
    ("\uff1d1", "'\uff1d1"),
    ("\uff0b1", "'\uff0b1"),
    ("\uff0d1", "'\uff0d1"),
    ("\uff201", "'\uff201"),
    ("", ""),
    ("a - b", "a - b"),
    ("left, -3 at most", "left, -3 at most"),
    ("3+4", "3+4"),
    ("mail@example.org", "mail@example.org"),
    ("'quoted'", "'quoted'"),
]


def tables(answer: Any) -> dict[str, list[dict[str, str]]]:
    """Each table of the archive by its name: rows by header."""
    assert answer.content_type == "application/zip"
    with ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        return {name.removesuffix(".csv"): read(archive.read(name)) for name in archive.namelist()}


def read(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8")
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


# ---- cells


@pytest.mark.parametrize(("text", "written"), NASTY)
def test_a_formula_is_made_harmless_and_other_text_left_alone(text: str, written: str) -> None:
    assert harmless(text) == written


@given(st.text())
def test_no_cell_begins_a_formula_whatever_was_written(text: str) -> None:
    for part in harmless(text).replace("\t", ";").replace("\n", ";").replace("\r", ";").replace("|", ";").split(";"):
        assert part.lstrip()[:1] not in {"=", "+", "-", "@"}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))))
def test_what_is_written_is_read_back_but_for_the_apostrophes(texts: list[str]) -> None:
    header = [f"column {number}" for number in range(len(texts))]
    written = "".join(lines(header, [texts])).removeprefix(BOM)
    rows = list(csv.reader(io.StringIO(written, newline=""))) if texts else [[], []]
    assert rows[1] == [harmless(text) for text in texts]


def test_unknown_is_empty_nought_is_0_and_numbers_stay_numbers() -> None:
    _, row = lines(["a", "b", "c", "d", "e"], [[None, 0, -3, True, False]])
    assert row == ",0,-3,yes,no\r\n"


def test_half_a_character_spoils_no_file() -> None:
    _, row = lines(["a"], [["\ud800 ok\x00"]])
    assert row.encode("utf-8").decode("utf-8") == "? ok\ufffd\r\n"


# ---- a client's record


@pytest.fixture
def filled(ines: Browser, tom: Browser) -> dict[str, Any]:
    plan = saved_plan(ines)
    told = log(steps=[step(), step(1, 10)], pain_before=pain(0), pain_after=pain(None), note="=1+1; fine")
    first = entry(told)
    untimed = entry(log("2026-03-10", steps=[], amount="half", evidence="added_later"))
    check_in = entry({"on": "2026-03-11", "pain": pain(4), "why_missed": None}, kind="check_in", schema_version=2)
    send(tom, [first, untimed, check_in, safety_answer("saddle-numbness", "no"), entry({"what": "?"}, kind="riddle")])
    ines.put(f"/clients/{TOM.id}/next-visit", {"next_visit_on": "2026-03-11"})
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-10", "note": "Private.", "next_visit_on": None})
    return {"plan": plan, "first": first, "untimed": untimed}


def test_the_record_as_json_has_all_of_it(ines: Browser, filled: dict[str, Any]) -> None:
    answer = ines.get(f"/clients/{TOM.id}/record")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="homestretch-tom-2026-03-11.json"'
    record = json.loads(answer.data)
    assert (record["format"], record["version"]) == ("homestretch-record", 1)
    assert [each["id"] for each in record["sessions"]] == [filled["first"]["id"], filled["untimed"]["id"]]
    assert record["sessions"][0]["pain_before"]["score"] == 0
    assert record["sessions"][0]["pain_after"]["score"] is None
    assert [len(record[name]) for name in ("client", "check_ins", "safety_answers", "unread", "plans")] == [1] * 5
    assert record["visits"][0]["note"] == "Private."
    assert record["devices"][0]["device_name"] == "Tom's phone"


def test_the_record_as_tables_opens_in_a_spreadsheet(ines: Browser, filled: dict[str, Any]) -> None:
    found = tables(ines.get(f"/clients/{TOM.id}/record.zip"))
    timed, untimed = found["sessions"]
    assert (timed["prescribed (s)"], timed["done (s)"], timed["note"]) == ("60", "40", "'=1+1; fine")
    assert (timed["pain before: score (0 to 10)"], timed["pain after: score (0 to 10)"]) == ("0", "")
    assert (untimed["prescribed (s)"], untimed["done (s)"], untimed["amount, where no timer ran"]) == ("", "", "half")
    assert [(each["done (s)"], each["side"]) for each in found["steps"]] == [("30", "left"), ("10", "left")]
    assert found["check-ins"][0]["pain that morning: score (0 to 10)"] == "4"
    assert found["plans"][0]["version"] == "1"
    assert [each["day"] for each in found["planned visits"]] == ["2026-03-11"]
    assert found["visits"][0]["note to self"] == "Private."
    assert found["measures"] == []


def test_a_correction_stands_in_place_of_what_it_corrects(ines: Browser, tom: Browser) -> None:
    first = entry(log(note="before"))
    send(tom, [first])
    send(tom, [correction(first, note="after")])
    assert [each["note"] for each in json.loads(ines.get(f"/clients/{TOM.id}/record").data)["sessions"]] == ["after"]


def test_ones_own_record_has_no_notes_that_staff_keep_for_themselves(tom: Browser, filled: dict[str, Any]) -> None:
    answer = tom.get("/me/record")
    record = json.loads(answer.data)
    assert [each["id"] for each in record["sessions"]] == [filled["first"]["id"], filled["untimed"]["id"]]
    assert "visits" not in record
    assert "first_visits" not in record
    assert b"Private." not in answer.data


def test_what_cannot_be_read_and_what_came_twice_is_among_it(tom: Browser) -> None:
    odd = entry({"nobody": "knows"}, kind="check_in")
    twice = entry(log("2026-03-03"))
    send(tom, [odd, twice])
    send(tom, [{**twice, "body": {**twice["body"], "note": "Another note."}}])
    record = json.loads(tom.get("/me/record").data)
    assert [each["id"] for each in record["unread"]] == [odd["id"]]
    assert [each["entry"]["body"]["note"] for each in record["other_versions"]] == ["Another note."]


def test_an_empty_record_is_a_whole_file(ines: Browser) -> None:
    record = json.loads(ines.get(f"/clients/{MIA.id}/record").data)
    assert (record["sessions"], record["client"][0]["display_name"]) == ([], "Mia")
    assert tables(ines.get(f"/clients/{MIA.id}/record.zip"))["sessions"] == []


def test_nobody_elses_record_is_in_it(ines: Browser, noor: Browser, filled: dict[str, Any]) -> None:
    assert noor.get(f"/clients/{TOM.id}/record").status_code == 404
    assert noor.get(f"/clients/{TOM.id}/record.zip").status_code == 404
    assert filled["first"]["id"].encode() not in ines.get(f"/clients/{MIA.id}/record").data
    assert ines.get(f"/clients/{RAVI.id}/record").status_code == 404


def test_ten_times_the_sessions_cost_no_statement_more(ines: Browser, tom: Browser, statements: list[str]) -> None:
    counts = []
    for days in (2, 20):
        send(tom, [entry(log(f"2026-02-{day + 1:02d}")) for day in range(days)])
        statements.clear()
        assert ines.get(f"/clients/{TOM.id}/record").data
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 20


def test_who_takes_a_record_out_is_audited(ines: Browser, app: Any) -> None:
    from tests.api.test_audit import audited

    for path in (f"/clients/{TOM.id}/record", f"/clients/{TOM.id}/record.zip", "/caseload.csv"):
        assert ines.get(path).data
    assert sorted((action, client_id) for _, action, client_id, _ in audited(app)) == sorted(
        [
            ("GET /api/v1/clients/<uuid:client_id>/record", TOM.id),
            ("GET /api/v1/clients/<uuid:client_id>/record.zip", TOM.id),
            ("GET /api/v1/caseload.csv", None),
        ],
        key=lambda each: each[0],
    )


IN_THE_RECORD = {
    "caution_answer",
    "entry",
    "entry_conflict",
    "exercise_hold",
    "first_visit",
    "measurement",
    "pause",
    "plan_version",
    "planned_visit",
    "safety_lock",
    "visit",
}
LEFT_OUT = {
    "day_rollup": "worked out from the sessions",
    "entry_decision": "what staff decided about an entry",
    "invitation_code": "a hash that lets a device in",
    "plan": "which version is the newest",
    "client_look": "when staff last looked",
    "visit_change": "what staff wrote before they put it right",
}


def test_every_table_of_a_client_is_in_the_record_or_left_out_for_a_reason() -> None:
    assert {table.name for table in tables_of_a_client()} == IN_THE_RECORD | set(LEFT_OUT)


# ---- the caseload


def test_the_caseload_is_a_table_in_the_order_of_its_page(ines: Browser, filled: dict[str, Any]) -> None:
    ines.post("/clients", {"display_name": "=Zoe", "time_zone": "Europe/Berlin"})
    answer = ines.get("/caseload.csv")
    assert answer.content_type == "text/csv"
    rows = read(answer.data)
    order = [item["client"]["display_name"] for item in ines.get("/caseload").json["items"]]
    assert [row["client"].removeprefix("'") for row in rows] == order
    by_name = {row["client"]: row for row in rows}
    assert by_name["Tom"]["therapist"] == "Ines"
    assert by_name["Tom"]["prescribed (sessions)"] != ""
    assert by_name["'=Zoe"]["prescribed (sessions)"] == ""
    assert by_name["'=Zoe"]["last practised"] == ""
