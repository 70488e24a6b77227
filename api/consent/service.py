"""A practice's consent texts, and what its clients answered. The answers are entries: api/sessions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select

from api.accounts.models import PracticeRow
from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now
from api.consent.models import ConsentTextRow
from api.db import db
from api.errors import Conflict
from api.sessions.models import EntryRow
from api.sessions.reading import stored_content
from routines.consent_wire import AnsweredConsent

NEWEST_VERSION = (
    select(func.max(ConsentTextRow.version))
    .where(ConsentTextRow.practice_id == ClientRow.practice_id)
    .correlate(ClientRow)
    .scalar_subquery()
)
"""For a statement over clients: the version of the text that is asked; null: the practice asks nothing."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer. `received_at` is by the service's clock, `answered_at` by the phone's."""

    id: UUID
    text_version: int
    answer: str
    answered_at: datetime
    received_at: datetime
    device_id: UUID | None


def list_texts(caller: Caller) -> list[ConsentTextRow]:
    """Every version, newest first."""
    which = ConsentTextRow.practice_id == caller.practice_id
    return list(db.session.scalars(select(ConsentTextRow).where(which).order_by(ConsentTextRow.version.desc())))


def publish(caller: Caller, body: str, after: int | None) -> ConsentTextRow:
    """A new version, which every client is asked. `after`: the version it was written from; None: there was none.

    Raises Conflict when somebody published in between: nobody's text replaces one that its writer did not see.
    """
    lock = select(PracticeRow.practice_id).where(PracticeRow.practice_id == caller.practice_id).with_for_update()
    db.session.execute(lock)
    newest = _newest(caller)
    if (newest.version if newest else None) != after:
        raise Conflict("Someone has published another text since you opened this page. Load it again.")
    row = {
        "practice_id": caller.practice_id,
        "version": (after or 0) + 1,
        "body": body,
        "published_at": now(),
        "published_by": caller.account_id,
    }
    db.session.execute(insert(ConsentTextRow), row)
    return ConsentTextRow(**row)


def of_client(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """What is asked and all that was answered, newest first. Raises NotFound."""
    client = get_client(caller, client_id)
    return {"text": _newest(caller), "answers": _answers(caller.practice_id, client.id)}


def own(caller: Caller) -> dict[str, Any]:
    """What the phone is to ask, and the newest answer that any of the client's phones gave."""
    return {"text": _newest(caller), "answer": next(iter(_answers(caller.practice_id, caller.account_id)), None)}


def _newest(caller: Caller) -> ConsentTextRow | None:
    which = ConsentTextRow.practice_id == caller.practice_id
    newest = select(ConsentTextRow).where(which).order_by(ConsentTextRow.version.desc()).limit(1)
    return db.session.scalars(newest).one_or_none()


def _answers(practice_id: UUID, client_id: UUID) -> list[Answered]:
    rows = db.session.execute(
        select(EntryRow.id, EntryRow.schema_version, EntryRow.body, EntryRow.received_at, EntryRow.device_id)
        .where(
            EntryRow.practice_id == practice_id,
            EntryRow.client_id == client_id,
            EntryRow.kind == "consent",
            EntryRow.outcome == "stored",
        )
        .order_by(EntryRow.received_at.desc())
    )
    return [_answered(row) for row in rows]


def _answered(row: Any) -> Answered:
    told = stored_content("consent", row.schema_version, row.body)
    assert isinstance(told, AnsweredConsent)  # noqa: S101 - the reader of this kind gives nothing else
    return Answered(row.id, told.text_version, told.answer, told.answered_at, row.received_at, row.device_id)
