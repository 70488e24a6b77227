"""`make faults-kill`: SIGKILL for web workers and PostgreSQL under load, and for the browser of a routine."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fault.kill.attack import Report, attack
from tests.fault.kill.every_point import Tally, every_point
from tests.fault.kill.service import on_postgres, on_sqlite
from tests.postgres import Cluster
from tests.serving import RunningServer

TOLD_EVERY = 10
# Of the kills on PostgreSQL: what they are on SQLite as well, where there are only workers to kill.
SQLITE_SHARE = 4


def main() -> int:
    asked = _arguments()
    parts = {
        "postgresql": lambda: _services("PostgreSQL", asked.kills, asked.seed),
        "sqlite": lambda: _services("SQLite", -(-asked.kills // SQLITE_SHARE), asked.seed),
        "browser": _browser,
    }
    failed = next((failed for name in asked.parts or parts if (failed := parts[name]())), None)
    if failed:
        print(failed, file=sys.stderr)
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="postgresql, sqlite, browser", help="all where none is named")
    parser.add_argument("--kills", type=int, default=120, help="on PostgreSQL; a quarter as many more on SQLite")
    parser.add_argument("--seed", type=int, default=1, help="of moments, loads and victims")
    return parser.parse_args()


def _services(name: str, kills: int, seed: int) -> str | None:
    """What went wrong, if anything."""
    began = time.monotonic()
    with _STANDS[name]() as (server, cluster):
        report = attack(server, cluster, kills, seed, _tell)
    print(_figures(f"{name}, seed {seed}", report, time.monotonic() - began), flush=True)
    return report.failed and f"{name}, seed {seed}, {report.failed}"


@contextmanager
def _on_sqlite() -> Iterator[tuple[RunningServer, Cluster | None]]:
    with on_sqlite() as server:
        yield server, None


_STANDS = {"PostgreSQL": on_postgres, "SQLite": _on_sqlite}


def _browser() -> str | None:
    began = time.monotonic()
    with on_sqlite() as server, tempfile.TemporaryDirectory(prefix="homestretch-profile-") as folder:
        tally = asyncio.run(every_point(server.url, Path(folder), _tell))
    kills = [f"  {f'killed {when} the write, then {then!r}':<60} {n:>8}" for (when, then), n in tally.kills.items()]
    head = f"Chromium: {tally.kills.total()} kills, {tally.lost} holds lost; {time.monotonic() - began:.0f} s"
    print(
        "\n".join([head, *kills, f"  {'holds finished when it died, over all kills':<60} {tally.holds:>8}"]), flush=True
    )
    return tally.failed and str(tally.failed)


def _tell(report: Report | Tally) -> None:
    if report.kills.total() % TOLD_EVERY == 0:
        print(f"  {report.kills.total()} kills", flush=True)


def _figures(name: str, report: Report, seconds: float) -> str:
    figures = {
        **{f"killed: {kind}": times for kind, times in report.kills.items()},
        **{f"requests: {what}": times for what, times in sorted(report.came.items())},
        "entries acknowledged": report.acknowledged,
        "of them stored although no answer said so at first": report.again,
    }
    verdict = "0 lost, 0 duplicated" if report.failed is None else "FAILED"
    head = f"{name}: {report.kills.total()} kills, {verdict}; {seconds:.0f} s"
    outage = f"  {'longest time from a kill to ready, s':<60} {report.longest_outage_seconds:>8.1f}"
    return "\n".join([head, *(f"  {what:<60} {times:>8}" for what, times in figures.items()), outage])


if __name__ == "__main__":
    sys.exit(main())
