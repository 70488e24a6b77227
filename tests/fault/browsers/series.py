"""Many schedules, a few at a time, until all are played or the first one fails."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.fault.browsers.play import Maker, Outcome, play
from tests.fault.browsers.staff import Staff
from tests.fault.faults import Kind


@dataclass(slots=True)
class Report:
    """Sums over the schedules that were played. `failed`: the first that went wrong."""

    schedules: int = 0
    sessions: int = 0
    lost: int = 0
    duplicated: int = 0
    stuck: int = 0
    met: Counter[Kind] = field(default_factory=Counter)
    failed: Outcome | None = None

    def add(self, outcome: Outcome) -> None:
        self.schedules += 1
        self.sessions += len(outcome.finished)
        self.lost += len(outcome.lost)
        self.duplicated += len(outcome.duplicated)
        self.stuck += len(outcome.stuck)
        self.met += outcome.met
        if not outcome.is_good and self.failed is None:
            self.failed = outcome


async def play_all(
    staff: Staff, maker: Maker, seeds: Iterable[int], at_once: int, tell: Callable[[Report], None] = lambda report: None
) -> Report:
    """Play the schedules of `seeds`, `at_once` of them together. No new one is begun after a failure."""
    report, waiting = Report(), iter(seeds)

    async def keep_playing() -> None:
        for seed in waiting:
            if report.failed is not None:
                return
            report.add(await play(seed, staff, maker))
            tell(report)

    async with asyncio.TaskGroup() as players:
        for _ in range(at_once):
            players.create_task(keep_playing())
    return report
