"""Phones in WebKit: a MiniBrowser each, moved by its driver. Their clocks are real: nothing can move them on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scripts import webkit
from tests.fault.browsers.phone import HANDS
from tests.fault.browsers.webdriver import Driver, Screen
from tests.fault.proxy import FaultProxy

# In place of the minutes that a schedule asks for, which nobody can wait for here.
LONGEST_WAIT_SECONDS = 1.5


class WebKitPhone:
    def __init__(self, driver: Driver, proxy: FaultProxy, blank: str) -> None:
        self._driver = driver
        self._proxy = proxy
        # The first window stays empty: a browser without any would be gone, with all that it stored.
        self._blank = blank
        # Windows, not tabs: a tab that a driver opens stays behind the first, and its page is told that it is hidden.
        self._tabs: list[str] = []

    async def open(self, path: str = "/") -> None:
        self._tabs.append((await self._driver.ask("POST", "/window/new", {"type": "window"}))["handle"])
        await self._to_front(self._tabs[-1])
        await self._driver.ask("POST", "/url", {"url": self._proxy.url + path})

    async def close_tab(self) -> None:
        self._tabs.pop()
        await self._driver.ask("DELETE", "/window")
        await self._to_front(self._tabs[-1] if self._tabs else self._blank)

    async def reload(self) -> None:
        await self._driver.ask("POST", "/refresh")

    async def act(self, act: str, **told: Any) -> Any:
        return await self._driver.run(HANDS, {"act": act, **told})

    async def set_online(self, is_online: bool) -> None:
        self._proxy.is_down = not is_online

    async def wait(self, seconds: int) -> None:
        """The person puts it away for a moment and looks again: the app takes that for a reason to try again."""
        await self._driver.ask("POST", "/window/minimize")
        await asyncio.sleep(min(seconds, LONGEST_WAIT_SECONDS))
        await self._driver.ask("POST", "/window/maximize")

    async def close(self) -> None:
        await self._driver.close()

    async def _to_front(self, handle: str) -> None:
        await self._driver.ask("POST", "/window", {"handle": handle})


class WebKitBrowser:
    patience_seconds = 3_600
    real_patience_seconds = 90

    def __init__(self, found: webkit.WebKit, screen: Screen) -> None:
        self._found = found
        self._screen = screen

    async def phone(self, proxy: FaultProxy) -> WebKitPhone:
        driver = await asyncio.to_thread(Driver, self._found, self._screen)
        return WebKitPhone(driver, proxy, await driver.ask("GET", "/window"))


@asynccontextmanager
async def webkit_browser() -> AsyncIterator[WebKitBrowser]:
    found = webkit.installed()
    if found is None:
        raise RuntimeError(webkit.NONE_TO_BE_HAD)
    screen = Screen(found)
    try:
        yield WebKitBrowser(found, screen)
    finally:
        screen.close()
