"""The boxes of a sheet: which version it shows, which days, and what is recorded of each already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from api.adherence.service import read_sessions
from api.adherence.window import ChosenWindow, since_last_visit
from api.clients.models import ClientRow
from api.clock import today
from api.db import db
from api.errors import NotFound
from api.plans.models import PlanVersionRow
from api.visits.models import VisitRow
from routines.adherence import PractisedSession, Window
from routines.paper_sheet import Sheet, boxes_on, default_version
from routines.plan import PlanVersion, Routine, plan_from_wire

MOST_DAYS = 84
"""Twelve weeks; the longest handout has four."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """Which version the sheet in hand shows, and from which day on; None: what stood at the last visit, from there."""

    version: int | None = None
    first_on: date | None = None


def sheet_wire(client: ClientRow, asked: AskedSheet) -> dict[str, Any]:
    """The answer of `GET /clients/{client_id}/paper-sheet`. Raises NotFound for a version that is none."""
    saved = _saved(client)
    since = _since_visit(client)
    if not saved:
        window = since.window
        return _wire(since, None, saved, Window(window.first_on, today(client.time_zone)), window.first_on, [])
    sheet = get_sheet(client, asked.version or default_version(saved, since.window.first_on))
    first_on = max(asked.first_on or since.window.first_on, sheet.first_on, sheet.last_on - (MOST_DAYS - 1) * _DAY)
    window = Window(min(first_on, sheet.last_on), sheet.last_on)
    recorded = read_sessions(client.practice_id, client.id, window)
    routines = [_routine_wire(routine, window, recorded) for routine in sheet.version.plan.routines]
    return _wire(since, sheet.version.version, saved, window, sheet.first_on, routines)


def get_sheet(client: ClientRow, version: int) -> Sheet:
    """What was printed of a version, and when it can have been ticked: since both it and the client were there."""
    row = db.session.execute(
        select(PlanVersionRow.plan_id, PlanVersionRow.saved_on, PlanVersionRow.body).where(
            PlanVersionRow.practice_id == client.practice_id,
            PlanVersionRow.client_id == client.id,
            PlanVersionRow.version == version,
        )
    ).one_or_none()
    if row is None:
        raise NotFound("version of this plan")
    began_on = client.created_at.astimezone(ZoneInfo(client.time_zone)).date()
    printed = PlanVersion(row.plan_id, version, row.saved_on, plan_from_wire(row.body))
    return Sheet(printed, max(began_on, row.saved_on), today(client.time_zone))


def _saved(client: ClientRow) -> list[tuple[int, date]]:
    rows = db.session.execute(
        select(PlanVersionRow.version, PlanVersionRow.saved_on)
        .where(PlanVersionRow.practice_id == client.practice_id, PlanVersionRow.client_id == client.id)
        .order_by(PlanVersionRow.version.desc())
    )
    return [(version, saved_on) for version, saved_on in rows]


def _since_visit(client: ClientRow) -> ChosenWindow:
    visits = db.session.scalars(
        select(VisitRow.visited_on)
        .where(
            VisitRow.practice_id == client.practice_id,
            VisitRow.client_id == client.id,
            VisitRow.withdrawn_at.is_(None),
        )
        .distinct()
        .order_by(VisitRow.visited_on.desc())
        .limit(2)
    ).all()
    return since_last_visit(today(client.time_zone), visits, MOST_DAYS)


def _wire(
    since: ChosenWindow,
    version: int | None,
    saved: Sequence[tuple[int, date]],
    window: Window,
    earliest_on: date,
    routines: list[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "plan_version": version,
        "versions": [{"version": each, "saved_on": saved_on} for each, saved_on in saved],
        "since_visit_on": since.since_visit_on,
        "first_on": window.first_on,
        "last_on": window.last_on,
        "earliest_on": earliest_on,
        "routines": routines,
    }


def _routine_wire(routine: Routine, window: Window, recorded: Sequence[PractisedSession]) -> dict[str, Any]:
    count = (window.last_on - window.first_on).days + 1
    days = [window.first_on + number * _DAY for number in range(count)]
    return {
        "id": routine.id,
        "name": routine.name,
        "weekdays": routine.weekdays,
        "times_per_week": routine.times_per_week,
        "times_per_day": routine.times_per_day,
        "exercise_ids": [prescription.exercise_id for prescription in routine.prescriptions],
        "days": [_day_wire(routine, on, recorded) for on in days],
    }


def _day_wire(routine: Routine, on: date, recorded: Sequence[PractisedSession]) -> dict[str, Any]:
    return {
        "on": on,
        "boxes": boxes_on(routine, on),
        "recorded": [
            {"id": session.entry_id, "evidence": session.evidence, "is_done": session.is_done}
            for session in recorded
            if session.practised_on == on and session.routine_id == routine.id
        ],
    }


def recorded_of(client: ClientRow, first_on: date, last_on: date) -> dict[tuple[UUID, date], int]:
    """How many sessions of each routine are recorded on each of these days."""
    found: dict[tuple[UUID, date], int] = {}
    for session in read_sessions(client.practice_id, client.id, Window(first_on, last_on)):
        if session.routine_id is not None:
            place = (session.routine_id, session.practised_on)
            found[place] = found.get(place, 0) + 1
    return found
