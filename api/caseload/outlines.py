"""Rollups and plans, read no further than a caseload needs (shapes: api/sessions/rollups.py, routines/plan.py)."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from api.adherence.facts import SavedVersion
from routines.adherence import PractisedSession
from routines.dose import dose_from_wire
from routines.pain import PainPoint
from routines.plan import Plan, PlanVersion, Prescription, Routine

# An outline names no entry: that only decides between sessions that began in the same instant.
_NO_ENTRY = UUID(int=0)
_day: Callable[[str], date] = lru_cache(maxsize=512)(date.fromisoformat)
_id: Callable[[str], UUID] = lru_cache(maxsize=4096)(UUID)
_DAY = itemgetter(0)
_BY_TIME = itemgetter(0, 2)


class Outline(NamedTuple):
    """A client's sessions, oldest first, without doses, and the pain that was told with them."""

    sessions: list[PractisedSession]
    pain: list[PainPoint]


class OutlinedDays:
    """The joined outlines of many days, of which only those that are asked for are read to the end."""

    def __init__(self, text: str) -> None:
        self._rows: list[Any] = sorted(json.loads(f"[{text}]"), key=_BY_TIME)

    def since(self, first_on: date) -> Outline:
        """The sessions of that day and later."""
        return _read(self._rows[bisect_left(self._rows, first_on.isoformat(), key=_DAY) :])


def _read(rows: Iterable[Any]) -> Outline:
    sessions: list[PractisedSession] = []
    pain: list[PainPoint] = []
    for day, routine, at, evidence, is_done, percent, told in rows:
        on = _day(day)
        routine_id = _id(routine) if routine else None
        started_at = datetime.fromisoformat(at)
        sessions.append(PractisedSession(_NO_ENTRY, routine_id, on, started_at, evidence, is_done, percent, dose=()))
        if told:
            pain.append(PainPoint(on, *told))
    return Outline(sessions, pain)


def _which(prescription: dict[str, Any]) -> Prescription:
    dose = dose_from_wire(prescription["dose"])
    return Prescription(_id(prescription["id"]), prescription["exercise_id"], prescription.get("sides"), None, dose, "")


def read_schedule(saved: SavedVersion) -> PlanVersion:
    """The version with what it asks for when. That takes its exercises: a routine is set aside with all on hold."""
    body = json.loads(saved.body)
    routines = tuple(
        Routine(
            id=_id(routine["id"]),
            name=routine["name"],
            weekdays=tuple(routine["weekdays"]) if routine["weekdays"] is not None else None,
            times_per_week=routine["times_per_week"],
            times_per_day=routine["times_per_day"],
            prescriptions=tuple([_which(each) for each in routine["prescriptions"]]),
        )
        for routine in body["routines"]
    )
    ends_on = _day(body["ends_on"]) if body["ends_on"] else None
    return PlanVersion(
        saved.plan_id, saved.version, saved.saved_on, Plan(_day(body["starts_on"]), ends_on, "", routines)
    )
