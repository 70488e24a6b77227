"""Pauses of a client: set, ended early or later, taken back. One client's never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clients.turns import take_turns
from api.clock import now, today
from api.db import db, uuid7
from api.errors import NotFound
from api.pauses.models import PauseRow
from routines.errors import Invalid
from routines.pause import Pause, pause_problems


@dataclass(frozen=True, slots=True)
class NewPause:
    """A pause to set."""

    first_on: date
    last_on: date | None
    reason: str
    note: str


def list_pauses(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """Raises NotFound."""
    client = get_client(caller, client_id)
    who = and_(StaffRow.practice_id == caller.practice_id, StaffRow.id == PauseRow.set_by)
    rows = db.session.execute(
        select(PauseRow, StaffRow.display_name)
        .outerjoin(StaffRow, who)
        .where(
            PauseRow.practice_id == caller.practice_id,
            PauseRow.client_id == client.id,
            PauseRow.withdrawn_at.is_(None),
        )
        .order_by(PauseRow.first_on.desc(), PauseRow.id.desc())
    )
    return {"items": [_wire(row, name) for row, name in rows]}


def add_pause(caller: Caller, client_id: UUID, new: NewPause) -> dict[str, Any]:
    """Raises NotFound, and Invalid for days that cannot be or that another pause has."""
    client = get_client(caller, client_id)
    others = _standing(caller, client)
    _check(Pause(new.first_on, new.last_on), others, client)
    row = PauseRow(
        practice_id=caller.practice_id,
        client_id=client.id,
        id=uuid7(now()),
        first_on=new.first_on,
        last_on=new.last_on,
        reason=new.reason,
        note=new.note,
        set_at=now(),
        set_by=caller.account_id,
        withdrawn_at=None,
    )
    db.session.add(row)
    return _wire(row, _name_of(caller, row.set_by))


def end_pause(caller: Caller, client_id: UUID, pause_id: UUID, last_on: date | None) -> dict[str, Any]:
    """Another last day. Raises NotFound and Invalid."""
    client = get_client(caller, client_id)
    standing = _standing(caller, client)
    row = _one(standing, pause_id)
    _check(Pause(row.first_on, last_on), [each for each in standing if each is not row], client)
    row.last_on = last_on
    return _wire(row, _name_of(caller, row.set_by))


def withdraw_pause(caller: Caller, client_id: UUID, pause_id: UUID) -> None:
    """As if it had never been set. Raises NotFound."""
    client = get_client(caller, client_id)
    _one(_standing(caller, client), pause_id).withdrawn_at = now()


def _check(pause: Pause, others: Sequence[PauseRow], client: ClientRow) -> None:
    problems = pause_problems(pause, [Pause(row.first_on, row.last_on) for row in others], today(client.time_zone))
    if problems:
        raise Invalid(problems)


def _standing(caller: Caller, client: ClientRow) -> Sequence[PauseRow]:
    """The client's pauses in force, to change: two people cannot set the same days at once."""
    take_turns(client)
    return db.session.scalars(
        select(PauseRow).where(
            PauseRow.practice_id == caller.practice_id,
            PauseRow.client_id == client.id,
            PauseRow.withdrawn_at.is_(None),
        )
    ).all()


def _one(rows: Sequence[PauseRow], pause_id: UUID) -> PauseRow:
    row = next((each for each in rows if each.id == pause_id), None)
    if row is None:
        raise NotFound("pause", pause_id)
    return row


def _name_of(caller: Caller, staff_id: UUID) -> str | None:
    where = StaffRow.practice_id == caller.practice_id, StaffRow.id == staff_id
    return db.session.scalar(select(StaffRow.display_name).where(*where))


def _wire(row: PauseRow, name: str | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "first_on": row.first_on,
        "last_on": row.last_on,
        "reason": row.reason,
        "note": row.note,
        "set_at": row.set_at,
        "set_by": {"id": row.set_by, "display_name": name},
    }
