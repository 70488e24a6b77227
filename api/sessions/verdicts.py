"""What becomes of each entry of a batch: pure, from what came and what is known."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from api.sessions.known import Known, Owner, StoredEntry
from api.sessions.reading import Incoming, instant_of
from api.sessions.rollups import FUTURE_DATE
from routines.fields import instant_to_wire

CLOCKS_APART = timedelta(minutes=5)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who sent a batch, from which device, and when by both clocks (`sent_at`: the phone's, where it says so)."""

    owner: Owner
    device_id: UUID
    sent_at: datetime | None
    now: datetime

    def tomorrow(self, time_zone: str) -> date:
        """The local date after that of the arrival."""
        return self.now.astimezone(ZoneInfo(time_zone)).date() + timedelta(days=1)

    @property
    def are_clocks_apart(self) -> bool:
        return self.sent_at is not None and abs(self.now - self.sent_at) > CLOCKS_APART


@dataclass(slots=True)
class Verdicts:
    """Rows to store by id, what differs from what is stored, and the answer for each entry in the order they came."""

    rows: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)


def judge(
    incoming: Iterable[Incoming], known: Known, own: Mapping[UUID, Mapping[str, Any]], arrival: Arrival
) -> Verdicts:
    """`own`: rows that this request has stored already. Received instants only rise, within a batch too."""
    verdicts = Verdicts()
    newest = known.newest_received_at
    received_at = arrival.now if newest is None else max(arrival.now, newest + MICROSECOND)
    seen: dict[UUID, StoredEntry] = {}
    for entry in incoming:
        there = seen.get(entry.id)
        if there is None and entry.id in own:
            row = own[entry.id]
            seen[entry.id] = _stored(row)
            outcome = row["outcome"]
        elif (there := there or known.entries.get(entry.id)) is not None:
            seen[entry.id] = there
            outcome = _met_again(entry, there, arrival, verdicts)
        else:
            row = row_of(entry, known, arrival, received_at)
            received_at += MICROSECOND
            verdicts.rows[entry.id] = row
            seen[entry.id] = _stored(row)
            outcome = row["outcome"]
        verdicts.results.append(_result(entry, outcome, seen[entry.id]))
    return verdicts


def _result(entry: Incoming, outcome: str, there: StoredEntry) -> dict[str, Any]:
    return {
        "id": entry.sent_id,
        "outcome": outcome,
        "flags": list(there.flags),
        "received_at": instant_to_wire(there.received_at),
    }


def quarantined(entry: Incoming) -> dict[str, Any]:
    """What a row says of an entry that is kept whole: nothing that depends on reading it."""
    return {
        "app_version": "",
        "time_zone": "",
        "outcome": "quarantined",
        "practised_on": None,
        "started_at": None,
        "replaces_id": None,
        "body": _storable(entry.raw),
    }


def _stored(row: Mapping[str, Any]) -> StoredEntry:
    return StoredEntry(row["content_hash"], row["outcome"], tuple(row["flags"]), row["received_at"])


def _met_again(entry: Incoming, there: StoredEntry, arrival: Arrival, verdicts: Verdicts) -> str:
    if there.content_hash == entry.content_hash:
        return "duplicate"
    verdicts.conflicts.append(
        {
            "practice_id": arrival.owner.practice_id,
            "client_id": arrival.owner.client_id,
            "entry_id": entry.id,
            "content_hash": entry.content_hash,
            "device_id": entry.envelope.device_id or arrival.device_id,
            "received_at": arrival.now,
            "entry": _storable(entry.raw),
        }
    )
    return "conflict"


def row_of(entry: Incoming, known: Known, arrival: Arrival, received_at: datetime) -> dict[str, Any]:
    """The row that keeps an entry."""
    log = entry.log
    row = {
        "practice_id": arrival.owner.practice_id,
        "client_id": arrival.owner.client_id,
        "id": entry.id,
        "kind": entry.envelope.kind,
        "schema_version": entry.envelope.schema_version,
        "app_version": entry.envelope.app_version,
        "device_id": entry.envelope.device_id or arrival.device_id,
        "device_sequence": entry.envelope.device_sequence,
        "time_zone": entry.envelope.time_zone,
        "content_hash": entry.content_hash,
        "outcome": "stored",
        "flags": _flags(entry, known, arrival),
        "received_at": received_at,
        "recorded_by": None,
        "practised_on": log.practised_on if log else None,
        "started_at": log.started_at if log else None,
        "replaces_id": log.replaces_id if log else None,
        "body": entry.raw.get("body"),
    }
    return row if entry.content is not None else row | quarantined(entry)


def _flags(entry: Incoming, known: Known, arrival: Arrival) -> list[str]:
    flags = []
    log = entry.log
    if log and log.plan_id and (log.plan_id, log.plan_version) not in known.versions:
        flags.append("plan_unknown")
    ended_at = instant_of(entry.content)
    if arrival.are_clocks_apart or (ended_at is not None and ended_at > arrival.now + CLOCKS_APART):
        flags.append("clock_skew")
    # No zone is a day behind UTC: up to its date, nothing is beyond tomorrow anywhere, and hardly any log is later.
    if log and log.practised_on > arrival.now.date() and log.practised_on > arrival.tomorrow(known.time_zone):
        flags.append(FUTURE_DATE)
    return flags


def _storable(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Whole, as a database's JSON can hold it: a number too big to be one goes in as text."""
    try:
        json.dumps(raw, allow_nan=False)
    except ValueError:
        return {"text": json.dumps(raw)}
    return dict(raw)
