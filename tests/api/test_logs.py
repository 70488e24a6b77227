"""What the logs and metrics say, and what they must never say."""

import json
from typing import Any

import pytest
from flask import Flask

from tests.api.cast import HARBOUR, INES, PASSWORD, TOM, Browser


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_request_is_one_line_of_json(ines: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ines.get(f"/clients/{TOM.id}", headers={"X-Request-ID": "trace-0001"})

    (line,) = lines(capsys)
    assert line.pop("ms") >= 0
    assert line.pop("timestamp")
    assert line == {
        "event": "request",
        "request_id": "trace-0001",
        "method": "GET",
        "route": "/api/v1/clients/<uuid:client_id>",
        "status": 200,
        "practice_id": str(HARBOUR),
        "role": "therapist",
    }
    assert answer.headers["X-Request-ID"] == "trace-0001"


def test_an_id_that_could_forge_a_line_is_replaced(ines: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ines.get("/me", headers={"X-Request-ID": 'x","role":"admin'})

    assert '"' not in answer.headers["X-Request-ID"]
    assert lines(capsys)[0]["role"] == "therapist"


def test_no_name_note_address_or_code_is_logged(
    app: Flask, ines: Browser, stranger: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    private = ["Tom", "Ines", "Annegret", "Harbour", INES.email, PASSWORD, "127.0.0.1", "sore since Monday", "phone"]
    stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD})
    stranger.post("/auth/sign-in", {"email": INES.email, "password": "a wrong one"})
    ines.post("/clients", {"display_name": "Annegret", "time_zone": "Europe/Berlin"})
    ines.post("/clients", {"display_name": "Annegret", "time_zone": "Annegret/Berlin"})
    ines.get("/clients?q=Annegret")
    ines.post(f"/clients/{TOM.id}/visits", {"visited_on": "2026-03-10", "note": "sore since Monday"})
    issued = ines.post(f"/clients/{TOM.id}/invitations", {"for": "now"}).json or {}
    stranger.post("/auth/redeem", {"code": issued["code"], "device_name": "phone"})

    logged = capsys.readouterr().out
    assert logged.count("\n") == 8
    assert [word for word in [*private, issued["code"], str(TOM.id)] if word in logged] == []


def test_a_failing_statement_logs_no_values(
    ines: Browser, app: Flask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import insert

    from api.accounts.models import SignInNameRow
    from api.db import db

    def clash() -> str:
        row = {"email": INES.email, "practice_id": HARBOUR, "staff_id": INES.id, "password_hash": "x"}
        db.session.execute(insert(SignInNameRow), row)
        return "never"

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "accounts.me", clash)

    assert ines.get("/me").status_code == 500
    logged = capsys.readouterr().out
    assert "IntegrityError" in logged
    assert INES.email not in logged


def test_metrics_count_by_route_and_never_by_what_callers_make_up(app: Flask, ines: Browser) -> None:
    ines.get(f"/clients/{TOM.id}")
    app.test_client().open("/made-up", method="MADEUP")

    text = app.test_client().get("/metrics").text
    assert 'homestretch_answers_total{method="GET",route="/api/v1/clients/<uuid:client_id>",status="200"}' in text
    assert "homestretch_request_seconds_bucket" in text
    assert "MADEUP" not in text
    assert "made-up" not in text


def test_metrics_can_be_kept_for_the_operator(app: Flask) -> None:
    app.config["METRICS_TOKEN"] = "for the scraper"
    browser = app.test_client()

    assert browser.get("/metrics").status_code == 401
    assert browser.get("/metrics", headers={"Authorization": "Bearer for the scraper"}).status_code == 200
