"""Reading again what could not be read: a release that knows its schema stores it as it would have been at first."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select, union, update

from api.cautions.told import take_down_told
from api.clock import now
from api.db import connection, db
from api.light.holding import hold_exercises
from api.review.reading import raw_of
from api.review.red import lock_if_red
from api.sessions.days import first_look, recompute
from api.sessions.known import Owner, Question, StoredLog, look_up
from api.sessions.models import EntryConflictRow, EntryRow
from api.sessions.reading import read_entry
from api.sessions.verdicts import Arrival, row_of


def owners_to_read_again() -> list[Owner]:
    """Every client of every practice who has entries that could not be read, or that came in several versions: for the
    operator's command only."""
    rows = db.session.execute(
        union(
            select(EntryRow.practice_id, EntryRow.client_id).where(EntryRow.outcome == "quarantined"),
            select(EntryConflictRow.practice_id, EntryConflictRow.client_id),
        ),
        execution_options={"all_practices": True},
    )
    return [Owner(*row) for row in rows]


def rows_to_read_again(owner: Owner, decided: Collection[UUID]) -> list[EntryRow]:
    """A client's unread entries in the order they came, but for those about which a person has decided."""
    rows = db.session.scalars(
        select(EntryRow)
        .where(
            EntryRow.practice_id == owner.practice_id,
            EntryRow.client_id == owner.client_id,
            EntryRow.outcome == "quarantined",
        )
        .order_by(EntryRow.received_at)
    )
    return [row for row in rows if row.id not in decided]


def read_again(owner: Owner, row: EntryRow) -> bool:
    """Store the entry as it would have been stored had it been read at once; False when it still cannot be read.

    Its id, content hash and time of receipt stay, so to a phone that sends it again it is the same entry.
    """
    raw = raw_of(row)
    entry = read_entry(raw) if isinstance(raw.get("id"), str) else None
    if entry is None or entry.content is None or entry.id != row.id or entry.content_hash != row.content_hash:
        return False
    log = entry.log
    ids, days = first_look([(entry.id, log)]) if log else (set(), set())
    versions = [(log.plan_id, log.plan_version)] if log and log.plan_id and log.plan_version else []
    known = look_up(Question(owner, ids=ids, days=days, versions=versions))
    arrival = Arrival(owner, row.device_id or entry.id, None, row.received_at)
    stored = row_of(entry, known, arrival, row.received_at)
    stored["flags"] = sorted({*stored["flags"], *row.flags})
    _store(row, stored)
    lock_if_red(owner, entry, row)
    take_down_told(owner, [entry])
    if log:
        recompute(owner, [StoredLog(row.id, log, tuple(stored["flags"]), row.received_at)], None, now())
    hold_exercises(owner, [entry], now())
    return True


def _store(row: EntryRow, stored: dict[str, Any]) -> None:
    kept = {"practice_id", "client_id", "id", "content_hash", "received_at", "device_id", "recorded_by"}
    read = {name: value for name, value in stored.items() if name not in kept}
    key = (EntryRow.practice_id == row.practice_id, EntryRow.client_id == row.client_id, EntryRow.id == row.id)
    connection().execute(update(EntryRow).where(*key, EntryRow.outcome == "quarantined").values(**read))
    db.session.expire(row)
