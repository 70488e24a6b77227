"""A staff member's own password, changed by themselves."""

from sqlalchemy import select, update

from api.accounts import attempts
from api.accounts.models import DeviceSessionRow, SignInNameRow
from api.accounts.passwords import hash_password, is_password
from api.address import caller_address
from api.auth import Caller
from api.clock import now
from api.db import db, start_over
from routines.errors import Invalid, Problem

_NOT_THE_ONE = Problem(("current_password",), "wrong", "This is not your current password.")


def change(caller: Caller, current: str, password: str) -> None:
    """Every other session of the account ends. Raises Invalid for a wrong current one, TooManyAttempts for too many."""
    start_over()  # gives back the connection that found the caller: on SQLite it would keep all others from writing
    name = SignInNameRow.__table__.c
    own = (name.practice_id == caller.practice_id, name.staff_id == caller.account_id)
    # Both hashes are worked out before the transaction: they are slow, and must not hold the writers' lock.
    with db.engine.connect().execution_options(only_reads=True) as connection:
        known = connection.execute(select(name.email, name.password_hash).where(*own)).one()
    counted = attempts.count_attempt(attempts.sign_in_limits(caller_address(), known.email))
    if not is_password(known.password_hash, current):
        raise Invalid((_NOT_THE_ONE,))
    password_hash = hash_password(password)
    attempts.give_back(counted)
    changed = update(SignInNameRow).where(*own).values(password_hash=password_hash)
    db.session.execute(changed.execution_options(synchronize_session=False))
    _end_other_sessions(caller)


def _end_other_sessions(caller: Caller) -> None:
    others = (
        DeviceSessionRow.practice_id == caller.practice_id,
        DeviceSessionRow.account_id == caller.account_id,
        DeviceSessionRow.id != caller.session_id,
        DeviceSessionRow.revoked_at.is_(None),
    )
    ended = update(DeviceSessionRow).where(*others).values(revoked_at=now())
    db.session.execute(ended.execution_options(synchronize_session=False))
