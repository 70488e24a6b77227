"""What every folder of tests may ask for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.postgres import postgres_server

# What takes longest goes first: the short ones fill what one worker has left while the other ends.
LONGEST_FIRST = ("fault", "e2e", "dates", "contract")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=place)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """The URL of one PostgreSQL for all tests of a process that do not kill it, started for the first that asks."""
    with ExitStack() as stack:
        yield cache(lambda: stack.enter_context(postgres_server()))
