"""Links to join a practice's staff or to set a new password: each works once, and opening one uses nothing up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from flask import current_app
from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from api.accounts import attempts
from api.accounts.codes import LINK_LENGTH, code_hash, new_code, read_code
from api.accounts.models import PracticeRow, SignInNameRow, StaffRow
from api.accounts.passwords import hash_password
from api.accounts.service import Device, Me, end_sessions, me, open_session
from api.address import caller_address
from api.auth import Caller, Role
from api.clock import now
from api.db import db, uuid7
from api.errors import CodeNotValid, Conflict, NotFound
from api.staff.models import StaffLinkRow
from api.staff.service import get_person
from routines.scope import Profession

LIVES = {"invitation": timedelta(days=7), "reset": timedelta(days=1)}
MOST_INVITATIONS = 50
_LINK = StaffLinkRow.__table__.c


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is to join. `email`: trimmed, in lower case."""

    email: str
    display_name: str
    role: str
    profession: Profession | None


@dataclass(frozen=True, slots=True)
class StaffLink:
    """What the admin sees once, to send on. `id` names it where it is listed."""

    id: UUID
    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LinkMeant:
    """What a link is for, told to whoever holds it."""

    purpose: str
    practice_name: str
    display_name: str
    email: str
    expires_at: datetime


def invite(caller: Caller, invitee: Invitee) -> StaffLink:
    """A link for seven days; an earlier one to the same e-mail stops working.

    What other practices have is never told: an e-mail that signs in elsewhere gets a link like any other, and only who
    opens it learns that it cannot join. Raises Conflict.
    """
    _check_new_here(caller, invitee.email)
    _withdraw(caller, StaffLinkRow.email == invitee.email)
    if _count_open(caller) >= MOST_INVITATIONS:
        raise Conflict(f"There are {MOST_INVITATIONS} open invitations already. Withdraw some first.")
    person = {"email": invitee.email, "display_name": invitee.display_name, "role": invitee.role}
    return _issue(caller, "invitation", uuid7(now()), {**person, "profession": invitee.profession})


def reset(caller: Caller, staff_id: UUID) -> StaffLink:
    """A link for one day. The old password works until it is used. Raises NotFound, Conflict for a disabled person."""
    if get_person(caller, staff_id).disabled_at is not None:
        raise Conflict("This person is disabled. Let them in again first.")
    _withdraw(caller, StaffLinkRow.staff_id == staff_id)
    return _issue(caller, "reset", staff_id, {})


def list_invitations(caller: Caller) -> list[Any]:
    """Those that can still be used, newest first."""
    rows = db.session.scalars(
        select(StaffLinkRow)
        .where(*_open_here(caller), StaffLinkRow.purpose == "invitation")
        .order_by(StaffLinkRow.created_at.desc(), StaffLinkRow.id)
    )
    return list(rows)


def withdraw(caller: Caller, link_id: UUID) -> None:
    """Raises NotFound."""
    if not _withdraw(caller, StaffLinkRow.id == link_id):
        raise NotFound("invitation", link_id)


def look(typed: str) -> LinkMeant:
    """What the link is for; nothing is used up. Raises CodeNotValid: one for wrong, used, withdrawn and too old."""
    counted = attempts.count_attempt(attempts.code_limits(caller_address()))
    link = _find(typed)
    if link is None:
        raise CodeNotValid
    attempts.give_back(counted)
    return LinkMeant(link.purpose, link.practice_name, link.shown_name, link.shown_email, link.expires_at)


def use(typed: str, password: str, device_name: str) -> Me:
    """The person's own password is set, an invited one's account is made, and this browser is signed in.

    Raises CodeNotValid, and Conflict when the e-mail signs in already.
    """
    counted = attempts.count_attempt(attempts.code_limits(caller_address()))
    if _find(typed) is None:
        raise CodeNotValid
    # Before the transaction: it is slow, and must not hold the writers' lock.
    password_hash = hash_password(password)
    link = _use_up(typed)
    attempts.give_back(counted)
    role = _join(link, password_hash) if link.purpose == "invitation" else _set_password(link, password_hash)
    return me(open_session(link.practice_id, link.staff_id, role, Device(device_name, None)))


def withdraw_links_of(caller: Caller, staff_id: UUID) -> None:
    """Those that were made for or by someone who is no longer to come in."""
    _withdraw(caller, (StaffLinkRow.staff_id == staff_id) | (StaffLinkRow.created_by == staff_id))


def _issue(caller: Caller, purpose: str, staff_id: UUID, person: dict[str, Any]) -> StaffLink:
    code, expires_at, link_id = new_code(LINK_LENGTH), now() + LIVES[purpose], uuid7(now())
    row = {
        "link_hash": code_hash(code),
        "id": link_id,
        "practice_id": caller.practice_id,
        "staff_id": staff_id,
        "purpose": purpose,
        "created_by": caller.account_id,
        "created_at": now(),
        "expires_at": expires_at,
        **person,
    }
    db.session.execute(insert(StaffLinkRow), row)
    return StaffLink(link_id, f"{current_app.config['PUBLIC_URL']}/therapist/welcome#{code}", expires_at)


def _check_new_here(caller: Caller, email: str) -> None:
    works_here = select(StaffRow.disabled_at).where(StaffRow.practice_id == caller.practice_id, StaffRow.email == email)
    found = db.session.execute(works_here).one_or_none()
    if found is not None:
        again = "They are disabled: let them in again." if found.disabled_at else "Reset their password instead."
        raise Conflict(f"Someone with this e-mail works here already. {again}")


def _open() -> tuple[ColumnElement[bool], ...]:
    return (_LINK.used_at.is_(None), _LINK.withdrawn_at.is_(None), _LINK.expires_at > now())


def _open_here(caller: Caller) -> tuple[ColumnElement[bool], ...]:
    return (_LINK.practice_id == caller.practice_id, *_open())


def _count_open(caller: Caller) -> int:
    which = (*_open_here(caller), StaffLinkRow.purpose == "invitation")
    return db.session.execute(select(func.count()).select_from(StaffLinkRow).where(*which)).scalar_one()


def _withdraw(caller: Caller, which: ColumnElement[bool]) -> bool:
    withdrawn = db.session.execute(
        update(StaffLinkRow)
        .where(*_open_here(caller), which)
        .values(withdrawn_at=now())
        .returning(StaffLinkRow.id)
        .execution_options(synchronize_session=False)
    )
    return bool(withdrawn.all())


def _find(typed: str) -> Any | None:
    """Read apart from the request's transaction, with the names to show: of the link, or of the account it resets."""
    code = read_code(typed)
    with db.engine.connect().execution_options(only_reads=True) as connection:
        link = connection.execute(
            select(_LINK.practice_id, _LINK.staff_id).where(_LINK.link_hash == code_hash(code or ""), *_open())
        ).one_or_none()
        if link is None:
            return None
        return connection.execute(
            select(
                StaffLinkRow.purpose,
                StaffLinkRow.expires_at,
                PracticeRow.name.label("practice_name"),
                func.coalesce(StaffLinkRow.display_name, StaffRow.display_name).label("shown_name"),
                func.coalesce(StaffLinkRow.email, StaffRow.email).label("shown_email"),
            )
            .select_from(StaffLinkRow)
            .join(PracticeRow, PracticeRow.practice_id == StaffLinkRow.practice_id)
            .outerjoin(
                StaffRow, (StaffRow.practice_id == PracticeRow.practice_id) & (StaffRow.id == StaffLinkRow.staff_id)
            )
            .where(StaffLinkRow.link_hash == code_hash(code or ""), PracticeRow.practice_id == link.practice_id)
        ).one_or_none()


def _use_up(typed: str) -> Any:
    """One statement decides who was first."""
    link = db.session.execute(
        update(StaffLinkRow)
        .where(_LINK.link_hash == code_hash(read_code(typed) or ""), *_open())
        .values(used_at=now())
        .returning(*_LINK)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if link is None:
        raise CodeNotValid
    return link


def _join(link: Any, password_hash: str) -> Role:
    kind = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
    name = {"email": link.email, "practice_id": link.practice_id, "staff_id": link.staff_id}
    made = kind(SignInNameRow).values(password_hash=password_hash, **name).on_conflict_do_nothing()
    if db.session.execute(made.returning(SignInNameRow.email)).one_or_none() is None:
        raise Conflict("This e-mail cannot be used for it. Ask the practice to invite you with another e-mail.")
    person = {name: getattr(link, name) for name in ("practice_id", "role", "display_name", "email", "profession")}
    db.session.execute(insert(StaffRow), {**person, "id": link.staff_id, "created_at": now()})
    return cast(Role, link.role)


def _set_password(link: Any, password_hash: str) -> Role:
    of_account = (SignInNameRow.practice_id == link.practice_id, SignInNameRow.staff_id == link.staff_id)
    changed = update(SignInNameRow).where(*of_account).values(password_hash=password_hash)
    db.session.execute(changed.execution_options(synchronize_session=False))
    end_sessions(link.practice_id, link.staff_id)
    who = select(StaffRow.role).where(StaffRow.practice_id == link.practice_id, StaffRow.id == link.staff_id)
    return cast(Role, db.session.execute(who).scalar_one())
