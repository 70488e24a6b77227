"""The caseload: every client's figures since the last visit, those who need attention first.

A client's row follows from what the statements read of it and from the day, and from nothing else. So it is kept under
all of that, and worked out again as soon as any of it is different: what a therapist opens ten times a day costs a look
at the database, and the work for those clients of whom something is new.
"""

from datetime import date, timedelta
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from flask import json

from api.adherence.facts import Facts
from api.adherence.window import since_last_visit
from api.auth import Caller
from api.caseload.kept import Kept
from api.caseload.outlines import Outline, OutlinedDays, read_schedule
from api.caseload.reading import (
    ClientOfCaseload,
    read_clients,
    read_facts_of_all,
    read_news,
    read_outlines,
    told,
)
from api.caseload.rows import CaseloadRow
from api.catalogue.own import note_revision
from api.clock import now, today
from api.ready import Raw
from routines.adherence import Window
from routines.attention import FALLING_PERCENT, attention, attention_order
from routines.pain import CHANGE_THAT_MATTERS
from routines.see_doctor import LONGEST_LOOK, Told, see_doctor

MOST_DAYS = 60
"""A window that began longer ago is cut to this: the caseload is about now."""
# As long a window once more, and a day for those whose calendar is behind.
_LONGEST = max(timedelta(days=2 * MOST_DAYS), LONGEST_LOOK) + timedelta(days=1)


class Seen(NamedTuple):
    """All that a client's row depends on; `client` says what its practised days from `since` on are known by."""

    client: Raw
    news: str
    today: str
    since: str
    facts: tuple[Raw, ...]


class Listed(NamedTuple):
    """A row as JSON and where it stands."""

    place: tuple[tuple[int, int, int], str, str]
    item: str


# A kept row takes about 1.5 kB. A client may have two, and one more for each colleague who has news of it: this is room
# for a practice of 1,000, of which a cache that is too small for one look would keep nothing for the next.
ROWS: Kept[Listed] = Kept(4_000)


# Of each client that somebody has looked at, a few figures: these are small, and each colleague has others.
NEWS: Kept[str] = Kept(10_000)
_NO_NEWS = "0/0"


def caseload(caller: Caller, is_mine: bool) -> str:
    """The practice's clients, or the caller's own, as JSON."""
    since = now().date() - _LONGEST
    seen = _look(caller, is_mine, since)
    listed = ROWS.all(seen, lambda unknown: _work_out(caller, since, {key: seen[key] for key in unknown}))
    items = ",".join([row.item for row in sorted(listed.values(), key=attrgetter("place"))])
    return f'{{"items":[{items}]}}'


def _look(caller: Caller, is_mine: bool, since: date) -> dict[Any, Seen]:
    """By the client's id, as the driver has it."""
    clients = read_clients(caller, is_mine)
    facts = read_facts_of_all(caller, is_mine, since)
    looked = {client.id: (caller.account_id, at, client.id, client.recorded) for client, at in clients if at}
    news = NEWS.all(looked, lambda unknown: read_news(caller, unknown))
    today_in = {name: today(name).isoformat() for name in {client.time_zone for client, _ in clients}}
    return {
        client.id: Seen(
            tuple(client),
            news.get(client.id, _NO_NEWS),
            today_in[client.time_zone],
            since.isoformat(),
            tuple(facts.get(client.id, ())),
        )
        for client, _ in clients
    }


def _work_out(caller: Caller, since: date, seen: dict[Any, Seen]) -> dict[Any, Listed]:
    known = {key: told(ClientOfCaseload._make(each.client), each.facts) for key, each in seen.items()}
    outlines = read_outlines(caller, [client.id for client, _ in known.values()], since)
    return {
        # One client's days at a time: read, they take ten times the room of their text.
        key: _listed(caller.practice_id, seen[key], client, facts, OutlinedDays(outlines.get(client.id, "")))
        for key, (client, facts) in known.items()
    }


def _listed(practice_id: UUID, seen: Seen, client: ClientOfCaseload, facts: Facts, days: OutlinedDays) -> Listed:
    if facts.holds:
        note_revision(practice_id, facts.own_revision)
    on = date.fromisoformat(seen.today)
    window = _window(client, on)
    row = CaseloadRow(
        practice_id=practice_id,
        client=client,
        news=seen.news,
        facts=facts,
        today=on,
        window=window,
        versions=[read_schedule(version) for version in facts.versions],
        outline=days.since(window.first_on),
    )
    if row.versions:
        row.figures = row.reckon(row.window, row.outline)
    look_back = _look_back(row)
    if look_back:
        _compare(row, days.since(look_back))
    reasons = attention(row.signs())
    place = (attention_order(reasons), client.sort_name, client.id.hex)
    return Listed(place, json.dumps(row.to_wire(reasons), ensure_ascii=True))


def _look_back(row: CaseloadRow) -> date | None:
    """The day from which on earlier sessions are needed to judge the window; None: it says enough by itself."""
    days = [_window_before(row.window).first_on] if _may_be_falling(row) else []
    if _may_need_doctor(row):
        days.append(row.today - LONGEST_LOOK)
    return min(days, default=None)


def _compare(row: CaseloadRow, earlier: Outline) -> None:
    """The window against what was before it."""
    if _may_be_falling(row):
        row.before = row.reckon(_window_before(row.window), earlier)
    told = [Told(point.on, point.before) for point in earlier.pain if point.before is not None]
    row.see_doctor = see_doctor(told, row.today)


def _window(client: ClientOfCaseload, on: date) -> Window:
    visits = [date.fromisoformat(visit) for visit in (client.last_visit_on, client.visit_before_on) if visit]
    return since_last_visit(on, visits, MOST_DAYS).window


def _may_be_falling(row: CaseloadRow) -> bool:
    figures = row.figures
    if figures is None or not figures.prescribed:
        return False
    return figures.done * 100 <= figures.prescribed * (100 - FALLING_PERCENT)


def _may_need_doctor(row: CaseloadRow) -> bool:
    """Whether there is pain now, and whether earlier weeks are there to be worse or the same as."""
    scores = [point.before for point in row.outline.pain if point.before is not None]
    return bool(scores) and max(scores) >= CHANGE_THAT_MATTERS and row.window.first_on > row.today - LONGEST_LOOK


def _window_before(window: Window) -> Window:
    days = window.last_on - window.first_on + timedelta(days=1)
    return Window(window.first_on - days, window.first_on - timedelta(days=1))
