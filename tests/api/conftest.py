"""The service on every database: SQLite always, a real PostgreSQL too unless TEST_DATABASES says less."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import URL, Connection, Engine, event

from api.app import create_app
from api.caseload.service import NEWS, ROWS
from api.db import Base, db
from api.migrate import upgrade
from tests.api import cast
from tests.api.cast import Browser
from tests.postgres import fresh_database

DATABASES = os.environ.get("TEST_DATABASES", "sqlite,postgresql").split(",")
# These tests need no built web app and must not notice one.
NOT_BUILT = Path(__file__).with_name("not_built")
MakeApp = Callable[..., Flask]
FILLED: set[URL] = set()
WRITTEN: set[URL] = set()


class Clock:
    """A clock that moves when told."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture(scope="session")
def _urls(postgres: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The worker's own migrated database of each kind, made when first asked for."""
    with ExitStack() as stack:
        made: dict[str, str] = {}

        def url(kind: str) -> str:
            if kind not in made:
                made[kind] = (
                    f"sqlite:///{tmp_path_factory.mktemp('database') / 'test.db'}"
                    if kind == "sqlite"
                    else stack.enter_context(fresh_database(postgres()))
                )
                _migrate(made[kind])
            return made[kind]

        yield url


def _migrate(url: str) -> None:
    app = create_app({"SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        upgrade(db.engine)
        db.engine.dispose()


@pytest.fixture(scope="session")
def _apps(_urls: Callable[[str], str]) -> Iterator[Callable[[str], Flask]]:
    """One application a database and worker: making one takes longer than most tests."""
    made: dict[str, Flask] = {}

    def app_for(kind: str) -> Flask:
        if kind not in made:
            made[kind] = create_app({"SQLALCHEMY_DATABASE_URI": _urls(kind), "TESTING": True, "DIST": NOT_BUILT})
        return made[kind]

    yield app_for
    for app in made.values():
        with app.app_context():
            db.engine.dispose()


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database this test runs on."""
    return str(request.param)


@pytest.fixture
def clock() -> Clock:
    """The service's clock: stands at cast.NOW until the test moves it."""
    return Clock(cast.NOW)


@pytest.fixture
def app(database: str, clock: Clock, _apps: Callable[[str], Flask]) -> Iterator[Flask]:
    """The service with the cast and nothing else in its database; changes of its configuration end with the test."""
    app = _apps(database)
    configured = dict(app.config)
    app.config["CLOCK"] = clock
    with app.app_context():
        _fill_if_written()
    # What a worker keeps of a caseload is of one database, whose counts only rise.
    ROWS.clear()
    NEWS.clear()
    yield app
    app.config.clear()
    app.config.update(configured)


@event.listens_for(Engine, "before_cursor_execute")
def _note_write(connection: Connection, cursor: Any, statement: str, *_: Any) -> None:
    if not statement.lstrip().upper().startswith("SELECT"):
        WRITTEN.add(connection.engine.url)


def _fill_if_written() -> None:
    """The cast and nothing else. Most tests of who may do what write nothing and leave it as it was."""
    if db.engine.url in WRITTEN or db.engine.url not in FILLED:
        _empty()
        cast.insert_cast(db.engine)
        WRITTEN.discard(db.engine.url)
        FILLED.add(db.engine.url)


def _empty() -> None:
    with db.engine.connect().execution_options(all_practices=True) as connection, connection.begin():
        for table in reversed(Base.metadata.sorted_tables):
            if table.name != "server_epoch":
                connection.execute(table.delete())


@pytest.fixture
def make_app(app: Flask, database: str, clock: Clock, _urls: Callable[[str], str]) -> Iterator[MakeApp]:
    """Another application on the same database, as another worker or another configuration would be."""
    made: list[Flask] = []

    def make(**config: Any) -> Flask:
        settings = {"SQLALCHEMY_DATABASE_URI": _urls(database), "TESTING": True, "DIST": NOT_BUILT, "CLOCK": clock}
        other = create_app({**settings, **config})
        made.append(other)
        return other

    yield make
    for other in made:
        with other.app_context():
            db.engine.dispose()


@pytest.fixture
def stranger(app: Flask) -> Browser:
    """Nobody signed in."""
    return Browser(app)


@pytest.fixture
def ines(app: Flask) -> Browser:
    """Therapist at Harbour."""
    return Browser(app, cast.INES)


@pytest.fixture
def ada(app: Flask) -> Browser:
    """Admin at Harbour."""
    return Browser(app, cast.ADA)


@pytest.fixture
def ben(app: Flask) -> Browser:
    """Massage therapist at Harbour."""
    return Browser(app, cast.BEN)


@pytest.fixture
def noor(app: Flask) -> Browser:
    """Therapist at Hill."""
    return Browser(app, cast.NOOR)


@pytest.fixture
def tom(app: Flask) -> Browser:
    """Client of Ines."""
    return Browser(app, cast.TOM)


@pytest.fixture
def mia(app: Flask) -> Browser:
    """Another client of Ines."""
    return Browser(app, cast.MIA)


@pytest.fixture
def ravi(app: Flask) -> Browser:
    """Client of Noor."""
    return Browser(app, cast.RAVI)


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """The SQL sent while the test runs, but the audit's: clear it right before the request that counts."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "INSERT INTO audit")):
            sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
