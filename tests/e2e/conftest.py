"""A real server, a real database and a real Chromium for the stories."""

import atexit
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from api.accounts import practices as accounts
from api.app import create_app
from api.db import db
from scripts import chromium
from tests.budgets.weight import DIST
from tests.postgres import fresh_database
from tests.serving import PASSWORD, RunningServer, create_practice, path_of, running_server, sqlite_database

# Each window of a Chromium makes pages for suggestions under its address bar, which nobody sees here: a third of all
# its work. Of several such lists the last counts, so Playwright's stands in it too.
OFF = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
FLAGS = [
    f"--disable-features={OFF}",
    "--disable-extensions",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# V8's own threads would take from the other worker's browser. Not where time is measured.
BESIDE_ANOTHER = ["--js-flags=--single-threaded"]
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 860}
INES = "ines@harbour.example"
# A machine with two cores and two browsers is often busy with the other one, and what a phone could not fetch it asks
# for again after half a minute. Nothing waits longer than it takes.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)
HAS_FAILED = pytest.StashKey[bool]()
PICTURES = Path(__file__).resolve().parents[2] / "build" / "e2e"


ON_BOTH_DATABASES = pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
"""For the stories that go the whole way. The service's own tests hold each route on both."""


@dataclass(slots=True)
class Windows:
    """Opens windows, each with cookies and storage of its own, as another device would have."""

    browser: Browser
    opened: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def phone(self, url: str, **options: object) -> BrowserContext:
        """A phone whose clock the test can move on. Its tabs may come and go."""
        context = self._window(url, viewport=PHONE, has_touch=True, is_mobile=True, **options)
        context.grant_permissions(["screen-wake-lock"])
        context.clock.install()
        return context

    def laptop(self, url: str) -> Page:
        return self._window(url, viewport=LAPTOP).new_page()

    def _window(self, url: str, **options: object) -> BrowserContext:
        context = self.browser.new_context(base_url=url, locale="en-GB", timezone_id="Europe/Berlin", **options)
        context.set_default_timeout(PATIENCE_MS)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.opened.append(context)
        return context


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.for_stories()
    if path is None:
        pytest.fail(chromium.NONE_TO_BE_HAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *BESIDE_ANOTHER])
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[HAS_FAILED] = report.failed
    return report


@pytest.fixture
def windows(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Windows]:
    """Every page is watched: an error that a page did not catch fails the test. A failed test leaves pictures."""
    windows = Windows(browser)
    yield windows
    pages = [page for context in windows.opened for page in context.pages]
    if request.node.stash.get(HAS_FAILED, False):
        for number, page in enumerate(pages):
            page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png")
    for context in windows.opened:
        context.close()
    assert windows.complaints == []


@contextmanager
def harbour() -> Iterator[str]:
    """An SQLite file with the practice Harbour and its admin Ines, nobody else. Yields its URL."""
    with sqlite_database() as url:
        shutil.copyfile(_harbour_file(), path_of(url))
        yield url


@contextmanager
def harbour_on(postgres_url: str) -> Iterator[str]:
    """The same in a database of that PostgreSQL server."""
    with fresh_database(postgres_url) as url:
        create_practice(url, "Harbour", INES)
        yield url


@cache
def _harbour_file() -> Path:
    """Made once by each process: the stories copy it, as the migrations and a password's hash take seconds."""
    stack = ExitStack()
    atexit.register(stack.close)
    url = stack.enter_context(sqlite_database())
    create_practice(url, "Harbour", INES)
    with closing(sqlite3.connect(path_of(url))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path_of(url)


ONE_PROCESS = {"WEB_CONCURRENCY": "1"}
"""Starting a second one takes as long as many a story. Those that go the whole way have two, as people do."""


@pytest.fixture(scope="session")
def _shared_server() -> Iterator[RunningServer]:
    with harbour() as database_url, running_server(database_url, environ=ONE_PROCESS) as server:
        yield server


@pytest.fixture
def server(_shared_server: RunningServer) -> RunningServer:
    """A server with a Harbour of the story's own: other stories had theirs on it, under names that are gone."""
    _found_harbour_anew(_shared_server.database_url)
    return _shared_server


def _found_harbour_anew(database_url: str) -> None:
    with closing(sqlite3.connect(path_of(database_url), timeout=30)) as connection, connection:
        connection.execute("UPDATE sign_in_name SET email = lower(hex(randomblob(8))) || '@elsewhere.example'")
    app = create_app({"SQLALCHEMY_DATABASE_URI": database_url})
    with app.app_context():
        accounts.create_practice("Harbour", accounts.Applicant("ines", INES, PASSWORD, "physiotherapist"))
        db.session.commit()
        db.engine.dispose()


@pytest.fixture
def url(server: RunningServer) -> str:
    """The address of a server with Ines's practice, and of nobody else's that the story could meet."""
    return server.url


@pytest.fixture
def address(request: pytest.FixtureRequest, postgres: Callable[[], str]) -> Iterator[str]:
    """The address of a server of two processes that runs Harbour on one database or the other."""
    is_postgres = request.param == "postgresql"
    there = harbour_on(postgres()) if is_postgres else harbour()
    with there as database_url, running_server(database_url) as server:
        yield server.url


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A folder with the web app, for the story to change."""
    return Path(shutil.copytree(DIST, tmp_path / "build"))


@pytest.fixture
def built_url(build: Path) -> Iterator[str]:
    """Of a server with Ines's practice, which serves the web app from `build`."""
    with (
        harbour() as database_url,
        running_server(
            database_url, app="tests.e2e.build_folder:app", environ={**ONE_PROCESS, "BUILD": str(build)}
        ) as server,
    ):
        yield server.url
