"""What phones and staff recorded: entries as facts, and the day rollups that every figure is read from."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, only_where


class EntryRow(Base):
    """One entry, kept as it came. The id is the sender's (UUIDv7): partition-ready by time.

    `outcome` is `stored` or `quarantined`. Columns from `practised_on` on are what a readable session log says,
    null for other entries. `received_at` of one client's entries only rises: its newest is the client's `sequence`.
    """

    __tablename__ = "entry"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        Index(None, "practice_id", "client_id", "practised_on"),
        Index(None, "practice_id", "client_id", "device_id", "id"),
        Index(None, "practice_id", "client_id", "received_at"),
        # Of corrections alone: they are few, and an index costs each entry a page to write.
        Index(None, "practice_id", "client_id", "replaces_id", **only_where("replaces_id IS NOT NULL")),
        Index("ix_entry_consent", "practice_id", "client_id", "received_at", **only_where("kind = 'consent'")),
        Index("ix_entry_quarantined", "practice_id", "client_id", **only_where("outcome = 'quarantined'")),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    schema_version: Mapped[int]
    app_version: Mapped[str]
    device_id: Mapped[uuid.UUID | None]
    device_sequence: Mapped[int | None]
    time_zone: Mapped[str]
    content_hash: Mapped[bytes]
    outcome: Mapped[str]
    flags: Mapped[list[Any]]
    received_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]
    practised_on: Mapped[date | None]
    started_at: Mapped[datetime | None]
    replaces_id: Mapped[uuid.UUID | None]
    body: Mapped[dict[str, Any]]


class EntryConflictRow(Base):
    """The same id with other content: both are kept, nothing is overwritten."""

    __tablename__ = "entry_conflict"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    content_hash: Mapped[bytes] = mapped_column(primary_key=True)
    device_id: Mapped[uuid.UUID | None]
    received_at: Mapped[datetime]
    entry: Mapped[dict[str, Any]]


class DayRollupRow(Base):
    """One client's practised day, recomputed from its logs in the transaction that stores one, never incremented.

    `sessions` is a list of sessions in force with their dose per exercise and side, `outline` the same without dose and
    notes as JSON text, so that a caseload reads little (both shapes: api/sessions/rollups.py). `revision` rises by one
    with every recomputing: a writer who read an older one sees it and reads again. `unconfirmed` is how many sessions
    of the day are dated in the future and wait for staff.
    """

    __tablename__ = "day_rollup"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        Index("ix_day_rollup_unconfirmed", "practice_id", "client_id", **only_where("unconfirmed > 0")),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    practised_on: Mapped[date] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    revision: Mapped[int]
    sessions: Mapped[list[Any]]
    outline: Mapped[str]
    unconfirmed: Mapped[int]
