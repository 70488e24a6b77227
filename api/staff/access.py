"""What staff may: their role, being let in, and no longer being let in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from api.accounts.models import DeviceSessionRow, PracticeRow, StaffRow
from api.accounts.service import end_sessions
from api.auth import Caller
from api.catalogue.own import own_revision, renew_revision
from api.clients.models import ClientRow
from api.clock import now
from api.db import db
from api.errors import Conflict
from api.staff.links import withdraw_links_of
from api.staff.service import Person, get_person, person
from routines.errors import Invalid, Problem


def change_person(caller: Caller, staff_id: UUID, changes: Mapping[str, Any]) -> Person:
    """What is absent stays. A new role holds at once, in sessions that are open too. Raises NotFound, Conflict."""
    row = get_person(caller, staff_id)
    if changes.get("role", "admin") != "admin":
        _check_other_admin(caller, row)
    for name, value in changes.items():
        setattr(row, name, value)
    db.session.flush()
    if "display_name" in changes and own_revision(caller.practice_id):
        renew_revision(caller.practice_id)  # own exercises say who saved them
    if "role" in changes:
        which = (DeviceSessionRow.practice_id == caller.practice_id, DeviceSessionRow.account_id == staff_id)
        changed = update(DeviceSessionRow).where(*which).values(role=changes["role"])
        db.session.execute(changed.execution_options(synchronize_session=False))
    return person(caller, row)


def disable(caller: Caller, staff_id: UUID, clients_to: UUID | None) -> Person:
    """Signed out everywhere at once; `clients_to` gets their clients, else these stay theirs.

    Raises NotFound, Conflict for the last admin, and Invalid for someone who cannot take the clients.
    """
    row = get_person(caller, staff_id)
    _check_other_admin(caller, row)
    if clients_to is not None:
        _hand_over(caller, row, clients_to)
    if row.disabled_at is None:
        row.disabled_at = now()
    db.session.flush()
    end_sessions(caller.practice_id, staff_id)
    withdraw_links_of(caller, staff_id)
    return person(caller, row)


def enable(caller: Caller, staff_id: UUID) -> Person:
    """Let in again, with the password of before. Raises NotFound."""
    row = get_person(caller, staff_id)
    row.disabled_at = None
    db.session.flush()
    return person(caller, row)


def _check_other_admin(caller: Caller, row: StaffRow) -> None:
    """The practice's row is locked first: two admins who shut each other out must not both succeed."""
    lock = select(PracticeRow.practice_id).where(PracticeRow.practice_id == caller.practice_id).with_for_update()
    db.session.execute(lock)
    others = select(func.count()).where(
        StaffRow.practice_id == caller.practice_id,
        StaffRow.role == "admin",
        StaffRow.disabled_at.is_(None),
        StaffRow.id != row.id,
    )
    if db.session.execute(others).scalar_one() == 0 and row.role == "admin" and row.disabled_at is None:
        raise Conflict("This is the practice's only admin. Make someone else an admin first.")


def _hand_over(caller: Caller, row: StaffRow, to: UUID) -> None:
    is_there = select(StaffRow.id).where(
        StaffRow.practice_id == caller.practice_id, StaffRow.id == to, StaffRow.disabled_at.is_(None)
    )
    if to == row.id or db.session.execute(is_there).one_or_none() is None:
        raise Invalid((Problem(("clients_to",), "unknown", "Nobody with this id can take the clients."),))
    which = (ClientRow.practice_id == caller.practice_id, ClientRow.therapist_id == row.id)
    handed = update(ClientRow).where(*which).values(therapist_id=to)
    db.session.execute(handed.execution_options(synchronize_session=False))
