"""Inserts that say on every database what was there already instead of failing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from api.db import Base
from api.prepared import Bound, PreparedRows
from api.safety.models import SafetyLockRow
from api.sessions.models import EntryConflictRow, EntryRow

Rows = Sequence[dict[str, Any]]
_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}


def _ignoring(model: type[Base], *returned: str) -> PreparedRows:
    table: Table = model.__table__  # type: ignore[assignment]
    ignoring = {name: dialect.insert(table).on_conflict_do_nothing() for name, dialect in _DIALECTS.items()}
    return PreparedRows(lambda dialect: ignoring[dialect].returning(*(table.c[name] for name in returned)))


_INSERT_ENTRIES = _ignoring(EntryRow, "id")
_INSERT_CONFLICTS = _ignoring(EntryConflictRow, "entry_id", "content_hash")
_INSERT_LOCKS = _ignoring(SafetyLockRow, "id")


def insert_entries(rows: Rows) -> set[UUID]:
    """The ids that were not there; one statement."""
    return {stored.id for stored in _INSERT_ENTRIES.all(rows)}


def insert_of_entries(rows: Rows) -> Bound:
    """The same made ready, for later."""
    return _INSERT_ENTRIES.of(rows)


def insert_conflicts(rows: Rows) -> list[tuple[UUID, bytes]]:
    """Entries of a known id with other content, each kept once: entry and content hash of those that were not there."""
    return [(row.entry_id, row.content_hash) for row in _INSERT_CONFLICTS.all(rows)]


def insert_lock(row: dict[str, Any]) -> bool:
    """False when there is one of this id already."""
    return bool(_INSERT_LOCKS.all([row]))
