"""What is measured: each operation's prepared requests for one round, against one seeded server."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from tests.load.http_load import Load, prepared
from tests.load.long_histories import HISTORIES, LongHistories
from tests.load.practice import TODAY, Phone, Practice
from tests.load.session_logs import STEPS, new_entry, uuid7_at

API = "/api/v1"
BATCH = 50
YEAR_AGO = TODAY - timedelta(days=364)
# Seeded clients practise on weekdays: a log sent for a weekend is the first of its day, as most logs are.
WEEKENDS = [day for day in (TODAY - timedelta(days=back) for back in range(8, 728)) if day.isoweekday() > 5]
# How often each is sent in a round: enough to average over, and for its end, when workers run out of work one after the
# other, to weigh little; few enough that no round takes long.
HELLO, INGEST, BATCHES, PLAN, UNCHANGED, YEAR, BRIEF, CASELOAD, CASELOAD_ANEW = (
    1500,
    400,
    48,
    400,
    800,
    200,
    100,
    60,
    10,
)


@dataclass(slots=True)
class Target:
    """One server with its seeded practices, of which the biggest one's phones send and the smallest one's read."""

    port: int
    practices: tuple[Practice, ...]
    long: LongHistories | None = None
    plan_etag: str = ""
    _singles: Iterator[int] = field(default_factory=count)
    _batches: Iterator[int] = field(default_factory=count)

    @property
    def reader(self) -> Phone:
        return self.practices[0].phones[1]

    def next_single(self) -> tuple[Phone, bytes]:
        """A phone and its report of one session; another phone each time."""
        phones = self.practices[-1].phones[::2]
        turn, place = divmod(next(self._singles), len(phones))
        return _report(phones[place], [WEEKENDS[turn % len(WEEKENDS)]])

    def next_batch(self) -> tuple[Phone, bytes]:
        """A phone and its report of fifty sessions, after months without network."""
        phones = self.practices[-1].phones[1::2]
        turn, place = divmod(next(self._batches), len(phones))
        start = turn * BATCH % (len(WEEKENDS) - BATCH)
        return _report(phones[place], WEEKENDS[start : start + BATCH])


def loads(target: Target) -> Iterator[Load]:
    """One round of everything, in the order it is run."""
    port = target.port
    yield Load("hello", [prepared("GET", "/bench/hello", port, "")] * HELLO, 200)
    yield Load("anchor", [_anchor(target, number) for number in range(INGEST)], 200)
    yield Load("ingest", [_posted(port, *target.next_single()) for _ in range(INGEST)], 200)
    yield Load("batch", [_posted(port, *target.next_batch()) for _ in range(BATCHES)], 200)
    yield Load("plan", [_read(port, target.reader.token, "/me/plan")] * PLAN, 200)
    unchanged = f"If-None-Match: {target.plan_etag}"
    yield Load("unchanged", [_read(port, target.reader.token, "/me/plan", unchanged)] * UNCHANGED, 304)
    yield Load("year", [_read(port, target.practices[0].therapist_token, year_path(target))] * YEAR, 200)
    for name in HISTORIES if target.long else ():
        request = _read(port, target.long.therapist_token, target.long.briefs[name])
        yield Load(f"brief {name}", [request] * BRIEF, 200)
    for practice in target.practices:
        # One after the other: what is wanted is the server's own time for one, not the wait behind others.
        request = _read(port, practice.therapist_token, "/caseload")
        yield Load(f"caseload {practice.size}", [request] * CASELOAD, 200, connections=1)
        anew = prepared("GET", f"/bench-anew{API}/caseload", port, f"homestretch={practice.therapist_token}")
        yield Load(f"caseload {practice.size} anew", [anew] * CASELOAD_ANEW, 200, connections=1)


def year_path(target: Target) -> str:
    """The adherence of one client-year."""
    return f"/clients/{target.reader.client_id}/adherence?first_on={YEAR_AGO}&last_on={TODAY}"


def _report(phone: Phone, days: Sequence[date]) -> tuple[Phone, bytes]:
    entries = [new_entry(phone.plan, phone.device_id, day, number) for number, day in enumerate(days)]
    body = {"device_id": str(phone.device_id), "epoch": None, "unsent": 0, "entries": entries}
    return phone, json.dumps(body).encode()


def _posted(port: int, phone: Phone, body: bytes) -> bytes:
    return prepared("POST", f"{API}/me/entries", port, f"homestretch={phone.token}", body)


def _read(port: int, token: str, path: str, header: str = "") -> bytes:
    return prepared("GET", f"{API}{path}", port, f"homestretch={token}", headers=header)


def _anchor(target: Target, number: int) -> bytes:
    phones = target.practices[-1].phones
    step = {"exercise_id": "hamstring-supine-strap", "side": "left", "prescribed_seconds": 30, "done_seconds": 30}
    steps = [{"step_index": index, **step} for index in range(STEPS)]
    body = {"id": str(uuid7_at(datetime.now(UTC))), "practised_on": TODAY.isoformat(), "steps": steps}
    token = phones[number % len(phones)].token
    return prepared("POST", "/bench/ingest", target.port, f"homestretch={token}", json.dumps(body).encode())
