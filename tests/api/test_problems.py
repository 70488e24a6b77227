"""Whatever goes wrong leaves as a problem document (RFC 9457) that says what, and where."""

import json
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from api.db import db
from api.docs.problems import PROBLEM_TEXTS
from api.errors import BUSY, HTTP_SLUGS, INVALID, PROBLEMS, DomainError
from tests.api.cast import INES, TOM, Browser
from tests.api.conftest import MakeApp


def problem(answer: TestResponse, status: int, slug: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    assert answer.json
    assert answer.json["type"].endswith(f"/problems/{slug}")
    assert answer.json["status"] == status
    assert answer.json["title"]
    assert answer.json["detail"]
    return answer.json


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_an_unknown_address_of_the_api_is_not_found_whatever_the_method(ines: Browser, method: str) -> None:
    problem(ines.send(method, "/no-such-thing"), 404, "not-found")


def test_a_method_that_a_route_lacks_is_told_with_those_it_has(ines: Browser) -> None:
    answer = ines.delete("/me")

    problem(answer, 405, "method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "body",
    [b"{", b"", b'{"display_name": NaN}', b"[" * 100_000, b'"\\ud800"', b'{"display_name": "a\\u0000b"}', b"\xff"],
)
def test_what_is_not_json_is_said_so(ines: Browser, body: bytes) -> None:
    answer = ines.send("POST", "/clients", data=body, content_type="application/json")

    if body:
        problem(answer, 400, "not-json")
    else:
        problem(answer, 422, "invalid")


def test_text_that_only_looks_unstorable_is_taken(ines: Browser) -> None:
    answer = ines.post("/clients", {"display_name": r"\u0000 \ud800 \U0001F422 🐢", "time_zone": "Europe/Berlin"})

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("content_type", "encoding"),
    [
        ("text/plain", None),
        ("application/x-www-form-urlencoded", None),
        ("multipart/form-data; boundary=x", None),
        (None, None),
        ("application/json", "gzip"),
    ],
)
def test_another_type_than_json_is_said_so(ines: Browser, content_type: str | None, encoding: str | None) -> None:
    headers = {"Content-Encoding": encoding} if encoding else {}
    answer = ines.send("POST", "/clients", data=b"{}", content_type=content_type, headers=headers)

    problem(answer, 415, "not-json-type")


def test_a_body_of_ten_megabytes_is_refused_unread(ines: Browser) -> None:
    answer = ines.send("POST", "/clients", data=b" " * 10_000_000, content_type="application/json")

    assert "256 KiB" in problem(answer, 413, "too-large")["detail"]


def test_a_body_of_unannounced_length_is_refused_where_it_grows_too_long(ines: Browser) -> None:
    sent = {
        "headers": {"Transfer-Encoding": "chunked"},
        "environ_overrides": {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
        "content_type": "application/json",
    }
    whole = json.dumps({"display_name": "Zoe", "time_zone": "Europe/Paris"}).encode()

    problem(ines.send("POST", "/clients", input_stream=BytesIO(whole + b" " * 300_000), **sent), 413, "too-large")
    assert ines.send("POST", "/clients", input_stream=BytesIO(whole), **sent).status_code == 201


def test_every_place_that_is_wrong_is_named(ines: Browser) -> None:
    answer = ines.post("/clients", {"a/b~c": 1, "display_name": 3, "cautions": ["x"]})

    errors = problem(answer, 422, "invalid")["errors"]
    assert {error["pointer"]: error["code"] for error in errors} == {
        "/a~1b~0c": "unknown_field",
        "/display_name": "invalid",
        "/cautions/0": "invalid",
        "/time_zone": "required",
    }


def test_a_body_that_is_no_object_is_pointed_at_whole(ines: Browser) -> None:
    assert problem(ines.post("/clients", [1, 2]), 422, "invalid")["errors"][0]["pointer"] == ""


def test_who_is_not_signed_in_and_who_may_not_are_two_things(stranger: Browser, tom: Browser) -> None:
    problem(stranger.get("/clients"), 401, "not-signed-in")
    problem(tom.get("/clients"), 403, "forbidden")


def test_our_own_faults_show_nothing_of_the_inside(make_app: MakeApp, capsys: pytest.CaptureFixture[str]) -> None:
    app = make_app(PROPAGATE_EXCEPTIONS=False)

    def break_down() -> str:
        raise RuntimeError("Tom's secret note")

    app.add_url_rule("/api/v1/broken", view_func=break_down)

    answer = Browser(app).get("/broken")

    problem(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    logged = capsys.readouterr().out
    assert "builtins.RuntimeError" in logged
    assert "break_down" in logged
    assert "secret" not in logged


def test_a_database_that_is_away_is_told_as_busy(make_app: MakeApp, database: str) -> None:
    if database == "sqlite":
        app = make_app(SQLALCHEMY_DATABASE_URI="sqlite:////nowhere/at/all.db")
    else:
        app = make_app(SQLALCHEMY_DATABASE_URI="postgresql+psycopg://nobody@127.0.0.1:1/none")

    answer = Browser(app, TOM).get("/me")

    problem(answer, 503, "busy")
    assert answer.headers["Retry-After"] == "2"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_database_that_another_writer_keeps_is_told_as_busy(make_app: MakeApp, database: str, method: str) -> None:
    """Of a read it is the audit that has to wait: it is written when the answer is made."""
    soon = {"timeout": 0.05} if database == "sqlite" else {"options": "-c lock_timeout=50"}
    app = make_app(TESTING=False, SQLALCHEMY_ENGINE_OPTIONS={"connect_args": soon})
    with app.app_context(), db.engine.connect() as other, other.begin():
        # On SQLite a transaction that may write keeps all others from it as it begins.
        if database == "postgresql":
            other.exec_driver_sql("LOCK TABLE audit")
        body = {"display_name": "Zoe", "time_zone": "Europe/Paris"} if method == "POST" else None
        answer = Browser(app, INES).send(method, "/clients", json=body)

    problem(answer, 503, "busy")
    assert answer.headers["Retry-After"] == "2"


def test_every_kind_of_problem_has_its_page(app: Flask) -> None:
    slugs = {slug for _, slug, _ in PROBLEMS.values()} | set(HTTP_SLUGS.values()) | {INVALID[1], BUSY[1]}

    assert slugs == set(PROBLEM_TEXTS)
    for slug in slugs:
        page = app.test_client().get(f"/problems/{slug}")
        assert page.status_code == 200
        assert PROBLEM_TEXTS[slug].split("`")[0] in page.text.replace("&#39;", "'")
    assert app.test_client().get("/problems/none-such").status_code == 404


def test_every_domain_error_is_in_the_table() -> None:
    def below(kind: type[DomainError]) -> set[type[DomainError]]:
        return {kind}.union(*(below(child) for child in kind.__subclasses__()))

    assert {kind for kind in below(DomainError) if kind.__module__ == "api.errors"} - {DomainError} <= set(PROBLEMS)
