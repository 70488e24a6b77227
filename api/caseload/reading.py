"""What the caseload reads: four statements at most, whatever the number of clients and the length of their history."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from flask import json
from sqlalchemy import (
    JSON,
    CompoundSelect,
    Date,
    Row,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from api.adherence.facts import Facts, collect_facts
from api.adherence.statements import fact_arms
from api.auth import Caller
from api.clients.models import ClientRow
from api.db import db
from api.sessions.models import DayRollupRow
from api.visits.models import VisitRow

ClientOfCaseload: TypeAlias = Row[*tuple[Any, ...]]

_PRACTICE = bindparam("practice_id", type_=Uuid())
_THERAPIST = bindparam("therapist_id", type_=Uuid())


def read_clients(caller: Caller, is_mine: bool) -> list[ClientOfCaseload]:
    """The clients with their last visits, what was planned at the newest, and the day they last practised."""
    return list(db.session.execute(_clients(is_mine), _scope(caller, is_mine)))


def read_facts_of_all(caller: Caller, is_mine: bool, versions_from: date) -> dict[UUID, Facts]:
    """By client: the versions that ruled on `versions_from` or later, phones and locks."""
    values = {**_scope(caller, is_mine), "versions_from": versions_from}
    return collect_facts(db.session.execute(_facts(is_mine), values))


def read_outlines(practice_id: UUID, first_days: Mapping[UUID, date]) -> dict[str, str]:
    """By the hex of a client's id: the outlines from the client's own first day on, joined to the inside of a list."""
    if not first_days:
        return {}
    values = {
        "practice_id": practice_id,
        "earliest": min(first_days.values()),
        "first_days": json.dumps({client_id.hex: on.isoformat() for client_id, on in first_days.items()}),
    }
    rows = db.session.execute(_outlines(db.engine.dialect.name), values)
    return {key: text for key, text in rows if text}


def _scope(caller: Caller, is_mine: bool) -> dict[str, Any]:
    values: dict[str, Any] = {"practice_id": caller.practice_id}
    return {**values, "therapist_id": caller.account_id} if is_mine else values


def _is_meant(is_mine: bool) -> Any:
    is_there = and_(ClientRow.practice_id == _PRACTICE, ClientRow.deleted_at.is_(None))
    return and_(is_there, ClientRow.therapist_id == _THERAPIST) if is_mine else is_there


@cache
def _clients(is_mine: bool) -> Select[*tuple[Any, ...]]:
    last = aliased(VisitRow, name="last_visit")
    last_on = _newest(last)
    before_last = aliased(VisitRow, name="visit_before")
    planned = aliased(VisitRow, name="planned")
    next_visit_on = (
        select(planned.next_visit_on)
        .where(planned.practice_id == _PRACTICE, planned.client_id == ClientRow.id)
        .order_by(planned.visited_on.desc(), planned.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    practised_on = (
        select(DayRollupRow.practised_on)
        .where(
            DayRollupRow.practice_id == _PRACTICE,
            DayRollupRow.client_id == ClientRow.id,
            DayRollupRow.outline != "",
        )
        .order_by(DayRollupRow.practised_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(
        ClientRow.id,
        ClientRow.display_name,
        ClientRow.sort_name,
        ClientRow.affected_side,
        ClientRow.therapist_id,
        ClientRow.time_zone,
        last_on.label("last_visit_on"),
        _newest(before_last, before_last.visited_on < last_on).label("visit_before_on"),
        next_visit_on.label("next_visit_on"),
        practised_on.label("last_practised_on"),
    ).where(_is_meant(is_mine))


def _newest(visit: Any, *also: Any) -> Any:
    of_client = (visit.practice_id == _PRACTICE, visit.client_id == ClientRow.id)
    # Named outright: one of these stands inside another, where no client is near to correlate with.
    return select(func.max(visit.visited_on)).where(*of_client, *also).correlate(ClientRow).scalar_subquery()


@cache
def _facts(is_mine: bool) -> CompoundSelect[*tuple[Any, ...]]:
    clients = select(ClientRow.id).where(_is_meant(is_mine))
    return union_all(*fact_arms(lambda client_id: client_id.in_(clients)))


@cache
def _outlines(dialect: str) -> Select[str, str | None]:
    """Each client has a first day of its own, so they come as one JSON object: both databases read it as a table."""
    sent = bindparam("first_days", type_=String())
    read: Any = func.json_each_text(cast(sent, JSON)) if dialect == "postgresql" else func.json_each(sent)
    first_days = read.table_valued("key", "value").alias("first_days")
    of_client = and_(
        DayRollupRow.practice_id == _PRACTICE,
        DayRollupRow.client_id == cast(first_days.c.key, Uuid()),
        # The index knows dates; the client's own first day is text, the same on both databases.
        DayRollupRow.practised_on >= bindparam("earliest", type_=Date()),
        cast(DayRollupRow.practised_on, String()) >= first_days.c.value,
        DayRollupRow.outline != "",
    )
    return (
        # An outer join, so that SQLite begins with the clients: turned round, it would read the whole practice.
        select(first_days.c.key, func.aggregate_strings(DayRollupRow.outline, ","))
        .select_from(first_days)
        .outerjoin(DayRollupRow, of_client)
        .group_by(first_days.c.key)
    )
