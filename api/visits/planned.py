"""Visits that are planned: what the newest visit said of the next one, or what was set before any was recorded."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, cast, exists, func, null, or_, select, union_all
from sqlalchemy.orm import aliased

from api.clients.models import ClientRow
from api.clock import now, today
from api.db import db
from api.visits.models import PlannedVisitRow, VisitChangeRow, VisitRow


class Planned(NamedTuple):
    """A client's next visit. `visit_id`: at which visit it was said, None before the first; `revision`: how often it
    was changed since."""

    client_id: UUID
    visit_id: UUID | None
    on: date
    client_name: str
    time_zone: str
    sort_name: str
    revision: int


def next_visit_on(client: ClientRow) -> date | None:
    """The day of the client's next visit, today included."""
    planned = planned_visits(client.practice_id, ClientRow.id == client.id)
    return planned[0].on if planned else None


def planned_visits(practice_id: UUID, *whose: ColumnElement[bool]) -> Sequence[Planned]:
    """Visits to come, the nearest first: one statement, whatever the number of clients."""
    of_both = union_all(_said_at_visits(practice_id, *whose), _set_before_any(practice_id, *whose)).subquery("planned")
    rows = db.session.execute(select(of_both).order_by(of_both.c.on, of_both.c.sort_name, of_both.c.client_id))
    return [planned for planned in map(Planned._make, rows) if planned.on >= today(planned.time_zone)]


def set_before_any(practice_id: Any, client_id: Any) -> ColumnElement[date | None]:
    """Of one client, as a part of a statement: the day that holds as long as no visit is recorded."""
    row = aliased(PlannedVisitRow, name="set_before_any")
    newest = select(row.planned_on).where(row.practice_id == practice_id, row.client_id == client_id)
    return newest.order_by(row.revision.desc()).limit(1).correlate(ClientRow).scalar_subquery()


def _said_at_visits(practice_id: UUID, *whose: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    newer = aliased(VisitRow, name="newer")
    is_replaced = exists().where(
        newer.practice_id == practice_id,
        newer.client_id == VisitRow.client_id,
        newer.withdrawn_at.is_(None),
        or_(
            newer.visited_on > VisitRow.visited_on,
            and_(newer.visited_on == VisitRow.visited_on, newer.id > VisitRow.id),
        ),
    )
    revision = (
        select(func.count())
        .where(VisitChangeRow.practice_id == practice_id, VisitChangeRow.visit_id == VisitRow.id)
        .scalar_subquery()
    )
    return (
        _columns(VisitRow.id, VisitRow.next_visit_on, revision)
        .join(VisitRow, and_(VisitRow.practice_id == ClientRow.practice_id, VisitRow.client_id == ClientRow.id))
        .where(
            VisitRow.practice_id == practice_id,
            VisitRow.withdrawn_at.is_(None),
            *_to_come(practice_id, VisitRow.next_visit_on),
            ~is_replaced,
            *whose,
        )
    )


def _set_before_any(practice_id: UUID, *whose: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    row, newer = PlannedVisitRow, aliased(PlannedVisitRow, name="newer_plan")
    is_replaced = exists().where(
        newer.practice_id == practice_id, newer.client_id == row.client_id, newer.revision > row.revision
    )
    was_there = exists().where(
        VisitRow.practice_id == practice_id, VisitRow.client_id == row.client_id, VisitRow.withdrawn_at.is_(None)
    )
    return (
        _columns(cast(null(), Uuid()), row.planned_on, row.revision)
        .join(row, and_(row.practice_id == ClientRow.practice_id, row.client_id == ClientRow.id))
        .where(row.practice_id == practice_id, *_to_come(practice_id, row.planned_on), ~is_replaced, ~was_there, *whose)
    )


def _columns(visit_id: Any, on: Any, revision: Any) -> Select[*tuple[Any, ...]]:
    return select(
        ClientRow.id.label("client_id"),
        visit_id.label("visit_id"),
        on.label("on"),
        ClientRow.display_name,
        ClientRow.time_zone,
        ClientRow.sort_name,
        revision.label("revision"),
    ).select_from(ClientRow)


def _to_come(practice_id: UUID, on: Any) -> tuple[ColumnElement[bool], ...]:
    """Wherever the client is, today is no earlier than yesterday here."""
    is_there = (ClientRow.practice_id == practice_id, ClientRow.deleted_at.is_(None))
    return (*is_there, on >= now().date() - timedelta(days=1))
