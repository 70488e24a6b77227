"""`make bench`: what the service costs, as ratios to "hello" and to the smallest honest ingest on the same server.

Two servers of each database run side by side, one year of history and ten; rounds go through all operations on both
in turn, and medians are compared. On a busy machine absolute times say little; ratios and statement counts hold.
"""

import hashlib
import io
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlsplit

import psutil
from sqlalchemy import create_engine, insert

from tests.figures import Figure, outside, table
from tests.load.big_caseload import ROUNDS as BIG_ROUNDS
from tests.load.big_caseload import big_caseload
from tests.load.databases import database_of
from tests.load.http_load import Round, run
from tests.load.long_histories import seed_long
from tests.load.operations import BATCH, Target, loads
from tests.load.practice import Practice, seed
from tests.load.served import METADATA, TOKEN
from tests.load.statements import Cost, counted
from tests.serving import running_server

SIZES = (50, 200)
HISTORIES = (1, 10)
ROUNDS = 5
WORKER_MB = 110


@dataclass(slots=True)
class Subject:
    """One seeded server and what was measured on it."""

    target: Target
    costs: dict[str, Cost]
    process: psutil.Process
    rounds: dict[str, list[Round]] = field(default_factory=lambda: defaultdict(list))
    cpu_seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def per_second(self, name: str) -> float:
        return median(round_.per_second for round_ in self.rounds[name])

    def p95_ms(self, name: str) -> float:
        latencies = [latency for round_ in self.rounds[name] for latency in round_.latencies]
        return quantiles(latencies, n=20)[-1] * 1000

    def cpu_ms(self, name: str) -> float:
        """Of the workers, for one request. Without the database's, where that is a program of its own."""
        return median(self.cpu_seconds[name]) / len(self.rounds[name][0].latencies) * 1000

    def cpu_so_far(self) -> float:
        times = [child.cpu_times() for child in self.process.children()]
        return sum(time.user + time.system for time in times)

    def worker_megabytes(self) -> float:
        return max(child.memory_info().rss for child in self.process.children()) / 1e6


@contextmanager
def subject(kind: str, years: int) -> Iterator[Subject]:
    """A server on a database with that many years of history."""
    with database_of(kind) as url:
        print(f"  seeding {kind}: {sum(SIZES)} clients, {years} × one year of weekdays", flush=True)
        # What the service logs on the way would stand between the tables.
        with redirect_stdout(io.StringIO()):
            practices = seed(url, SIZES, years)
            _add_anchor(url, practices)
            # Long histories of single clients: the same in both, so one of them is enough.
            target = Target(0, practices, seed_long(url) if years == min(HISTORIES) else None)
            costs = counted(url, target)
        with running_server(url, app="tests.load.served:app") as server:
            target.port = urlsplit(server.url).port or 0
            yield Subject(target, costs, psutil.Process(server.process_id))


def _add_anchor(url: str, practices: tuple[Practice, ...]) -> None:
    engine = create_engine(url)
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for practice in practices:
            rows = [(hashlib.sha256(phone.token.encode()).digest(), phone.client_id) for phone in practice.phones]
            keys = {"practice_id": practice.phones[0].client_id}
            connection.execute(insert(TOKEN), [{**keys, "token_hash": token, "client_id": own} for token, own in rows])
    engine.dispose()


def measure(subjects: list[Subject]) -> None:
    """Rounds over all operations, the subjects in turn. The first round warms up and is thrown away."""
    for number in range(ROUNDS + 1):
        print(f"  round {number} of {ROUNDS}", end="\r", flush=True)
        for subject_ in subjects:
            for load in loads(subject_.target):
                before = subject_.cpu_so_far()
                measured = run(subject_.target.port, load)
                if number:
                    subject_.rounds[load.name].append(measured)
                    subject_.cpu_seconds[load.name].append(subject_.cpu_so_far() - before)


def figures(young: Subject, old: Subject, kind: str) -> list[Figure]:
    """Everything with a limit of docs/operations.md, and what stands beside it."""
    hello, anchor, ingest = (young.per_second(name) for name in ("hello", "anchor", "ingest"))
    batched = young.per_second("batch") * BATCH
    return [
        Figure("hello", hello, "req/s"),
        Figure("smallest honest ingest (anchor)", anchor, "req/s"),
        Figure("ingest of one session", ingest, "req/s"),
        Figure("ingest of one session : anchor", ingest / anchor, "×", 0.8, at_least=True),
        Figure("batch of 50, sessions/s : single ones", batched / ingest, "×", 10, at_least=True),
        Figure("GET /me/plan : hello", young.per_second("plan") / hello, "×"),
        Figure("304 of /me/plan : hello", young.per_second("unchanged") / hello, "×", _unchanged(kind), at_least=True),
        Figure("adherence of a client-year : hello", young.per_second("year") / hello, "×"),
        *(Figure(f"caseload of {size}, p95", young.p95_ms(f"caseload {size}"), "ms", 50) for size in SIZES),
        *(Figure(f"the same, first of the day: {size}", young.p95_ms(f"caseload {size} anew"), "ms") for size in SIZES),
        *_statement_figures(young.costs),
        *_growth(young, old),
        _growth_of_brief(young),
        *(Figure(f"CPU of the workers: {name}", young.cpu_ms(name), "ms") for name in young.rounds),
        Figure("memory of a worker, biggest", max(young.worker_megabytes(), old.worker_megabytes()), "MB", WORKER_MB),
    ]


def _unchanged(kind: str) -> float:
    return 0.4 if kind == "sqlite" else 0.25


def _statement_figures(costs: dict[str, Cost]) -> list[Figure]:
    limits = {
        "ingest": 4,
        "batch": 4,
        "plan": 3,
        "unchanged": 3,
        "year": 3,
        **{f"caseload {size}": 5 for size in SIZES},
        "brief 5 years": 6,
        "brief 5 years, 400 days": 6,
    }
    statements = [Figure(f"SQL: {name}", costs[name].statements, "", limit) for name, limit in limits.items()]
    sizes = [
        ("plan", 10.0),
        ("year", 5.0),
        ("brief 5 years", 20.0),
        ("brief 5 years, 400 days", 20.0),
        *((f"caseload {size}", None) for size in SIZES),
    ]
    return statements + [Figure(f"gzip: {name}", costs[name].gzip_bytes / 1000, "kB", limit) for name, limit in sizes]


def _growth(young: Subject, old: Subject) -> Iterator[Figure]:
    for name in ("ingest", "plan", "year", *(f"caseload {size}" for size in SIZES)):
        limit = None if name == "ingest" else 1.2
        # Of each round by itself: the two were measured one after the other, so what slowed one slowed both.
        pairs = zip(young.rounds[name], old.rounds[name], strict=True)
        ratio = median(short.per_second / long.per_second for short, long in pairs)
        yield Figure(f"ten times the history: {name}", ratio, "×", limit)


def _growth_of_brief(young: Subject) -> Figure:
    pairs = zip(young.rounds["brief 5 months"], young.rounds["brief 5 years"], strict=True)
    ratio = median(short.per_second / long.per_second for short, long in pairs)
    return Figure("5 years of daily practice, against 5 months: brief", ratio, "×", 1.2)


def main() -> int:
    missed: list[Figure] = []
    for kind in ("sqlite", "postgresql"):
        with ExitStack() as stack:
            subjects = [stack.enter_context(subject(kind, years)) for years in HISTORIES]
            measure(subjects)
            found = figures(subjects[0], subjects[1], kind)
        print(table(f"{kind}: {ROUNDS} rounds, medians", found), flush=True)
        missed += outside(found)
        big = big_caseload(kind)
        print(table(f"{kind}: the caseload of a big practice, {BIG_ROUNDS} rounds, medians", big), flush=True)
        missed += outside(big)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
