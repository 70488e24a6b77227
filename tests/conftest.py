"""What every folder of tests may ask for."""

from collections.abc import Iterator

import pytest

from tests.postgres import postgres_server


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """One PostgreSQL for all tests of a process that do not kill it; to be asked for only where it is needed."""
    with postgres_server() as url:
        yield url
