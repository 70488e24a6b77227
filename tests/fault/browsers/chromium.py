"""Phones in Chromium: a context each, all in one browser. Their clocks are moved on by the schedule."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from scripts import chromium
from tests.e2e.conftest import FLAGS, PHONE
from tests.fault.browsers.phone import HANDS
from tests.fault.proxy import FaultProxy

# Buttons are pressed by the page itself, which is no touch to a browser: sound would never start.
SOUND = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]
PATIENCE_MS = 60_000
T = TypeVar("T")


def ran(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """In a thread of its own: other browser tests of this process leave a loop running in theirs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


class ChromiumPhone:
    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._pages: list[Page] = []
        self._complaints: list[str] = []
        context.on("weberror", lambda error: self._complaints.append(str(error.error)))

    async def open(self, path: str = "/") -> None:
        page = await self._context.new_page()
        await page.goto(path)
        self._pages.append(page)

    async def close_tab(self) -> None:
        await self._pages.pop().close()

    async def reload(self) -> None:
        await self._pages[-1].reload()

    async def act(self, act: str, **told: Any) -> Any:
        return await self._pages[-1].evaluate(HANDS, {"act": act, **told})

    async def set_online(self, is_online: bool) -> None:
        await self._context.set_offline(not is_online)

    async def wait(self, seconds: int) -> None:
        await self._context.clock.run_for(seconds * 1000)

    async def close(self) -> None:
        await self._context.close()
        if self._complaints:
            raise AssertionError(f"a page complained: {self._complaints}")


class Chromium:
    patience_seconds = 3_600
    real_patience_seconds = 90

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    async def phone(self, proxy: FaultProxy) -> ChromiumPhone:
        context = await self.browser.new_context(
            base_url=proxy.url,
            locale="en-GB",
            timezone_id="Europe/Berlin",
            viewport=PHONE,
            has_touch=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        await context.clock.install()
        return ChromiumPhone(context)


@asynccontextmanager
async def chromium_browser() -> AsyncIterator[Chromium]:
    path = chromium.for_stories()
    if path is None:
        raise RuntimeError(chromium.NONE_TO_BE_HAD)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*FLAGS, *SOUND])
        yield Chromium(browser)
        await browser.close()
