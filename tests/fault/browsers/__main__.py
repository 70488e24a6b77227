"""`make faults-browser`: seeded schedules in a real browser, through the proxy, against gunicorn and PostgreSQL."""

import argparse
import asyncio
import resource
import sys
import time

from tests.fault.browsers.chromium import chromium_browser
from tests.fault.browsers.schedule import moves
from tests.fault.browsers.series import Report, play_all
from tests.fault.browsers.staff import Staff, practice
from tests.fault.browsers.webkit import webkit_browser

BROWSERS = {"chromium": chromium_browser, "webkit": webkit_browser}
TOLD_EVERY = 10


def main() -> int:
    asked = _arguments()
    seeds = range(asked.seed, asked.seed + asked.schedules)
    began = time.monotonic()
    with practice() as staff:
        report = asyncio.run(_played(staff, asked.browser, seeds, asked.at_once))
    print(_figures(asked.browser, report, seeds, time.monotonic() - began), flush=True)
    if report.failed is not None:
        print(_failure(report), file=sys.stderr)
    return 0 if report.failed is None else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", choices=BROWSERS, default="chromium")
    parser.add_argument("--schedules", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the first schedule; the others follow")
    parser.add_argument("--at-once", type=int, default=4, help="schedules played at the same time")
    return parser.parse_args()


async def _played(staff: Staff, browser: str, seeds: range, at_once: int) -> Report:
    async with BROWSERS[browser]() as maker:
        return await play_all(staff, maker, seeds, at_once, _tell)


def _tell(report: Report) -> None:
    if report.schedules % TOLD_EVERY == 0:
        print(f"  {report.schedules} schedules, {report.sessions} sessions", flush=True)


def _figures(browser: str, report: Report, seeds: range, seconds: float) -> str:
    met = "\n".join(f"    {kind:<50} {count:>6}" for kind, count in sorted(report.met.items()))
    first = "none" if report.failed is None else str(report.failed.seed)
    return (
        f"{browser}: {report.schedules} schedules (seeds {seeds[0]} to {seeds[-1]}), {report.sessions} sessions, "
        f"{report.lost} lost, {report.duplicated} duplicated, {report.stuck} stuck, "
        f"seed of the first failure: {first}; {seconds:.0f} s, {_cpu_seconds():.0f} s of CPU\n"
        f"  faults met: {report.met.total()}\n{met}"
    )


def _cpu_seconds() -> float:
    """Of this process and of all it started, browser, server and database: on a busy machine the clock says little."""
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _failure(report: Report) -> str:
    failed = report.failed
    steps = "\n".join(f"    {number}: {move}" for number, move in enumerate(moves(failed.seed)))
    return (
        f"seed {failed.seed} failed: lost {failed.lost}, duplicated {failed.duplicated}, stuck {failed.stuck}\n"
        f"  {failed.broken or ''}\n  its schedule:\n{steps}"
    )


if __name__ == "__main__":
    sys.exit(main())
