"""What was left off in a window, and what the client wrote about it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from routines.plan import Side
from routines.session_log import SessionLog, StoppedBecause
from routines.timeline import COUNTING


@dataclass(frozen=True, slots=True)
class Trouble:
    """In how many sessions one exercise and side was stopped as too painful, cut short or skipped.

    `because`: what the client said of why those sessions ended early, with how often; most said nothing.
    """

    exercise_id: str
    side: Side | None
    sessions: int
    too_painful: int
    cut_short: int
    skipped: int
    because: tuple[tuple[StoppedBecause, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SessionNote:
    """What the client wrote about a session."""

    on: date
    text: str
    session_id: UUID


def trouble(logs: Sequence[SessionLog]) -> tuple[Trouble, ...]:
    """Exercises and sides that were left off, the most painful first. A too painful stop is not also a skip."""
    seen: dict[tuple[str, Side | None], list[set[str]]] = {}
    said: dict[tuple[str, Side | None], Counter[StoppedBecause]] = {}
    for log in logs:
        outcomes: dict[tuple[str, Side | None], set[str]] = {}
        for step in log.steps:
            # A rest passed over is no trouble.
            if step.kind in COUNTING or step.outcome == "too_painful":
                outcomes.setdefault((step.exercise_id, step.side), set()).add(step.outcome)
        for place, found in outcomes.items():
            seen.setdefault(place, []).append({"too_painful"} if "too_painful" in found else found)
            if found != {"done"} and log.stopped_because not in (None, "finished"):
                said.setdefault(place, Counter())[log.stopped_because] += 1
    counted = [
        Trouble(
            *place,
            sessions=len(sessions),
            too_painful=sum("too_painful" in found for found in sessions),
            cut_short=sum("cut_short" in found for found in sessions),
            skipped=sum("skipped" in found for found in sessions),
            because=tuple(said[place].most_common()) if place in said else (),
        )
        for place, sessions in seen.items()
    ]
    left_off = [each for each in counted if each.too_painful or each.cut_short or each.skipped]
    return tuple(
        sorted(left_off, key=lambda t: (-t.too_painful, -t.skipped, -t.cut_short, t.exercise_id, t.side or ""))
    )


def session_notes(logs: Sequence[tuple[UUID, SessionLog]]) -> tuple[SessionNote, ...]:
    """What the client wrote, in the order of `logs`."""
    return tuple(SessionNote(log.practised_on, log.note, entry_id) for entry_id, log in logs if log.note.strip())
