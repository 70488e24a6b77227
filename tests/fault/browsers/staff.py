"""The practice's side: a new client with a plan and codes for their phones, and what the server holds of them."""

import json
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

from tests.postgres import fresh_database, postgres_server
from tests.serving import PASSWORD, RunningServer, create_practice, running_server

INES = "ines@harbour.example"
HOLD = {"type": "static_hold", "hold_seconds": 5, "reps": 1, "rest_seconds": 0, "sets": 1}
ROUTINE = {"name": "Morning", "times_per_week": 7, "times_per_day": 1}
FIGURE_4 = {"exercise_id": "supine-figure-4", "sides": "both", "dose": HOLD}
HELD = """
    SELECT kind, outcome, id::text FROM entry WHERE client_id = %(client)s
    UNION ALL SELECT 'conflict', 'conflict', entry_id::text FROM entry_conflict WHERE client_id = %(client)s
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What the server has of a client. `listed`: ids of the therapist's list. The rest is straight from its tables."""

    listed: Counter[str]
    sessions: Counter[str]
    answers: Counter[str]
    trouble: tuple[str, ...]


class Staff:
    """Ines at her desk, without a fault between her and the server."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._ask("POST", "/auth/sign-in", {"email": INES, "password": PASSWORD})

    def new_client(self, name: str) -> str:
        """A client whose plan has one routine of one exercise, due whatever day it is; their id."""
        client = self._ask("POST", "/clients", {"display_name": name, "time_zone": "Europe/Berlin"})
        plan = {"starts_on": "2026-01-01", "routines": [{**ROUTINE, "prescriptions": [FIGURE_4]}]}
        self._ask("PUT", f"/clients/{client['id']}/plan", plan)
        return str(client["id"])

    def code(self, client_id: str) -> str:
        return str(self._ask("POST", f"/clients/{client_id}/invitations", {"for": "now"})["code"])

    def held(self, client_id: str) -> Held:
        listed, cursor = Counter[str](), ""
        while cursor is not None:
            page = self._ask("GET", f"/clients/{client_id}/session-logs?limit=200{cursor and f'&cursor={cursor}'}")
            listed.update(item["id"] for item in page["items"])
            cursor = page["next_cursor"]
        plain = make_url(self.server.database_url).set(drivername="postgresql")
        with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
            rows = connection.execute(HELD, {"client": client_id}).fetchall()
        by_kind = {
            wanted: Counter(id for kind, _, id in rows if kind == wanted) for wanted in ("session_log", "safety_answer")
        }
        trouble = tuple(f"{outcome} {id}" for _, outcome, id in rows if outcome != "stored")
        return Held(listed, by_kind["session_log"], by_kind["safety_answer"], trouble)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Origin": self.server.url, "Content-Type": "application/json"}
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.server.url}/api/v1{path}", content, headers, method=method)
        with self._opener.open(request, timeout=60) as answer:
            told: dict[str, Any] = json.load(answer)
        return told


@contextmanager
def practice() -> Iterator[Staff]:
    """The practice Harbour on gunicorn and a PostgreSQL of its own."""
    with postgres_server() as server_url, fresh_database(server_url) as database_url:
        create_practice(database_url, "Harbour", INES)
        with running_server(database_url) as server:
            yield Staff(server)
