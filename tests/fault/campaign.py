"""`make faults N=…`: seeded schedules of faults, the real client code against the real service.

Each worker is a Node process with the phones (tests/fault/sim) and a Python process with the service (door.py here).
Prints what happened and the seed of the first schedule that did not hold; exits 1 at that one.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SIMULATION = Path(__file__).with_name("sim")
# Beside the packages that the bundle imports.
BUNDLE = ROOT / "static" / "pwa" / "node_modules" / ".cache" / "faults"
WRONG = ("lost", "duplicated", "stuck", "unequal", "premature", "uncaught")
WORKERS = 2
# Every tab is a world of its own, dropped within the second: room for the young ones, and a limit that has the old ones
# collected before there are thousands of them. None lives long enough for what V8's threads would make of its code, and
# the service needs the core.
V8 = ("--max-semi-space-size=128", "--max-old-space-size=700", "--single-threaded", "--always-sparkplug")
# How often a run whose lines are kept says how far it is.
SAID_EVERY = 500
# The project's own, where the machine has none that is new enough.
NODE = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") or "node"


@dataclass(slots=True)
class Campaign:
    """What schedules have shown so far. `failure`: the first schedule that did not hold, as its worker told it."""

    schedules: int = 0
    sessions: int = 0
    requests: int = 0
    found: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    failure: dict[str, Any] | None = None

    def note(self, told: dict[str, Any]) -> None:
        self.schedules += 1
        self.sessions += told.get("sessions", 0)
        self.requests += told["requests"]
        self.found.update({name: len(told.get(name, ())) for name in WRONG})
        self.faults.update(told["met"])
        if any(told.get(name) for name in WRONG) and self.failure is None:
            self.failure = told


def bundle() -> Path:
    """The simulation as one file that Node runs."""
    subprocess.run([NODE, SIMULATION / "bundle.mjs", BUNDLE], cwd=ROOT, check=True)
    return BUNDLE / "main.mjs"


def run(first_seed: int, count: int, workers: int = WORKERS, broken: str | None = None) -> Campaign:
    """Play `count` schedules with the seeds from `first_seed` on. `broken`: a name of sim/breakages.ts."""
    program = bundle()
    campaign = Campaign()
    processes = [
        _start(program, first_seed + number, workers, len(range(number, count, workers)), broken)
        for number in range(min(workers, count))
    ]
    _settle(processes)
    lock = threading.Lock()
    listeners = [threading.Thread(target=_listen, args=(process, campaign, lock)) for process in processes]
    for listener in listeners:
        listener.start()
    while any(listener.is_alive() for listener in listeners) and campaign.failure is None:
        listeners[0].join(timeout=0.2)
        for listener in listeners[1:]:
            listener.join(timeout=0.2)
    for process in processes:
        if campaign.failure is not None:
            # Node may sit behind a launcher: the whole group goes.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        process.wait()
    for listener in listeners:
        listener.join()
    if campaign.failure is None and campaign.schedules != count:
        raise RuntimeError(f"{campaign.schedules} of {count} schedules were played: a worker has stopped")
    return campaign


def _start(program: Path, first: int, step: int, count: int, broken: str | None) -> subprocess.Popen[str]:
    arguments = [str(number) for number in (first, step, count)] + ([broken] if broken else [])
    command = [NODE, *V8, str(program), *arguments]
    environ = {**os.environ, "FAULTS_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, start_new_session=True)


def _settle(processes: list[subprocess.Popen[str]]) -> None:
    """Each worker's phones and service on one core of their own: they take turns, and what they share stays near."""
    if not hasattr(os, "sched_setaffinity"):
        return
    cores = sorted(os.sched_getaffinity(0))
    for number, process in enumerate(processes):
        with suppress(ProcessLookupError):
            os.sched_setaffinity(process.pid, {cores[number % len(cores)]})


def _listen(process: subprocess.Popen[str], campaign: Campaign, lock: threading.Lock) -> None:
    for told in _lines(process):
        with lock:
            campaign.note(told)
            _say(campaign)


def _say(campaign: Campaign) -> None:
    so_far = f"  {campaign.schedules:,} schedules, {campaign.sessions:,} sessions"
    if sys.stdout.isatty():
        print(so_far, end="\r", flush=True)
    elif campaign.schedules % SAID_EVERY == 0:
        print(so_far, flush=True)


def _lines(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdout
    with process.stdout as lines:
        for line in lines:
            yield json.loads(line)


def report(campaign: Campaign, seconds: float) -> str:
    """The campaign for people."""
    rows = [
        ("schedules", campaign.schedules),
        ("sessions finished", campaign.sessions),
        ("requests to the service", campaign.requests),
        *((name, campaign.found[name]) for name in WRONG),
        *((f"met: {name}", times) for name, times in sorted(campaign.faults.items())),
        ("seconds", round(seconds)),
    ]
    return "\n".join(f"{name:<26}{value:>10,}" for name, value in rows)


def main() -> int:
    count, first = (int(os.environ.get(name) or default) for name, default in (("N", 1000), ("SEED", 1)))
    started = time.monotonic()
    campaign = run(first, count)
    print(report(campaign, time.monotonic() - started))
    if campaign.failure is None:
        return 0
    print(f"seed of the first failure: {campaign.failure['seed']}", json.dumps(campaign.failure, indent=1), sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
