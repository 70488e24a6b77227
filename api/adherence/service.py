"""A client's figures: done against prescribed, and how far back that can be known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import json
from sqlalchemy import select

from api.adherence.facts import Device, Facts, SavedVersion, devices_heard, hold_spans, locked_spans, read_facts
from api.adherence.window import MOST_DAYS, AskedWindow, ChosenWindow, check_window, choose_window
from api.catalogue.service import catalogue_of
from api.clock import now, today
from api.db import db
from api.sessions.models import DayRollupRow
from api.sessions.rollups import practised_sessions
from routines.adherence import Adherence, Day, PractisedSession, Window, adherence
from routines.fields import instant_to_wire
from routines.plan import PlanVersion, plan_from_wire

# No zone's today is further from UTC's, and a visit of today moves the window by one more.
_DAYS_BEYOND = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What was reckoned of one client, and from what."""

    chosen: ChosenWindow
    today: date
    facts: Facts
    sessions: list[PractisedSession]
    adherence: Adherence


def client_adherence(practice_id: UUID, client_id: UUID, asked: AskedWindow) -> dict[str, Any]:
    """The figures as the wire has them, with two statements. Raises NotFound and Invalid."""
    return figures_to_wire(reckon(practice_id, client_id, asked))


def reckon(practice_id: UUID, client_id: UUID, asked: AskedWindow) -> Figures:
    """The figures of the window asked for, with two statements. Raises NotFound and Invalid."""
    check_window(asked)
    earliest = asked.first_on or now().date() - timedelta(days=MOST_DAYS + _DAYS_BEYOND)
    facts = read_facts(practice_id, client_id, earliest)
    on = today(facts.time_zone)
    chosen = choose_window(asked, on, facts.visits)
    sessions = read_sessions(practice_id, client_id, chosen.window)
    figures = adherence(
        window=chosen.window,
        today=on,
        time_zone=facts.time_zone,
        versions=plan_versions(facts.versions, chosen.window.first_on),
        sessions=sessions,
        devices=devices_heard(facts.devices),
        paused=[pause.span() for pause in facts.pauses],
        locked=locked_spans(facts.locks, facts.time_zone),
        holds=hold_spans(facts.holds, facts.time_zone),
        exercises=catalogue_of(practice_id).exercises,
    )
    return Figures(chosen, on, facts, sessions, figures)


def read_sessions(practice_id: UUID, client_id: UUID, window: Window) -> list[PractisedSession]:
    """The sessions of the window that count, from the rollups of its days, oldest first."""
    rows = db.session.execute(
        select(DayRollupRow.practised_on, DayRollupRow.sessions)
        .where(
            DayRollupRow.practice_id == practice_id,
            DayRollupRow.client_id == client_id,
            DayRollupRow.practised_on.between(window.first_on, window.last_on),
        )
        .order_by(DayRollupRow.practised_on)
    )
    return [session for on, sessions in rows for session in practised_sessions(on, sessions)]


def plan_versions(saved: Iterable[SavedVersion], first_on: date) -> list[PlanVersion]:
    """Those of `saved` (newest first) that may rule from `first_on` on, their plans read."""
    found: list[PlanVersion] = []
    for version in saved:
        plan = plan_from_wire(json.loads(version.body))
        found.append(PlanVersion(version.plan_id, version.version, version.saved_on, plan))
        if version.saved_on < first_on:
            break
    return found


def figures_to_wire(figures: Figures) -> dict[str, Any]:
    """The answer of `GET /clients/{client_id}/adherence`."""
    reckoned = figures.adherence
    by_day: dict[date, list[PractisedSession]] = {}
    for session in figures.sessions:
        by_day.setdefault(session.practised_on, []).append(session)
    return {
        **counts_to_wire(reckoned),
        "done_reported": reckoned.done_reported,
        "done_paper": reckoned.done_paper,
        "paused": reckoned.paused,
        "locked": reckoned.locked,
        "days_practised": reckoned.days_practised,
        "days": [_day_to_wire(day, by_day) for day in reckoned.days],
        "dose": [dose._asdict() for dose in reckoned.dose],
        "devices": [device_to_wire(device) for device in figures.facts.devices if not device.is_retired],
    }


def counts_to_wire(reckoned: Adherence) -> dict[str, Any]:
    """The numbers that stand side by side, never merged."""
    return {
        "window": window_to_wire(reckoned.window),
        "prescribed": reckoned.prescribed,
        "done": reckoned.done,
        "done_timed": reckoned.done_timed,
        "done_added_later": reckoned.done_added_later,
        "partly": reckoned.partly,
        "missed": reckoned.missed,
        "unknown": reckoned.unknown,
        "open": reckoned.open,
        "extra": reckoned.extra,
        "band": reckoned.band,
    }


def window_to_wire(window: Window) -> dict[str, str]:
    return {"first_on": window.first_on.isoformat(), "last_on": window.last_on.isoformat()}


def device_to_wire(device: Device) -> dict[str, str | None]:
    heard = device.last_heard_at
    return {"name": device.name, "last_heard_at": instant_to_wire(heard) if heard else None}


def _day_to_wire(day: Day, by_day: Mapping[date, list[PractisedSession]]) -> dict[str, Any]:
    wire: dict[str, Any] = {"on": day.on.isoformat(), "due": day.due, "done": day.done, "state": day.state}
    practised = by_day.get(day.on)
    if practised:
        wire |= _practised_to_wire(day, practised)
    return wire


def _practised_to_wire(day: Day, practised: list[PractisedSession]) -> dict[str, Any]:
    """How the day's sessions are known; of a day partly done, how far the fullest of those below the mark went."""
    done = [session for session in practised if session.is_done]
    is_timed = any(session.evidence == "timed" for session in done or practised)
    wire: dict[str, Any] = {"evidence": "timed" if is_timed else "added_later"}
    if day.state == "partly" and len(done) < len(practised):
        wire["share_percent"] = max(session.share_percent for session in practised if not session.is_done)
    return wire
