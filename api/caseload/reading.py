"""What the caseload reads: four statements at most, whatever the number of clients and the length of their history."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Date,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from api.accounts.models import DeviceSessionRow, PracticeRow, ServerEpochRow
from api.adherence.facts import FactRow, Facts, collect_facts
from api.adherence.statements import fact_arms
from api.auth import Caller
from api.clients.models import ClientRow
from api.looks.models import ClientLookRow
from api.members import among
from api.prepared import Prepared
from api.ready import Raw
from api.sessions.models import DayRollupRow, EntryRow
from api.visits.models import VisitRow
from api.visits.planned import set_before_any

MOST_NEWS = 500
"""Entries of a client that are looked through for news."""
_PRACTICE = bindparam("practice_id", type_=Uuid())
_CALLER = bindparam("caller_id", type_=Uuid())
_SINCE = bindparam("since", type_=Date())


class ClientOfCaseload(NamedTuple):
    """A client with its last visits, the day planned for the next, the day it last practised, how often it comes, and
    what all that was recorded of it is known by.

    Days are text, as the wire has them. Of `read_clients` the ids are as the driver has them.
    """

    id: Any
    display_name: str
    sort_name: str
    affected_side: str
    therapist_id: Any
    time_zone: str
    last_visit_on: str | None
    visit_before_on: str | None
    next_visit_on: str | None
    last_practised_on: str | None
    cadence: str | None
    recorded: str


def read_clients(caller: Caller, is_mine: bool) -> list[tuple[ClientOfCaseload, Any]]:
    """The clients, in no order, each with when the caller looked at it last, as the driver has it; None: never. Of most
    all is as it was at the last look, so nothing is made of their ids yet.

    While `recorded` stays, `read_news` and `read_outlines` would read the same.
    """
    values = {"practice_id": caller.practice_id, "caller_id": caller.account_id}
    return [(ClientOfCaseload._make(row[:-1]), row[-1]) for row in _CLIENTS[is_mine].raw(values)]


def read_facts_of_all(caller: Caller, is_mine: bool, since: date) -> dict[Any, list[Raw]]:
    """By a client's id, as the driver has it: the versions that ruled on `since` or later, phones and locks."""
    whose = {"caller_id": caller.account_id} if is_mine else {}
    values = {"practice_id": caller.practice_id, **whose, "versions_from": since}
    found: dict[Any, list[Raw]] = {}
    for row in _FACTS[is_mine].raw(values):
        found.setdefault(row[_CLIENT_ID], []).append(row)
    return found


def told(client: ClientOfCaseload, facts: Iterable[Raw]) -> tuple[ClientOfCaseload, Facts]:
    """One of `read_clients` with its rows of `read_facts_of_all`, read to the end."""
    known = ClientOfCaseload._make(_CLIENTS[False].read([(*client, None)])[0][:-1])
    return known, collect_facts(_FACTS[False].read(facts)).get(known.id) or Facts(known.id)


def read_news(caller: Caller, clients: Collection[Any]) -> dict[Any, str]:
    """Of these clients, by ids as the driver has them, the `new/changed` sessions since the caller looked."""
    values = {"practice_id": caller.practice_id, "caller_id": caller.account_id, "clients": clients}
    return dict(_NEWS.raw(values))


def read_outlines(caller: Caller, clients: Collection[UUID], since: date) -> dict[UUID, str]:
    """Of these clients, the outlines from `since` on, each client's joined to the inside of a list."""
    values = {"practice_id": caller.practice_id, "clients": clients, "since": since}
    return {row.client_id: row.outline for row in _OUTLINES.all(values)}


def _is_meant(is_mine: bool) -> Any:
    is_there = and_(ClientRow.practice_id == _PRACTICE, ClientRow.deleted_at.is_(None))
    return and_(is_there, ClientRow.therapist_id == _CALLER) if is_mine else is_there


def _clients(is_mine: bool) -> Select[*tuple[Any, ...]]:
    last = aliased(VisitRow, name="last_visit")
    last_on = _newest(last)
    before_last = aliased(VisitRow, name="visit_before")
    planned = aliased(VisitRow, name="planned")
    said_next_on = (
        select(planned.next_visit_on)
        .where(planned.practice_id == _PRACTICE, planned.client_id == ClientRow.id, planned.withdrawn_at.is_(None))
        .order_by(planned.visited_on.desc(), planned.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    planned_on = case((last_on.is_(None), set_before_any(_PRACTICE, ClientRow.id)), else_=said_next_on)
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
        cast(last_on, String()).label("last_visit_on"),
        cast(_newest(before_last, before_last.visited_on < last_on), String()).label("visit_before_on"),
        cast(planned_on, String()).label("next_visit_on"),
        cast(practised_on, String()).label("last_practised_on"),
        cast(func.coalesce(cast(ClientRow.visit_cadence, String()), _practice_cadence()), String()).label("cadence"),
        _recorded().label("recorded"),
        _looked_at().label("looked_at"),
    ).where(_is_meant(is_mine))


def _newest(visit: Any, *also: Any) -> Any:
    of_client = (visit.practice_id == _PRACTICE, visit.client_id == ClientRow.id, visit.withdrawn_at.is_(None))
    # Named outright: one of these stands inside another, where no client is near to correlate with.
    return select(func.max(visit.visited_on)).where(*of_client, *also).correlate(ClientRow).scalar_subquery()


def _practice_cadence() -> Any:
    cadence = cast(PracticeRow.visit_cadence, String())
    return select(cadence).where(PracticeRow.practice_id == _PRACTICE).scalar_subquery()


def _looked_at() -> Any:
    return (
        select(ClientLookRow.looked_at)
        .where(
            ClientLookRow.practice_id == _PRACTICE,
            ClientLookRow.client_id == ClientRow.id,
            ClientLookRow.staff_id == _CALLER,
        )
        .correlate(ClientRow)
        .scalar_subquery()
    )


def _recorded() -> Any:
    """Whatever is recorded of a client comes with a report of a phone, which its device counts, or is noted at the
    client. Neither ever falls, but for a restore, and that gives the database another epoch."""
    reports = (
        select(func.coalesce(func.sum(DeviceSessionRow.reports), 0))
        .where(DeviceSessionRow.practice_id == _PRACTICE, DeviceSessionRow.account_id == ClientRow.id)
        .scalar_subquery()
    )
    epoch = select(ServerEpochRow.epoch).scalar_subquery()
    return cast(reports, String()) + "/" + cast(ClientRow.days_revision, String()) + "/" + epoch


def _news(dialect: str) -> Select[Any, str]:
    """`new/changed`: how many session logs came since the caller looked, and how many of those that correct one; but
    those of the caller's own hand. 0/0 before a first look: then everything would be new, which says nothing.

    The order makes the index by arrival the one to take, and the limit bounds what is read after a year away: without
    them a database that guesses wrong reads all that the client ever sent.
    """
    came = (
        select(EntryRow.kind, EntryRow.outcome, EntryRow.recorded_by, EntryRow.replaces_id)
        .where(
            EntryRow.practice_id == _PRACTICE, EntryRow.client_id == ClientRow.id, EntryRow.received_at > _looked_at()
        )
        .order_by(EntryRow.received_at)
        .limit(MOST_NEWS)
        .correlate(ClientRow)
        .subquery("came")
    )
    is_news = and_(
        came.c.kind == "session_log",
        came.c.outcome == "stored",
        or_(came.c.recorded_by.is_(None), came.c.recorded_by != _CALLER),
    )
    new, changed = (
        func.count(case((and_(is_news, is_one), 1)))
        for is_one in (came.c.replaces_id.is_(None), came.c.replaces_id.is_not(None))
    )
    news = select(cast(new, String()) + "/" + cast(changed, String())).correlate(ClientRow).scalar_subquery()
    return select(ClientRow.id, news.label("news")).where(
        ClientRow.practice_id == _PRACTICE, among(ClientRow.id, "clients", dialect)
    )


def _facts(is_mine: bool) -> CompoundSelect[*tuple[Any, ...]]:
    clients = select(ClientRow.id).where(_is_meant(is_mine))
    return union_all(*fact_arms(lambda client_id: client_id.in_(clients)))


def _outlines(dialect: str) -> Select[UUID, str]:
    # By name: SQLAlchemy's own word for both writes its separator into the text at each run, and so is never ready.
    join = func.string_agg if dialect == "postgresql" else func.group_concat
    return (
        select(DayRollupRow.client_id, join(DayRollupRow.outline, ",", type_=String()).label("outline"))
        .where(
            DayRollupRow.practice_id == _PRACTICE,
            among(DayRollupRow.client_id, "clients", dialect),
            DayRollupRow.practised_on >= _SINCE,
            DayRollupRow.outline != "",
        )
        .group_by(DayRollupRow.client_id)
    )


_CLIENTS = {is_mine: Prepared(_clients(is_mine)) for is_mine in (False, True)}
_FACTS = {is_mine: Prepared(_facts(is_mine)) for is_mine in (False, True)}
_NEWS = Prepared(_news)
_CLIENT_ID = FactRow._fields.index("client_id")
_OUTLINES = Prepared(_outlines)
