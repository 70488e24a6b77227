"""SQL statements and bytes of one request, counted in this process on the database that the server uses."""

import gzip
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import event

from api.app import create_app
from api.db import db
from tests.load.operations import API, Target, year_path
from tests.load.practice import Practice

# The audit row and the transaction's own words are not counted (docs/operations.md).
NOT_COUNTED = ("BEGIN", "COMMIT", "SET LOCAL", "SAVEPOINT", "RELEASE", "ROLLBACK", "INSERT INTO audit")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one request: statements that reached the database, and the answer's bytes, plain and gzip."""

    statements: int
    plain_bytes: int
    gzip_bytes: int


def counted(database_url: str, target: Target) -> dict[str, Cost]:
    """The cost of one of each operation. Notes the plan's ETag in the target on the way."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": database_url})
    counter = _Counter(app)
    single, batch = target.next_single, target.next_batch
    phone = target.reader
    costs = {
        "plan": counter.get(phone.token, "/me/plan"),
        "year": counter.get(target.practices[0].therapist_token, year_path(target)),
        "ingest": counter.post(*_of(single())),
        "batch": counter.post(*_of(batch())),
    }
    if target.long:
        briefs = target.long.briefs.items()
        costs |= {f"brief {name}": counter.get(target.long.therapist_token, path) for name, path in briefs}
    target.plan_etag = counter.etag(phone.token, "/me/plan")
    costs["unchanged"] = counter.get(phone.token, "/me/plan", {"If-None-Match": target.plan_etag})
    for practice in target.practices:
        costs[f"caseload {practice.size}"] = counter.get(practice.therapist_token, "/caseload")
    with app.app_context():
        db.engine.dispose()
    return costs


def caseload_cost(database_url: str, practice: Practice) -> Cost:
    """The cost of one look at a practice's caseload."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": database_url})
    cost = _Counter(app).get(practice.therapist_token, "/caseload")
    with app.app_context():
        db.engine.dispose()
    return cost


def _of(report: tuple[Any, bytes]) -> tuple[str, bytes]:
    return report[0].token, report[1]


class _Counter:
    def __init__(self, app: Flask) -> None:
        self._app = app
        self._statements = 0
        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", self._note)
        app.test_client().get("/healthz")

    def _note(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        self._statements += not statement.startswith(NOT_COUNTED)

    def get(self, token: str, path: str, headers: dict[str, str] | None = None) -> Cost:
        return self._cost("GET", token, path, headers=headers)

    def post(self, token: str, body: bytes) -> Cost:
        origin = {"Origin": self._app.config["PUBLIC_URL"], "Content-Type": "application/json"}
        return self._cost("POST", token, "/me/entries", headers=origin, data=body)

    def etag(self, token: str, path: str) -> str:
        return str(self._send("GET", token, path).headers["ETag"])

    def _cost(self, method: str, token: str, path: str, **kwargs: Any) -> Cost:
        self._statements = 0
        answer = self._send(method, token, path, **kwargs)
        if answer.status_code not in {200, 304}:
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return Cost(self._statements, len(answer.data), len(gzip.compress(answer.data, 6)) if answer.data else 0)

    def _send(self, method: str, token: str, path: str, **kwargs: Any) -> Any:
        browser = self._app.test_client()
        browser.set_cookie("homestretch", token)
        return browser.open(f"{API}{path}", method=method, **kwargs)
