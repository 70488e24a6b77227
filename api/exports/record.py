"""A client's whole record, section by section: what is stored of them, in the words of the wire.

Sessions come page by page, all else in one statement a section, so the record of ten years needs no more memory than a
page. `None` is unknown or not asked, never 0.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Select, select

from api.accounts.models import DeviceSessionRow
from api.catalogue.service import exercise_name
from api.cautions.models import CautionAnswerRow
from api.clients.models import ClientRow
from api.db import db
from api.first_visits.models import FirstVisitRow
from api.light.models import ExerciseHoldRow
from api.measures.models import MeasurementRow
from api.pauses.models import PauseRow
from api.plans.models import PlanVersionRow
from api.safety.models import SafetyLockRow
from api.schemas import Cursor
from api.sessions.known import Owner
from api.sessions.lists import LogFilter, list_logs
from api.sessions.models import EntryConflictRow, EntryRow
from api.visits.models import PlannedVisitRow, VisitRow

Item: TypeAlias = Mapping[str, Any]
_PAGE = 1000
_CURSOR = Cursor()


@dataclass(frozen=True, slots=True)
class Section:
    """`is_own`: in the client's own copy too. What staff wrote for themselves is not."""

    name: str
    read: Callable[[Owner], Iterator[Item]]
    is_own: bool = True


def _sessions(owner: Owner) -> Iterator[Item]:
    """As they stand after corrections, withdrawn ones marked; newest day first."""
    cursor: Any = None
    while True:
        page = list_logs(owner, LogFilter(cursor=cursor, limit=_PAGE))
        for log in page["items"]:
            yield {**log, "steps": _named(owner, log["steps"])}
        if page["next_cursor"] is None:
            return
        cursor = _CURSOR.deserialize(page["next_cursor"])


def _entries(kind: str) -> Callable[[Owner], Iterator[Item]]:
    def read(owner: Owner) -> Iterator[Item]:
        query = _of(EntryRow, owner, EntryRow.id, EntryRow.body, EntryRow.received_at)
        stored = query.where(EntryRow.kind == kind, EntryRow.outcome == "stored").order_by(EntryRow.received_at)
        for row in db.session.execute(stored):
            yield {"id": row.id, "received_at": row.received_at, **row.body}

    return read


def _check_ins(owner: Owner) -> Iterator[Item]:
    """What a phone leaves out of one was not told."""
    for item in _entries("check_in")(owner):
        yield {"pain": None, "why_missed": None, "about_session_id": None, **item}


def _unread(owner: Owner) -> Iterator[Item]:
    """What came and could not be read, as it came."""
    query = _of(EntryRow, owner, EntryRow.id, EntryRow.body.label("entry"), EntryRow.received_at)
    yield from _rows(query.where(EntryRow.outcome == "quarantined").order_by(EntryRow.received_at))


def _other_versions(owner: Owner) -> Iterator[Item]:
    """What came a second time under the same id with other content, as it came."""
    query = _of(EntryConflictRow, owner, EntryConflictRow.received_at, EntryConflictRow.entry)
    yield from _rows(query.order_by(EntryConflictRow.received_at))


def _client(owner: Owner) -> Iterator[Item]:
    row = ClientRow
    columns = (row.id, row.display_name, row.affected_side, row.cautions, row.time_zone, row.created_at)
    yield from _rows(select(*columns).where(row.practice_id == owner.practice_id, row.id == owner.client_id))


def _plans(owner: Owner) -> Iterator[Item]:
    row = PlanVersionRow
    query = _of(row, owner, row.plan_id, row.version, row.saved_at, row.body.label("plan"))
    for item in _rows(query.order_by(row.plan_id, row.version)):
        plan = item["plan"]
        routines = [{**each, "prescriptions": _named(owner, each["prescriptions"])} for each in plan["routines"]]
        yield {**item, "plan": {**plan, "routines": routines}}


def _measures(owner: Owner) -> Iterator[Item]:
    row = MeasurementRow
    query = _of(row, owner, row.id, row.measured_on, row.recorded_at, row.withdrawn_at, row.scores.label("measured"))
    for item in _rows(query.order_by(row.measured_on, row.id)):
        yield {**item, **item["measured"]}


def _locks(owner: Owner) -> Iterator[Item]:
    row = SafetyLockRow
    query = _of(row, owner, row.id, row.level, row.question_ids, row.locked_at, row.unlocked_at)
    yield from _rows(query.order_by(row.locked_at, row.id))


def _holds(owner: Owner) -> Iterator[Item]:
    row = ExerciseHoldRow
    query = _of(row, owner, row.id, row.exercise_slug.label("exercise_id"), row.held_at, row.opened_at)
    yield from _named(owner, _rows(query.order_by(row.held_at, row.id)))


def _pauses(owner: Owner) -> Iterator[Item]:
    row = PauseRow
    query = _of(row, owner, row.id, row.first_on, row.last_on, row.reason, row.set_at, row.withdrawn_at)
    yield from _rows(query.order_by(row.first_on, row.id))


def _pause_notes(owner: Owner) -> Iterator[Item]:
    row = PauseRow
    yield from _rows(_of(row, owner, row.id, row.note).where(row.note != "").order_by(row.first_on, row.id))


def _caution_answers(owner: Owner) -> Iterator[Item]:
    row = CautionAnswerRow
    query = _of(row, owner, row.code, row.answer, row.told_by, row.is_confirmed, row.reason, row.told_at)
    yield from _rows(query.order_by(row.told_at, row.code))


def _devices(owner: Owner) -> Iterator[Item]:
    row = DeviceSessionRow
    columns = (row.device_name, row.created_at, row.last_heard_at, row.revoked_at)
    mine = (row.practice_id == owner.practice_id, row.account_id == owner.client_id)
    yield from _rows(select(*columns).where(*mine).order_by(row.created_at, row.id))


def _planned_visits(owner: Owner) -> Iterator[Item]:
    """Only what was set before any visit was recorded: the others are told by the visits."""
    row = PlannedVisitRow
    yield from _rows(_of(row, owner, row.planned_on, row.planned_at).order_by(row.revision))


def _visits(owner: Owner) -> Iterator[Item]:
    row = VisitRow
    query = _of(row, owner, row.id, row.visited_on, row.next_visit_on, row.note)
    yield from _rows(query.where(row.withdrawn_at.is_(None)).order_by(row.visited_on, row.id))


def _first_visits(owner: Owner) -> Iterator[Item]:
    row = FirstVisitRow
    yield from _rows(_of(row, owner, row.id, row.saved_at, row.findings).order_by(row.saved_at, row.id))


SECTIONS: tuple[Section, ...] = (
    Section("client", _client),
    Section("sessions", _sessions),
    Section("check_ins", _check_ins),
    Section("safety_answers", _entries("safety_answer")),
    Section("caution_answers", _caution_answers),
    Section("consents", _entries("consent")),
    Section("locks", _locks),
    Section("holds", _holds),
    Section("plans", _plans),
    Section("pauses", _pauses),
    Section("measures", _measures),
    Section("devices", _devices),
    Section("unread", _unread),
    Section("other_versions", _other_versions),
    Section("planned_visits", _planned_visits),
    Section("visits", _visits, is_own=False),
    Section("first_visits", _first_visits, is_own=False),
    Section("pause_notes", _pause_notes, is_own=False),
)


def _of(table: Any, owner: Owner, *columns: Any) -> Select[*tuple[Any, ...]]:
    return select(*columns).where(table.practice_id == owner.practice_id, table.client_id == owner.client_id)


def _named(owner: Owner, items: Iterable[Item]) -> list[dict[str, Any]]:
    """Each with what its exercise is called now: the id of a practice's own says nothing to anybody."""
    return [{**each, "exercise_name": exercise_name(owner.practice_id, each["exercise_id"])} for each in items]


def _rows(query: Select[*tuple[Any, ...]]) -> Iterator[Item]:
    for row in db.session.execute(query):
        yield dict(row._mapping)
