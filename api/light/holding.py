"""Putting exercises on hold as entries come in. Nothing is read unless something new may be red: most are not."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import and_, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from api.catalogue.service import is_known
from api.db import db
from api.light.models import ExerciseHoldRow
from api.light.thresholds import practice_rules
from api.sessions.known import Owner
from api.sessions.models import EntryRow
from api.sessions.reading import Content, Incoming, stored_content
from api.sessions.rollups import FUTURE_DATE
from routines.check_in import CheckIn
from routines.hold import Held, LitSession, held, lit_session, mornings_after
from routines.light import LightRules, light
from routines.light_settings import STRICTEST
from routines.session_log import SessionLog, logs_in_force

# Sessions that a phone out of reach brings home this late put nothing on hold: the therapist has seen the client since.
_LONGEST_AGO = timedelta(days=84)


def hold_exercises(owner: Owner, new: Iterable[Incoming], at: datetime) -> None:
    """Put on hold what these entries, stored by now, make the second red session of."""
    days = [day for entry in new if (day := _day_that_may_be_red(entry.content)) is not None]
    days = [day for day in days if day >= at.date() - _LONGEST_AGO]
    if not days:
        return
    rules = practice_rules(owner.practice_id)
    earlier = _holds(owner)
    sessions = _lit_sessions(owner, min(days) - timedelta(days=rules.reds_within_days), rules)
    on_hold = {hold.exercise_slug for hold in earlier if hold.opened_at is None}
    found = [each for each in held(sessions, _opened(earlier), rules) if each.exercise_id not in on_hold]
    # What the catalogue has lost cannot be done any more.
    found = [each for each in found if is_known(owner.practice_id, each.exercise_id)]
    _insert([_row(owner, each, earlier, at) for each in found])


def _day_that_may_be_red(content: Content | None) -> date | None:
    """By the strictest rules; a morning is judged beside its session only."""
    if isinstance(content, CheckIn):
        return content.on if content.pain is not None and content.about_session_id else None
    if not isinstance(content, SessionLog):
        return None
    own = light(content.pain_before, content.pain_after, STRICTEST)
    is_painful = any(step.outcome == "too_painful" for step in content.steps)
    return content.practised_on if is_painful or (own is not None and own.colour == "red") else None


def _lit_sessions(owner: Owner, since: date, rules: LightRules) -> list[LitSession]:
    rows = db.session.execute(
        select(
            EntryRow.id, EntryRow.kind, EntryRow.schema_version, EntryRow.body, EntryRow.flags, EntryRow.received_at
        ).where(
            EntryRow.practice_id == owner.practice_id,
            EntryRow.client_id == owner.client_id,
            EntryRow.outcome == "stored",
            or_(
                EntryRow.practised_on >= since,
                and_(EntryRow.kind == "check_in", EntryRow.received_at >= _midnight_before(since)),
            ),
        )
    ).all()
    found = [(row, stored_content(row.kind, row.schema_version, row.body)) for row in rows]
    received_at = {row.id: row.received_at for row, _ in found}
    logs = [(row.id, told) for row, told in found if isinstance(told, SessionLog) and FUTURE_DATE not in row.flags]
    check_ins = {row.id: told for row, told in found if isinstance(told, CheckIn)}
    return lit_sessions(logs_in_force(logs, received_at), check_ins, received_at, rules)


def lit_sessions(
    logs: Iterable[tuple[UUID, SessionLog]],
    check_ins: Mapping[UUID, CheckIn],
    received_at: Mapping[UUID, datetime],
    rules: LightRules,
) -> list[LitSession]:
    """The lights of sessions in force, each with the mornings told of it and when all of that had come."""
    found = []
    about: dict[UUID, dict[UUID, CheckIn]] = {}
    for key, told in check_ins.items():
        if told.about_session_id is not None:
            about.setdefault(told.about_session_id, {})[key] = told
    for log_id, log in logs:
        mornings = {key: told for key, told in about.get(log_id, {}).items() if mornings_after(log_id, log, [told])}
        known_at = max(received_at[key] for key in (log_id, *mornings))
        found.append(lit_session(log_id, log, [*mornings.values()], known_at, rules))
    return found


def _holds(owner: Owner) -> Sequence[ExerciseHoldRow]:
    return db.session.scalars(
        select(ExerciseHoldRow).where(
            ExerciseHoldRow.practice_id == owner.practice_id, ExerciseHoldRow.client_id == owner.client_id
        )
    ).all()


def _opened(holds: Iterable[ExerciseHoldRow]) -> dict[str, datetime]:
    opened: dict[str, datetime] = {}
    for hold in holds:
        if hold.opened_at is not None:
            opened[hold.exercise_slug] = max(hold.opened_at, opened.get(hold.exercise_slug, hold.opened_at))
    return opened


def _row(owner: Owner, new: Held, earlier: Collection[ExerciseHoldRow], at: datetime) -> dict[str, Any]:
    before = sum(hold.exercise_slug == new.exercise_id for hold in earlier)
    return {
        "practice_id": owner.practice_id,
        "client_id": owner.client_id,
        # Of two requests at once that come to the same, one makes it.
        "id": uuid5(new.session_ids[-1], f"{new.exercise_id} {before}"),
        "exercise_slug": new.exercise_id,
        "session_ids": [str(session_id) for session_id in new.session_ids],
        "held_on": new.on,
        "held_at": at,
    }


def _insert(rows: list[dict[str, Any]]) -> None:
    if rows:
        dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
        db.session.execute(dialect.insert(ExerciseHoldRow).values(rows).on_conflict_do_nothing())


def _midnight_before(day: date) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00") - timedelta(days=1)
