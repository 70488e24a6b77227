"""Inserts that say on every database what was there already instead of failing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from api.db import Base, connection
from api.prepared import Prepared
from api.safety.models import SafetyLockRow
from api.sessions.models import EntryConflictRow, EntryRow

Rows = Sequence[dict[str, Any]]
_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}


def _ignoring(model: type[Base]) -> dict[str, Any]:
    return {name: dialect.insert(model.__table__).on_conflict_do_nothing() for name, dialect in _DIALECTS.items()}


_ENTRY: Table = EntryRow.__table__  # type: ignore[assignment]
_INSERT_ENTRIES = {name: insert.returning(_ENTRY.c.id) for name, insert in _ignoring(EntryRow).items()}
_INSERT_ENTRY = Prepared(_INSERT_ENTRIES.__getitem__)
_INSERT_CONFLICTS = _ignoring(EntryConflictRow)
_INSERT_LOCKS = _ignoring(SafetyLockRow)


def insert_entries(rows: Rows) -> set[UUID]:
    """The ids that were not there; one statement."""
    if len(rows) == 1:
        return {stored.id for stored in _INSERT_ENTRY.all(rows[0])}
    return set(connection().execute(_INSERT_ENTRIES[connection().dialect.name], rows).scalars())


def insert_conflicts(rows: Rows) -> None:
    """Entries of a known id with other content, each kept once."""
    if rows:
        connection().execute(_INSERT_CONFLICTS[connection().dialect.name], rows)


def insert_locks(rows: Rows) -> None:
    """Locks, each made once."""
    if rows:
        connection().execute(_INSERT_LOCKS[connection().dialect.name], rows)
