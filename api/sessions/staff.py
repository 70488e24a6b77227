"""Session logs that staff add or correct: what a client told them, or what a paper sheet says."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now, today
from api.db import uuid7
from api.errors import Conflict
from api.sessions.days import first_look, recompute
from api.sessions.known import Known, Owner, Question, StoredLog, look_up
from api.sessions.lists import show_log
from api.sessions.reading import content_hash
from api.sessions.statements import insert_entries
from routines.errors import Invalid, Problem
from routines.session_log import SessionLog
from routines.session_log_wire import log_to_wire

EVIDENCE = ("reported_to_therapist", "paper")


@dataclass(frozen=True, slots=True)
class ReportedLog:
    """A log as staff sent it. `id`: the sender's own, so that sending twice is storing once; None: a new one."""

    id: UUID | None
    log: SessionLog


def add_log(caller: Caller, client_id: UUID, reported: ReportedLog) -> dict[str, Any]:
    """Store it and bring the days it touches up to date. Raises NotFound, Invalid, Conflict."""
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client_id)
    entry_id, log = reported.id or uuid7(now()), reported.log
    known = _look_up(owner, entry_id, log)
    digest = content_hash(log_to_wire(log))
    if entry_id in known.entries:
        if known.entries[entry_id].content_hash != digest:
            raise Conflict("There is another record with this id.", (entry_id,))
        return show_log(owner, entry_id)
    _check(client, known, log)
    # The server's clock decides which correction is the latest: a browser's may be wrong.
    log = replace(log, corrected_at=now() if log.replaces_id else None)
    row = _row(caller, client, entry_id, log, digest, known)
    if not insert_entries([row]):
        raise Conflict("This record was just stored by another request.", (entry_id,))
    recompute(owner, [StoredLog(entry_id, log, ())], known, now())
    return show_log(owner, entry_id)


def _look_up(owner: Owner, entry_id: UUID, log: SessionLog) -> Known:
    ids, days = first_look([(entry_id, log)])
    versions = [(log.plan_id, log.plan_version)] if log.plan_id and log.plan_version else []
    return look_up(Question(owner, ids=ids, days=days, versions=versions))


def _check(client: ClientRow, known: Known, log: SessionLog) -> None:
    problems = []
    if log.evidence not in EVIDENCE:
        problems.append(Problem(("evidence",), "not_staffs", f"must be one of {', '.join(EVIDENCE)}"))
    if log.practised_on > today(client.time_zone):
        problems.append(Problem(("practised_on",), "in_future", "must not lie in the future"))
    if log.plan_id and (log.plan_id, log.plan_version) not in known.versions:
        problems.append(Problem(("plan_version",), "unknown_plan", "is no version of a plan of this client"))
    if log.replaces_id and log.replaces_id not in known.logs:
        problems.append(Problem(("replaces_id",), "unknown_log", "is no session log of this client"))
    if problems:
        raise Invalid(tuple(problems))


def _row(
    caller: Caller, client: ClientRow, entry_id: UUID, log: SessionLog, digest: bytes, known: Known
) -> dict[str, Any]:
    newest = known.newest_received_at
    return {
        "practice_id": caller.practice_id,
        "client_id": client.id,
        "id": entry_id,
        "kind": "session_log",
        "schema_version": 1,
        "app_version": "",
        "device_id": None,
        "device_sequence": None,
        "time_zone": client.time_zone,
        "content_hash": digest,
        "outcome": "stored",
        "flags": [],
        "received_at": max(now(), newest + timedelta(microseconds=1)) if newest else now(),
        "recorded_by": caller.account_id,
        "practised_on": log.practised_on,
        "started_at": log.started_at,
        "replaces_id": log.replaces_id,
        "body": log_to_wire(log),
    }
