"""Requests while something is being killed: what came back is counted, and what must never come back is noted."""

import http.client
import json
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fault.harbour import Answer, Caller

GOOD, BUSY, CUT = "answered", "503 with a problem and Retry-After", "cut or refused connection"
# Words of tracebacks and of drivers: none of them is any caller's business.
INNER_WORDS = (b"Traceback", b'File "', b"psycopg", b"sqlalchemy", b"sqlite3", b"OperationalError", b"server closed")


@dataclass(slots=True)
class Watch:
    """`came`: requests by what came of them. `wrong`: answers that nobody should ever get."""

    came: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, caller: Caller, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any | None:
        """The body of a good answer, else None."""
        try:
            answer = caller.ask(method, path, body)
        except (OSError, http.client.HTTPException):
            self._note(CUT)
            return None
        if answer.status == 200:
            self._note(GOOD)
            return json.loads(answer.content)
        self._note(BUSY if answer.status == 503 else f"status {answer.status}")
        if complaint := complaint_about(answer):
            self.wrong.append(f"{method} {path}: {complaint}")
        return None

    def _note(self, what: str) -> None:
        with self._one_at_a_time:
            self.came[what] += 1


def complaint_about(answer: Answer) -> str | None:
    """What is wrong with an answer to a request that could not be served; None for a proper "try again"."""
    told = f"{answer.status} {answer.content[:300]!r}"
    if any(word in answer.content for word in INNER_WORDS):
        return f"it tells of the inside: {told}"
    if answer.status != 503:
        return f"not a 503: {told}"
    if answer.headers.get_content_type() != "application/problem+json":
        return f"no problem document: {told}"
    return None if answer.headers.get("Retry-After") else f"no Retry-After: {told}"
