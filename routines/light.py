"""The traffic light: what the pain after a session, and the next morning, asks for (evidence §3.1, §3.2; §10 item 2).

It is read against the pain the session started with, so that people whose usual pain is 4 are not told to stop for it.
Where the pain is counts for more than how much there is. A score that was not asked, or skipped, gives no light.

The phone plays the same rule from the numbers that `/me/plan` sends it; tests/golden/lights holds both to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from routines.session_log import PainReport, Quality

Colour: TypeAlias = Literal["green", "amber", "red"]
Reason: TypeAlias = Literal[
    "moved_down", "new_feeling", "rise", "strong", "moved_up", "strong_before", "some_rise", "some_pain", "calm"
]

_NERVE: frozenset[Quality] = frozenset({"tingling", "numb"})
_SERIOUS: tuple[Colour, ...] = ("red", "amber", "green")


@dataclass(frozen=True, slots=True)
class LightRules:
    """Scores are of 10. The first four are the practice's settings, within routines/light_settings.py.

    `red_rise`: so many points more than at the start are too much, whatever the score: what the exercise may add.
    `start_ceiling`: from this score on there is no practice that day. `retreat_rise`, `retreat_most`: how far the score
    may rise, and to where, when the pain moved back up the leg. The last four are about several sessions
    (routines/hold.py).
    """

    amber_from: int = 3
    red_from: int = 6
    red_rise: int = 2
    start_ceiling: int = 7
    retreat_rise: int = 2
    retreat_most: int = 5
    reds_to_hold: int = 2
    reds_within_days: int = 28
    greens_to_clear: int = 3


RULES = LightRules()


@dataclass(frozen=True, slots=True)
class Light:
    """A colour, and which rule gave it."""

    colour: Colour
    reason: Reason


def light(before: PainReport, after: PainReport, rules: LightRules) -> Light | None:
    """The light of `after` (a session's end, or the morning after it) against `before`, its start. None: not told.

    Only location is read without a score: further down a leg is red whatever was said of the rest.
    """
    ways = _ways(before, after)
    if "down" in ways:
        return Light("red", "moved_down")
    if _is_new_feeling(before, after):
        return Light("red", "new_feeling")
    if after.score is None:
        return None
    if before.score is None:
        return _by_score_alone(after.score, rules)
    return _by_change(before.score, after.score, "up" in ways, rules)


def is_too_much_to_start(report: PainReport, rules: LightRules) -> bool:
    """Whether there is no practice today: the therapist should hear of it first."""
    return report.score is not None and report.score >= rules.start_ceiling


def worst(lights: Iterable[Light | None]) -> Light | None:
    """The most serious one; None where there is none."""
    told = [each for each in lights if each is not None]
    return min(told, key=lambda each: _SERIOUS.index(each.colour), default=None)


def _by_score_alone(score: int, rules: LightRules) -> Light:
    if score >= rules.red_from:
        return Light("red", "strong")
    return Light("amber", "some_pain") if score >= rules.amber_from else Light("green", "calm")


def _by_change(start: int, score: int, has_moved_up: bool, rules: LightRules) -> Light:
    added = score - start
    if has_moved_up and added <= rules.retreat_rise and score <= rules.retreat_most:
        return Light("green", "moved_up")
    if added >= rules.red_rise:
        return Light("red", "rise")
    if score >= rules.red_from:
        return Light("red", "strong") if added > 0 else Light("amber", "strong_before")
    if added > 0 and score >= rules.amber_from:
        return Light("amber", "some_rise")
    return Light("green", "calm")


def _ways(before: PainReport, after: PainReport) -> set[str]:
    """Which ways the furthest point went, over both legs; only where both times were told."""
    places = ((before.furthest_left, after.furthest_left), (before.furthest_right, after.furthest_right))
    told = [(was, now) for was, now in places if was is not None and now is not None]
    return {"down" if now > was else "up" for was, now in told if now != was}


def _is_new_feeling(before: PainReport, after: PainReport) -> bool:
    """Tingling or numbness that was not named at the start, where the start has words at all."""
    return bool(before.qualities) and bool(_NERVE & set(after.qualities) - set(before.qualities))
