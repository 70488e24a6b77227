"""Rollups of practised days, recomputed from the logs of every day that new logs touch, corrections included."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from api.clients.models import ClientRow
from api.prepared import Bound, Prepared, PreparedRows
from api.sessions.known import Known, Owner, Question, StoredLog, linked_ids, look_up
from api.sessions.models import DayRollupRow
from api.sessions.rollups import FUTURE_DATE, outline, rollup_session
from routines.session_log import SessionLog, logs_in_force

Look: TypeAlias = Callable[[Question], Known]


def first_look(logs: Iterable[tuple[UUID, SessionLog]]) -> tuple[set[UUID], set[date]]:
    """Ids and days to look up for new logs: enough to recompute their days, unless corrections lead to others."""
    ids: set[UUID] = set()
    days: set[date] = set()
    for entry_id, log in logs:
        ids |= {entry_id, log.replaces_id} if log.replaces_id else {entry_id}
        days.add(log.practised_on)
    return ids, days


def recompute(owner: Owner, new: Collection[StoredLog], known: Known | None, at: datetime) -> None:
    """Write the rollups of every day that the `new` logs touch; they are stored already. `known`: what a look-up of
    `first_look` told before they were, None to look now.

    Two requests of one client may do this at once. A revision is written only over the one that was read, so whoever
    comes second notices and computes again, from what is stored by then.

    For all but a phone's reports, which are counted where they are heard.
    """
    while len((writing := rollups(owner, new, known, at)).run()) < writing.about:
        known = None
    _NOTE_WRITTEN.all({"practice_id": owner.practice_id, "client_id": owner.client_id})


def rollups(owner: Owner, new: Collection[StoredLog], known: Known | None, at: datetime, look: Look = look_up) -> Bound:
    """The same made ready, for later. Fewer days come back when somebody else writes one until then."""
    days = _Days(owner, new, known, look)
    days.gather()
    return days.writing(at)


class _Days:
    """The logs that decide what is in force on the days that new logs touch."""

    def __init__(self, owner: Owner, new: Collection[StoredLog], known: Known | None, look: Look) -> None:
        self._owner = owner
        self._look = look
        self._new = {stored.id: stored for stored in new}
        self._logs: dict[UUID, StoredLog] = {}
        self._revisions: dict[date, int] = {}
        self._asked_ids: set[UUID] = set()
        self._asked_days: set[date] = set()
        if known is not None:
            self._note(known, *first_look((stored.id, stored.log) for stored in new))

    def gather(self) -> None:
        """Follow corrections, wherever they lead, until every day touched is known with all that decides it."""
        while True:
            ids = linked_ids({**self._logs, **self._new}) - self._asked_ids
            days = self._touched() - self._asked_days
            if not ids and not days:
                return
            self._note(self._look(Question(self._owner, ids=ids, days=days)), ids, days)

    def writing(self, at: datetime) -> Bound:
        """The statement that writes the days as they stand."""
        rows = [
            {
                "practice_id": self._owner.practice_id,
                "client_id": self._owner.client_id,
                "practised_on": day,
                "received_at": at,
                "revision": self._revisions.get(day, 0) + 1,
                "sessions": sessions,
                "outline": outline(day, sessions),
                "unconfirmed": sum(FUTURE_DATE in session["flags"] for session in sessions),
            }
            for day, sessions in self._sessions()
        ]
        return _UPSERT_DAYS.of(rows)

    def _note(self, known: Known, ids: Collection[UUID], days: Collection[date]) -> None:
        self._logs = {**self._logs, **known.logs, **self._new}
        self._revisions |= known.revisions
        self._asked_days |= {*days}
        # What replaces the logs of a day came with the day.
        self._asked_ids |= {*ids, *(i for i, stored in self._logs.items() if stored.log.practised_on in days)}

    def _touched(self) -> set[date]:
        """Days of the new logs and of all that they replace or that replaces them, at any remove."""
        links = [(entry_id, s.log.replaces_id) for entry_id, s in self._logs.items() if s.log.replaces_id]
        if not links:
            return {stored.log.practised_on for stored in self._new.values()}
        neighbours: dict[UUID, set[UUID]] = {}
        for entry_id, replaced_id in links:
            neighbours.setdefault(entry_id, set()).add(replaced_id)
            neighbours.setdefault(replaced_id, set()).add(entry_id)
        reached: set[UUID] = set()
        waiting = {*self._new}
        while waiting:
            reached |= waiting
            waiting = {other for entry_id in waiting for other in neighbours.get(entry_id, ())} - reached
        return {self._logs[entry_id].log.practised_on for entry_id in reached if entry_id in self._logs}

    def _sessions(self) -> Iterator[tuple[date, list[dict[str, Any]]]]:
        by_day: dict[date, list[dict[str, Any]]] = {day: [] for day in sorted(self._touched())}
        received_at = {stored.id: stored.received_at for stored in self._logs.values()}
        for entry_id, log in logs_in_force(((stored.id, stored.log) for stored in self._logs.values()), received_at):
            if log.practised_on in by_day:
                by_day[log.practised_on].append(rollup_session(entry_id, log, self._logs[entry_id].flags))
        yield from by_day.items()


_NOTE_WRITTEN = Prepared(
    update(ClientRow.__table__)  # type: ignore[arg-type]
    .where(ClientRow.practice_id == bindparam("practice_id"), ClientRow.id == bindparam("client_id"))
    .values(days_revision=ClientRow.days_revision + 1)
)
_TABLE: Table = DayRollupRow.__table__  # type: ignore[assignment]


def _upsert(insert: Any) -> Any:
    written = ("received_at", "revision", "sessions", "outline", "unconfirmed")
    return insert.on_conflict_do_update(
        index_elements=list(_TABLE.primary_key),
        set_={name: insert.excluded[name] for name in written},
        where=_TABLE.c.revision == insert.excluded.revision - 1,
    ).returning(_TABLE.c.practised_on)


_UPSERT = {"sqlite": _upsert(sqlite.insert(_TABLE)), "postgresql": _upsert(postgresql.insert(_TABLE))}
_UPSERT_DAYS = PreparedRows(_UPSERT.__getitem__)
