"""A routine whose browser is killed at one of its write points, and what must be there when it is opened again."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Error, async_playwright

from tests.fault.browsers.phone import PAIN
from tests.fault.harbour import Therapist
from tests.fault.kill.browser import POINTS, Death, KillablePhone, Killer, Setup, opened
from tests.fault.proxy import fault_proxy

When = Literal["before", "after"]
Then = Literal["Resume", "Finish what I did"]
EXERCISE = "supine-figure-4"
# Four holds: two on each side.
HOLD = {"type": "static_hold", "hold_seconds": 5, "reps": 2, "rest_seconds": 2, "sets": 1}
LONGEST_SECONDS = 120
AWAY_MS = 60_000


@dataclass(slots=True)
class Outcome:
    """One kill. `death` None: the routine ended before this point, nothing was killed. `resumed_ms`: how long the
    player was in use again, None where it was not. `holds`: finished when the browser died, by disk or screen; `lost`:
    those that the practice never got whole; `wrong`: whatever else should not be."""

    when: When
    at: int
    death: Death | None = None
    resumed_ms: int | None = None
    holds: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        what = self.death.what if self.death else "no kill"
        return f"{self.when} write {self.at} ({what}): lost {self.lost}, wrong {self.wrong}; {self.death}"


@dataclass(slots=True)
class Patient:
    """A client with one phone, and their therapist, who sees what has come."""

    ines: Therapist
    client_id: str
    setup: Setup
    killer: Killer
    now_ms: int
    seen: set[str] = field(default_factory=set)

    async def link(self) -> None:
        """The browser is closed properly after it: it writes its cookies late."""
        code = await asyncio.to_thread(self.ines.code_for, self.client_id)
        async with opened(self.setup, self.killer, self.now_ms, "/join") as phone:
            await phone.act("join", code=code)

    async def practise(self, when: When, at: int, then: Then) -> Outcome:
        """A routine with a kill at the write point `at`; afterwards the person goes on or keeps what was done."""
        outcome = Outcome(when, at)
        async with opened(self.setup, self.killer, self.now_ms) as phone:
            await phone.act("today")
            await phone.arm(when, at)
            try:
                await _whole_routine(phone)
                self.now_ms = await phone.now_ms()
            except Error:
                if self.killer.death is None:
                    raise
            outcome.death = self.killer.death
        if outcome.death is not None:
            self.now_ms = outcome.death.now_ms + AWAY_MS
            await self._come_back(outcome, outcome.death, then)
        logs = [log for log in await self._logs() if log["id"] not in self.seen]
        self.seen |= {log["id"] for log in logs}
        _judge(outcome, logs)
        return outcome

    async def _come_back(self, outcome: Outcome, death: Death, then: Then) -> None:
        """What was begun is offered, what was saved is sent."""
        async with opened(self.setup, self.killer, self.now_ms) as phone:
            await phone.act("today")
            began_ms, offers = await phone.now_ms(), await phone.act("offers")
            if bool(offers) != death.is_kept:
                outcome.wrong.append(f"offered {offers}")
            if then == "Resume" and then in offers:
                await phone.act("resume", pain=PAIN)
                outcome.resumed_ms = await phone.now_ms() - began_ms
            elif offers:
                await phone.act("keep_left", pain=PAIN)
            await _all_sent(phone)
            self.now_ms = await phone.now_ms()

    async def _logs(self) -> list[dict[str, Any]]:
        return await asyncio.to_thread(self.ines.logs_of, self.client_id)


async def _whole_routine(phone: KillablePhone) -> None:
    await phone.act("begin", pain=PAIN)
    for _ in range(LONGEST_SECONDS):
        if await phone.act("is_over"):
            break
        # Second by second, so that the disk keeps up as it does in real time.
        await phone.wait(1)
    await phone.act("save", pain=PAIN)
    await _all_sent(phone)


async def _all_sent(phone: KillablePhone) -> None:
    for _ in range(LONGEST_SECONDS):
        books = await phone.act("books")
        if not books["waiting"] and not books["pending"]:
            return
        await phone.wait(1)
    raise AssertionError("something is still not sent")


def _judge(outcome: Outcome, logs: list[Mapping[str, Any]]) -> None:
    death = outcome.death
    is_expected = death is None or death.is_kept or death.is_finished
    if len(logs) != is_expected:
        outcome.wrong.append(f"{len(logs)} sessions came")
    if death is not None and death.steps_shown and not logs:
        outcome.lost.append(f"a session of which {death.steps_shown} steps were shown as over")
    for log in logs:
        steps = sorted(log["steps"], key=lambda step: int(step["step_index"]))
        _judge_holds(outcome, steps)
        if death is not None:
            _judge_seconds(outcome, death, steps)


def _judge_holds(outcome: Outcome, steps: list[Mapping[str, Any]]) -> None:
    """What was over on the disk or on the screen is whole at the practice."""
    death = outcome.death
    ends = accumulate(step["prescribed_seconds"] for step in steps)
    for index, (step, end) in enumerate(zip(steps, ends, strict=True)):
        is_over = death is None or end * 1000 <= death.written_ms or index < death.steps_shown
        if step["kind"] == "hold" and is_over:
            outcome.holds += 1
            if step["done_seconds"] < step["prescribed_seconds"]:
                outcome.lost.append(f"step {index}: {step['done_seconds']} of {step['prescribed_seconds']} s")


def _judge_seconds(outcome: Outcome, death: Death, steps: list[Mapping[str, Any]]) -> None:
    """No more is credited than the player was on screen, and the time away is told as not seen."""
    credited, unobserved = (sum(step[of] for step in steps) for of in ("done_seconds", "unobserved_seconds"))
    if credited * 1000 > death.on_screen_ms + (outcome.resumed_ms or 0):
        outcome.wrong.append(f"{credited} s credited, {death.on_screen_ms} + {outcome.resumed_ms} ms on screen")
    if outcome.resumed_ms is not None and death.written_ms and unobserved * 1000 < AWAY_MS:
        outcome.wrong.append(f"{unobserved} s unobserved, {AWAY_MS} ms away")


@asynccontextmanager
async def patient(server_url: str, folder: Path) -> AsyncIterator[Patient]:
    """A new client with a linked phone whose browser keeps its profile in `folder`."""
    ines = Therapist(server_url)
    client_id = ines.take_in("Tom", [EXERCISE], HOLD)
    killer = Killer()
    with fault_proxy(server_url, server_url) as proxy:
        proxy.rule = killer
        async with async_playwright() as playwright:
            now = datetime.now(UTC)
            setup = Setup(playwright, folder, proxy.url, _morning_zone(now), POINTS)
            made = Patient(ines, client_id, setup, killer, int(now.timestamp() * 1000))
            await made.link()
            yield made


def _morning_zone(now: datetime) -> str:
    """A time zone where it is between nine and ten: no midnight comes between the kill and the return."""
    ahead = 9 - now.hour
    # The names of these zones count the other way round.
    return f"Etc/GMT{-ahead:+d}" if -14 <= -ahead <= 12 else f"Etc/GMT{-(ahead + 24):+d}"
