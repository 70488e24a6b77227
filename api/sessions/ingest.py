"""Taking in what a phone sends (design §7): nothing of a signed-in client is refused, nothing is stored twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

from api.audit import nothing_to_audit
from api.auth import Caller
from api.cautions.told import take_down_told
from api.clock import now
from api.db import connection, start_over
from api.light.holding import hold_exercises
from api.sessions.days import first_look, recompute
from api.sessions.digests import digest, first_id, is_told
from api.sessions.known import Known, Owner, Question, StoredLog, look_up
from api.sessions.locks import make_locks
from api.sessions.reading import Incoming
from api.sessions.statements import insert_conflicts, insert_entries
from api.sessions.verdicts import Arrival, Verdicts, judge, quarantined

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MICROSECOND = timedelta(microseconds=1)
# A value that a column does not take, as the drivers name it.
_UNFIT = (DataError, IntegrityError, ProgrammingError)


@dataclass(frozen=True, slots=True)
class Batch:
    """One POST of a phone. `sent_at`: its clock as it sent this, where it says so."""

    device_id: UUID
    sent_at: datetime | None
    entries: tuple[Incoming, ...]


def receive(caller: Caller, batch: Batch) -> Callable[[], dict[str, Any]]:
    """Store what is new. What comes back makes the answer, which names every id: after the transaction, since others
    wait to write while that lasts."""
    receiving = _Receiving(caller, batch)
    if batch.entries:
        receiving.store()
    else:
        nothing_to_audit()
    return receiving.answer


class _Receiving:
    """One batch on its way in."""

    def __init__(self, caller: Caller, batch: Batch) -> None:
        owner = Owner(caller.practice_id, caller.account_id)
        self._arrival = Arrival(owner, batch.device_id, batch.sent_at, now())
        self._told_since = first_id(self._arrival.now, batch.sent_at)
        self._incoming = batch.entries
        self._stored: dict[UUID, dict[str, Any]] = {}
        self._one_by_one = False
        self._verdicts = Verdicts()
        self._known = self._look_up()

    def store(self) -> None:
        """Insert what is new, then bring the days it touches up to date."""
        known: Known | None = self._known
        while not self._insert():
            self._known, known = self._look_up(), None
        others = insert_conflicts(self._verdicts.conflicts)
        came = {(entry.id, entry.content_hash): entry for entry in self._incoming}
        new = [entry for entry in came.values() if self._is_new(entry)]
        told = [*new, *(came[key] for key in others)]
        make_locks(told, self._arrival)
        take_down_told(self._arrival.owner, told)
        logs = [
            StoredLog(e.id, e.log, tuple(row["flags"]), row["received_at"])
            for e, row in ((e, self._stored[e.id]) for e in new)
            if row["outcome"] == "stored" and e.log
        ]
        recompute(self._arrival.owner, logs, known, self._arrival.now)
        hold_exercises(
            self._arrival.owner,
            [entry for entry in new if self._stored[entry.id]["outcome"] == "stored"],
            self._arrival.now,
        )

    def answer(self) -> dict[str, Any]:
        """What the phone is told."""
        received = [row["received_at"] for row in self._stored.values()]
        newest = max(filter(None, (self._known.newest_received_at, *received)), default=_EPOCH)
        own = {row["id"] for row in self._stored.values() if row["device_id"] == self._arrival.device_id}
        own_told = {entry_id.hex for entry_id in own if is_told(entry_id, self._told_since)}
        return {
            "epoch": self._known.epoch,
            "sequence": (newest - _EPOCH) // _MICROSECOND,
            "digest": digest(own_told.union(self._known.ids_of_device())),
            "results": self._verdicts.results,
        }

    def _is_new(self, entry: Incoming) -> bool:
        """By content too: another version of the same entry may have come in the same batch."""
        row = self._stored.get(entry.id)
        return row is not None and row["content_hash"] == entry.content_hash

    def _look_up(self) -> Known:
        logs = [(entry.id, entry.log) for entry in self._incoming if entry.log]
        ids, days = first_look(logs)
        versions = {(log.plan_id, log.plan_version) for _, log in logs if log.plan_id and log.plan_version}
        return look_up(
            Question(
                self._arrival.owner,
                device_id=self._arrival.device_id,
                device_since=self._told_since,
                ids={*ids, *(entry.id for entry in self._incoming)},
                days=days,
                versions=versions,
            )
        )

    def _insert(self) -> bool:
        """False when another request stored some of these in the meantime, or when they have to go in one by one."""
        self._verdicts = judge(self._incoming, self._known, self._stored, self._arrival)
        rows = self._verdicts.rows
        if not rows:
            return True
        try:
            stored = self._insert_one_by_one(rows) if self._one_by_one else insert_entries(list(rows.values()))
        except _UNFIT:
            if self._one_by_one:
                raise
            # What this request noted of its device is undone too: the next one says it again.
            start_over()
            self._stored.clear()
            self._one_by_one = True
            return False
        self._stored |= {entry_id: rows[entry_id] for entry_id in stored}
        return len(stored) == len(rows)

    def _insert_one_by_one(self, rows: dict[UUID, dict[str, Any]]) -> set[UUID]:
        stored: set[UUID] = set()
        raw = {entry.id: entry for entry in self._incoming}
        for entry_id, row in rows.items():
            try:
                with connection().begin_nested():
                    stored |= insert_entries([row])
            except _UNFIT:
                row.update(quarantined(raw[entry_id]))
                stored |= insert_entries([row])
        self._verdicts.results = judge(self._incoming, self._known, self._stored | rows, self._arrival).results
        return stored
