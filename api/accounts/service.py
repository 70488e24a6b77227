"""Signing in and out, redeeming, and who one is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import request
from sqlalchemy import Row, Uuid, bindparam, insert, select, update

from api.accounts import attempts
from api.accounts.codes import code_hash, read_code
from api.accounts.models import DeviceSessionRow, InvitationCodeRow, PracticeRow, SignInNameRow, StaffRow
from api.accounts.passwords import is_password
from api.address import caller_address
from api.auth import Caller, Role, cookie_name, new_token, session_length, signed_in_as, signed_out, token_hash
from api.clients.models import ClientRow
from api.clock import now
from api.db import db, uuid7
from api.errors import CodeNotValid, WrongCredentials
from api.practices.service import Standing, standing_of
from api.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in, and where."""

    account_id: UUID
    role: Role
    display_name: str
    practice_id: UUID
    practice_name: str
    standing: Standing | None
    """Null for a client."""


@dataclass(frozen=True, slots=True)
class Device:
    """What a redeeming browser says of itself. `id` is its own, kept across sign-ins; None: it has none yet."""

    name: str
    id: UUID | None


def sign_in(email: str, password: str, device_name: str) -> Me:
    """Staff. Raises WrongCredentials, after the same work, for an unknown name, a wrong password, a closed account."""
    address = email.strip().lower()
    counted = attempts.count_attempt(attempts.sign_in_limits(caller_address(), address))
    known = _sign_in_name(address)
    if not is_password(known.password_hash if known else None, password) or known is None:
        raise WrongCredentials
    staff = db.session.execute(_still_as_known(known)).one_or_none()
    if staff is None:
        raise WrongCredentials
    attempts.give_back(counted)
    return me(open_session(known.practice_id, staff.id, staff.role, Device(device_name, None)))


def redeem(typed: str, device: Device) -> Me:
    """A client's device comes in with a code or link, once. Raises CodeNotValid."""
    counted = attempts.count_attempt(attempts.code_limits(caller_address()))
    invitation = _use_up(typed)
    attempts.give_back(counted)
    return me(open_session(invitation.practice_id, invitation.client_id, "client", device))


def open_session(practice_id: UUID, account_id: UUID, role: Role, device: Device) -> Caller:
    """A new session for this browser; what it had before ends, so that no device is counted twice."""
    instant = now()
    token = new_token(practice_id, account_id)
    device_id = (device.id or uuid4()) if role == "client" else None
    _end_replaced_sessions(practice_id, account_id, device_id)
    caller = Caller(practice_id, account_id, role, uuid7(instant), device_id, device.name)
    db.session.execute(
        insert(DeviceSessionRow),
        {
            "token_hash": token_hash(token),
            "id": caller.session_id,
            "practice_id": practice_id,
            "account_id": account_id,
            "role": role,
            "device_id": device_id,
            "device_name": device.name,
            "created_at": instant,
            "expires_at": instant + session_length(role),
        },
    )
    signed_in_as(caller, token)
    return caller


def sign_out() -> None:
    """End this browser's session. Nothing happens when there is none."""
    _end(DeviceSessionRow.token_hash == token_hash(request.cookies.get(cookie_name(), "")))
    signed_out()


def me(caller: Caller) -> Me:
    """Name and practice of the caller."""
    (row,) = _NAMES[caller.role == "client"].all({"practice_id": caller.practice_id, "account_id": caller.account_id})
    own = None if caller.role == "client" else standing_of(row)
    return Me(caller.account_id, caller.role, row.display_name, caller.practice_id, row.name, own)


def _names_of(account: Any, *also: Any) -> Prepared:
    return Prepared(
        select(account.display_name, PracticeRow.name, *also)
        .join(PracticeRow, PracticeRow.practice_id == account.practice_id)
        .where(
            account.practice_id == bindparam("practice_id", type_=Uuid()),
            account.id == bindparam("account_id", type_=Uuid()),
        )
    )


# By whether it is a client.
_NAMES = {
    True: _names_of(ClientRow),
    False: _names_of(StaffRow, StaffRow.profession, PracticeRow.unlock_professions, PracticeRow.prescribe_professions),
}


def end_sessions(practice_id: UUID, account_id: UUID) -> None:
    """Revoke every session of an account: deleted, disabled, or its password reset."""
    db.session.execute(
        update(DeviceSessionRow)
        .where(
            DeviceSessionRow.practice_id == practice_id,
            DeviceSessionRow.account_id == account_id,
            DeviceSessionRow.revoked_at.is_(None),
        )
        .values(revoked_at=now())
        .execution_options(synchronize_session=False)
    )


def _sign_in_name(email: str) -> Row[Any] | None:
    """Read apart from the request's transaction: the password check is slow and must not hold the writers' lock."""
    with db.engine.connect().execution_options(only_reads=True) as connection:
        table = SignInNameRow.__table__
        return connection.execute(select(table).where(table.c.email == email)).one_or_none()


def _still_as_known(known: Row[Any]) -> Any:
    """The account, if it is open and its password still the one that was checked. Both rows stay locked: whoever shuts
    the account or sets a new password meanwhile waits, and then ends this session with the others."""
    return (
        select(StaffRow.id, StaffRow.role)
        .join(
            SignInNameRow,
            (SignInNameRow.practice_id == StaffRow.practice_id) & (SignInNameRow.staff_id == StaffRow.id),
        )
        .where(
            StaffRow.practice_id == known.practice_id,
            StaffRow.id == known.staff_id,
            StaffRow.disabled_at.is_(None),
            SignInNameRow.password_hash == known.password_hash,
        )
        .with_for_update(read=True)
    )


def _use_up(typed: str) -> Row[UUID, UUID, bytes | None]:
    code = read_code(typed)
    row = _redeem_row(code_hash(code)) if code else None
    if row is None or (row.link_hash and _redeem_row(row.link_hash) is None):
        raise CodeNotValid
    is_there = select(ClientRow.id).where(
        ClientRow.practice_id == row.practice_id, ClientRow.id == row.client_id, ClientRow.deleted_at.is_(None)
    )
    if db.session.execute(is_there).one_or_none() is None:
        raise CodeNotValid
    return row


def _redeem_row(digest: bytes) -> Row[UUID, UUID, bytes | None] | None:
    """One statement decides who was first, whatever the number of workers."""
    instant = now()
    return db.session.execute(
        update(InvitationCodeRow)
        .where(
            InvitationCodeRow.code_hash == digest,
            InvitationCodeRow.redeemed_at.is_(None),
            InvitationCodeRow.expires_at > instant,
        )
        .values(redeemed_at=instant)
        .returning(InvitationCodeRow.practice_id, InvitationCodeRow.client_id, InvitationCodeRow.link_hash)
        .execution_options(synchronize_session=False)
    ).one_or_none()


def _end_replaced_sessions(practice_id: UUID, account_id: UUID, device_id: UUID | None) -> None:
    token = request.cookies.get(cookie_name())
    if token:
        _end(DeviceSessionRow.token_hash == token_hash(token))
    if device_id:
        _end(
            (DeviceSessionRow.practice_id == practice_id)
            & (DeviceSessionRow.account_id == account_id)
            & (DeviceSessionRow.device_id == device_id)
        )


def _end(which: Any) -> None:
    db.session.execute(
        update(DeviceSessionRow)
        .where(which, DeviceSessionRow.signed_out_at.is_(None))
        .values(signed_out_at=now())
        .execution_options(synchronize_session=False)
    )
