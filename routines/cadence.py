"""How often a client comes to the practice, and from it: when the next visit fits, and when one is due.

How often is for the practice or for one client to say. Nothing is assumed before somebody has: without it no visit is
due.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Per: TypeAlias = Literal["week", "month"]

DAYS: dict[Per, int] = {"week": 7, "month": 30}
"""A month counts as 30 days: a rhythm is no calendar."""

_TEXT = re.compile(r"(\d{1,2})-(\d{1,2})/(week|month)")


@dataclass(frozen=True, slots=True)
class Cadence:
    """From `least` to `most` visits a week or month; `least` 0: no rhythm, the client comes when it is needed.

    0 <= least <= most, 1 <= most <= days of `per`.
    """

    least: int
    most: int
    per: Per

    def __post_init__(self) -> None:
        if not (0 <= self.least <= self.most and 1 <= self.most <= DAYS[self.per]):
            raise ValueError("no such rhythm")

    def __str__(self) -> str:
        """As it is stored: `2-3/month`."""
        return f"{self.least}-{self.most}/{self.per}"

    @property
    def shortest_gap(self) -> int:
        """Days from one visit to the next at the most visits: 1 to 2 a week give 4."""
        return -(-DAYS[self.per] // self.most)

    @property
    def longest_gap(self) -> int | None:
        """Days from one visit to the next at the fewest visits: 2 to 3 a month give 15. None without a rhythm."""
        return -(-DAYS[self.per] // self.least) if self.least else None

    def in_words(self) -> str:
        """`2 to 3 visits a month`."""
        if not self.least:
            return "no set rhythm"
        number = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{number} {'visit' if number == '1' else 'visits'} a {self.per}"


def read_cadence(text: str) -> Cadence:
    """The cadence of `str(cadence)`. Raises ValueError."""
    found = _TEXT.fullmatch(text)
    if not found:
        raise ValueError("no such rhythm")
    least, most, per = found.groups()
    return Cadence(int(least), int(most), "week" if per == "week" else "month")


def days_since_due_visit(cadence: Cadence | None, last_visit_on: date | None, today: date) -> int | None:
    """Days since the last visit, once they are as many as the rhythm allows between two. None: no visit is due.

    Before the first visit nothing says from when to count, so none is due.
    """
    if cadence is None or cadence.longest_gap is None or last_visit_on is None:
        return None
    days = (today - last_visit_on).days
    return days if days >= cadence.longest_gap else None


def next_visit(planned_on: date | None, today: date) -> date | None:
    """The day of the next visit: what was planned for a day that is over is none."""
    return planned_on if planned_on and planned_on >= today else None
