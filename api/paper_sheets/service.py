"""Typing in a sheet: its boxes as they stand, its ticks taken all at once, and taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now
from api.db import db, uuid7
from api.paper_sheets.boxes import AskedSheet, get_sheet, recorded_of, sheet_wire
from api.sessions.known import Known, Owner, StoredLog
from api.sessions.lists import whole_sessions
from api.sessions.reading import content_hash
from api.sessions.staff import look_up_logs, store_logs
from routines.paper_sheet import REFUSALS, Tick, judge_ticks, tick_log
from routines.session_log import SessionLog, logs_in_force
from routines.session_log_wire import log_to_wire

OTHER_CONTENT = ("conflict", "Something else is stored under this id.")
CHANGED_SINCE = ("changed_since", "This session was changed since, or is no tick from paper.")


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """The ticks of a sheet that shows this version of the plan."""

    plan_version: int
    ticks: tuple[Tick, ...]


def show_sheet(caller: Caller, client_id: UUID, asked: AskedSheet) -> dict[str, Any]:
    """Raises NotFound, for a version of the plan that is none too."""
    return sheet_wire(get_client(caller, client_id), asked)


def take_ticks(caller: Caller, client_id: UUID, typed: TypedSheet) -> dict[str, Any]:
    """Store what can be; the answer says of each tick what became of it. Raises NotFound, Conflict."""
    client = _held(caller, client_id)
    sheet = get_sheet(client, typed.plan_version)
    logs = {tick.id: tick_log(tick, sheet.version, _some_time(tick.practised_on, client)) for tick in typed.ticks}
    known = look_up_logs(Owner(client.practice_id, client.id), logs.items())
    results = {tick.id: _met_again(tick, logs[tick.id], known) for tick in typed.ticks if tick.id in known.entries}
    days = [tick.practised_on for tick in typed.ticks]
    new: list[StoredLog] = []
    recorded = recorded_of(client, min(days), max(days))
    for tick, refusal in judge_ticks(sheet, (tick for tick in typed.ticks if tick.id not in results), recorded):
        results[tick.id] = _result(tick.id, "refused", refusal, REFUSALS[refusal]) if refusal else _result(tick.id)
        if not refusal:
            new.append(StoredLog(tick.id, logs[tick.id], (), now()))
    store_logs(caller, client, new, known)
    return {"results": [results[tick.id] for tick in typed.ticks]}


def take_back(caller: Caller, client_id: UUID, ids: Sequence[UUID]) -> dict[str, Any]:
    """Withdraw the sessions of these ticks, where they still stand as they were typed in. Raises NotFound."""
    client = _held(caller, client_id)
    owner = Owner(client.practice_id, client.id)
    asked = {entry_id: log for entry_id, log in _logs_of(owner, ids).items() if log.evidence == "paper"}
    gone = {entry_id: _withdrawal(entry_id, log) for entry_id, log in asked.items()}
    store_logs(caller, client, list(gone.values()), look_up_logs(owner, ((new.id, new.log) for new in gone.values())))
    return {
        "results": [
            _result(entry_id, "taken_back") if entry_id in gone else _result(entry_id, "refused", *CHANGED_SINCE)
            for entry_id in dict.fromkeys(ids)
        ]
    }


def _held(caller: Caller, client_id: UUID) -> ClientRow:
    """The client, whose row is held: of two who type in the same sheet at once, the second one doubles nothing."""
    client = get_client(caller, client_id)
    row = select(ClientRow.id).where(ClientRow.practice_id == client.practice_id, ClientRow.id == client.id)
    db.session.execute(row.with_for_update())
    return client


def _logs_of(owner: Owner, ids: Iterable[UUID]) -> Mapping[UUID, SessionLog]:
    """Those of `ids` that are in force: not corrected, not withdrawn."""
    wanted = set(ids)
    found = look_up_logs(owner, (), wanted).logs
    whole = whole_sessions(owner, {entry_id: stored for entry_id, stored in found.items() if entry_id in wanted})
    received_at = {entry_id: stored.received_at for entry_id, stored in whole.items()}
    in_force = logs_in_force(((entry_id, stored.log) for entry_id, stored in whole.items()), received_at)
    return {entry_id: log for entry_id, log in in_force if entry_id in wanted}


def _withdrawal(entry_id: UUID, log: SessionLog) -> StoredLog:
    return StoredLog(uuid7(now()), replace(log, replaces_id=entry_id, is_withdrawn=True), (), now())


def _some_time(on: date, client: ClientRow) -> datetime:
    """Noon of the day where the client is: the same each time it is sent, so that it is known again."""
    return datetime.combine(on, time(12), ZoneInfo(client.time_zone))


def _met_again(tick: Tick, log: SessionLog, known: Known) -> dict[str, Any]:
    is_same = known.entries[tick.id].content_hash == content_hash(log_to_wire(log))
    return _result(tick.id, "duplicate") if is_same else _result(tick.id, "refused", *OTHER_CONTENT)


def _result(entry_id: UUID, outcome: str = "stored", code: str = "", message: str = "") -> dict[str, Any]:
    return {"id": entry_id, "outcome": outcome, "code": code, "message": message}
