"""What is known of a client before its entries are stored: one statement, whatever the batch holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    LargeBinary,
    Select,
    String,
    Uuid,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from api.accounts.models import ServerEpochRow
from api.clients.models import ClientRow
from api.db import UtcDateTime, db
from api.plans.models import PlanVersionRow
from api.sessions.digests import BEYOND
from api.sessions.models import DayRollupRow, EntryRow
from routines.session_log import SessionLog
from routines.session_log_wire import log_from_wire

_COLUMNS: Mapping[str, Any] = {
    "id": Uuid(),
    "plan_id": Uuid(),
    "number": Integer(),
    "day": Date(),
    "at": UtcDateTime(),
    "word": String(),
    "epoch": String(),
    "ids": String(),
    "hash": LargeBinary(),
    "flags": JSON(),
    "body": JSON(),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose entries these are."""

    practice_id: UUID
    client_id: UUID


@dataclass(frozen=True, slots=True)
class StoredLog:
    """A session log that can be read, with what its row says of it."""

    id: UUID
    log: SessionLog
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry that is there already."""

    content_hash: bytes
    outcome: str
    flags: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """What the database says of one client. `revisions`: of the rollups of the days asked for, where there is one."""

    time_zone: str = "UTC"
    epoch: str = ""
    newest_received_at: datetime | None = None
    device_ids: Sequence[int] = ()
    versions: set[tuple[UUID, int]] = field(default_factory=set)
    entries: dict[UUID, StoredEntry] = field(default_factory=dict)
    logs: dict[UUID, StoredLog] = field(default_factory=dict)
    revisions: dict[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What to look up. Of `ids` their rows and what replaces them; of `days` their logs, and what replaces those."""

    owner: Owner
    device_id: UUID | None = None
    device_since: UUID | None = None
    ids: Collection[UUID] = ()
    days: Collection[date] = ()
    versions: Collection[tuple[UUID, int]] = ()


def linked_ids(logs: Mapping[UUID, StoredLog]) -> set[UUID]:
    """Of these logs and of what they replace."""
    return {*logs, *(stored.log.replaces_id for stored in logs.values() if stored.log.replaces_id)}


def look_up(question: Question) -> Known:
    """Ask the database."""
    known = Known()
    for row in db.session.connection().execute(_STATEMENT, _parameters(question)):
        _NOTE[row.part](known, row)
    return known


_PRACTICE: BindParameter[UUID] = bindparam("practice_id", type_=Uuid())
_CLIENT: BindParameter[UUID] = bindparam("client_id", type_=Uuid())
_IDS: BindParameter[Any] = bindparam("ids", expanding=True, type_=Uuid())
_DAYS: BindParameter[Any] = bindparam("days", expanding=True, type_=Date())
_NO_ID = UUID(int=0)


def _parameters(question: Question) -> dict[str, Any]:
    return {
        "practice_id": question.owner.practice_id,
        "client_id": question.owner.client_id,
        "device_id": question.device_id or _NO_ID,
        "device_since": question.device_since or _NO_ID,
        "ids": list(question.ids),
        "days": list(question.days),
        "plan_ids": [plan_id for plan_id, _ in question.versions],
        "versions": [version for _, version in question.versions],
    }


def _arm(part: str, **values: ColumnElement[Any] | Any) -> "Select[*tuple[Any, ...]]":
    """One part of the answer: every arm has all columns, those it does not use null."""
    columns = [values.get(name, cast(null(), kind)).label(name) for name, kind in _COLUMNS.items()]
    return select(literal(part).label("part"), *columns)


def _client_arm() -> "Select[*tuple[Any, ...]]":
    newest = select(func.max(EntryRow.received_at)).where(
        EntryRow.practice_id == _PRACTICE, EntryRow.client_id == _CLIENT
    )
    device_ids = select(func.aggregate_strings(cast(EntryRow.id, String), ",")).where(
        EntryRow.practice_id == _PRACTICE,
        EntryRow.client_id == _CLIENT,
        EntryRow.device_id == bindparam("device_id", type_=Uuid()),
        EntryRow.id >= bindparam("device_since", type_=Uuid()),
        EntryRow.id < BEYOND,
    )
    return _arm(
        "client",
        word=ClientRow.time_zone,
        at=newest.scalar_subquery(),
        ids=device_ids.scalar_subquery(),
        epoch=select(ServerEpochRow.epoch).scalar_subquery(),
    ).where(ClientRow.practice_id == _PRACTICE, ClientRow.id == _CLIENT)


def _entry_arm(row: Any) -> "Select[*tuple[Any, ...]]":
    return _arm(
        "entry",
        id=row.id,
        day=row.practised_on,
        word=row.outcome,
        hash=row.content_hash,
        flags=row.flags,
        body=row.body,
    ).where(row.practice_id == _PRACTICE, row.client_id == _CLIENT)


def _statement() -> Any:
    # Each way to an entry is an arm of its own, so that each has its index: SQLite reads all for an OR of the three.
    correction = aliased(EntryRow, name="correction")
    of_the_days = select(EntryRow.id).where(
        EntryRow.practice_id == _PRACTICE, EntryRow.client_id == _CLIENT, EntryRow.practised_on.in_(_DAYS)
    )
    return union_all(
        _client_arm(),
        _arm("version", plan_id=PlanVersionRow.plan_id, number=PlanVersionRow.version).where(
            PlanVersionRow.practice_id == _PRACTICE,
            PlanVersionRow.client_id == _CLIENT,
            PlanVersionRow.plan_id.in_(bindparam("plan_ids", expanding=True, type_=Uuid())),
            PlanVersionRow.version.in_(bindparam("versions", expanding=True, type_=Integer())),
        ),
        _entry_arm(EntryRow).where(EntryRow.id.in_(_IDS)),
        _entry_arm(EntryRow).where(EntryRow.replaces_id.in_(_IDS)),
        _entry_arm(EntryRow).where(EntryRow.practised_on.in_(_DAYS)),
        # That corrections are few is said, for a database without statistics joins every log with every other.
        _entry_arm(correction).where(correction.replaces_id.is_not(None), correction.replaces_id.in_(of_the_days)),
        _arm("rollup", day=DayRollupRow.practised_on, number=DayRollupRow.revision).where(
            DayRollupRow.practice_id == _PRACTICE,
            DayRollupRow.client_id == _CLIENT,
            DayRollupRow.practised_on.in_(_DAYS),
        ),
    )


_STATEMENT = _statement()


def _note_client(known: Known, row: Any) -> None:
    known.time_zone, known.epoch, known.newest_received_at = row.word, row.epoch, row.at
    known.device_ids = [int(digits, 16) for digits in row.ids.replace("-", "").split(",")] if row.ids else []


def _note_entry(known: Known, row: Any) -> None:
    known.entries[row.id] = StoredEntry(row.hash, row.word, tuple(row.flags))
    if row.day is not None:
        known.logs[row.id] = StoredLog(row.id, log_from_wire(row.body), tuple(row.flags))


def _note_version(known: Known, row: Any) -> None:
    known.versions.add((row.plan_id, row.number))


def _note_rollup(known: Known, row: Any) -> None:
    known.revisions[row.day] = row.number


_NOTE = {"client": _note_client, "entry": _note_entry, "version": _note_version, "rollup": _note_rollup}
