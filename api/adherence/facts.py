"""What figures are made from beside the sessions: plan versions, phones, locks, visits. One statement reads them all,
for one client or for many, so that its cost does not grow with what is asked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from api.adherence.statements import facts_of_one_client
from api.catalogue.own import note_revision
from api.db import db
from api.errors import NotFound
from api.time_zones import is_time_zone
from routines.adherence import DeviceHeard, HoldSpan, Span
from routines.pause import Pause


class FactRow(NamedTuple):
    """One fact of any kind; which columns are set depends on `kind`."""

    kind: str
    client_id: UUID
    id: UUID
    by: UUID
    by_name: str
    number: int
    on: date
    at_1: Any
    at_2: Any
    at_3: Any
    at_4: Any
    text: str


class SavedVersion(NamedTuple):
    """One plan version; `body` is its JSON, read only where it is needed."""

    plan_id: UUID
    version: int
    saved_on: date
    saved_at: datetime
    saved_by: UUID
    body: str


class Lock(NamedTuple):
    """One lock after a red answer, opened or still on (`unlocked_at` None)."""

    id: UUID
    level: str
    locked_at: datetime
    unlocked_at: datetime | None


class Hold(NamedTuple):
    """One exercise that was put on hold, opened or still on hold (`opened_at` None)."""

    exercise_id: str
    held_on: date
    held_at: datetime
    opened_at: datetime | None


class Device(NamedTuple):
    """A phone that is linked, or that once sent something. What was never heard has None for its times."""

    name: str
    first_heard_at: datetime | None
    last_heard_at: datetime | None
    spoken_at: datetime | None
    time_zone: str | None
    is_retired: bool


@dataclass(slots=True)
class Facts:
    """One client's. `versions` come newest first, as far back as asked; `visits` newest first, as many as the longest
    window can have. `said_next_on`: what the last one said of the next; `first_visit_on`: what was planned before any
    was recorded. `waiting`: how many entries need a person, by why (api/review/counts.py). `own_revision`: of the
    practice's own exercises; not read for many clients, unless one of them has something on hold."""

    client_id: UUID
    time_zone: str = ""
    cautions: tuple[str, ...] = ()
    versions: list[SavedVersion] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)
    locks: list[Lock] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)
    said_next_on: date | None = None
    first_visit_on: date | None = None
    waiting: dict[str, int] = field(default_factory=dict)
    holds: list[Hold] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    own_revision: UUID | None = None

    @property
    def planned_visit_on(self) -> date | None:
        """The day set for the next visit, also when it is over."""
        return self.said_next_on if self.visits else self.first_visit_on


def read_facts(practice_id: UUID, client_id: UUID, versions_from: date) -> Facts:
    """The client's facts, with the versions that ruled on `versions_from` or later. Raises NotFound."""
    values = {"practice_id": practice_id, "client_id": client_id, "versions_from": versions_from}
    facts = collect_facts(db.session.execute(facts_of_one_client(), values)).get(client_id)
    if facts is None or not facts.time_zone:
        raise NotFound("client", client_id)
    note_revision(practice_id, facts.own_revision)
    return facts


def collect_facts(rows: Iterable[Iterable[Any]]) -> dict[UUID, Facts]:
    """The rows of `fact_arms`, by client."""
    found: dict[UUID, Facts] = {}
    sessions: dict[UUID, list[FactRow]] = {}
    for row in map(FactRow._make, rows):
        facts = found.get(row.client_id)
        if facts is None:
            facts = found[row.client_id] = Facts(row.client_id)
        if row.kind == "device":
            sessions.setdefault(row.client_id, []).append(row)
        else:
            _note(facts, row)
    for client_id, of_client in sessions.items():
        found[client_id].devices.extend(_devices(of_client))
    for facts in found.values():
        facts.versions.sort(key=lambda version: version.version, reverse=True)
        facts.locks.sort(key=lambda lock: lock.locked_at, reverse=True)
        facts.visits.sort(reverse=True)
        facts.pauses.sort(key=lambda pause: pause.first_on)
        facts.holds.sort(key=lambda hold: (hold.held_at, hold.exercise_id))
    return found


def _note(facts: Facts, row: FactRow) -> None:
    if row.kind == "version":
        facts.versions.append(SavedVersion(row.id, row.number, row.on, row.at_1, row.by, row.text))
    elif row.kind == "lock":
        facts.locks.append(Lock(row.id, row.text, row.at_1, row.at_2))
    elif row.kind == "hold":
        facts.own_revision = row.by
        facts.holds.append(Hold(row.text, row.on, row.at_1, row.at_2))
    elif row.kind == "pause":
        facts.pauses.append(Pause(row.on, date.fromisoformat(row.text) if row.text else None))
    elif row.kind == "waiting":
        facts.waiting[row.text] = row.number
    elif row.kind == "visit":
        facts.visits.append(row.on)
        facts.said_next_on = date.fromisoformat(row.text) if row.text else None
    else:
        facts.time_zone, facts.own_revision = row.text, row.by
        facts.first_visit_on = row.on
        facts.cautions = tuple(json.loads(row.by_name))


def _devices(rows: Sequence[FactRow]) -> Iterator[Device]:
    """A phone that signed in again has several sessions: it was heard with all of them and lives on in the newest."""
    by_device: dict[UUID, list[FactRow]] = {}
    for row in rows:
        by_device.setdefault(row.id, []).append(row)
    for of_device in by_device.values():
        newest = max(of_device, key=lambda row: row.at_4)
        yield Device(
            name=newest.by_name,
            first_heard_at=min((row.at_1 for row in of_device if row.at_1), default=None),
            last_heard_at=max((row.at_2 for row in of_device if row.at_2), default=None),
            spoken_at=max((row.at_3 for row in of_device if row.at_3), default=None),
            time_zone=newest.text,
            is_retired=bool(newest.number),
        )


def devices_heard(devices: Sequence[Device]) -> list[DeviceHeard]:
    """The phones that have sent something, as the figures ask for them."""
    return [
        DeviceHeard(
            name=device.name,
            first_heard_at=device.first_heard_at,
            last_heard_at=device.last_heard_at,
            spoken_at=device.spoken_at,
            time_zone=device.time_zone if device.time_zone and is_time_zone(device.time_zone) else None,
            is_retired=device.is_retired,
        )
        for device in devices
        if device.first_heard_at and device.last_heard_at
    ]


def locked_spans(locks: Sequence[Lock], time_zone: str) -> list[Span]:
    """The local days that a lock touched: also those on which it began and was opened ask for nothing."""
    zone = ZoneInfo(time_zone)
    return [
        Span(
            lock.locked_at.astimezone(zone).date(),
            lock.unlocked_at.astimezone(zone).date() if lock.unlocked_at else None,
        )
        for lock in locks
    ]


def hold_spans(holds: Sequence[Hold], time_zone: str) -> list[HoldSpan]:
    """The local days on which each exercise was on hold, with those on which that began and was opened."""
    zone = ZoneInfo(time_zone)
    return [
        HoldSpan(hold.exercise_id, hold.held_on, hold.opened_at.astimezone(zone).date() if hold.opened_at else None)
        for hold in holds
    ]
