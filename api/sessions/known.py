"""What is known of a client before its entries are stored: one statement, whatever the batch holds."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
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
from api.db import UtcDateTime
from api.members import Among, among, equal
from api.plans.models import PlanVersionRow
from api.prepared import Prepared
from api.sessions.digests import BEYOND
from api.sessions.models import DayRollupRow, EntryRow
from api.sessions.reading import stored_log
from routines.session_log import SessionLog

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


class StoredLog(NamedTuple):
    """A session log that can be read, with what its row says of it."""

    id: UUID
    log: SessionLog
    flags: tuple[str, ...]
    received_at: datetime


class StoredEntry(NamedTuple):
    """An entry that is there already."""

    content_hash: bytes
    outcome: str
    flags: tuple[str, ...]
    received_at: datetime


@dataclass(slots=True)
class Known:
    """What the database says of one client. `revisions`: of the rollups of the days asked for, where there is one."""

    time_zone: str = "UTC"
    epoch: str = ""
    newest_received_at: datetime | None = None
    device_ids: str = ""
    versions: set[tuple[UUID, int]] = field(default_factory=set)
    entries: dict[UUID, StoredEntry] = field(default_factory=dict)
    logs: dict[UUID, StoredLog] = field(default_factory=dict)
    revisions: dict[date, int] = field(default_factory=dict)

    def ids_of_device(self) -> list[str]:
        """Those asked for, of entries of the device, as 32 digits each."""
        return self.device_ids.replace("-", "").split(",") if self.device_ids else []


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
    return _answered(question, Prepared.all)


def look_ahead(question: Question) -> Known:
    """Ask it before the request's transaction begins."""
    return _answered(question, Prepared.ahead)


def _answered(question: Question, ask: Callable[[Prepared, dict[str, Any]], list[Any]]) -> Known:
    known = Known()
    values = _parameters(question)
    is_one = all(len(values[name]) == 1 for name in _LISTS)
    if is_one:
        values |= {name: values[name][0] for name in _LISTS}
    for row in ask(_OF_ONE if is_one else _OF_MANY, values):
        _NOTE[row.part](known, row)
    return known


_PRACTICE: BindParameter[UUID] = bindparam("practice_id", type_=Uuid())
_CLIENT: BindParameter[UUID] = bindparam("client_id", type_=Uuid())
_NO_ID = UUID(int=0)
_LISTS = ("ids", "days", "plan_ids", "versions")


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


def _client_arm(dialect: str) -> "Select[*tuple[Any, ...]]":
    newest = select(func.max(EntryRow.received_at)).where(
        EntryRow.practice_id == _PRACTICE, EntryRow.client_id == _CLIENT
    )
    # By name: SQLAlchemy's own word for both writes its separator into the text at each run, and so is never ready.
    join = func.string_agg if dialect == "postgresql" else func.group_concat
    device_ids = select(join(cast(EntryRow.id, String), ",")).where(
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
        at=row.received_at,
        number=row.schema_version,
        word=row.outcome,
        hash=row.content_hash,
        flags=row.flags,
        body=row.body,
    ).where(row.practice_id == _PRACTICE, row.client_id == _CLIENT)


def _statement(dialect: str, among: Among) -> Any:
    # Each way to an entry is an arm of its own, so that each has its index: SQLite reads all for an OR of the three.
    correction = aliased(EntryRow, name="correction")
    of_the_days = select(EntryRow.id).where(
        EntryRow.practice_id == _PRACTICE, EntryRow.client_id == _CLIENT, among(EntryRow.practised_on, "days")
    )
    return union_all(
        _client_arm(dialect),
        _arm("version", plan_id=PlanVersionRow.plan_id, number=PlanVersionRow.version).where(
            PlanVersionRow.practice_id == _PRACTICE,
            PlanVersionRow.client_id == _CLIENT,
            among(PlanVersionRow.plan_id, "plan_ids"),
            among(PlanVersionRow.version, "versions"),
        ),
        _entry_arm(EntryRow).where(among(EntryRow.id, "ids")),
        _entry_arm(EntryRow).where(among(EntryRow.replaces_id, "ids")),
        _entry_arm(EntryRow).where(among(EntryRow.practised_on, "days")),
        # That corrections are few is said, for a database without statistics joins every log with every other.
        _entry_arm(correction).where(correction.replaces_id.is_not(None), correction.replaces_id.in_(of_the_days)),
        _arm("rollup", day=DayRollupRow.practised_on, number=DayRollupRow.revision).where(
            DayRollupRow.practice_id == _PRACTICE,
            DayRollupRow.client_id == _CLIENT,
            among(DayRollupRow.practised_on, "days"),
        ),
    )


# Nearly every report holds one session. Of lists PostgreSQL cannot tell how long they are, and plans anew each time.
_OF_ONE = Prepared(lambda dialect: _statement(dialect, equal))
_OF_MANY = Prepared(lambda dialect: _statement(dialect, partial(among, dialect=dialect)))


def _note_client(known: Known, row: Any) -> None:
    known.time_zone, known.epoch, known.newest_received_at = row.word, row.epoch, row.at
    known.device_ids = row.ids or ""


def _note_entry(known: Known, row: Any) -> None:
    known.entries[row.id] = StoredEntry(row.hash, row.word, tuple(row.flags), row.at)
    if row.day is not None:
        known.logs[row.id] = StoredLog(row.id, stored_log(row.number, row.body), tuple(row.flags), row.at)


def _note_version(known: Known, row: Any) -> None:
    known.versions.add((row.plan_id, row.number))


def _note_rollup(known: Known, row: Any) -> None:
    known.revisions[row.day] = row.number


_NOTE = {"client": _note_client, "entry": _note_entry, "version": _note_version, "rollup": _note_rollup}
