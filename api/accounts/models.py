"""Practices, staff and what signs a person in. Untenanted tables hold what must be unique world-wide (scale rule 3)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.cadence import CadenceText
from api.db import Base, Tenanted
from routines.cadence import Cadence


class PracticeRow(Base):
    """One clinic: the tenant. `country`: ISO 3166. What is null was not set: routines/emergency.py, scope.py and
    cadence.py. `own_revision`: another one whenever its own exercises change (api/catalogue/own.py); null: it has none.
    """

    __tablename__ = "practice"

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    country: Mapped[str | None]
    emergency_number: Mapped[str | None]
    unlock_professions: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    prescribe_professions: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    visit_cadence: Mapped[Cadence | None] = mapped_column(CadenceText())
    own_revision: Mapped[uuid.UUID | None]


class StaffRow(Tenanted, Base):
    """A therapist or admin. `role` is `therapist` or `admin`; an admin may do all a therapist may.

    `profession` says what of it by law: routines/scope.py. Null: nobody has said.
    """

    __tablename__ = "staff"
    __table_args__ = (ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),)

    role: Mapped[str]
    display_name: Mapped[str]
    email: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    profession: Mapped[str | None]


class SignInNameRow(Base):
    """Untenanted: which practice and staff account an e-mail (lower case) belongs to, and its argon2id hash."""

    __tablename__ = "sign_in_name"

    email: Mapped[str] = mapped_column(primary_key=True)
    practice_id: Mapped[uuid.UUID]
    staff_id: Mapped[uuid.UUID]
    password_hash: Mapped[str]


class DeviceSessionRow(Base):
    """Untenanted: one signed-in browser. The cookie's token is stored as its SHA-256 only.

    A client's row is also what is known of the device: when it was heard, in how many reports, and when it last said
    that nothing is unsent.
    """

    __tablename__ = "device_session"
    __table_args__ = (Index(None, "practice_id", "account_id"),)

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID]
    practice_id: Mapped[uuid.UUID]
    account_id: Mapped[uuid.UUID]
    role: Mapped[str]
    device_id: Mapped[uuid.UUID | None]
    device_name: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    signed_out_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    first_heard_at: Mapped[datetime | None]
    last_heard_at: Mapped[datetime | None]
    spoken_at: Mapped[datetime | None]
    unsent: Mapped[int | None]
    reports: Mapped[int] = mapped_column(default=0)


class InvitationCodeRow(Base):
    """Untenanted: a code or link that lets one device in, once. Stored as a SHA-256 only.

    `link_hash`: the link that a short code stands for; redeeming the code uses up the link.
    """

    __tablename__ = "invitation_code"

    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    practice_id: Mapped[uuid.UUID]
    client_id: Mapped[uuid.UUID]
    purpose: Mapped[str]
    link_hash: Mapped[bytes | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    redeemed_at: Mapped[datetime | None]


class AttemptRow(Base):
    """Untenanted: wrong sign-ins and codes by subject and minute; holds across workers and restarts.

    `subject` is a kind and a hash: no address and no e-mail can be read from it.
    """

    __tablename__ = "attempt"

    subject: Mapped[str] = mapped_column(primary_key=True)
    window_started_at: Mapped[datetime] = mapped_column(primary_key=True)
    failures: Mapped[int]


class ServerEpochRow(Base):
    """Untenanted, one row: a random name of this database's life, renewed by a restore."""

    __tablename__ = "server_epoch"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[str]


class AuditRow(Tenanted, Base):
    """One request that wrote, or by which staff read health data. Ids only: no names, no notes, no figures."""

    __tablename__ = "audit"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),
        # Rows are small and looked up by their key alone: lying in it they take one page to write, not two.
        {"sqlite_with_rowid": False},
    )

    happened_at: Mapped[datetime]
    actor_id: Mapped[uuid.UUID]
    actor_role: Mapped[str]
    action: Mapped[str]
    client_id: Mapped[uuid.UUID | None]
    status: Mapped[int]
