"""What a day's rollup holds, and how the figures read it back.

`DayRollupRow.sessions` is a list of the day's sessions in force, oldest first:

    {"id": entry id, "routine": id or null, "at": start as an instant, "evidence": …, "done": at least 80 % or "all",
     "percent": share of the counting seconds,
     "dose": [[exercise_id, side or null, prescribed_seconds, done_seconds], …],
     "pain": [before, after, furthest_left, furthest_right] (null: no answer) or null, "flags": […]}

`DayRollupRow.outline` has of each session [day, routine, at, evidence, done, percent, pain], comma-separated without
outer brackets, so that the outlines of many days join into one JSON list. A session with the flag `future_date` is kept
in `sessions`, where lists find it, and stays out of every figure and of the outline.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.json_text import written
from routines.adherence import PractisedSession
from routines.fields import instant_to_wire
from routines.pain import pain_points
from routines.practised import DoseDone
from routines.session_log import SessionLog, practised_session

FUTURE_DATE = "future_date"


def rollup_session(entry_id: UUID, log: SessionLog, flags: Sequence[str]) -> dict[str, Any]:
    """One session in force as its day's rollup has it."""
    session = practised_session(entry_id, log)
    return {
        "id": str(entry_id),
        "routine": str(log.routine_id) if log.routine_id else None,
        "at": instant_to_wire(log.started_at),
        "evidence": log.evidence,
        "done": session.is_done,
        "percent": session.share_percent,
        "dose": [[*dose] for dose in session.dose],
        "pain": _pain(log),
        "flags": list(flags),
    }


def outline(practised_on: date, sessions: Iterable[Mapping[str, Any]]) -> str:
    """The sessions of one day without doses, as text."""
    brief = [
        written([practised_on.isoformat(), *(session[key] for key in _OUTLINED)])
        for session in sessions
        if FUTURE_DATE not in session["flags"]
    ]
    return ",".join(brief)


_OUTLINED = ("routine", "at", "evidence", "done", "percent", "pain")


def practised_sessions(practised_on: date, sessions: Iterable[Mapping[str, Any]]) -> Iterator[PractisedSession]:
    """The sessions of one day's rollup for the figures."""
    for session in sessions:
        if FUTURE_DATE not in session["flags"]:
            yield PractisedSession(
                entry_id=UUID(session["id"]),
                routine_id=UUID(session["routine"]) if session["routine"] else None,
                practised_on=practised_on,
                started_at=datetime.fromisoformat(session["at"]),
                evidence=session["evidence"],
                is_done=session["done"],
                share_percent=session["percent"],
                dose=tuple(DoseDone(*dose) for dose in session["dose"]),
            )


def _pain(log: SessionLog) -> list[int | None] | None:
    points = pain_points([log])
    return [*points[0][1:]] if points else None
