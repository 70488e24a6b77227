"""What every folder of tests may ask for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.postgres import postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """The URL of one PostgreSQL for all tests of a process that do not kill it, started for the first that asks."""
    with ExitStack() as stack:
        yield cache(lambda: stack.enter_context(postgres_server()))
