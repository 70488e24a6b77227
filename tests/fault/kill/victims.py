"""What is killed, and how: SIGKILL, which no process can catch or prepare for."""

import random
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress

import psutil

from tests.postgres import Cluster

PATIENCE_SECONDS = 60
ONE_WORKER, ALL_WORKERS, POSTGRESQL = "one web worker", "all web workers", "PostgreSQL, all its processes"
Kill = Callable[[random.Random], None]


def kill_all(processes: list[psutil.Process]) -> None:
    """At once, and not back before the system has done away with them."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    _, alive = psutil.wait_procs(processes, timeout=PATIENCE_SECONDS)
    if alive:
        raise RuntimeError(f"still there after SIGKILL: {alive}")


def ways_to_kill(master: int, cluster: Cluster | None) -> Mapping[str, Kill]:
    """By kind. `master`: gunicorn's, which starts new workers by itself; PostgreSQL is started again at once."""

    def one_worker(chance: random.Random) -> None:
        kill_all([chance.choice(_workers(master))])

    def all_workers(chance: random.Random) -> None:
        kill_all(_workers(master))

    ways: dict[str, Kill] = {ONE_WORKER: one_worker, ALL_WORKERS: all_workers}
    if cluster is not None:
        ways[POSTGRESQL] = lambda chance: _kill_postgres(cluster)
    return ways


def _workers(master: int) -> list[psutil.Process]:
    return psutil.Process(master).children()


def _kill_postgres(cluster: Cluster) -> None:
    postmaster = psutil.Process(cluster.process_id)
    # Held still, so that it makes no child that nobody has counted and cannot end one in an orderly way.
    postmaster.send_signal(signal.SIGSTOP)
    kill_all([postmaster, *postmaster.children(recursive=True)])
    cluster.start()
