"""The caseload: every client's figures since the last visit, those who need attention first."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from api.adherence.facts import Facts
from api.adherence.window import since_last_visit
from api.auth import Caller
from api.caseload.outlines import read_outline, read_schedule
from api.caseload.reading import ClientOfCaseload, read_clients, read_facts_of_all, read_outlines
from api.caseload.rows import CaseloadRow
from api.clock import now
from routines.adherence import Window
from routines.attention import FALLING_PERCENT, attention, attention_order

MOST_DAYS = 60
"""A window that began longer ago is cut to this: the caseload is about now."""


def caseload(caller: Caller, is_mine: bool) -> dict[str, Any]:
    """The practice's clients, or the caller's own, as the wire has them."""
    rows = _rows(caller, is_mine)
    for row in rows:
        if row.versions:
            row.figures = row.reckon(row.window, row.outline)
    _reckon_before(caller.practice_id, rows)
    listed = [(attention(row.signs()), row) for row in rows]
    listed.sort(key=lambda item: (attention_order(item[0]), item[1].client.sort_name, item[1].client.id))
    return {"items": [row.to_wire(reasons) for reasons, row in listed]}


def _rows(caller: Caller, is_mine: bool) -> list[CaseloadRow]:
    clients = read_clients(caller, is_mine)
    facts = read_facts_of_all(caller, is_mine, now().date() - timedelta(days=2 * MOST_DAYS + 1))
    today_in = {name: now().astimezone(ZoneInfo(name)).date() for name in {client.time_zone for client in clients}}
    windows = {client.id: _window(client, today_in[client.time_zone]) for client in clients}
    outlines = read_outlines(caller.practice_id, {client_id: window.first_on for client_id, window in windows.items()})
    return [
        CaseloadRow(
            client=client,
            facts=(known := facts.get(client.id) or Facts(client.id)),
            today=today_in[client.time_zone],
            window=windows[client.id],
            versions=[read_schedule(version) for version in known.versions],
            outline=read_outline(outlines.get(client.id.hex, "")),
        )
        for client in clients
    ]


def _window(client: ClientOfCaseload, today: date) -> Window:
    visits = [on for on in (client.last_visit_on, client.visit_before_on) if on is not None]
    return since_last_visit(today, visits, MOST_DAYS).window


def _reckon_before(practice_id: UUID, rows: list[CaseloadRow]) -> None:
    """The figures of as many days before, for those only who have little enough done to be falling."""
    windows = {row.client.id: _window_before(row.window) for row in rows if _may_be_falling(row)}
    outlines = read_outlines(practice_id, {client_id: window.first_on for client_id, window in windows.items()})
    for row in rows:
        window = windows.get(row.client.id)
        if window is not None:
            row.before = row.reckon(window, read_outline(outlines.get(row.client.id.hex, "")))


def _may_be_falling(row: CaseloadRow) -> bool:
    figures = row.figures
    if figures is None or not figures.prescribed:
        return False
    return figures.done * 100 <= figures.prescribed * (100 - FALLING_PERCENT)


def _window_before(window: Window) -> Window:
    days = window.last_on - window.first_on + timedelta(days=1)
    return Window(window.first_on - days, window.first_on - timedelta(days=1))
