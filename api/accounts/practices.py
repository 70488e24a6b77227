"""What the operator does: new practices, new passwords, the demo's first invitation."""

import secrets
from dataclasses import dataclass
from uuid import UUID

import click
from sqlalchemy import Connection, insert, select, update

from api.accounts.invitations import Invitation, invite
from api.accounts.models import PracticeRow, ServerEpochRow, SignInNameRow, StaffRow
from api.accounts.passwords import SHORTEST_PASSWORD, hash_password
from api.accounts.service import end_sessions
from api.clients.models import ClientRow
from api.clock import now
from api.db import db, uuid7
from routines.scope import Profession


class Refused(click.ClickException):
    """The command was not carried out; the message says why."""


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A staff account just made."""

    practice_id: UUID
    practice_name: str
    account_id: UUID
    role: str
    display_name: str
    email: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who is to get a staff account. `profession` None: to be said later, in the practice's settings."""

    display_name: str
    email: str
    password: str
    profession: Profession | None = None


def create_practice(name: str, admin: Applicant, country: str | None = None) -> NewStaff:
    """A practice with its admin. Raises Refused for an e-mail that is in use, a password too short, a wrong country."""
    practice_id = uuid7(now())
    if not name.strip():
        raise Refused("The practice needs a name.")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise Refused(f"{country!r} is not a country: an ISO 3166 code is meant, such as CH.")
    row = {"practice_id": practice_id, "name": name.strip(), "created_at": now(), "country": country}
    db.session.execute(insert(PracticeRow), row)
    return add_staff(practice_id, name.strip(), "admin", admin)


def add_staff(practice_id: UUID, practice_name: str, role: str, person: Applicant) -> NewStaff:
    """A staff account and the e-mail that signs it in. Raises Refused."""
    address = _address(person.email)
    _check_password(person.password)
    if db.session.get(SignInNameRow, address) is not None:
        raise Refused(f"{address} signs in already.")
    made = NewStaff(practice_id, practice_name, uuid7(now()), role, person.display_name, address)
    db.session.execute(
        insert(StaffRow),
        {
            "practice_id": practice_id,
            "id": made.account_id,
            "role": role,
            "display_name": person.display_name,
            "email": address,
            "created_at": now(),
            "profession": person.profession,
        },
    )
    db.session.execute(
        insert(SignInNameRow),
        {
            "email": address,
            "practice_id": practice_id,
            "staff_id": made.account_id,
            "password_hash": hash_password(person.password),
        },
    )
    return made


def reset_password(email: str, password: str) -> None:
    """A new password; every session of the account ends. Raises Refused."""
    _check_password(password)
    row = db.session.execute(
        update(SignInNameRow)
        .where(SignInNameRow.email == _address(email))
        .values(password_hash=hash_password(password))
        .returning(SignInNameRow.practice_id, SignInNameRow.staff_id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if row is None:
        raise Refused(f"Nobody signs in as {_address(email)}.")
    end_sessions(row.practice_id, row.staff_id)


def renew_epoch(connection: Connection) -> str:
    """A new name for this database's life. A phone that knew the old one trusts no receipt of it any more."""
    epoch = secrets.token_hex(16)
    changed = connection.execute(update(ServerEpochRow).values(epoch=epoch).returning(ServerEpochRow.id)).all()
    if not changed:
        connection.execute(insert(ServerEpochRow), {"id": 1, "epoch": epoch})
    return epoch


def invite_first_client(email: str) -> tuple[str, Invitation]:
    """The first client by name of the practice that `email` signs in to, and an invitation. Raises Refused."""
    known = db.session.get(SignInNameRow, _address(email))
    if known is None:
        raise Refused("There is no demo practice in this database.")
    client = db.session.scalars(
        select(ClientRow)
        .where(ClientRow.practice_id == known.practice_id, ClientRow.deleted_at.is_(None))
        .order_by(ClientRow.sort_name, ClientRow.id)
        .limit(1)
    ).one_or_none()
    if client is None:
        raise Refused("The demo practice has no clients any more.")
    return client.display_name, invite(known.practice_id, client.id, "now")


def _address(email: str) -> str:
    address = email.strip().lower()
    name, at, host = address.partition("@")
    if not (name and at and host) or len(address) > 254 or any(c.isspace() for c in address):
        raise Refused(f"{email!r} is not an e-mail address.")
    return address


def _check_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(f"The password needs at least {SHORTEST_PASSWORD} characters.")
