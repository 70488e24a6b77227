"""Visits as an iCalendar file, against the rules of RFC 5545."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.calendar_file import DayEvent, calendar_file

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=2)))
VISIT = DayEvent("after-1@homestretch", date(2026, 12, 31), "Visit: Tom")


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    return next(line.partition(":")[2] for line in unfolded(text) if re.match(rf"{name}[:;]", line))


def read_text(escaped: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], escaped)


def test_a_visit_is_a_whole_day() -> None:
    assert calendar_file([VISIT], MADE).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Homestretch//Visits//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:after-1@homestretch",
        "DTSTAMP:20261122T073000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Visit: Tom",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_names_are_escaped() -> None:
    event = DayEvent("1", VISIT.on, "Tom; Larkin, \\ of\r\nthe\rHarbour\x00\x07")
    assert value(calendar_file([event], MADE), "SUMMARY") == "Tom\\; Larkin\\, \\\\ of\\nthe\\nHarbour"


def test_half_a_character_is_no_text() -> None:
    assert value(calendar_file([DayEvent("1", VISIT.on, "a\ud83d")], MADE), "SUMMARY") == "a?"


@given(st.lists(st.tuples(st.text(), st.integers(0, 9)), max_size=4))
def test_any_names_give_lines_that_every_calendar_reads(names: list[tuple[str, int]]) -> None:
    events = [DayEvent(f"{n}@homestretch", VISIT.on, name, changed) for n, (name, changed) in enumerate(names)]
    text = calendar_file(events, datetime(2026, 1, 2, tzinfo=UTC))
    data = text.encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    # No line break, and so no property, comes from a name.
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(events)
    assert len(lines) == 6 + 9 * len(events)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t,;\\")))
def test_a_name_comes_out_as_it_went_in(name: str) -> None:
    assert read_text(value(calendar_file([DayEvent("1", VISIT.on, name)], MADE), "SUMMARY")) == name


GOLDEN = json.loads((Path(__file__).resolve().parents[1] / "golden/calendar/summary.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["name"])
def test_a_text_is_written_as_the_phone_writes_it(case: dict[str, Any]) -> None:
    text = calendar_file([DayEvent("1", VISIT.on, case["text"])], MADE)
    assert "\r\n" + "\r\n".join(case["lines"]) + "\r\nTRANSP" in text
