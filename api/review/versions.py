"""Entries that came more than once with different content: both are kept, and staff say which one holds."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.auth import Caller
from api.clients.service import get_client
from api.clock import now, today
from api.db import db, uuid7
from api.errors import Conflict, NotFound
from api.review.decisions import note_decision
from api.review.reading import raw_of
from api.review.service import decisions_of, device_names, shown_line
from api.safety.answers import answers_to_wire
from api.sessions.known import Owner, StoredLog
from api.sessions.locks import lock_level_of
from api.sessions.models import EntryConflictRow, EntryRow
from api.sessions.reading import Incoming, read_entry
from api.sessions.rollups import FUTURE_DATE
from api.sessions.staff import store_log
from routines.fields import instant_to_wire
from routines.safety_wire import AnsweredScreen
from routines.session_log import SessionLog, session_share
from routines.session_log_wire import log_to_wire
from routines.unread import as_it_came, shown_text


def show_versions(caller: Caller, client_id: UUID, entry_id: UUID) -> dict[str, Any]:
    """Every version of one entry, the one that came first first. Raises NotFound."""
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client.id)
    names = device_names(owner)
    versions = _versions(owner, entry_id)
    decision = decisions_of(owner).get((entry_id, "versions"))
    if decision and decision["decided_at"] < instant_to_wire(versions[-1].received_at):
        decision = None
    return {"id": str(entry_id), "items": [version.to_wire(names) for version in versions], "decision": decision}


def choose(caller: Caller, client_id: UUID, entry_id: UUID, content_hash: bytes) -> None:
    """Say which version holds. Of a session the choice is a correction that says what the version says, whichever was
    stored first: so every phone of the client comes to the same. Raises NotFound, Conflict."""
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client.id)
    versions = _versions(owner, entry_id, to_decide=True)
    chosen = next((version for version in versions if version.content_hash == content_hash), None)
    if chosen is None:
        raise NotFound("version", content_hash.hex())
    if chosen.entry.content is None:
        raise Conflict("This version cannot be read, so nothing could be made of it.", (entry_id,))
    log_id = None
    if chosen.entry.log is not None:
        log = chosen.entry.log
        # A first version that cannot be read is no log to correct: then the chosen one corrects what it said it does.
        replaces_id = entry_id if versions[0].entry.log else log.replaces_id or entry_id
        flags = (FUTURE_DATE,) if log.practised_on > today(client.time_zone) else ()
        log_id = uuid7(now())
        store_log(caller, client, StoredLog(log_id, replace(log, replaces_id=replaces_id), flags, now()))
    note_decision(owner, caller, entry_id, "versions", "chosen", content_hash=content_hash, log_id=log_id)


class _Version:
    """One of the contents that came under one id."""

    def __init__(self, row: EntryRow | EntryConflictRow) -> None:
        self.is_first = isinstance(row, EntryRow)
        self.raw = raw_of(row) if isinstance(row, EntryRow) else as_it_came(row.entry)
        self.content_hash = row.content_hash
        self.received_at = row.received_at
        self.device_id = row.device_id
        self.entry: Incoming = read_entry({**self.raw, "id": str(self.raw.get("id"))})

    def to_wire(self, names: dict[UUID, str]) -> dict[str, Any]:
        screen = self.entry.content
        return {
            "content_hash": self.content_hash.hex(),
            "is_first": self.is_first,
            "received_at": instant_to_wire(self.received_at),
            "device_name": names.get(self.device_id) if self.device_id else None,
            "kind": shown_line(self.raw.get("kind", ""))[:100],
            "is_readable": self.entry.content is not None,
            "log": _shown(self.entry.log) if self.entry.log else None,
            "lock_level": lock_level_of(self.entry),
            "answers": list(answers_to_wire(screen)) if isinstance(screen, AnsweredScreen) else [],
            "content": shown_text(self.raw),
        }


def _shown(log: SessionLog) -> dict[str, Any]:
    share = session_share(log)
    return {
        **log_to_wire(log),
        "is_done": share.is_done,
        "share_percent": share.percent,
        "prescribed_seconds": share.prescribed_seconds,
        "done_seconds": share.done_seconds,
    }


def _versions(owner: Owner, entry_id: UUID, *, to_decide: bool = False) -> list[_Version]:
    mine = (EntryRow.practice_id == owner.practice_id, EntryRow.client_id == owner.client_id, EntryRow.id == entry_id)
    query = select(EntryRow).where(*mine)
    first = db.session.scalars(query.with_for_update() if to_decide else query).one_or_none()
    others = db.session.scalars(
        select(EntryConflictRow)
        .where(
            EntryConflictRow.practice_id == owner.practice_id,
            EntryConflictRow.client_id == owner.client_id,
            EntryConflictRow.entry_id == entry_id,
        )
        .order_by(EntryConflictRow.received_at, EntryConflictRow.content_hash)
    ).all()
    if first is None or not others:
        raise NotFound("record in several versions", entry_id)
    return [_Version(first), *map(_Version, others)]
