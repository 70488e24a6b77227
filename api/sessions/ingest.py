"""Taking in what a phone sends (design §7): nothing of a signed-in client is refused, nothing is stored twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

from api.audit import noted_ahead, nothing_to_audit, row_ahead
from api.auth import Caller
from api.cautions.told import take_down_told
from api.clock import now
from api.db import connection, first, start_over
from api.light.holding import hold_exercises
from api.prepared import NOTHING, Bound, run_together
from api.sessions.days import Look, first_look, rollups
from api.sessions.digests import digest, first_id, is_told
from api.sessions.known import Known, Owner, Question, StoredLog, look_ahead, look_up
from api.sessions.locks import make_locks
from api.sessions.reading import Incoming
from api.sessions.statements import insert_conflicts, insert_entries, insert_of_entries
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


class Hearing(NamedTuple):
    """How a report comes to be heard: the statement that notes it, and who by what that returns is the caller."""

    statement: Bound
    accept: Callable[[Sequence[Any]], Caller]


def receive(batch: Batch, hearing: Hearing, foreseen: tuple[UUID, UUID] | None = None) -> Callable[[], dict[str, Any]]:
    """Store what is new of the caller. What comes back makes the answer, which names every id: after the transaction,
    since on SQLite others wait to write while that lasts.

    For the same reason all is made ready before, where it is foreseen which practice's account will be the caller.
    Whoever writes something of this client first is noticed: by ids that are there already, or by the revision of a
    day. Then all is made again, from what the transaction sees.
    """
    receiving = _Receiving(batch, hearing)
    is_stored = receiving.store_as_foreseen(Owner(*foreseen)) if foreseen else receiving.store()
    while not is_stored:
        # What this request noted of its device is undone too: the next round says it again.
        start_over()
        is_stored = receiving.store()
    if not batch.entries:
        nothing_to_audit()
    return receiving.answer


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written, as long as nobody else writes of this client first."""

    arrival: Arrival
    known: Known
    verdicts: Verdicts
    entries: Bound
    days: Bound

    def is_written(self, entries: Sequence[Any], days: Sequence[Any]) -> bool:
        """By what the two returned, nobody else came first."""
        return len(entries) == self.entries.about and len(days) == self.days.about


class _Receiving:
    """One batch on its way in."""

    def __init__(self, batch: Batch, hearing: Hearing) -> None:
        self._batch = batch
        self._hearing = hearing
        self._now = now()
        self._told_since = first_id(self._now, batch.sent_at)
        # By content too: another version of the same entry may come in the same batch.
        self._came = {(entry.id, entry.content_hash): entry for entry in batch.entries}
        self._one_by_one = False

    def store_as_foreseen(self, owner: Owner) -> bool:
        """False when the caller is another, when somebody came first, or when the database refuses a row."""
        plan = self._plan = first(partial(self._made_ready, owner, look_ahead))
        audit = row_ahead(owner.practice_id, owner.client_id) if self._batch.entries else NOTHING
        try:
            told, entries, days, _ = run_together([self._hearing.statement, plan.entries, plan.days, audit])
        except _UNFIT:
            self._one_by_one = True
            return False
        caller = self._hearing.accept(told)
        is_foreseen = Owner(caller.practice_id, caller.account_id) == owner
        if not is_foreseen or not plan.is_written(entries, days):
            return False
        noted_ahead()
        return self._write_the_rest(plan)

    def store(self) -> bool:
        """The same from within the transaction, where it is known who calls."""
        caller = self._hearing.accept(self._hearing.statement.run())
        plan = self._plan = self._made_ready(Owner(caller.practice_id, caller.account_id), look_up)
        if self._one_by_one:
            return self._insert_one_by_one(plan) and self._write_the_rest(plan)
        try:
            entries, days = run_together([plan.entries, plan.days])
        except _UNFIT:
            self._one_by_one = True
            return False
        return plan.is_written(entries, days) and self._write_the_rest(plan)

    def answer(self) -> dict[str, Any]:
        """What the phone is told."""
        plan = self._plan
        rows = plan.verdicts.rows.values()
        newest = max(
            filter(None, (plan.known.newest_received_at, *(row["received_at"] for row in rows))), default=_EPOCH
        )
        own = [row["id"] for row in rows if row["device_id"] == self._batch.device_id]
        # None of them was there when the others were looked up.
        own_told = [entry_id.hex for entry_id in own if is_told(entry_id, self._told_since)]
        return {
            "epoch": plan.known.epoch,
            "sequence": (newest - _EPOCH) // _MICROSECOND,
            "digest": digest([*plan.known.ids_of_device(), *own_told]),
            "results": plan.verdicts.results,
        }

    def _made_ready(self, owner: Owner, look: Look) -> _Plan:
        arrival = Arrival(owner, self._batch.device_id, self._batch.sent_at, self._now)
        known = look(self._question(owner))
        verdicts = judge(self._batch.entries, known, {}, arrival)
        entries = insert_of_entries([*verdicts.rows.values()])
        return _Plan(arrival, known, verdicts, entries, self._days(arrival, verdicts, known, look))

    def _question(self, owner: Owner) -> Question:
        logs = [(entry.id, entry.log) for entry in self._batch.entries if entry.log]
        ids, days = first_look(logs)
        versions = {(log.plan_id, log.plan_version) for _, log in logs if log.plan_id and log.plan_version}
        return Question(
            owner,
            device_id=self._batch.device_id,
            device_since=self._told_since,
            ids={*ids, *(entry.id for entry in self._batch.entries)},
            days=days,
            versions=versions,
        )

    def _days(self, arrival: Arrival, verdicts: Verdicts, known: Known | None, look: Look) -> Bound:
        logs = [
            StoredLog(entry.id, entry.log, tuple(row["flags"]), row["received_at"])
            for entry, row in self._new(verdicts)
            if row["outcome"] == "stored" and entry.log
        ]
        return rollups(arrival.owner, logs, known, self._now, look)

    def _new(self, verdicts: Verdicts) -> list[tuple[Incoming, dict[str, Any]]]:
        return [(self._came[entry_id, row["content_hash"]], row) for entry_id, row in verdicts.rows.items()]

    def _write_the_rest(self, plan: _Plan) -> bool:
        """What few entries ask for, beside being kept and counted."""
        owner, new = plan.arrival.owner, self._new(plan.verdicts)
        others = [self._came[key] for key in insert_conflicts(plan.verdicts.conflicts)]
        # A session log locks nothing and answers nothing.
        told = [entry for entry in (*(entry for entry, _ in new), *others) if not entry.log]
        if told:
            make_locks(told, plan.arrival)
            take_down_told(owner, told)
        hold_exercises(owner, [entry for entry, row in new if row["outcome"] == "stored"], self._now)
        return True

    def _insert_one_by_one(self, plan: _Plan) -> bool:
        """A row that the database refuses goes in as its entry came."""
        rows = plan.verdicts.rows
        stored: set[UUID] = set()
        for entry, row in self._new(plan.verdicts):
            try:
                with connection().begin_nested():
                    stored |= insert_entries([row])
            except _UNFIT:
                row.update(quarantined(entry))
                stored |= insert_entries([row])
        plan.verdicts.results = judge(self._batch.entries, plan.known, rows, plan.arrival).results
        days = self._days(plan.arrival, plan.verdicts, None, look_up)
        return len(stored) == len(rows) and len(days.run()) == days.about
