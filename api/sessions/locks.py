"""Locks that a red answer makes, in whichever version of an entry it comes, and whenever it can be read."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from api.sessions.reading import Incoming, tells_of_red
from api.sessions.statements import insert_lock
from api.sessions.verdicts import Arrival
from routines.safety import Level, lock_level
from routines.safety_wire import AnsweredScreen

_LONGEST_QUEUED = timedelta(days=366)


def lock_level_of(entry: Incoming) -> Level | None:
    """At which level the entry locks, if it does."""
    if isinstance(entry.content, AnsweredScreen):
        return lock_level(entry.content.answers)
    # The phone may hold itself locked by what cannot be read here; only a lock that is known can be opened.
    return "clinician_first" if tells_of_red(entry) else None


def make_locks(entries: Iterable[Incoming], arrival: Arrival) -> None:
    """Lock for each of these that holds a red answer. None of them may have been here before, read as it is now.

    A lock has the id of its entry: by that the phone knows which of its own was opened. Where the entry has one already
    (by its first version, or from before it could be read), the other has an id of its own: what a person opened then
    was not this.
    """
    for entry in entries:
        lock = _lock_of(entry, arrival)
        if lock and not insert_lock(lock):
            insert_lock(lock | {"id": other_lock_id(entry)})


def other_lock_id(entry: Incoming) -> UUID:
    """Of the lock by this version, as far as it can be read now, beside the one that has the entry's id."""
    return uuid5(entry.id, f"{entry.content_hash.hex()} {'unread' if entry.content is None else 'read'}")


def asked_of(entry: Incoming) -> list[str]:
    """The questions whose answers the lock is about; none for an entry that cannot be read."""
    answers = entry.content.answers if isinstance(entry.content, AnsweredScreen) else ()
    return [each.question_id for each in answers if each.confirmed and each.answer != "no"]


def _lock_of(entry: Incoming, arrival: Arrival) -> dict[str, Any] | None:
    level = lock_level_of(entry)
    if level is None:
        return None
    screen = entry.content if isinstance(entry.content, AnsweredScreen) else None
    now = arrival.now
    answered_at = now if screen is None or arrival.are_clocks_apart else screen.answered_at
    return {
        "practice_id": arrival.owner.practice_id,
        "client_id": arrival.owner.client_id,
        "id": entry.id,
        "level": level,
        "question_ids": asked_of(entry),
        "locked_at": max(now - _LONGEST_QUEUED, min(now, answered_at)),
    }
