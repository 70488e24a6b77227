"""When the cues of a routine should be heard, worked out apart from the player: by its timed steps alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

LONG_SECONDS = 8
HELD = ("hold", "press")
BEATS = ("move", "slide", "breathe_in", "breathe_out")
PLACES = ("prepare", "switch_side")


@dataclass(frozen=True, slots=True)
class Ideal:
    """A cue that belongs to a moment, in seconds since the start. What follows the flow of speech is not among them."""

    at: float
    name: str


def ideal_cues(steps: Sequence[dict[str, Any]]) -> list[Ideal]:
    """In order of time."""
    found: list[Ideal] = []
    begins = 0.0
    for step in steps:
        found += [Ideal(begins + at, f"{name} ({step['kind']})") for at, name in _of_step(step)]
        begins += step["seconds"]
    found.append(Ideal(begins, "done"))
    return sorted(found, key=lambda cue: cue.at)


def _of_step(step: dict[str, Any]) -> Iterator[tuple[float, str]]:
    seconds, kind = step["seconds"], step["kind"]
    yield 0, "opening"
    if seconds < LONG_SECONDS or kind in BEATS:
        return
    yield from ((seconds - left, f"{left}") for left in (3, 2, 1))
    if kind in PLACES:
        yield seconds - 5, "get ready"
    if kind in HELD and seconds >= 20:
        yield seconds / 2, "halfway"
    if kind in HELD and seconds >= 30:
        yield seconds - 10, "ten left"
