"""Kill, wait until the service is ready, look into the books; again and again, under load."""

import random
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, create_engine

from tests.fault.harbour import Caller, Therapist
from tests.fault.kill.books import Findings, check_at_the_end, check_while_open
from tests.fault.kill.senders import Reader, Sender, Sent
from tests.fault.kill.victims import Kill, ways_to_kill
from tests.fault.kill.watch import Watch
from tests.postgres import Cluster
from tests.serving import RunningServer

SENDERS = 4
PATIENCE_SECONDS = 60
LOOK_SECONDS = 0.05
# Long enough that requests are under way at any moment of it.
LONGEST_PAUSE_SECONDS = 0.5


class Failed(Exception):
    """The first thing that went wrong."""


@dataclass(slots=True)
class Report:
    kills: Counter[str] = field(default_factory=Counter)
    came: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    again: int = 0
    longest_outage_seconds: float = 0.0
    failed: str | None = None


@dataclass(slots=True)
class Clinic:
    """A served practice under load."""

    server: RunningServer
    ines: Therapist
    senders: list[Sender]
    reader: Reader
    watch: Watch
    engine: Engine
    ways: dict[str, Kill]
    report: Report = field(default_factory=Report)
    is_closing: threading.Event = field(default_factory=threading.Event)

    def acknowledged(self) -> dict[UUID, Sent]:
        return {entry_id: sent for sender in self.senders for entry_id, sent in dict(sender.acknowledged).items()}

    def kill(self, kind: str, chance: random.Random) -> None:
        """One kill, and everything that must hold after it. Raises Failed."""
        began = time.monotonic()
        self.ways[kind](chance)
        self.report.kills[kind] += 1
        self._until(lambda: probe(self.server.url, "/readyz") == 200, "ready")
        self.report.longest_outage_seconds = max(self.report.longest_outage_seconds, time.monotonic() - began)
        before = [sender.answers for sender in self.senders]
        # Two answers each: the first may have been on its way before.
        self._until(
            lambda: all(sender.answers >= told + 2 for sender, told in zip(self.senders, before, strict=True)),
            "at work for every sender",
        )
        self._judge(check_while_open(self.engine, self.acknowledged()))

    def close(self) -> None:
        """Nothing new is made; what waits must all be acknowledged. Raises Failed."""
        self.is_closing.set()
        self._until(lambda: all(sender.is_done for sender in self.senders), "rid of all that waited")
        self._judge(check_at_the_end(self.engine, self.acknowledged()))
        for sender in self.senders:
            listed = Counter(self.ines.sessions_of(sender.client_id))
            if listed != Counter(str(entry_id) for entry_id in sender.acknowledged):
                raise Failed(f"the therapist's list of {sender.client_id} differs from what its phone was told")
        for path in ("/healthz", "/metrics"):
            if (status := probe(self.server.url, path)) != 200:
                raise Failed(f"{path} answers {status}")

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        given_up_at = time.monotonic() + PATIENCE_SECONDS
        pause = threading.Event()
        while not holds():
            if time.monotonic() > given_up_at:
                raise Failed(f"not {what} after {PATIENCE_SECONDS} s")
            pause.wait(LOOK_SECONDS)

    def _judge(self, findings: Findings) -> None:
        if findings:
            raise Failed(str(findings))
        if self.watch.wrong:
            raise Failed(f"{len(self.watch.wrong)} wrong answers, the first: {self.watch.wrong[0]}")


def probe(url: str, path: str) -> int:
    """The status of the answer; 0 without one."""
    try:
        with urllib.request.urlopen(f"{url}{path}", timeout=PATIENCE_SECONDS) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@contextmanager
def clinic(server: RunningServer, cluster: Cluster | None, seed: int) -> Iterator[Clinic]:
    """Ines, her clients and their phones; the load begins with the block."""
    watch, ines = Watch(), Therapist(server.url)
    senders = []
    for number in range(SENDERS):
        client_id = ines.take_in(f"Client {number}")
        sender = Sender(client_id, Caller(server.url), watch, random.Random(f"{seed} {number}"))
        sender.link(ines.code_for(client_id))
        senders.append(sender)
    engine = create_engine(server.database_url, pool_pre_ping=True)
    reader = Reader(Therapist(server.url), senders[0].client_id, watch)
    made = Clinic(server, ines, senders, reader, watch, engine, dict(ways_to_kill(server.process_id, cluster)))
    with ThreadPoolExecutor(SENDERS + 1) as pool:
        running: list[Future[Any]] = [pool.submit(one.run, made.is_closing) for one in (*senders, reader)]
        try:
            yield made
        finally:
            made.is_closing.set()
            for sender in senders:
                # Whatever still waits now was given up above.
                sender.waiting.clear()
    engine.dispose()
    for one in running:
        one.result()


def attack(
    server: RunningServer, cluster: Cluster | None, kills: int, seed: int, tell: Callable[[Report], None]
) -> Report:
    """`kills` of them, the kinds in turn, moments by `seed`. Stops at the first loss, which `failed` tells."""
    chance = random.Random(seed)
    with clinic(server, cluster, seed) as open_clinic:
        report, pause = open_clinic.report, threading.Event()
        kinds = list(open_clinic.ways)
        try:
            for number in range(kills):
                pause.wait(chance.uniform(0, LONGEST_PAUSE_SECONDS))
                open_clinic.kill(kinds[number % len(kinds)], chance)
                tell(report)
            open_clinic.close()
        except Failed as failure:
            report.failed = f"after {report.kills.total()} kills: {failure}"
        report.came = open_clinic.watch.came
        report.acknowledged = len(open_clinic.acknowledged())
        report.again = sum(sender.again for sender in open_clinic.senders)
    return report
