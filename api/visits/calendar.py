"""Planned visits as a file for a calendar (RFC 5545)."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response
from sqlalchemy import select

from api.accounts.models import PracticeRow
from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now
from api.db import db
from api.errors import NotFound
from api.visits.planned import Planned, planned_visits
from routines.calendar_file import DayEvent, calendar_file


def file_for_client(caller: Caller) -> Response:
    """The next visit of the client who calls, for their calendar. Raises NotFound when none is planned."""
    practice = db.session.scalars(select(PracticeRow.name).where(PracticeRow.practice_id == caller.practice_id)).one()
    planned = planned_visits(caller.practice_id, ClientRow.id == caller.account_id)
    return _file([_event(each, practice) for each in planned])


def file_of_client(caller: Caller, client_id: UUID) -> Response:
    """A client's next visit for a therapist's calendar. Raises NotFound, also when none is planned."""
    client = get_client(caller, client_id)
    planned = planned_visits(caller.practice_id, ClientRow.id == client.id)
    return _file([_event(each, each.client_name) for each in planned])


def file_of_caseload(caller: Caller, is_mine: bool) -> Response:
    """All planned visits, or those of the caller's own clients. Raises NotFound when none is planned."""
    whose = [ClientRow.therapist_id == caller.account_id] if is_mine else []
    return _file([_event(each, each.client_name) for each in planned_visits(caller.practice_id, *whose)])


def _event(planned: Planned, who: str) -> DayEvent:
    came_from = f"after-{planned.visit_id}" if planned.visit_id else f"first-of-{planned.client_id}"
    return DayEvent(f"{came_from}@homestretch", planned.on, f"Visit: {who}", planned.revision)


def _file(events: Sequence[DayEvent]) -> Response:
    if not events:
        raise NotFound("planned visit")
    headers = {"Content-Disposition": 'attachment; filename="visits.ics"'}
    return Response(calendar_file(events, now()), 200, headers, content_type="text/calendar; charset=utf-8")
