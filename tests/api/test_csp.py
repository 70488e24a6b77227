"""What pages may load and do is said on every answer, errors and API included."""

from pathlib import Path

import pytest
from flask import Flask

from tests.api.cast import Browser
from tests.api.conftest import MakeApp

PATHS = ["/", "/therapist", "/sw.js", "/api/v1/me", "/api/v1/no-such", "/api/docs", "/healthz", "/nothing.txt"]


def policy(header: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in (part.split() for part in header.split(";"))}


@pytest.mark.parametrize("path", PATHS)
def test_the_policy_stands_on_every_answer(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert policy(answer.headers["Content-Security-Policy"]) == {
        "default-src": {"'none'"},
        "img-src": {"'self'", "blob:"},
        "media-src": {"'self'", "blob:"},
        "connect-src": {"'self'"},
        "font-src": {"'self'"},
        "style-src": {"'self'"},
        "script-src": {"'self'"},
        "worker-src": {"'self'"},
        "manifest-src": {"'self'"},
        "base-uri": {"'none'"},
        "form-action": {"'none'"},
        "frame-ancestors": {"'none'"},
        "require-trusted-types-for": {"'script'"},
        "trusted-types": {"service-worker-address"},
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Strict-Transport-Security" not in answer.headers


def test_the_web_app_names_its_one_policy_as_the_header_does(app: Flask) -> None:
    script = Path("static/pwa/src/device/service_worker.ts").read_text()

    allowed = policy(app.test_client().get("/").headers["Content-Security-Policy"])["trusted-types"]
    assert [name for name in allowed if f"'{name}'" in script] == list(allowed)


def test_https_is_remembered(make_app: MakeApp) -> None:
    answer = make_app(PUBLIC_URL="https://stretch.example.org").test_client().get("/healthz")

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_answers_of_the_api_are_kept_nowhere(ines: Browser) -> None:
    assert ines.get("/me").headers["Cache-Control"] == "no-store"
    assert ines.get("/no-such").headers["Cache-Control"] == "no-store"


def test_pages_of_our_own_hold_nothing_that_the_policy_forbids(app: Flask) -> None:
    for path in ("/api/docs", "/problems/invalid", "/"):
        page = app.test_client().get(path).text
        assert "<style" not in page
        assert "style=" not in page
        assert "<script" not in page or "src=" in page
