"""Session logs as they stand after corrections, newest first: a client's own history, and what a therapist sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from api.schemas import page
from api.sessions.known import Owner, Question, StoredLog, linked_ids, look_up
from api.sessions.list_statements import PAGE, PLAN_VERSIONS, THESE
from api.sessions.reading import stored_log
from routines.errors import Invalid, Problem
from routines.fields import instant_to_wire
from routines.session_log import SessionLog, first_of, logs_in_force, session_share
from routines.session_log_wire import log_to_wire

EntryPage = Sequence[Row[*tuple[Any, ...]]]
# By plan, version and routine, as a log names them.
RoutineNames = Mapping[tuple[UUID | None, int | None, UUID | None], str]
_LAST_ID = UUID(int=(1 << 128) - 1)


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which logs, by the day practised; `cursor` is (day, id) of the last one seen."""

    first_on: date | None = None
    last_on: date | None = None
    cursor: tuple[str, ...] | None = None
    limit: int = 50


def list_logs(owner: Owner, which: LogFilter) -> dict[str, Any]:
    """A page of logs that rule, withdrawn ones marked. A replaced log is left out, so a page may be short."""
    rows = PAGE.all(_values(owner) | _page_values(which))
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
    rows = THESE.all(_values(owner) | {"ids": list(ids)})
    logs = _logs(rows)
    corrected, _ = _corrected(owner, rows, logs)
    names = _routine_names(owner, logs.values())
    return [_item(row, logs[row.id], corrected, names) for row in rows]


def _logs(rows: EntryPage) -> dict[UUID, SessionLog]:
    return {row.id: stored_log(row.schema_version, row.body) for row in rows}


def _page_values(which: LogFilter) -> dict[str, Any]:
    day, before = _read_cursor(which.cursor) if which.cursor else (date.max, _LAST_ID)
    return {
        "first_on": which.first_on or date.min,
        "last_on": min(which.last_on or date.max, day),
        "day": day,
        "before": before,
        "limit": which.limit + 1,
    }


def _values(owner: Owner) -> dict[str, Any]:
    return {"practice_id": owner.practice_id, "client_id": owner.client_id}


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


def _routine_names(owner: Owner, logs: Iterable[SessionLog]) -> RoutineNames:
    """As the plan version of each log calls its routine."""
    versions = {(log.plan_id, log.plan_version) for log in logs if log.plan_id and log.plan_version}
    if not versions:
        return {}
    plan_ids, numbers = ([*part] for part in zip(*versions, strict=True))
    found = PLAN_VERSIONS.all(_values(owner) | {"plan_ids": plan_ids, "versions": numbers})
    return {
        (row.plan_id, row.version, UUID(routine["id"])): routine["name"]
        for row in found
        for routine in row.body["routines"]
    }


def _item(
    row: Row[*tuple[Any, ...]], log: SessionLog, corrected: Mapping[UUID, SessionLog], names: RoutineNames
) -> dict[str, Any]:
    share = session_share(log)
    return {
        **log_to_wire(log),
        "id": str(row.id),
        "first_id": str(first_of(row.id, corrected)),
        "routine_name": names.get((log.plan_id, log.plan_version, log.routine_id)),
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
