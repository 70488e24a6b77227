"""What the client told in a window, as the phone sent it: logs in force, check-ins, answers to safety screens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, union_all

from api.adherence.service import Figures
from api.db import db
from api.sessions.models import EntryRow
from api.sessions.reading import Content, stored_content
from api.time_zones import is_time_zone
from routines.adherence import Window
from routines.check_in import CheckIn
from routines.safety_wire import AnsweredScreen
from routines.session_log import SessionLog

# What a morning tells is about the day before.
_MORNING_AFTER = 1
_BEFORE_ANY_PHONE = date(1971, 1, 1)


@dataclass(slots=True)
class Told:
    """`logs` come oldest first, the others as they were received; `received_at`: of all of them, by id.

    `time_zones`: where the phone was that sent a log, as far as it said a zone that there is.
    """

    logs: list[tuple[UUID, SessionLog]] = field(default_factory=list)
    check_ins: dict[UUID, CheckIn] = field(default_factory=dict)
    screens: list[AnsweredScreen] = field(default_factory=list)
    received_at: dict[UUID, datetime] = field(default_factory=dict)
    time_zones: dict[UUID, str] = field(default_factory=dict)
    _by_session: dict[UUID, list[CheckIn]] | None = None

    def check_ins_about(self, session_id: UUID) -> Sequence[CheckIn]:
        """Those that name the session."""
        if self._by_session is None:
            self._by_session = {}
            for check_in in self.check_ins.values():
                if check_in.about_session_id is not None:
                    self._by_session.setdefault(check_in.about_session_id, []).append(check_in)
        return self._by_session.get(session_id, ())


def read_told(practice_id: UUID, client_id: UUID, figures: Figures) -> Told:
    """The entries behind `figures`, with one statement: which logs are in force the rollups know."""
    window = figures.chosen.window
    ids = [session.entry_id for session in figures.sessions]
    read = select(
        EntryRow.id, EntryRow.kind, EntryRow.schema_version, EntryRow.body, EntryRow.received_at, EntryRow.time_zone
    ).where(EntryRow.practice_id == practice_id, EntryRow.client_id == client_id)
    # Two arms, each with an index of its own, and sorted here: else SQLite reads all that the client ever sent.
    arms = union_all(
        read.where(EntryRow.id.in_(ids)),
        read.where(
            EntryRow.kind.in_(("check_in", "safety_answer")),
            EntryRow.outcome == "stored",
            EntryRow.received_at >= _earliest(window),
        ),
    )
    rows = sorted(db.session.execute(arms).all(), key=lambda row: (row.received_at, row.id))
    told = Told(
        received_at={row.id: row.received_at for row in rows},
        time_zones={row.id: row.time_zone for row in rows if is_time_zone(row.time_zone)},
    )
    found = {row.id: stored_content(row.kind, row.schema_version, row.body) for row in rows}
    told = Told(
        received_at={row.id: row.received_at for row in rows},
        time_zones={row.id: row.time_zone for row in rows if is_time_zone(row.time_zone)},
    )
    for entry_id in ids:
        log = found.get(entry_id)
        if isinstance(log, SessionLog):
            told.logs.append((entry_id, log))
    zone = ZoneInfo(figures.facts.time_zone)
    for entry_id, content in found.items():
        _note_answer(told, entry_id, content, window, zone)
    return told


def _note_answer(told: Told, entry_id: UUID, content: Content, window: Window, zone: ZoneInfo) -> None:
    first, last = window.first_on.toordinal(), window.last_on.toordinal()
    if isinstance(content, CheckIn) and first <= content.on.toordinal() <= last + _MORNING_AFTER:
        told.check_ins[entry_id] = content
    if isinstance(content, AnsweredScreen) and first <= local(content.answered_at, zone).toordinal() <= last:
        told.screens.append(content)


def _earliest(window: Window) -> datetime:
    """Nothing is received before it is told, but for a phone's wrong clock. No zone is a day from UTC."""
    return datetime.combine(max(window.first_on, _BEFORE_ANY_PHONE), time(), UTC) - timedelta(days=1)


def local(instant: datetime, zone: ZoneInfo) -> datetime:
    """`instant` in `zone`. A phone may say any time, also one so early or late that no zone can tell it."""
    try:
        return instant.astimezone(zone)
    except OverflowError:
        return instant
