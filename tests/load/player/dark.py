"""A routine led in the dark: the player's tab lies behind another, with no debugger attached, as on a locked phone."""

import json
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, Playwright, expect

from scripts import chromium
from tests.e2e.conftest import FLAGS
from tests.e2e.steps import begin, code_for
from tests.load.player.stage import RUN, TIMELINE, Stage, Watched, probe_script

PORT = 9377
LOOKED_AT_MS = 5_000
# Playwright tells every page that it attaches to that it is looked at; so it lets go of the browser meanwhile.
SWITCH = "Go on when the screen is off"


@contextmanager
def _browser() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="homestretch-dark-", ignore_cleanup_errors=True) as profile:
        path = str(chromium.installed())
        own = ["--headless=new", f"--remote-debugging-port={PORT}", f"--user-data-dir={profile}"]
        process = subprocess.Popen([path, *own, *FLAGS, "about:blank"], stderr=subprocess.DEVNULL)
        try:
            _wait_for_it()
            yield
        finally:
            process.terminate()
            process.wait()


def _ask(what: str, method: str = "GET") -> Any:
    asked = urllib.request.Request(f"http://127.0.0.1:{PORT}/json/{what}", method=method)
    with urllib.request.urlopen(asked, timeout=5) as answer:
        text = answer.read()
    return json.loads(text) if text[:1] in b"[{" else None


def _wait_for_it() -> None:
    for _ in range(100):
        try:
            _ask("version")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The browser did not start.")


def play_in_the_dark(stage: Stage, body: dict[str, Any]) -> tuple[Watched, dict[str, Any]]:
    """A whole routine behind another tab; what the probe heard, and the run as the phone's disk has it."""
    laptop = stage.laptop(body)
    code = code_for(laptop)
    laptop.context.close()
    with _browser():
        steps, started = _start(stage.playwright, stage.url, code)
        _ask("activate/" + _ask("new?about:blank", "PUT")["id"])
        time.sleep(sum(step["seconds"] for step in steps))
        browser = stage.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{PORT}")
        page = next(page for page in browser.contexts[0].pages if stage.url in page.url)
        watched = Watched(steps, started, page.evaluate("probe"))
        record = page.evaluate(RUN)
        browser.close()
    return watched, record


def _start(playwright: Playwright, url: str, code: str) -> tuple[list[dict[str, Any]], float]:
    browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{PORT}")
    context = browser.contexts[0]
    page = context.new_page()
    context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.add_init_script(probe_script())
    _link(page, url, code)
    steps = page.evaluate(TIMELINE)
    begin(page, pain=2)
    started = float(page.evaluate(RUN)["since"])
    # As somebody does who starts a routine and then locks the phone.
    page.wait_for_timeout(LOOKED_AT_MS)
    browser.close()
    return steps, started


def _link(page: Page, url: str, code: str) -> None:
    page.goto(f"{url}/join")
    page.get_by_role("textbox", name="Code").fill(code)
    page.get_by_role("button", name="Link this phone").click()
    expect(page.get_by_text("Ready without network", exact=True)).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("checkbox", name=SWITCH).check()
    page.get_by_role("link", name="Today").click()
