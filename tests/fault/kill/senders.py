"""Steady load: phones that send sessions, keep what was not answered and send it again, and a therapist who reads."""

import hashlib
import json
import random
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.fault.harbour import Caller, Therapist
from tests.fault.kill.watch import Watch
from tests.load.session_logs import new_entry, uuid7_at

# So that no day of a client grows beyond what a day can hold.
DAYS = 90
MOST_AT_ONCE = 20
PAUSE_SECONDS = 0.05
RETRY_SECONDS = 0.2
RECEIVED = {"stored", "duplicate"}


def hash_of(value: Mapping[str, Any]) -> bytes:
    """SHA-256 of canonical JSON, the keys in order and no spaces."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).digest()


@dataclass(frozen=True, slots=True)
class Sent:
    """What an acknowledged entry was: hashes of the whole and of its body."""

    entry: bytes
    body: bytes


@dataclass(slots=True)
class Sender:
    """One client's phone. `acknowledged`: what an answer named; `again`: what was stored though its answer was lost.
    `is_done`: the clinic has closed, and nothing waits any more."""

    client_id: str
    browser: Caller
    watch: Watch
    chance: random.Random
    device_id: UUID = field(default_factory=lambda: uuid7_at(datetime.now(UTC)))
    plan: Mapping[str, Any] = field(default_factory=dict)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: dict[UUID, Sent] = field(default_factory=dict)
    answers: int = 0
    again: int = 0
    made: int = 0
    is_done: bool = False

    def link(self, code: str) -> None:
        linked = {"code": code, "device_name": "phone", "device_id": str(self.device_id)}
        self.browser.must("POST", "/auth/redeem", linked)
        self.plan = self.browser.must("GET", "/me/plan")

    def run(self, is_closing: threading.Event) -> None:
        """Makes and sends sessions until the clinic closes, then sends what still waits."""
        while not is_closing.is_set() or self.waiting:
            if not self.waiting and not is_closing.is_set():
                self.waiting = [self._session() for _ in range(self.chance.randint(1, MOST_AT_ONCE))]
            is_told = self._send()
            is_closing.wait(PAUSE_SECONDS if is_told else RETRY_SECONDS)
        self.is_done = True

    def _session(self) -> dict[str, Any]:
        self.made += 1
        day = datetime.now(UTC).date() - timedelta(days=self.chance.randrange(DAYS))
        return new_entry(self.plan, self.device_id, day, self.made)

    def _send(self) -> bool:
        """As the phone does: only an answer that names an entry ends its waiting."""
        batch = {"device_id": str(self.device_id), "epoch": None, "unsent": 0, "entries": self.waiting}
        told = self.watch.ask(self.browser, "POST", "/me/entries", batch)
        if told is None:
            return False
        outcomes = {one["id"]: one["outcome"] for one in told["results"]}
        named = [entry for entry in self.waiting if entry["id"] in outcomes]
        self.waiting = [entry for entry in self.waiting if entry["id"] not in outcomes]
        if strange := set(outcomes.values()) - RECEIVED:
            self.watch.wrong.append(f"a sender was told {strange}")
        self.again += sum(outcome == "duplicate" for outcome in outcomes.values())
        self.acknowledged |= {UUID(entry["id"]): Sent(hash_of(entry), hash_of(entry["body"])) for entry in named}
        self.answers += 1
        return True


@dataclass(slots=True)
class Reader:
    """Ines, who looks at a client's sessions and at the caseload all the time."""

    ines: Therapist
    client_id: str
    watch: Watch
    looks: int = 0

    def run(self, is_closing: threading.Event) -> None:
        while not is_closing.is_set():
            path = "/caseload" if self.looks % 2 else f"/clients/{self.client_id}/session-logs?limit=20"
            told = self.watch.ask(self.ines.browser, "GET", path)
            self.looks += told is not None
            is_closing.wait(2 * PAUSE_SECONDS if told else RETRY_SECONDS)
