"""When a staff member last looked at a client, so that what came since can be marked as new.

A look moves on what was seen, never past it. What was new stays marked while one sitting lasts: a page loaded again,
or left and opened again a few minutes later, must not lose its marks.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

SITTING = timedelta(minutes=30)
"""Looks no further apart than this are one sitting."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that arrived until `at` was seen. `since`: until when it had been seen before this sitting; None: never."""

    at: datetime
    since: datetime | None


def looked(before: Look | None, seen_until: datetime, now: datetime) -> Look:
    """The look after one that showed all that arrived until `seen_until`; a time still to come counts as `now`."""
    until = min(seen_until, now)
    if before is None:
        return Look(until, None)
    if until <= before.at:
        return before
    return Look(until, _since(before, until))


def new_since(before: Look | None, now: datetime) -> datetime | None:
    """What arrived after this is new to somebody who looks now. None: a first look, to which nothing is marked."""
    return _since(before, now) if before else None


def _since(before: Look, now: datetime) -> datetime | None:
    return before.since if now - before.at <= SITTING else before.at
