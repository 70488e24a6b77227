"""Visits that are planned: what the newest visit said of the next one, and as a file for a calendar."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from flask import Response
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from api.accounts.models import PracticeRow
from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now, today
from api.db import db
from api.errors import NotFound
from api.visits.models import VisitChangeRow, VisitRow
from routines.calendar_file import DayEvent, calendar_file


class Planned(NamedTuple):
    """A client's next visit, said at the visit `visit_id`, which was changed `revision` times since."""

    visit_id: UUID
    on: date
    client_name: str
    time_zone: str
    revision: int


def next_visit_on(caller: Caller, client_id: UUID) -> date | None:
    """The day of the client's next visit, today included."""
    planned = _planned(caller, ClientRow.id == get_client(caller, client_id).id)
    return planned[0].on if planned else None


def file_for_client(caller: Caller) -> Response:
    """The next visit of the client who calls, for their calendar. Raises NotFound when none is planned."""
    practice = db.session.scalars(select(PracticeRow.name).where(PracticeRow.practice_id == caller.practice_id)).one()
    return _file([_event(each, practice) for each in _planned(caller, ClientRow.id == caller.account_id)])


def file_of_client(caller: Caller, client_id: UUID) -> Response:
    """A client's next visit for a therapist's calendar. Raises NotFound, also when none is planned."""
    client = get_client(caller, client_id)
    return _file([_event(each, each.client_name) for each in _planned(caller, ClientRow.id == client.id)])


def file_of_caseload(caller: Caller, is_mine: bool) -> Response:
    """All planned visits, or those of the caller's own clients. Raises NotFound when none is planned."""
    whose = [ClientRow.therapist_id == caller.account_id] if is_mine else []
    return _file([_event(each, each.client_name) for each in _planned(caller, *whose)])


def _planned(caller: Caller, *whose: ColumnElement[bool]) -> Sequence[Planned]:
    """Visits to come, the nearest first: one statement, whatever the number of clients."""
    newer = aliased(VisitRow, name="newer")
    is_replaced = exists().where(
        newer.practice_id == caller.practice_id,
        newer.client_id == VisitRow.client_id,
        newer.withdrawn_at.is_(None),
        or_(
            newer.visited_on > VisitRow.visited_on,
            and_(newer.visited_on == VisitRow.visited_on, newer.id > VisitRow.id),
        ),
    )
    revision = (
        select(func.count())
        .where(VisitChangeRow.practice_id == caller.practice_id, VisitChangeRow.visit_id == VisitRow.id)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(VisitRow.id, VisitRow.next_visit_on, ClientRow.display_name, ClientRow.time_zone, revision)
        .join(ClientRow, and_(ClientRow.practice_id == VisitRow.practice_id, ClientRow.id == VisitRow.client_id))
        .where(
            VisitRow.practice_id == caller.practice_id,
            VisitRow.withdrawn_at.is_(None),
            # Wherever the client is, today is no earlier than this.
            VisitRow.next_visit_on >= now().date() - timedelta(days=1),
            ClientRow.deleted_at.is_(None),
            ~is_replaced,
            *whose,
        )
        .order_by(VisitRow.next_visit_on, ClientRow.sort_name, ClientRow.id)
    )
    return [planned for planned in map(Planned._make, rows) if planned.on >= today(planned.time_zone)]


def _event(planned: Planned, who: str) -> DayEvent:
    return DayEvent(f"after-{planned.visit_id}@homestretch", planned.on, f"Visit: {who}", planned.revision)


def _file(events: Sequence[DayEvent]) -> Response:
    if not events:
        raise NotFound("planned visit")
    headers = {"Content-Disposition": 'attachment; filename="visits.ics"'}
    return Response(calendar_file(events, now()), 200, headers, content_type="text/calendar; charset=utf-8")
