"""Seeds the demo practice at one fixed moment and prints all its figures: run in processes whose own zones differ.

Usage: python -m tests.dates.demo_figures sqlite:///FILE
"""

import json
import sys
import time
from datetime import UTC, datetime
from typing import Any

from api.app import create_app
from api.db import db
from api.demo.seed import seed_demo
from tests.api.cast import Browser

# Late in the evening of UTC: east of it tomorrow has begun, and in the client's own zone today is not over.
NOW = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
FIGURES = ("adherence?first_on=2026-01-31&last_on=2026-03-29", "adherence?since=last_visit", "brief?since=last_visit")
# These are drawn anew for each practice.
DRAWN = {"id", "routine_id", "first_id", "replaces_id", "plan_id", "therapist_id"}


def main() -> None:
    app = create_app({"SQLALCHEMY_DATABASE_URI": sys.argv[1], "CLOCK": lambda: NOW})
    assert app.test_cli_runner().invoke(args=["migrate"]).exit_code == 0
    with app.app_context():
        demo = seed_demo()
        db.session.commit()
    therapist = Browser(app)
    assert therapist.post("/auth/sign-in", {"email": demo.email, "password": demo.password}).status_code == 200
    figures = {client["display_name"]: _of(therapist, client["id"]) for client in _items(therapist, "/clients")}
    told = {"offset": time.strftime("%z"), "caseload": _items(therapist, "/caseload"), "clients": figures}
    sys.stdout.write(json.dumps(_without_drawn(told), sort_keys=True))


def _of(therapist: Browser, client_id: str) -> list[Any]:
    paths = (*FIGURES, "session-logs?limit=200")
    answers = [therapist.get(f"/clients/{client_id}/{path}") for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.json for answer in answers]


def _items(therapist: Browser, path: str) -> list[Any]:
    items: list[Any] = therapist.get(path).json["items"]
    return items


def _without_drawn(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_drawn(kept) for name, kept in value.items() if name not in DRAWN}
    return [_without_drawn(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
