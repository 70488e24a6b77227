"""Plain words for figures that a sentence needs: days, minutes, how often, how far down."""

from collections.abc import Sequence
from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FURTHEST = ("nowhere", "the low back", "the buttock", "the thigh", "the knee or calf", "the foot")
"""How far down pain reaches, by its number on the wire."""


def day_words(on: date) -> str:
    """A date as people say it: 12 November."""
    return f"{on.day} {_MONTHS[on.month - 1]}"


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def times(count: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def minutes(seconds: int) -> str:
    """Seconds as whole minutes, below one minute as seconds."""
    return f"{seconds} s" if seconds < 60 else f"{round(seconds / 60)} min"
