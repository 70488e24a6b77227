"""Two minutes before the client walks in: figures, pain, trouble, notes, changes of the plan, what is worth asking."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from api.accounts.models import StaffRow
from api.adherence.facts import Lock
from api.adherence.service import Figures, figures_to_wire, plan_versions, reckon, window_to_wire
from api.adherence.window import AskedWindow
from api.brief.entries import Told, local, read_told
from api.brief.light import brief_light
from api.brief.pain import pain_to_wire
from api.catalogue.service import catalogue_of
from api.db import db
from api.light.thresholds import practice_rules
from api.safety.answers import answers_to_wire
from routines.brief import Trouble, session_notes, trouble, worth_asking
from routines.cadence import next_visit
from routines.catalogue import Catalogue
from routines.cautions import easier_offered
from routines.fields import instant_to_wire
from routines.missed import MissedWhy, why_missed
from routines.plan_change import plan_changes
from routines.reasons import Reason, stopped_early
from routines.safety import LEVELS
from routines.schedule import rules_from
from routines.times_of_day import times_of_day


def brief(practice_id: UUID, client_id: UUID, asked: AskedWindow) -> dict[str, Any]:
    """The brief as the wire has it, with six statements. Raises NotFound and Invalid."""
    figures = reckon(practice_id, client_id, asked)
    told = read_told(practice_id, client_id, figures)
    logs = [log for _, log in told.logs]
    since = figures.chosen.since_visit_on
    known = catalogue_of(practice_id)
    names = {exercise.id: exercise.name for exercise in known.exercises.values()}
    rules = practice_rules(practice_id)
    check_ins = [*told.check_ins.values()]
    left_off = trouble(logs)
    ahead = next_visit(figures.facts.planned_visit_on, figures.today)
    easier = _easier(left_off, figures.facts.cautions, known)
    asking = worth_asking(figures.today, figures.adherence, told.logs, check_ins, names, rules, easier)
    return {
        "window": window_to_wire(figures.chosen.window),
        "since_visit": {"visited_on": since.isoformat()} if since else None,
        "next_visit_on": ahead.isoformat() if ahead else None,
        "visits": [*_visits(figures)],
        "adherence": figures_to_wire(figures),
        "pain": pain_to_wire(told),
        "trouble": [_trouble_to_wire(each) for each in left_off],
        "notes": [
            {"on": note.on.isoformat(), "text": note.text, "session_id": str(note.session_id)}
            for note in session_notes(told.logs)
        ],
        "why_missed": [_why_missed_to_wire(each) for each in why_missed(told.check_ins, figures.adherence.days)],
        "stopped_early": [_reason_to_wire(each) for each in stopped_early(logs)],
        "times_of_day": asdict(times_of_day(_begun(told, figures.facts.time_zone))),
        "plan_changes": list(_plan_changes(practice_id, figures)),
        "worth_asking": [asdict(each) for each in asking],
        "safety": _safety_to_wire(figures, told),
        "light": brief_light(figures, told, rules, known),
    }


def _why_missed_to_wire(said: MissedWhy) -> dict[str, Any]:
    return {**asdict(said), "on": said.on.isoformat()}


def _easier(left_off: Sequence[Trouble], cautions: Sequence[str], catalogue: Catalogue) -> dict[str, str]:
    """The easier version of what was left off, by its id, in words: none that the client's cautions hold back."""
    found = {}
    for exercise_id in {each.exercise_id for each in left_off}:
        exercise = catalogue.exercises.get(exercise_id)
        easier = easier_offered(exercise, cautions, catalogue) if exercise else ()
        if easier:
            found[exercise_id] = catalogue.exercises[easier[0]].name
    return found


def _visits(figures: Figures) -> Iterator[str]:
    """The days of visits in the window, oldest first."""
    window = figures.chosen.window
    for on in reversed(figures.facts.visits):
        if window.first_on <= on <= window.last_on:
            yield on.isoformat()


def _trouble_to_wire(left_off: Trouble) -> dict[str, Any]:
    because = [{"reason": reason, "sessions": sessions} for reason, sessions in left_off.because]
    return {**asdict(left_off), "because": because}


def _reason_to_wire(reason: Reason) -> dict[str, Any]:
    return {"reason": reason.reason, "days": [on.isoformat() for on in reason.days]}


def _begun(told: Told, time_zone: str) -> Iterator[datetime]:
    """When timed sessions began, on the clock where the person was."""
    for entry_id, log in told.logs:
        if log.evidence == "timed":
            yield local(log.started_at, ZoneInfo(told.time_zones.get(entry_id, time_zone)))


def _plan_changes(practice_id: UUID, figures: Figures) -> Iterator[dict[str, Any]]:
    """The versions saved in the window, newest first, each with its changes against the one before."""
    window, saved = figures.chosen.window, figures.facts.versions
    changed = [index for index, version in enumerate(saved) if window.first_on <= version.saved_on <= window.last_on]
    if not changed:
        return
    versions = plan_versions(saved, window.first_on)
    names = _staff_names(practice_id, {saved[index].saved_by for index in changed})
    for index in changed:
        before = versions[index + 1].plan if index + 1 < len(versions) else None
        yield {
            "version": saved[index].version,
            "saved_at": instant_to_wire(saved[index].saved_at),
            "saved_by": {"id": str(saved[index].saved_by), "display_name": names.get(saved[index].saved_by)},
            "rules_from": rules_from(saved[index].version, saved[index].saved_on).isoformat(),
            "changes": list(plan_changes(before, versions[index].plan, catalogue_of(practice_id).exercises)),
        }


def _staff_names(practice_id: UUID, staff_ids: set[UUID]) -> dict[UUID, str]:
    rows = db.session.execute(
        select(StaffRow.id, StaffRow.display_name).where(
            StaffRow.practice_id == practice_id, StaffRow.id.in_(staff_ids)
        )
    )
    return {row.id: row.display_name for row in rows}


def _safety_to_wire(figures: Figures, told: Told) -> dict[str, Any]:
    locks = [lock for lock in figures.facts.locks if lock.unlocked_at is None]
    strictest = min(locks, key=lambda lock: ([*LEVELS].index(lock.level), lock.locked_at), default=None)  # type: ignore[arg-type]
    return {
        "lock": _lock_to_wire(strictest) if strictest else None,
        "answers": [answer for screen in told.screens for answer in answers_to_wire(screen)],
    }


def _lock_to_wire(lock: Lock) -> dict[str, Any]:
    return {"id": str(lock.id), "level": lock.level, "locked_at": instant_to_wire(lock.locked_at)}
