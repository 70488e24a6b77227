"""The service with its database, set up to be killed: a durable PostgreSQL of its own, or a file of SQLite's."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.engine import make_url

from tests.fault.harbour import INES
from tests.postgres import Cluster, fresh_database, own_cluster
from tests.serving import RunningServer, create_practice, running_server, sqlite_database

# As people run it: what is committed is on the disk.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@contextmanager
def on_postgres() -> Iterator[tuple[RunningServer, Cluster]]:
    with own_cluster(durable=True) as cluster, fresh_database(cluster.url) as database_url:
        create_practice(database_url, "Harbour", INES)
        found = {name: setting(database_url, name) for name in DURABLE}
        if found != DURABLE:
            raise RuntimeError(f"this PostgreSQL is not durable: {found}")
        with running_server(database_url) as server:
            yield server, cluster


@contextmanager
def on_sqlite() -> Iterator[RunningServer]:
    with sqlite_database() as database_url:
        create_practice(database_url, "Harbour", INES)
        with running_server(database_url) as server:
            yield server


def setting(database_url: str, name: str) -> str:
    return str(execute(database_url, f"SHOW {name}"))


def execute(database_url: str, statement: str) -> object:
    """The first value that it gives, if any."""
    plain = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        answer = connection.execute(statement.encode())
        return answer.fetchone()[0] if answer.description else None
