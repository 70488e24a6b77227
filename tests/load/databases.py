"""Databases to measure on."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.postgres import fresh_database, postgres_server
from tests.serving import sqlite_database


@contextmanager
def database_of(kind: str) -> Iterator[str]:
    """A new database, as durable as the ones that people run."""
    with ExitStack() as stack:
        if kind == "sqlite":
            yield stack.enter_context(sqlite_database())
        else:
            yield stack.enter_context(fresh_database(stack.enter_context(postgres_server(durable=True))))
