"""Session logs that staff add or correct: what a client told them, or what a paper sheet says."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
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
from api.sessions.reading import NEWEST_LOG, content_hash
from api.sessions.rollups import FUTURE_DATE
from api.sessions.statements import insert_entries
from api.sessions.verdicts import MICROSECOND
from routines.errors import Invalid, Problem
from routines.session_log import SessionLog, may_keep_evidence
from routines.session_log_wire import log_to_wire

EVIDENCE = ("reported_to_therapist", "paper")
FROM_UNREAD = "from_unread"
"""Flag of a log that staff made from an entry that could not be read."""


@dataclass(frozen=True, slots=True)
class ReportedLog:
    """A log as staff sent it. `id`: the sender's own, so that sending twice is storing once; None: a new one."""

    id: UUID | None
    log: SessionLog


def add_log(caller: Caller, client_id: UUID, reported: ReportedLog, flags: tuple[str, ...] = ()) -> dict[str, Any]:
    """Store it and bring the days it touches up to date. Raises NotFound, Invalid, Conflict."""
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client_id)
    entry_id, log = reported.id or uuid7(now()), reported.log
    known = look_up_logs(owner, [(entry_id, log)])
    digest = content_hash(log_to_wire(log))
    if entry_id in known.entries:
        if known.entries[entry_id].content_hash != digest:
            raise Conflict("There is another record with this id.", (entry_id,))
        return show_log(owner, entry_id)
    _check(client, known, log)
    return store_log(
        caller, client, StoredLog(entry_id, log, _flags(client, known, log, flags), _next_receipt(known)), known
    )


def store_log(caller: Caller, client: ClientRow, new: StoredLog, known: Known | None = None) -> dict[str, Any]:
    """Store a log that was looked at already, as this member of the staff's. Raises Conflict."""
    owner = Owner(caller.practice_id, client.id)
    store_logs(caller, client, [new], known or look_up_logs(owner, [(new.id, new.log)]))
    return show_log(owner, new.id)


def store_logs(caller: Caller, client: ClientRow, new: Sequence[StoredLog], known: Known) -> None:
    """Store logs that were looked at already, as this member of the staff's. `known`: of all of them, looked up before.
    Raises Conflict."""
    if not new:
        return
    received_at = _next_receipt(known)
    logs = [_received(each, received_at + number * MICROSECOND) for number, each in enumerate(new)]
    # Known again by what was sent: of corrections that says nothing of when they were received.
    digests = [content_hash(log_to_wire(each.log)) for each in new]
    stored = insert_entries([_row(caller, client, *row) for row in zip(logs, digests, strict=True)])
    if len(stored) < len(logs):
        raise Conflict("This record was just stored by another request.", tuple(each.id for each in logs))
    recompute(Owner(caller.practice_id, client.id), logs, known, now())


def _received(new: StoredLog, at: datetime) -> StoredLog:
    """The server's clock decides which correction is the latest: a browser's may be wrong."""
    return new._replace(received_at=at, log=replace(new.log, corrected_at=at if new.log.replaces_id else None))


def look_up_logs(owner: Owner, logs: Iterable[tuple[UUID, SessionLog]], also: Collection[UUID] = ()) -> Known:
    """What has to be known before these are stored; and of the logs `also` named."""
    logs = list(logs)
    ids, days = first_look(logs)
    versions = {(log.plan_id, log.plan_version) for _, log in logs if log.plan_id and log.plan_version}
    return look_up(Question(owner, ids={*ids, *also}, days=days, versions=versions))


def _next_receipt(known: Known) -> datetime:
    newest = known.newest_received_at
    return max(now(), newest + MICROSECOND) if newest else now()


def _flags(client: ClientRow, known: Known, log: SessionLog, flags: tuple[str, ...]) -> tuple[str, ...]:
    """A correction stays labelled as its session is; what is withdrawn with a date ahead is not thereby confirmed."""
    before = known.logs[log.replaces_id] if log.replaces_id else None
    if before is None:
        return flags
    is_ahead = _is_ahead(client, before, log)
    kept = {FROM_UNREAD, FUTURE_DATE} if is_ahead or log.is_withdrawn else {FROM_UNREAD}
    return (*flags, *(flag for flag in before.flags if flag in kept))


def _is_ahead(client: ClientRow, before: StoredLog | None, log: SessionLog) -> bool:
    """Whether a date stays as far ahead as it was: a withdrawn session can be restored before its date is settled."""
    is_same = before is not None and FUTURE_DATE in before.flags and before.log.practised_on == log.practised_on
    return is_same and log.practised_on > today(client.time_zone)


def _check(client: ClientRow, known: Known, log: SessionLog) -> None:
    problems = []
    before = known.logs.get(log.replaces_id) if log.replaces_id else None
    if log.evidence not in EVIDENCE and not (before and may_keep_evidence(log, before.log)):
        problems.append(Problem(("evidence",), "not_staffs", f"must be one of {', '.join(EVIDENCE)}"))
    if log.practised_on > today(client.time_zone) and not (log.is_withdrawn or _is_ahead(client, before, log)):
        problems.append(Problem(("practised_on",), "in_future", "must not lie in the future"))
    if log.plan_id and (log.plan_id, log.plan_version) not in known.versions and not _is_plan_of(before, log):
        problems.append(Problem(("plan_version",), "unknown_plan", "is no version of a plan of this client"))
    if log.replaces_id and before is None:
        problems.append(Problem(("replaces_id",), "unknown_log", "is no session log of this client"))
    if problems:
        raise Invalid(tuple(problems))


def _is_plan_of(before: StoredLog | None, log: SessionLog) -> bool:
    return before is not None and (before.log.plan_id, before.log.plan_version) == (log.plan_id, log.plan_version)


def _row(caller: Caller, client: ClientRow, new: StoredLog, digest: bytes) -> dict[str, Any]:
    return {
        "practice_id": caller.practice_id,
        "client_id": client.id,
        "id": new.id,
        "kind": "session_log",
        "schema_version": NEWEST_LOG,
        "app_version": "",
        "device_id": None,
        "device_sequence": None,
        "time_zone": client.time_zone,
        "content_hash": digest,
        "outcome": "stored",
        "flags": list(new.flags),
        "received_at": new.received_at,
        "recorded_by": caller.account_id,
        "practised_on": new.log.practised_on,
        "started_at": new.log.started_at,
        "replaces_id": new.log.replaces_id,
        "body": log_to_wire(new.log),
    }
