"""Red answers in what this release can read by now: they lock, whatever staff made of the record."""

from collections.abc import Collection, Iterator
from functools import partial
from uuid import UUID

from sqlalchemy import select

from api.db import db
from api.review.attempts import Attempts
from api.review.reading import raw_of
from api.safety.models import SafetyLockRow
from api.sessions.known import Owner
from api.sessions.locks import asked_of, make_locks
from api.sessions.models import EntryConflictRow, EntryRow
from api.sessions.reading import Incoming, read_entry
from api.sessions.verdicts import Arrival
from routines.unread import as_it_came


def lock_if_red(owner: Owner, entry: Incoming, row: EntryRow | EntryConflictRow) -> bool:
    """Lock as the entry of the row says; False when it has locked for the same answers before."""
    there = db.session.scalar(
        select(SafetyLockRow.question_ids).where(
            SafetyLockRow.practice_id == owner.practice_id,
            SafetyLockRow.client_id == owner.client_id,
            SafetyLockRow.id == entry.id,
        )
    )
    if there is not None and there == asked_of(entry):
        return False
    make_locks([entry], Arrival(owner, row.device_id or entry.id, None, row.received_at))
    return True


def lock_by_what_stays(owner: Owner, decided: Collection[UUID], attempts: Attempts) -> None:
    """Lock as those entries say that are not stored: other versions, and unread ones about which staff `decided`."""
    for row, entry in _kept_beside(owner, decided):
        attempts.attempt(entry.id, partial(lock_if_red, owner, entry, row))


def _kept_beside(owner: Owner, decided: Collection[UUID]) -> Iterator[tuple[EntryRow | EntryConflictRow, Incoming]]:
    conflicts = db.session.scalars(
        select(EntryConflictRow)
        .where(EntryConflictRow.practice_id == owner.practice_id, EntryConflictRow.client_id == owner.client_id)
        .order_by(EntryConflictRow.received_at, EntryConflictRow.content_hash)
    )
    unread = db.session.scalars(
        select(EntryRow).where(
            EntryRow.practice_id == owner.practice_id,
            EntryRow.client_id == owner.client_id,
            EntryRow.outcome == "quarantined",
            EntryRow.id.in_(decided),
        )
    )
    for row in [*unread, *conflicts]:
        raw = raw_of(row) if isinstance(row, EntryRow) else as_it_came(row.entry)
        if isinstance(raw.get("id"), str):
            yield row, read_entry(raw)
