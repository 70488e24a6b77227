"""Visits of a client. Two records of one day are one visit: the later one says what was planned next."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select

from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now
from api.db import db, uuid7
from api.schemas import page
from api.visits.models import VisitRow
from routines.errors import Invalid, Problem

# A client may have come for years before the practice began to use the software.
_YEARS_BEFORE = 10


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to record. `visited_on` None: today, where the client is."""

    visited_on: date | None
    next_visit_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class VisitPage:
    """From where on: `cursor` is (date, id) of the last visit seen."""

    cursor: tuple[str, ...] | None
    limit: int


def list_visits(caller: Caller, client_id: UUID, which: VisitPage) -> dict[str, Any]:
    """A page of the client's visits, newest first. Raises NotFound."""
    client = get_client(caller, client_id)
    where: list[ColumnElement[bool]] = [
        VisitRow.practice_id == caller.practice_id,
        VisitRow.client_id == client.id,
    ]
    if which.cursor:
        on, visit_id = _read_cursor(which.cursor)
        where.append(or_(VisitRow.visited_on < on, and_(VisitRow.visited_on == on, VisitRow.id < visit_id)))
    newest_first = select(VisitRow).where(*where).order_by(VisitRow.visited_on.desc(), VisitRow.id.desc())
    rows = db.session.scalars(newest_first.limit(which.limit + 1)).all()
    return page(rows, which.limit, lambda row: (row.visited_on.isoformat(), row.id.hex))


def add_visit(caller: Caller, client_id: UUID, new: NewVisit) -> VisitRow:
    """Raises NotFound, and Invalid for a visit that has not been or a next one that is not later."""
    client = get_client(caller, client_id)
    today = now().astimezone(ZoneInfo(client.time_zone)).date()
    visited_on = new.visited_on or today
    _check(visited_on, new.next_visit_on, today, client)
    row = VisitRow(
        practice_id=caller.practice_id,
        id=uuid7(now()),
        client_id=client.id,
        visited_on=visited_on,
        next_visit_on=new.next_visit_on,
        note=new.note,
        recorded_by=caller.account_id,
        recorded_at=now(),
    )
    db.session.add(row)
    return row


def _check(visited_on: date, next_visit_on: date | None, today: date, client: ClientRow) -> None:
    problems = []
    if visited_on > today:
        problems.append(
            Problem(("visited_on",), "in_future", "A visit is recorded once it has been: today or earlier.")
        )
    if visited_on.year < client.created_at.year - _YEARS_BEFORE:
        problems.append(
            Problem(("visited_on",), "too_early", f"More than {_YEARS_BEFORE} years before the first record.")
        )
    if next_visit_on is not None and next_visit_on <= visited_on:
        problems.append(Problem(("next_visit_on",), "not_later", "The next visit is after this one."))
    if problems:
        raise Invalid(tuple(problems))


def _read_cursor(key: tuple[str, ...]) -> tuple[date, UUID]:
    try:
        on, visit_id = key
        return date.fromisoformat(on), UUID(hex=visit_id)
    except ValueError as error:
        raise Invalid((Problem(("cursor",), "invalid", "Not a cursor of this list."),)) from error
