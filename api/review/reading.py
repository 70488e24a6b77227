"""Stored rows as they came from the phone: what could not be read is kept whole, of the rest only what it told."""

from collections.abc import Mapping
from typing import Any

from api.sessions.models import EntryRow
from api.sessions.reading import READERS
from routines.unread import as_it_came


def raw_of(row: EntryRow) -> Mapping[str, Any]:
    """The entry as it came. Of one that was read, as the phone wrote it: all of its envelope stands in columns."""
    if row.outcome == "quarantined":
        return as_it_came(row.body)
    return {
        "id": str(row.id),
        "kind": row.kind,
        "schema_version": row.schema_version,
        "app_version": row.app_version,
        "device_id": str(row.device_id) if row.device_id else None,
        "device_sequence": row.device_sequence,
        "time_zone": row.time_zone,
        "body": row.body,
    }


def known_versions() -> dict[str, list[int]]:
    """By kind, the schema versions that can be read."""
    found: dict[str, list[int]] = {}
    for kind, version in READERS:
        found.setdefault(kind, []).append(version)
    return found
