"""Every write point of a routine, one after the other, until the routine ends before the next one is reached."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from tests.fault.kill.routine import Outcome, Patient, Then, When, patient


@dataclass(slots=True)
class Tally:
    """`kills` by when and what the person did then; `holds`: finished when the browser died, over all kills."""

    kills: Counter[tuple[When, Then]] = field(default_factory=Counter)
    points: Counter[When] = field(default_factory=Counter)
    holds: int = 0
    lost: int = 0
    failed: Outcome | None = None

    def add(self, outcome: Outcome, then: Then) -> None:
        if outcome.death is not None:
            self.kills[outcome.when, then] += 1
            self.points[outcome.when] = max(self.points[outcome.when], outcome.at)
            self.holds += outcome.holds
        self.lost += len(outcome.lost)
        if (outcome.lost or outcome.wrong) and self.failed is None:
            self.failed = outcome


async def every_point(server_url: str, folder: Path, tell: Callable[[Tally], None]) -> Tally:
    """Each point is killed at twice: once the person resumes, once they keep what was done. Stops at the first loss."""
    tally = Tally()
    async with patient(server_url, folder) as tom:
        for when in get_args(When):
            for then in get_args(Then):
                await _series(tom, when, then, tally, tell)
    return tally


async def _series(tom: Patient, when: When, then: Then, tally: Tally, tell: Callable[[Tally], None]) -> None:
    at = 1
    while tally.failed is None:
        outcome = await tom.practise(when, at, then)
        tally.add(outcome, then)
        tell(tally)
        if outcome.death is None:
            return
        at += 1
