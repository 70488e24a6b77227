"""Whole-day events as an iCalendar file (RFC 5545): what a calendar on any device takes in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST_LINE = 75
"""Bytes of a line without its end (RFC 5545 §3.1)."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Control characters, which no text value may hold (§3.3.11); a line feed is written as \\n, a tab is text."""


@dataclass(frozen=True, slots=True)
class DayEvent:
    """One whole day. `uid` is the same for ever; a calendar takes a higher `revision` in place of a lower one."""

    uid: str
    on: date
    title: str
    revision: int = 0


def calendar_file(events: Iterable[DayEvent], made_at: datetime) -> str:
    """The file's text, with CRLF line ends. `made_at` is an aware instant: calendars ask when the file was made."""
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Homestretch//Visits//EN", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _event(event: DayEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{event.revision}"
    yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.title)}"
    # Nobody is busy the whole day for a visit of an hour.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A text value (§3.3.11): backslash, semicolon, comma and line break escaped; half characters are no text."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _NOT_TEXT.sub("", escaped)


def _folded(line: str) -> Iterator[str]:
    """A long line as several (§3.1): each but the first begins with a space, none cuts a character in two."""
    part, room = "", _LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", _LONGEST_LINE - 1
        part += letter
        room -= size
    yield part
