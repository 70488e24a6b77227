"""Visits of a client. Two records of one day are one visit: the later one says what was planned next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select

from api.accounts.models import PracticeRow
from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now, today
from api.db import db, uuid7
from api.errors import Conflict, NotFound
from api.schemas import page
from api.visits.history import keep_what_stood, visits_to_wire
from api.visits.models import VisitRow
from api.visits.planned import next_visit_on
from routines.errors import Invalid, Problem
from routines.words import day_words

# A client may have come for years before the practice began to use the software.
_YEARS_BEFORE = 10


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to record. `visited_on` None: today, where the client is. `again`: a second one of that day is meant."""

    visited_on: date | None
    next_visit_on: date | None
    note: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class VisitPage:
    """From where on: `cursor` is (date, id) of the last visit seen."""

    cursor: tuple[str, ...] | None
    limit: int


def list_visits(caller: Caller, client_id: UUID, which: VisitPage) -> dict[str, Any]:
    """A page of the client's visits, newest first, those taken back among them. Raises NotFound."""
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
    found = page(rows, which.limit, lambda row: (row.visited_on.isoformat(), row.id.hex))
    return {
        **found,
        "items": visits_to_wire(caller, client.id, found["items"]),
        "rhythm": _rhythm(client),
        "next_visit_on": next_visit_on(client),
    }


def add_visit(caller: Caller, client_id: UUID, new: NewVisit) -> dict[str, Any]:
    """Raises NotFound, Conflict for a day that has a visit, and Invalid for a visit that has not been or a next one
    that is not later."""
    client = get_client(caller, client_id)
    visited_on = new.visited_on or today(client.time_zone)
    _check(visited_on, new.next_visit_on, client)
    if not new.again:
        _check_first_of_day(client, visited_on)
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
    return visits_to_wire(caller, client.id, [row])[0]


def change_visit(caller: Caller, client_id: UUID, visit_id: UUID, changes: dict[str, Any]) -> dict[str, Any]:
    """Correct a visit, take it back or put it back; what stood before is kept. Raises what `add_visit` raises."""
    client = get_client(caller, client_id)
    row = _get_visit(caller, client, visit_id)
    was = {name: getattr(row, name) for name in ("visited_on", "next_visit_on", "note")}
    was["is_withdrawn"] = row.withdrawn_at is not None
    then = {name: changes.get(name, value) for name, value in was.items()}
    if then == was:
        return visits_to_wire(caller, client.id, [row])[0]
    if not then["is_withdrawn"]:
        _check(then["visited_on"], then["next_visit_on"], client)
        comes_to_a_day = was["is_withdrawn"] or then["visited_on"] != was["visited_on"]
        if comes_to_a_day and not changes["again"]:
            _check_first_of_day(client, then["visited_on"], besides=row.id)
    keep_what_stood(caller, row, was)
    for name in ("visited_on", "next_visit_on", "note"):
        setattr(row, name, then[name])
    row.withdrawn_at = (row.withdrawn_at or now()) if then["is_withdrawn"] else None
    db.session.flush()
    return visits_to_wire(caller, client.id, [row])[0]


def _get_visit(caller: Caller, client: ClientRow, visit_id: UUID) -> VisitRow:
    """Locked: of two who change it at once, the second one keeps what the first one wrote."""
    row = db.session.scalars(
        select(VisitRow)
        .where(VisitRow.practice_id == caller.practice_id, VisitRow.client_id == client.id, VisitRow.id == visit_id)
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("visit", visit_id)
    return row


def _rhythm(client: ClientRow) -> dict[str, Any] | None:
    of_practice = select(PracticeRow.visit_cadence).where(PracticeRow.practice_id == client.practice_id)
    cadence = client.visit_cadence or db.session.scalars(of_practice).one()
    if cadence is None:
        return None
    return {
        "least": cadence.least,
        "most": cadence.most,
        "per": cadence.per,
        "shortest_gap": cadence.shortest_gap,
        "longest_gap": cadence.longest_gap,
        "text": cadence.in_words(),
    }


def _check(visited_on: date, next_visit_on: date | None, client: ClientRow) -> None:
    problems = []
    if visited_on > today(client.time_zone):
        problems.append(
            Problem(("visited_on",), "in_future", "A visit is recorded once it has been: today or earlier.")
        )
    began_on = client.created_at.astimezone(ZoneInfo(client.time_zone)).date()
    if visited_on.year < began_on.year - _YEARS_BEFORE:
        problems.append(
            Problem(("visited_on",), "too_early", f"More than {_YEARS_BEFORE} years before the first record.")
        )
    if next_visit_on is not None and next_visit_on <= visited_on:
        problems.append(Problem(("next_visit_on",), "not_later", "The next visit is after this one."))
    if problems:
        raise Invalid(tuple(problems))


def _check_first_of_day(client: ClientRow, on: date, besides: UUID | None = None) -> None:
    known: Sequence[UUID] = db.session.scalars(
        select(VisitRow.id).where(
            VisitRow.practice_id == client.practice_id,
            VisitRow.client_id == client.id,
            VisitRow.visited_on == on,
            VisitRow.withdrawn_at.is_(None),
        )
    ).all()
    others = tuple(visit_id for visit_id in known if visit_id != besides)
    if others:
        raise Conflict(
            f"A visit of {day_words(on)} is recorded already. Change that one, or record a second one.", others
        )


def _read_cursor(key: tuple[str, ...]) -> tuple[date, UUID]:
    try:
        on, visit_id = key
        return date.fromisoformat(on), UUID(hex=visit_id)
    except ValueError as error:
        raise Invalid((Problem(("cursor",), "invalid", "Not a cursor of this list."),)) from error
