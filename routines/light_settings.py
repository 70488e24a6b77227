"""What a practice may set of the traffic light, and within which bounds.

A practice may be stricter than the sources, never looser than the loosest of them (evidence §3.1: up to 3 counts as
safe, above 5 never as acceptable; a rise of 2 is more than chance; §10 item 2: no practice from 7 on).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from routines.errors import Invalid, Problem
from routines.light import RULES, LightRules


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lowest and highest value of a setting, both allowed."""

    low: int
    high: int


SETTINGS: Mapping[str, Bounds] = {
    "amber_from": Bounds(1, 4),
    "red_from": Bounds(4, 6),
    "red_rise": Bounds(1, 2),
    "start_ceiling": Bounds(5, 7),
}

STRICTEST = replace(RULES, **{name: bounds.low for name, bounds in SETTINGS.items()})
"""What is not red by these is red by no practice's rules."""


def with_settings(settings: Mapping[str, int]) -> LightRules:
    """The rules with a practice's settings. Raises `Invalid` with every one that is out of bounds or unknown."""
    problems = [
        Problem((name,), "out_of_bounds", f"must be from {bounds.low} to {bounds.high}")
        for name, bounds in SETTINGS.items()
        if not bounds.low <= settings.get(name, bounds.low) <= bounds.high
    ]
    rules = replace(RULES, **{name: settings[name] for name in SETTINGS if name in settings})
    if not problems and rules.amber_from >= rules.red_from:
        problems = [Problem(("amber_from",), "not_below_red", "must be below the score from which it is red")]
    if problems:
        raise Invalid(tuple(problems))
    return rules
