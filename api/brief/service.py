"""Two minutes before the client walks in: figures, pain, trouble, notes, changes of the plan, what is worth asking."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.accounts.models import StaffRow
from api.adherence.facts import Lock
from api.adherence.service import Figures, figures_to_wire, plan_versions, reckon, window_to_wire
from api.adherence.window import AskedWindow
from api.brief.entries import Told, read_told
from api.brief.light import brief_light
from api.catalogue.service import catalogue
from api.db import db
from api.light.thresholds import practice_rules
from api.safety.answers import answers_to_wire
from routines.brief import session_notes, trouble, worth_asking
from routines.fields import instant_to_wire
from routines.measure import pain_change
from routines.missed import MissedWhy, why_missed
from routines.pain import ends, pain_points, pain_summary
from routines.plan_change import plan_changes
from routines.safety import LEVELS
from routines.session_log import PainReport, SessionLog


def brief(practice_id: UUID, client_id: UUID, asked: AskedWindow) -> dict[str, Any]:
    """The brief as the wire has it, with six statements. Raises NotFound and Invalid."""
    figures = reckon(practice_id, client_id, asked)
    told = read_told(practice_id, client_id, figures)
    logs = [log for _, log in told.logs]
    since = figures.chosen.since_visit_on
    names = {exercise.id: exercise.name for exercise in catalogue().exercises.values()}
    rules = practice_rules(practice_id)
    check_ins = [*told.check_ins.values()]
    asking = worth_asking(figures.today, figures.adherence, told.logs, check_ins, names, rules)
    return {
        "window": window_to_wire(figures.chosen.window),
        "since_visit": {"visited_on": since.isoformat()} if since else None,
        "adherence": figures_to_wire(figures),
        "pain": _pain_to_wire(logs),
        "trouble": [asdict(each) for each in trouble(logs)],
        "notes": [
            {"on": note.on.isoformat(), "text": note.text, "session_id": str(note.session_id)}
            for note in session_notes(told.logs)
        ],
        "why_missed": [_why_missed_to_wire(each) for each in why_missed(told.check_ins, figures.adherence.days)],
        "plan_changes": list(_plan_changes(practice_id, figures)),
        "worth_asking": [asdict(each) for each in asking],
        "safety": _safety_to_wire(figures, told),
        "light": brief_light(figures, told, rules),
    }


def _why_missed_to_wire(said: MissedWhy) -> dict[str, Any]:
    return {**asdict(said), "on": said.on.isoformat()}


def _pain_to_wire(logs: list[SessionLog]) -> dict[str, Any]:
    """A point per session in which something was asked: not asked, skipped (no answer) and 0 are three things."""
    told = asdict(pain_summary(logs))
    reports = [report for log in logs for report in (log.pain_before, log.pain_after)]
    points = [_point_to_wire(log) for log in logs if log.pain_before.asked or log.pain_after.asked]
    found = ends(pain_points(logs))
    change = asdict(pain_change(*found)) if found else None
    return {
        **told,
        "change": change,
        "not_asked": sum(not report.asked for report in reports),
        "points": points,
        "map": _map(logs),
    }


def _map(logs: list[SessionLog]) -> dict[str, Any] | None:
    """Where it hurt when it was last marked: after a session, else before it."""
    for log in reversed(logs):
        places = log.pain_after.places or log.pain_before.places
        if places:
            return {"on": log.practised_on.isoformat(), "places": list(places)}
    return None


def _point_to_wire(log: SessionLog) -> dict[str, Any]:
    before, after = log.pain_before, log.pain_after
    return {
        "on": log.practised_on.isoformat(),
        "before": before.score,
        "before_asked": before.asked,
        "after": after.score,
        "after_asked": after.asked,
        "furthest_left": _later(before, after, "furthest_left"),
        "furthest_right": _later(before, after, "furthest_right"),
    }


def _later(before: PainReport, after: PainReport, name: str) -> int | None:
    """Where pain reached: after the session, else before it."""
    reached: int | None = getattr(after, name)
    return getattr(before, name) if reached is None else reached


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
            "changes": list(plan_changes(before, versions[index].plan, catalogue().exercises)),
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
