"""Locks that a red answer makes, as it comes in."""

from datetime import timedelta
from typing import Any

from api.sessions.reading import Incoming, tells_of_red
from api.sessions.verdicts import Arrival
from routines.safety import Level, lock_level
from routines.safety_wire import AnsweredScreen

_LONGEST_QUEUED = timedelta(days=366)


def locks_of(entry: Incoming, arrival: Arrival) -> list[dict[str, Any]]:
    """The lock that the entry makes, if it makes one."""
    screen = entry.content if isinstance(entry.content, AnsweredScreen) else None
    # The phone may hold itself locked by what cannot be read here; only a lock that is known can be opened.
    unread: Level | None = "clinician_first" if tells_of_red(entry) else None
    level = lock_level(screen.answers) if screen else unread
    if level is None:
        return []
    now = arrival.now
    answered_at = now if screen is None or arrival.are_clocks_apart else screen.answered_at
    answers = screen.answers if screen else ()
    return [
        {
            "practice_id": arrival.owner.practice_id,
            "client_id": arrival.owner.client_id,
            "id": entry.id,
            "level": level,
            "question_ids": [a.question_id for a in answers if a.confirmed and a.answer != "no"],
            "locked_at": max(now - _LONGEST_QUEUED, min(now, answered_at)),
        }
    ]
