"""The practice Harbour over HTTP: its therapist, who takes in clients and lets their phones in."""

import http.client
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

from tests.serving import PASSWORD

INES = "ines@harbour.example"
HOLD: dict[str, Any] = {"type": "static_hold", "hold_seconds": 20, "reps": 2, "rest_seconds": 10, "sets": 1}
TWO_EXERCISES = ("supine-figure-4", "hamstring-supine-strap")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Message
    content: bytes


@dataclass(slots=True)
class Caller:
    """Somebody's browser: JSON, the Origin, one cookie. Each request has a connection of its own."""

    url: str
    cookie: str = ""
    timeout: float = 60

    def send(self, method: str, path: str, body: Mapping[str, Any] | None = None, **headers: str) -> tuple[int, Any]:
        """Status and body. Raises OSError or http.client.HTTPException when no whole answer came."""
        answer = self.ask(method, path, body, **headers)
        return answer.status, json.loads(answer.content) if answer.content else None

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, **headers: str) -> Answer:
        """As `send`, but the answer just as it came."""
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=self.timeout)
        sent = {"Origin": self.url, "Content-Type": "application/json", "Cookie": self.cookie}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, f"/api/v1{path}", json.dumps(body) if body is not None else None, sent)
            told = connection.getresponse()
            content = told.read()
        finally:
            connection.close()
        if given := told.getheader("Set-Cookie"):
            self.cookie = given.partition(";")[0]
        return Answer(told.status, told.headers, content)

    def must(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The body of an answer that must be fine."""
        status, told = self.send(method, path, body)
        assert 200 <= status < 300, f"{method} {path}: {status} {told}"
        return told


@dataclass(slots=True)
class Therapist:
    """Ines, signed in."""

    url: str
    browser: Caller = field(init=False)

    def __post_init__(self) -> None:
        self.browser = Caller(self.url)
        self.browser.must("POST", "/auth/sign-in", {"email": INES, "password": PASSWORD})

    def take_in(self, name: str, exercises: Sequence[str] = TWO_EXERCISES, dose: Mapping[str, Any] = HOLD) -> str:
        """A client with a plan of these exercises, on both sides; the client's id."""
        return self.take_in_for(name, [{"exercise_id": one, "dose": dose, "sides": "both"} for one in exercises])

    def take_in_for(self, name: str, prescriptions: Sequence[Mapping[str, Any]]) -> str:
        """A client whose plan has one routine, due every day."""
        client = {"display_name": name, "affected_side": "left", "cautions": [], "time_zone": "Europe/Berlin"}
        client_id: str = self.browser.must("POST", "/clients", client)["id"]
        routine = {"name": "Morning", "times_per_week": 7, "times_per_day": 1, "prescriptions": list(prescriptions)}
        starts_on = datetime.now(UTC).date().isoformat()
        plan = {"starts_on": starts_on, "ends_on": None, "note": "", "routines": [routine]}
        self.browser.must("PUT", f"/clients/{client_id}/plan", plan)
        return client_id

    def code_for(self, client_id: str) -> str:
        return str(self.browser.must("POST", f"/clients/{client_id}/invitations", {"for": "now"})["code"])

    def sessions_of(self, client_id: str) -> list[str]:
        """The ids of all sessions of a client that the practice sees."""
        return [log["id"] for log in self.logs_of(client_id)]

    def logs_of(self, client_id: str) -> list[dict[str, Any]]:
        """All of a client's sessions as the practice sees them, step by step."""
        logs: list[dict[str, Any]] = []
        cursor = ""
        while True:
            page = self.browser.must("GET", f"/clients/{client_id}/session-logs?limit=200{cursor}")
            logs += page["items"]
            if page["next_cursor"] is None:
                return logs
            cursor = f"&cursor={page['next_cursor']}"
