"""When to say "see your doctor": about 6 weeks without change, or earlier when worse (evidence §10.14; changes §4.1).

It looks at pain told before sessions or in the morning. What was not asked, or not answered, is not looked at.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from routines.pain import CHANGE_THAT_MATTERS, median

SeeDoctor: TypeAlias = Literal["no_change", "worse"]

WITHOUT_CHANGE = timedelta(days=42)
RECENT = timedelta(days=14)
LONGEST_LOOK = timedelta(days=84)
"""Older answers than this are of another time."""
STILL_PAIN = 3
"""Below it a pain that stays is no reason to send anyone: it is in the green of the traffic light (evidence §3.1)."""
PERCENT_THAT_MATTERS = 30
_ENOUGH = 3


class Told(NamedTuple):
    """A pain score of 0 to 10, and the local day it was told on."""

    on: date
    score: int


def see_doctor(told: Sequence[Told], today: date) -> SeeDoctor | None:
    """What pain asks for today, None when there is nothing to say. `told`: oldest first.

    Now is the middle of what was told in the last two weeks. It is held against the three answers before these two
    weeks, and against the last three that are six weeks old. Fewer than three answers on either side say nothing.
    """
    now = _middle([each.score for each in told if today - RECENT < each.on <= today])
    if now is None:
        return None
    lately, back_then = _middle_before(told, today, RECENT), _middle_before(told, today, WITHOUT_CHANGE)
    if any(before is not None and now - before >= CHANGE_THAT_MATTERS for before in (lately, back_then)):
        return "worse"
    return "no_change" if back_then is not None and now >= STILL_PAIN and not _is_better(back_then, now) else None


def _middle_before(told: Sequence[Told], today: date, ago: timedelta) -> float | None:
    """The middle of the last three answers that are at least `ago` old."""
    return _middle([each.score for each in told if today - LONGEST_LOOK <= each.on <= today - ago][-_ENOUGH:])


def _middle(scores: Sequence[int]) -> float | None:
    return median(scores) if len(scores) >= _ENOUGH else None


def _is_better(before: float, now: float) -> bool:
    fallen = before - now
    return fallen >= CHANGE_THAT_MATTERS or fallen * 100 >= before * PERCENT_THAT_MATTERS
