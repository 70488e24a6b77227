"""The server's own zone plays no part in any figure: days are the client's."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.serving import ROOT, sqlite_database

ZONES = {"Pacific/Kiritimati": "+1400", "America/St_Johns": "-0330", "Asia/Kathmandu": "+0545"}


def figures_under(zone: str) -> dict[str, Any]:
    """All figures of the demo practice, seeded and read by a process whose clock is in `zone`."""
    with sqlite_database() as url:
        finished = subprocess.run(
            [sys.executable, "-m", "tests.dates.demo_figures", url],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert finished.returncode == 0, finished.stderr
    # Above it stand the lines of the log.
    figures: dict[str, Any] = json.loads(finished.stdout.splitlines()[-1])
    return figures


@pytest.fixture(scope="module")
def under_utc() -> dict[str, Any]:
    return figures_under("UTC")


def test_there_are_figures_to_compare(under_utc: dict[str, Any]) -> None:
    assert under_utc["offset"] == "+0000"
    assert len(under_utc["clients"]) == 12
    assert sum(adherence["done"] for adherence, *_ in under_utc["clients"].values()) > 100


@pytest.mark.parametrize("zone", ZONES)
def test_figures_are_the_same_whatever_zone_the_server_is_in(under_utc: dict[str, Any], zone: str) -> None:
    figures = figures_under(zone)
    # The process really was in that zone: else this would compare UTC with itself.
    assert figures.pop("offset") == ZONES[zone]
    assert figures == {name: told for name, told in under_utc.items() if name != "offset"}
