"""What can go wrong with one request between a phone and its server, and who decides which request it happens to."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus


class Kind(StrEnum):
    PASS = "pass"
    CUT_BEFORE = "cut before the server got it"
    CUT_AFTER = "cut after the server answered"
    TRUNCATE = "half of the body, Content-Length of the whole"
    TRUNCATE_SHORT = "half of the body, Content-Length of the half"
    DELAY = "delay"
    DUPLICATE = "sent to the server twice"
    REORDER = "held until a later one went through"
    REFUSE = "a problem in place of the server"
    REFUSE_AFTER = "a problem in place of the server's answer"
    PORTAL = "captive portal: HTML with 200"
    PORTAL_REDIRECT = "captive portal: redirect to its HTML"


SLUGS = {401: "not-signed-in", 403: "forbidden", 409: "conflict", 412: "stale-plan", 413: "too-large"} | {
    429: "too-many-attempts",
    500: "internal",
    503: "busy",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """`status`: of the problem, where one is told. `seconds`: of a delay, or the longest that one is held back."""

    kind: Kind
    status: int = 0
    seconds: float = 0.0

    @property
    def retry_after_seconds(self) -> int | None:
        return 20 if self.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE} else None


PASS = Fault(Kind.PASS)
CUT_BEFORE = Fault(Kind.CUT_BEFORE)
CUT_AFTER = Fault(Kind.CUT_AFTER)

EVERY_FAULT: tuple[Fault, ...] = (
    CUT_BEFORE,
    CUT_AFTER,
    Fault(Kind.TRUNCATE),
    Fault(Kind.TRUNCATE_SHORT),
    Fault(Kind.DELAY, seconds=0.4),
    Fault(Kind.DUPLICATE),
    Fault(Kind.REORDER, seconds=1.0),
    *(Fault(Kind.REFUSE, status) for status in SLUGS),
    Fault(Kind.REFUSE_AFTER, 500),
    Fault(Kind.REFUSE_AFTER, 503),
    Fault(Kind.PORTAL),
    Fault(Kind.PORTAL_REDIRECT),
)

# The method and path of a request → what happens to it. Asked once for each request, one at a time.
Rule = Callable[[str, str], Fault]


def healthy(method: str, path: str) -> Fault:
    return PASS


@dataclass(slots=True)
class Programme:
    """The next requests for `path` meet `faults`, one each, in this order; then, and elsewhere, nothing happens."""

    path: str
    faults: Sequence[Fault]
    _met: int = 0

    def __call__(self, method: str, path: str) -> Fault:
        if path != self.path or self._met >= len(self.faults):
            return PASS
        self._met += 1
        return self.faults[self._met - 1]


@dataclass(slots=True)
class Seeded:
    """
    A share of all requests meets a fault, `rate` from 0 to 1. What the k-th request of a path meets depends on the
    seed, the path and k alone, so it does not matter which of two paths is asked for first.
    """

    seed: str
    rate: float
    faults: Sequence[Fault] = EVERY_FAULT
    _asked: Counter[str] = field(default_factory=Counter)

    def __call__(self, method: str, path: str) -> Fault:
        self._asked[path] += 1
        chance = random.Random(f"{self.seed} {method} {path} {self._asked[path]}")
        return chance.choice(self.faults) if chance.random() < self.rate else PASS
