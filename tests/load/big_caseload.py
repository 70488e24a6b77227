"""The caseload of 1,000 clients, with five months of history and with five years: statements, bytes, growth.

Two servers side by side, asked in turn. A ratio of two measured in the same round holds on a busy machine; times do
not.
By itself: `python -m tests.load.big_caseload sqlite`.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlsplit

from tests.figures import Figure, outside, table
from tests.load.databases import database_of
from tests.load.http_load import Load, Round, prepared, run
from tests.load.operations import API
from tests.load.practice import Practice, seed
from tests.load.statements import Cost, caseload_cost
from tests.serving import running_server

SIZE = 1_000
# Five months of weekdays, and five years of them.
SHORT, LONG = (1, 152), (5, 364)
ROUNDS, EACH, ANEW = 7, 6, 2


@dataclass(slots=True)
class Big:
    """One server with the big practice, and what was measured on it."""

    practice: Practice
    port: int
    cost: Cost
    rounds: dict[str, list[Round]] = field(default_factory=dict)

    def loads(self) -> Iterator[Load]:
        """Asked one after the other: the server's own time for one, not the wait behind others."""
        cookie = f"homestretch={self.practice.therapist_token}"
        known = prepared("GET", f"{API}/caseload", self.port, cookie)
        anew = prepared("GET", f"/bench-anew{API}/caseload", self.port, cookie)
        yield Load("anew", [anew] * ANEW, 200, connections=1)
        yield Load("known", [known] * EACH, 200, connections=1)

    def p95_ms(self, name: str) -> float:
        latencies = [latency for round_ in self.rounds[name] for latency in round_.latencies]
        return quantiles(latencies, n=20)[-1] * 1000


@contextmanager
def served(kind: str, years: int, days: int) -> Iterator[Big]:
    """A server on a database with that history."""
    with database_of(kind) as url:
        print(f"  seeding {kind}: {SIZE} clients, {years} × {days} days", flush=True)
        with redirect_stdout(io.StringIO()):
            (practice,) = seed(url, (SIZE,), years, days)
            cost = caseload_cost(url, practice)
        with running_server(url, app="tests.load.served:app") as server:
            yield Big(practice, urlsplit(server.url).port or 0, cost)


def big_caseload(kind: str) -> list[Figure]:
    """What it costs, with the limits of docs/architecture.md."""
    with ExitStack() as stack:
        short, long = (stack.enter_context(served(kind, *history)) for history in (SHORT, LONG))
        for number in range(ROUNDS + 1):
            for big in (short, long):
                for load in big.loads():
                    measured = run(big.port, load)
                    # The first round warms up.
                    if number:
                        big.rounds.setdefault(load.name, []).append(measured)
    return [
        Figure("SQL: five months", short.cost.statements, "", 5),
        Figure("SQL: five years", long.cost.statements, "", 5),
        Figure("bytes", long.cost.plain_bytes / 1000, "kB"),
        Figure("gzip", long.cost.gzip_bytes / 1000, "kB"),
        Figure("p95", long.p95_ms("known"), "ms"),
        Figure("p95, first look of a day", long.p95_ms("anew"), "ms"),
        Figure("five years : five months", growth(short, long, "known"), "×", 1.2),
        Figure("the same, first look of a day", growth(short, long, "anew"), "×", 1.2),
    ]


def growth(short: Big, long: Big, name: str) -> float:
    """Of each round by itself: the two were asked one after the other, so what slowed one slowed both."""
    pairs = zip(short.rounds[name], long.rounds[name], strict=True)
    return median(few.per_second / many.per_second for few, many in pairs)


def main() -> int:
    found = [(kind, big_caseload(kind)) for kind in sys.argv[1:] or ("sqlite", "postgresql")]
    for kind, figures in found:
        print(table(f"{kind}: the caseload of {SIZE} clients, {ROUNDS} rounds, medians", figures), flush=True)
    return 1 if any(outside(figures) for _, figures in found) else 0


if __name__ == "__main__":
    sys.exit(main())
