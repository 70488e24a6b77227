"""The web app is served as it was built: two pages, a service worker that is always fresh, hashed files for ever."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from api.pwa import CLIENT_PAGES
from tests.api.conftest import MakeApp


@pytest.fixture
def built(make_app: MakeApp, tmp_path: Path) -> Flask:
    """The service with a small built web app."""
    files = {
        "index.html": "<title>client</title>",
        "index.html.br": "packed by brotli",
        "index.html.gz": "packed by gzip",
        "therapist.html": "<title>therapist</title>",
        "sw.js": "self",
        "manifest.webmanifest": "{}",
        "assets/app-3f2a.js": "app",
        "assets/app-3f2a.js.map": "{}",
        "icons/icon.svg": "<svg/>",
    }
    dist = tmp_path / "dist"
    for name, content in files.items():
        path = dist / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (tmp_path / "secret.txt").write_text("secret")
    return make_app(DIST=dist)


def get(app: Flask, path: str, **headers: str) -> TestResponse:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.test_client().get(path, headers=sent, buffered=True)


@pytest.mark.parametrize("path", [page.replace("<path:view>", "3f2a") for page in CLIENT_PAGES])
def test_every_screen_of_the_client_is_the_clients_page(built: Flask, path: str) -> None:
    answer = get(built, path)

    assert (answer.status_code, answer.text) == (200, "<title>client</title>")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/therapist", "/therapist/", "/therapist/clients/3", "/therapist/sign-in"])
def test_everything_below_therapist_is_the_therapists_page(built: Flask, path: str) -> None:
    answer = built.test_client().get(path, buffered=True, follow_redirects=True)

    assert (answer.status_code, answer.text) == (200, "<title>therapist</title>")


def test_hashed_files_are_kept_for_ever_and_the_rest_asked_for_anew(built: Flask) -> None:
    assert get(built, "/assets/app-3f2a.js").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert get(built, "/sw.js").headers["Cache-Control"] == "no-cache"
    assert get(built, "/icons/icon.svg").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/app-3f2a.js", "text/javascript"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icons/icon.svg", "image/svg+xml"),
        ("/", "text/html"),
    ],
)
def test_types_are_said_right(built: Flask, path: str, kind: str) -> None:
    assert get(built, path).mimetype == kind


@pytest.mark.parametrize(
    ("accepted", "encoding", "text"),
    [
        ("gzip, deflate, br", "br", "packed by brotli"),
        ("gzip", "gzip", "packed by gzip"),
        ("br;q=0, gzip;q=0", None, "<title>client</title>"),
        ("", None, "<title>client</title>"),
    ],
)
def test_what_was_packed_beforehand_is_sent_to_who_takes_it(
    built: Flask, accepted: str, encoding: str | None, text: str
) -> None:
    answer = get(built, "/", Accept_Encoding=accepted)

    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.text == text
    assert answer.mimetype == "text/html"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_has_not_changed_is_not_sent_again(built: Flask) -> None:
    etag = get(built, "/sw.js").headers["ETag"]

    assert get(built, "/sw.js", If_None_Match=etag).status_code == 304


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/app-3f2a.js.map", "/index.html.br", "/index.html", "/x"]
)
def test_nothing_but_what_was_built_for_browsers_is_served(built: Flask, path: str) -> None:
    answer = get(built, path)

    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_without_a_build_the_page_says_what_to_do(app: Flask) -> None:
    for path in ("/", "/therapist"):
        answer = get(app, path)
        assert answer.status_code == 503
        assert "make build" in answer.text
        assert answer.mimetype == "text/html"


def test_readiness_wants_database_schema_and_build(built: Flask, app: Flask) -> None:
    assert get(built, "/readyz").json == {"status": "ready", "database": True, "migrations": True, "build": True}
    unbuilt = get(app, "/readyz")
    assert unbuilt.status_code == 503
    assert unbuilt.json
    assert unbuilt.json["build"] is False
    assert get(app, "/healthz").status_code == 200


def test_a_database_that_is_away_is_alive_but_not_ready(make_app: MakeApp) -> None:
    app = make_app(SQLALCHEMY_DATABASE_URI="sqlite:////nowhere/at/all.db")

    assert get(app, "/healthz").status_code == 200
    assert (get(app, "/readyz").json or {})["database"] is False
