"""What figures are made from beside the sessions: plan versions, phones, locks, visits. One statement reads them all,
for one client or for many, so that its cost does not grow with what is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from api.accounts.models import DeviceSessionRow
from api.clients.models import ClientRow
from api.db import UtcDateTime, db
from api.errors import NotFound
from api.plans.models import PlanVersionRow
from api.safety.models import SafetyLockRow
from api.sessions.models import EntryRow
from api.time_zones import is_time_zone
from api.visits.models import VisitRow
from routines.adherence import DeviceHeard, Span

FactRow: TypeAlias = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """One plan version; `body` is its JSON, read only where it is needed."""

    plan_id: UUID
    version: int
    saved_on: date
    saved_at: datetime
    saved_by: UUID
    body: str


@dataclass(frozen=True, slots=True)
class Lock:
    """One lock after a red answer, opened or still on (`unlocked_at` None)."""

    id: UUID
    level: str
    locked_at: datetime
    unlocked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Device:
    """A phone that is linked, or that once sent something. What was never heard has None for its times."""

    name: str
    first_heard_at: datetime | None
    last_heard_at: datetime | None
    spoken_at: datetime | None
    time_zone: str | None
    is_retired: bool


@dataclass(slots=True)
class Facts:
    """One client's. `versions` come newest first, as far back as asked; `visits` newest first, the last two days."""

    client_id: UUID
    time_zone: str = ""
    versions: list[SavedVersion] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)
    locks: list[Lock] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)


def read_facts(practice_id: UUID, client_id: UUID, versions_from: date) -> Facts:
    """The client's facts, with the versions that ruled on `versions_from` or later. Raises NotFound."""
    values = {"practice_id": practice_id, "client_id": client_id, "versions_from": versions_from}
    rows = db.session.execute(_of_one_client(), values).all()
    facts = collect_facts(rows).get(client_id)
    if facts is None or not facts.time_zone:
        raise NotFound("client", client_id)
    return facts


def collect_facts(rows: Sequence[FactRow]) -> dict[UUID, Facts]:
    """The rows of `fact_arms`, by client."""
    found: dict[UUID, Facts] = {}
    sessions: dict[UUID, list[FactRow]] = {}
    for row in rows:
        facts = found.get(row.client_id)
        if facts is None:
            facts = found[row.client_id] = Facts(row.client_id)
        if row.kind == "device":
            sessions.setdefault(row.client_id, []).append(row)
        else:
            _note(facts, row)
    for client_id, of_client in sessions.items():
        found[client_id].devices.extend(_devices(of_client))
    for facts in found.values():
        facts.versions.sort(key=lambda version: version.version, reverse=True)
        facts.locks.sort(key=lambda lock: lock.locked_at, reverse=True)
        facts.visits.sort(reverse=True)
    return found


def _note(facts: Facts, row: FactRow) -> None:
    if row.kind == "version":
        facts.versions.append(SavedVersion(row.id, row.number, row.on, row.at_1, row.by, row.text))
    elif row.kind == "lock":
        facts.locks.append(Lock(row.id, row.text, row.at_1, row.at_2))
    elif row.kind == "visit":
        facts.visits.append(row.on)
    else:
        facts.time_zone = row.text


def _devices(rows: Sequence[FactRow]) -> Iterator[Device]:
    """A phone that signed in again has several sessions: it was heard with all of them and lives on in the newest."""
    by_device: dict[UUID, list[FactRow]] = {}
    for row in rows:
        by_device.setdefault(row.id, []).append(row)
    for of_device in by_device.values():
        newest = max(of_device, key=lambda row: row.at_4)
        yield Device(
            name=newest.by_name,
            first_heard_at=min((row.at_1 for row in of_device if row.at_1), default=None),
            last_heard_at=max((row.at_2 for row in of_device if row.at_2), default=None),
            spoken_at=max((row.at_3 for row in of_device if row.at_3), default=None),
            time_zone=newest.text,
            is_retired=bool(newest.number),
        )


def devices_heard(devices: Sequence[Device]) -> list[DeviceHeard]:
    """The phones that have sent something, as the figures ask for them."""
    return [
        DeviceHeard(
            name=device.name,
            first_heard_at=device.first_heard_at,
            last_heard_at=device.last_heard_at,
            spoken_at=device.spoken_at,
            time_zone=device.time_zone if device.time_zone and is_time_zone(device.time_zone) else None,
            is_retired=device.is_retired,
        )
        for device in devices
        if device.first_heard_at and device.last_heard_at
    ]


def locked_spans(locks: Sequence[Lock], time_zone: str) -> list[Span]:
    """The local days that a lock touched: also those on which it began and was opened ask for nothing."""
    zone = ZoneInfo(time_zone)
    return [
        Span(
            lock.locked_at.astimezone(zone).date(),
            lock.unlocked_at.astimezone(zone).date() if lock.unlocked_at else None,
        )
        for lock in locks
    ]


_PRACTICE = bindparam("practice_id", type_=Uuid())
_CLIENT = bindparam("client_id", type_=Uuid())
_VERSIONS_FROM = bindparam("versions_from", type_=Date())
_COLUMNS: Mapping[str, Any] = {
    "client_id": Uuid(),
    "id": Uuid(),
    "by": Uuid(),
    "by_name": String(),
    "number": Integer(),
    "on": Date(),
    "at_1": UtcDateTime(),
    "at_2": UtcDateTime(),
    "at_3": UtcDateTime(),
    "at_4": UtcDateTime(),
    "text": String(),
}


@cache
def _of_one_client() -> CompoundSelect[*tuple[Any, ...]]:
    is_there = and_(ClientRow.practice_id == _PRACTICE, ClientRow.id == _CLIENT, ClientRow.deleted_at.is_(None))
    client = _arm("client", is_there, client_id=ClientRow.id, text=ClientRow.time_zone)
    return union_all(client, _visits(), *fact_arms(lambda client_id: client_id == _CLIENT))


def fact_arms(is_meant: Any) -> list[Select[*tuple[Any, ...]]]:
    """Versions, phones and locks of the clients of whose id `is_meant` is true. Parameters: `practice_id`,
    `versions_from` and those of `is_meant`."""
    return [_versions(is_meant), _device_sessions(is_meant), _locks(is_meant)]


def _versions(is_meant: Any) -> Select[*tuple[Any, ...]]:
    later = aliased(PlanVersionRow, name="later")
    is_replaced = exists().where(
        later.practice_id == _PRACTICE,
        later.client_id == PlanVersionRow.client_id,
        later.version > PlanVersionRow.version,
        later.saved_on < _VERSIONS_FROM,
    )
    return _arm(
        "version",
        and_(PlanVersionRow.practice_id == _PRACTICE, is_meant(PlanVersionRow.client_id), ~is_replaced),
        client_id=PlanVersionRow.client_id,
        id=PlanVersionRow.plan_id,
        by=PlanVersionRow.saved_by,
        number=PlanVersionRow.version,
        on=PlanVersionRow.saved_on,
        at_1=PlanVersionRow.saved_at,
        text=cast(PlanVersionRow.body, String()),
    )


def _device_sessions(is_meant: Any) -> Select[*tuple[Any, ...]]:
    phone = DeviceSessionRow
    # Signed out with nothing unsent: it has told all it knew. With something unsent it still owes it.
    is_out = and_(phone.signed_out_at.is_not(None), func.coalesce(phone.unsent, 0) == 0)
    is_retired = or_(phone.revoked_at.is_not(None), is_out)
    newest_zone = (
        select(EntryRow.time_zone)
        .where(
            EntryRow.practice_id == _PRACTICE,
            EntryRow.client_id == phone.account_id,
            EntryRow.device_id == phone.device_id,
        )
        .order_by(EntryRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _arm(
        "device",
        and_(
            phone.practice_id == _PRACTICE,
            is_meant(phone.account_id),
            phone.role == "client",
            or_(phone.last_heard_at.is_not(None), ~is_retired),
        ),
        client_id=phone.account_id,
        id=func.coalesce(phone.device_id, phone.id),
        by_name=phone.device_name,
        number=case((is_retired, 1), else_=0),
        at_1=phone.first_heard_at,
        at_2=phone.last_heard_at,
        at_3=phone.spoken_at,
        at_4=phone.created_at,
        text=newest_zone,
    )


def _locks(is_meant: Any) -> Select[*tuple[Any, ...]]:
    return _arm(
        "lock",
        and_(SafetyLockRow.practice_id == _PRACTICE, is_meant(SafetyLockRow.client_id)),
        client_id=SafetyLockRow.client_id,
        id=SafetyLockRow.id,
        text=SafetyLockRow.level,
        at_1=SafetyLockRow.locked_at,
        at_2=SafetyLockRow.unlocked_at,
    )


def _visits() -> Select[*tuple[Any, ...]]:
    last_two = (
        select(VisitRow.visited_on)
        .where(VisitRow.practice_id == _PRACTICE, VisitRow.client_id == _CLIENT)
        .group_by(VisitRow.visited_on)
        .order_by(VisitRow.visited_on.desc())
        .limit(2)
        .subquery("last_visit")
    )
    return _arm("visit", None, client_id=_CLIENT, on=last_two.c.visited_on)


def _arm(kind: str, where: ColumnElement[bool] | None, **columns: Any) -> Select[*tuple[Any, ...]]:
    """One kind of fact in the columns that all kinds share."""
    shared = [columns.get(name, cast(null(), type_)).label(name) for name, type_ in _COLUMNS.items()]
    arm: Select[*tuple[Any, ...]] = select(literal(kind, String()).label("kind"), *shared)
    return arm if where is None else arm.where(where)
