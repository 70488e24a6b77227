"""Deciding about an entry that could not be read. Each decision is a fact of its own: the entry stays as it came."""

from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from api.auth import Caller
from api.clients.service import get_client
from api.clock import now
from api.db import db, uuid7
from api.errors import Conflict
from api.review.attempts import Attempts
from api.review.models import EntryDecisionRow
from api.review.red import lock_by_what_stays
from api.review.reread import read_again, rows_to_read_again
from api.review.service import decisions_of, get_unread
from api.sessions.known import Owner
from api.sessions.lists import show_log
from api.sessions.models import EntryRow
from api.sessions.staff import FROM_UNREAD, ReportedLog, add_log


def dismiss(caller: Caller, client_id: UUID, entry_id: UUID, reason: str) -> None:
    """Nothing is to be made of it. Raises NotFound, Conflict when it was decided already."""
    owner = _to_decide(caller, client_id, entry_id)
    _refuse_decided(owner, entry_id)
    note_decision(owner, caller, entry_id, "unread", "dismissed", reason=reason)


def take_back(caller: Caller, client_id: UUID, entry_id: UUID) -> None:
    """It waits again. Raises NotFound, Conflict unless it was dismissed."""
    owner = _to_decide(caller, client_id, entry_id)
    taken_back = db.session.execute(
        update(EntryDecisionRow)
        .where(
            EntryDecisionRow.practice_id == owner.practice_id,
            EntryDecisionRow.client_id == owner.client_id,
            EntryDecisionRow.entry_id == entry_id,
            EntryDecisionRow.decision == "dismissed",
            EntryDecisionRow.taken_back_at.is_(None),
        )
        .values(taken_back_at=now(), taken_back_by=caller.account_id)
        .returning(EntryDecisionRow.id)
    ).all()
    if not taken_back:
        raise Conflict("This record is not dismissed.", (entry_id,))


def map_to_session(caller: Caller, client_id: UUID, entry_id: UUID, reported: ReportedLog) -> dict[str, Any]:
    """Make a session from it, told by staff; the same id twice makes one. Raises NotFound, Invalid, Conflict."""
    owner = _to_decide(caller, client_id, entry_id)
    decided = _decided(owner, entry_id)
    if decided is not None and decided.log_id is not None and decided.log_id == reported.id:
        return show_log(owner, reported.id)
    _refuse_decided(owner, entry_id)
    made = add_log(caller, client_id, reported, (FROM_UNREAD,))
    note_decision(owner, caller, entry_id, "unread", "mapped", log_id=UUID(made["id"]))
    return made


def read_once_more(caller: Caller, client_id: UUID, entry_id: UUID) -> None:
    """Store it as the phone's own, read by this release. Raises NotFound, Conflict when it still cannot be read."""
    owner = _to_decide(caller, client_id, entry_id)
    _refuse_decided(owner, entry_id)
    if not read_again(owner, get_unread(owner, entry_id)):
        raise Conflict("This record cannot be read by this version.", (entry_id,))
    note_decision(owner, caller, entry_id, "unread", "read_again")


def read_all_once_more(owner: Owner, attempts: Attempts) -> int:
    """For a command, of one client: how many entries are stored now. `attempts` notes what the database refuses."""
    decided = {entry_id for entry_id, about in decisions_of(owner) if about == "unread"}
    rows = rows_to_read_again(owner, decided)
    read = sum(attempts.attempt(row.id, partial(_read_and_note, owner, row)) for row in rows)
    lock_by_what_stays(owner, decided, attempts)
    return read


def note_decision(
    owner: Owner, caller: Caller | None, entry_id: UUID, about: str, decision: str, **more: Any
) -> EntryDecisionRow:
    """`caller` None: a command decided."""
    row = EntryDecisionRow(
        practice_id=owner.practice_id,
        client_id=owner.client_id,
        id=uuid7(now()),
        entry_id=entry_id,
        about=about,
        decision=decision,
        decided_at=now(),
        decided_by=caller.account_id if caller else None,
        **{"reason": "", "content_hash": None, "log_id": None, **more},
    )
    db.session.add(row)
    return row


def _read_and_note(owner: Owner, row: EntryRow) -> bool:
    is_read = read_again(owner, row)
    if is_read:
        note_decision(owner, None, row.id, "unread", "read_again")
    return is_read


def _to_decide(caller: Caller, client_id: UUID, entry_id: UUID) -> Owner:
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client.id)
    get_unread(owner, entry_id, to_decide=True)
    return owner


def _decided(owner: Owner, entry_id: UUID) -> EntryDecisionRow | None:
    return db.session.scalars(
        select(EntryDecisionRow).where(
            EntryDecisionRow.practice_id == owner.practice_id,
            EntryDecisionRow.client_id == owner.client_id,
            EntryDecisionRow.entry_id == entry_id,
            EntryDecisionRow.about == "unread",
            EntryDecisionRow.taken_back_at.is_(None),
        )
    ).one_or_none()


def _refuse_decided(owner: Owner, entry_id: UUID) -> None:
    if _decided(owner, entry_id) is not None:
        raise Conflict("Someone has decided about this record already: load the page again.", (entry_id,))
