"""The demo practice on a server of its own, and browsers to look at it with."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from scripts import chromium
from tests.e2e.conftest import FLAGS, LAPTOP, PHONE
from tests.serving import flask, running_server, sqlite_database

DEBUGGING_PORT = 9223


@dataclass(frozen=True, slots=True)
class Demo:
    """Windows on the demo. Each has cookies and storage of its own."""

    url: str
    database_url: str
    playwright: Playwright
    browser: Browser

    def phone(self, scheme: str) -> BrowserContext:
        return self._window(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme=scheme)

    def laptop(self, scheme: str) -> BrowserContext:
        return self._window(viewport=LAPTOP, color_scheme=scheme)

    def _window(self, **options: object) -> BrowserContext:
        context = self.browser.new_context(base_url=self.url, locale="en-GB", reduced_motion="reduce", **options)
        context.set_default_timeout(20_000)
        return context

    def invitation(self) -> dict[str, str]:
        """A new code for the demo client, and the therapist's e-mail and password."""
        invitation: dict[str, str] = json.loads(
            flask(self.database_url, "demo-invitation", environ={"PUBLIC_URL": self.url})
        )
        return invitation

    def join(self, page: Page) -> None:
        """Link this page's phone, and wait until Today says that everything is on it."""
        page.goto(f"{self.url}/join")
        page.get_by_role("textbox", name="Code").fill(self.invitation()["code"])
        page.get_by_role("button", name="Link this phone").click()
        expect(page.get_by_text("Ready without network", exact=True)).to_be_visible()

    def open_client(self, page: Page) -> None:
        """From the caseload to the demo client's page."""
        page.get_by_role("link", name=self.invitation()["display_name"]).click()
        expect(page.get_by_role("heading", name="Dose held, of prescribed")).to_be_visible()

    def sign_in(self, page: Page) -> None:
        """Sign the demo therapist in, and wait for the caseload."""
        invitation = self.invitation()
        page.goto(f"{self.url}/therapist")
        page.get_by_label("E-mail").fill(invitation["email"])
        page.get_by_label("Password").fill(invitation["password"])
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("table").first).to_be_visible()


@contextmanager
def running_demo() -> Iterator[Demo]:
    """A migrated, seeded SQLite database behind gunicorn, and a Chromium."""
    path = chromium.installed()
    if path is None:
        raise SystemExit(chromium.NONE_TO_BE_HAD)
    with sqlite_database() as database_url:
        flask(database_url, "migrate")
        flask(database_url, "seed")
        with running_server(database_url) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            yield Demo(server.url, database_url, playwright, browser)
            browser.close()


@contextmanager
def signed_in_profile(demo: Demo, enter: Callable[[Page], None]) -> Iterator[None]:
    """A browser that another program steers by DEBUGGING_PORT, already in by `enter`."""
    with tempfile.TemporaryDirectory(prefix="homestretch-profile-") as folder:
        context = demo.playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium.installed(), args=[*FLAGS, f"--remote-debugging-port={DEBUGGING_PORT}"]
        )
        enter(context.new_page())
        yield
        context.close()
