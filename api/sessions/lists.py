"""Session logs as they stand after corrections, newest first: a client's own history, and what a therapist sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select, tuple_
from sqlalchemy.orm import aliased

from api.accounts.models import StaffRow
from api.db import db
from api.plans.models import PlanVersionRow
from api.schemas import page
from api.sessions.known import Owner, Question, StoredLog, linked_ids, look_up
from api.sessions.models import EntryRow
from api.sessions.reading import stored_log
from routines.errors import Invalid, Problem
from routines.fields import instant_to_wire
from routines.session_log import SessionLog, first_of, logs_in_force, session_share
from routines.session_log_wire import log_to_wire

EntryPage = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which logs, by the day practised; `cursor` is (day, id) of the last one seen."""

    first_on: date | None = None
    last_on: date | None = None
    cursor: tuple[str, ...] | None = None
    limit: int = 50


def list_logs(owner: Owner, which: LogFilter) -> dict[str, Any]:
    """A page of logs that rule, withdrawn ones marked. A replaced log is left out, so a page may be short."""
    rows = db.session.execute(_query(owner, which)).all()
    found = page(rows, which.limit, lambda row: (row.practised_on.isoformat(), row.id.hex))
    shown: EntryPage = found["items"]
    logs = _logs(shown)
    corrected, received_at = _corrected(owner, shown, logs)
    ruling = _ruling(logs, corrected, received_at)
    names = _routine_names(owner, ruling.values())
    items = [_item(row, ruling[row.id], corrected, names) for row in shown if row.id in ruling]
    return {**found, "items": items}


def show_log(owner: Owner, entry_id: UUID) -> dict[str, Any]:
    """One log that is stored, as a list has it."""
    return show_logs(owner, [entry_id])[0]


def show_logs(owner: Owner, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """These logs as a list has them, each as it was written, replaced ones too; oldest receipt first."""
    rows = db.session.execute(_columns(owner).where(EntryRow.id.in_(ids)).order_by(EntryRow.received_at)).all()
    logs = _logs(rows)
    corrected, _ = _corrected(owner, rows, logs)
    names = _routine_names(owner, logs.values())
    return [_item(row, logs[row.id], corrected, names) for row in rows]


def _logs(rows: EntryPage) -> dict[UUID, SessionLog]:
    return {row.id: stored_log(row.schema_version, row.body) for row in rows}


def _columns(owner: Owner) -> Any:
    correction = aliased(EntryRow, name="correction")
    is_replaced = exists().where(
        correction.practice_id == owner.practice_id,
        correction.client_id == owner.client_id,
        correction.replaces_id == EntryRow.id,
    )
    who = and_(StaffRow.practice_id == owner.practice_id, StaffRow.id == EntryRow.recorded_by)
    columns = select(
        EntryRow.id,
        EntryRow.schema_version,
        EntryRow.device_id,
        EntryRow.recorded_by,
        StaffRow.display_name.label("recorded_by_name"),
        EntryRow.practised_on,
        EntryRow.replaces_id,
        EntryRow.flags,
        EntryRow.received_at,
        EntryRow.body,
        is_replaced.label("is_replaced"),
    )
    return columns.outerjoin(StaffRow, who).where(
        EntryRow.practice_id == owner.practice_id,
        EntryRow.client_id == owner.client_id,
        EntryRow.practised_on.is_not(None),
    )


def _query(owner: Owner, which: LogFilter) -> Any:
    where: list[ColumnElement[bool]] = []
    if which.first_on:
        where.append(EntryRow.practised_on >= which.first_on)
    if which.last_on:
        where.append(EntryRow.practised_on <= which.last_on)
    if which.cursor:
        day, entry_id = _read_cursor(which.cursor)
        earlier_that_day = and_(EntryRow.practised_on == day, EntryRow.id < entry_id)
        where.append(or_(EntryRow.practised_on < day, earlier_that_day))
    newest_first = (EntryRow.practised_on.desc(), EntryRow.id.desc())
    return _columns(owner).where(*where).order_by(*newest_first).limit(which.limit + 1)


def _corrected(
    owner: Owner, rows: EntryPage, logs: Mapping[UUID, SessionLog]
) -> tuple[dict[UUID, SessionLog], dict[UUID, datetime]]:
    """The page's corrections and what they correct, with all that belongs to the same sessions, and when each came.
    They are few: only where there are some is more looked up."""
    found = {
        row.id: StoredLog(row.id, logs[row.id], (), row.received_at)
        for row in rows
        if row.replaces_id or row.is_replaced
    }
    found = whole_sessions(owner, found)
    return {i: stored.log for i, stored in found.items()}, {i: stored.received_at for i, stored in found.items()}


def whole_sessions(owner: Owner, logs: Mapping[UUID, StoredLog]) -> dict[UUID, StoredLog]:
    """These logs and all that belongs to the same sessions: what they replace and what replaces them, at any remove."""
    found = dict(logs)
    asked: set[UUID] = set()
    while missing := linked_ids(found) - asked:
        found |= look_up(Question(owner, ids=missing)).logs
        asked |= missing
    return found


def _ruling(
    logs: Mapping[UUID, SessionLog], corrected: Mapping[UUID, SessionLog], received_at: Mapping[UUID, datetime]
) -> dict[UUID, SessionLog]:
    """Of the page's logs those that rule."""
    standing = [(entry_id, replace(log, is_withdrawn=False)) for entry_id, log in corrected.items()]
    ruling = {entry_id: log for entry_id, log in logs.items() if entry_id not in corrected}
    for entry_id, log in logs_in_force(standing, received_at):
        if entry_id in logs:
            ruling[entry_id] = replace(log, is_withdrawn=logs[entry_id].is_withdrawn)
    return ruling


def _routine_names(owner: Owner, logs: Iterable[SessionLog]) -> dict[UUID, str]:
    """As the plan version of each log calls its routine."""
    versions = {(log.plan_id, log.plan_version) for log in logs if log.plan_id and log.plan_version}
    if not versions:
        return {}
    bodies = db.session.scalars(
        select(PlanVersionRow.body)
        .where(
            PlanVersionRow.practice_id == owner.practice_id,
            PlanVersionRow.client_id == owner.client_id,
            tuple_(PlanVersionRow.plan_id, PlanVersionRow.version).in_(versions),
        )
        .order_by(PlanVersionRow.version)
    )
    return {UUID(routine["id"]): routine["name"] for body in bodies for routine in body["routines"]}


def _item(
    row: Row[*tuple[Any, ...]], log: SessionLog, corrected: Mapping[UUID, SessionLog], names: Mapping[UUID, str]
) -> dict[str, Any]:
    share = session_share(log)
    return {
        **log_to_wire(log),
        "id": str(row.id),
        "first_id": str(first_of(row.id, corrected)),
        "routine_name": names.get(log.routine_id) if log.routine_id else None,
        "is_done": share.is_done,
        "share_percent": share.percent,
        "prescribed_seconds": share.prescribed_seconds,
        "done_seconds": share.done_seconds,
        "flags": list(row.flags),
        "received_at": instant_to_wire(row.received_at),
        "recorded_by": {"id": str(row.recorded_by), "display_name": row.recorded_by_name} if row.recorded_by else None,
    }


def _read_cursor(key: tuple[str, ...]) -> tuple[date, UUID]:
    try:
        day, entry_id = key
        return date.fromisoformat(day), UUID(hex=entry_id)
    except ValueError as error:
        raise Invalid((Problem(("cursor",), "invalid", "Not a cursor of this list."),)) from error
