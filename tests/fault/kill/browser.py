"""A phone whose browser is killed: Chromium with a profile on the disk, and a server's door that kills it."""

import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import psutil
from playwright.async_api import BrowserContext, Error, Playwright

from scripts import chromium
from tests.e2e.conftest import FLAGS, PHONE
from tests.fault.browsers.chromium import PATIENCE_MS, SOUND, ChromiumPhone
from tests.fault.faults import CUT_BEFORE, PASS, Fault
from tests.fault.kill.victims import PATIENCE_SECONDS

POINTS = Path(__file__).with_name("points.js").read_text(encoding="utf-8")
DOOR = "/kill-here/"


@dataclass(frozen=True, slots=True)
class Death:
    """What stood on disk and screen when the browser was killed (points.js). `written_ms` and `on_screen_ms` are since
    the routine began, `now_ms` is the phone's clock."""

    what: str
    now_ms: int
    is_kept: bool
    is_finished: bool
    written_ms: int
    on_screen_ms: int
    steps_shown: int


class Killer:
    """The rule of the proxy: a request at the door kills the browser whose process group is `group`."""

    def __init__(self) -> None:
        self.group: int | None = None
        self.death: Death | None = None

    def __call__(self, method: str, path: str) -> Fault:
        if not path.startswith(DOOR):
            return PASS
        told = json.loads(unquote(path.removeprefix(DOOR)))
        self.death = Death(
            told["what"],
            told["nowMs"],
            told["isKept"],
            told["isFinished"],
            told["writtenMs"],
            told["onScreenMs"],
            told["stepsShown"],
        )
        assert self.group is not None
        os.killpg(self.group, signal.SIGKILL)
        return CUT_BEFORE


@dataclass(frozen=True, slots=True)
class Setup:
    """How the browser is opened each time: same profile, address and zone. `script` runs in each page."""

    playwright: Playwright
    profile: Path
    url: str
    zone: str
    script: str


class KillablePhone(ChromiumPhone):
    """A context that is a whole browser."""

    async def arm(self, when: str, at: int) -> None:
        await self._pages[-1].evaluate("told => writePoints.arm(...told)", [when, at])

    async def now_ms(self) -> int:
        """By the phone's clock."""
        return int(await self._pages[-1].evaluate("Date.now()"))


@asynccontextmanager
async def opened(setup: Setup, killer: Killer, now_ms: int, path: str = "/") -> AsyncIterator[KillablePhone]:
    """The browser is started anew; it may be dead by the end of the block. `now_ms`: by the phone's clock."""
    killer.group, killer.death = None, None
    context = await _launched(setup)
    group = _group_of(setup.profile)
    killer.group = os.getpgid(group[0].pid)
    assert killer.group != os.getpgid(0), "the browser has no process group of its own"
    phone = KillablePhone(context)
    try:
        await context.clock.install(time=datetime.fromtimestamp(now_ms / 1000, UTC))
        await phone.open(path)
        yield phone
        if killer.death is None:
            await phone.close()
    finally:
        with suppress(Error):
            await context.close()
        _, alive = psutil.wait_procs(group, timeout=PATIENCE_SECONDS)
        assert not alive, f"of the browser there still are {alive}"


async def _launched(setup: Setup) -> BrowserContext:
    path = chromium.installed()
    if path is None:
        raise RuntimeError(chromium.NONE_TO_BE_HAD)
    context = await setup.playwright.chromium.launch_persistent_context(
        setup.profile,
        executable_path=path,
        args=[*FLAGS, *SOUND],
        base_url=setup.url,
        locale="en-GB",
        timezone_id=setup.zone,
        viewport=PHONE,
        has_touch=True,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    await context.add_init_script(setup.script)
    return context


def _group_of(profile: Path) -> list[psutil.Process]:
    """The browser's own process first, then all that it has started."""
    own = f"--user-data-dir={profile}"
    found = [p for p in psutil.Process().children(recursive=True) if own in _command(p)]
    browser = next(process for process in found if not any(word.startswith("--type=") for word in _command(process)))
    return [browser, *browser.children(recursive=True)]


def _command(process: psutil.Process) -> list[str]:
    try:
        words: list[Any] = process.cmdline()
    except psutil.NoSuchProcess:
        return []
    return words
