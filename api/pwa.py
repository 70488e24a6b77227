"""The built web app, and nothing else, from static/pwa/dist: two pages, the service worker, hashed files."""

from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, current_app, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join

from api.auth import allow

CLIENT_PAGES = (
    "/",
    "/join",
    "/player",
    "/progress",
    "/learn",
    "/learn/<path:view>",
    "/settings",
    "/install",
    "/progress/<path:view>",
    "/how-was-it",
    "/exercise/<path:view>",
    "/intake",
    "/consent",
    "/closed",
)
THERAPIST_PAGES = ("/therapist", "/therapist/", "/therapist/<path:view>")
_PACKED = (("br", ".br"), ("gzip", ".gz"))
_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml"}
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Homestretch</title>
<h1>The web app is not built yet</h1>
<p>Run <code>make build</code> (or <code>make run</code>, which does it too), then load this page again.</p>
<p>The API is up: <a href="/api/docs">its description</a>.</p></html>
"""


class _FileConverter(PathConverter):
    """Any path but the API's: an unknown address there is 404 for every method, never 405."""

    regex = r"(?!api/)[^/].*?"


def init_pwa(app: Flask) -> None:
    app.url_map.converters["file"] = _FileConverter
    page = allow("anyone")(_client_page)
    therapist = allow("anyone")(_therapist_page)
    for rule in CLIENT_PAGES:
        app.add_url_rule(rule, "pwa_client", page)
    for rule in THERAPIST_PAGES:
        app.add_url_rule(rule, "pwa_therapist", therapist)
    app.add_url_rule("/<file:name>", "pwa_file", allow("anyone")(_file))


def is_built(app: Flask) -> bool:
    """Both pages are there to serve."""
    dist = Path(app.config["DIST"])
    return (dist / "index.html").is_file() and (dist / "therapist.html").is_file()


def _client_page(view: str = "") -> Response:
    return _page("index.html")


def _therapist_page(view: str = "") -> Response:
    return _page("therapist.html")


def _page(name: str) -> Response:
    found = _find(name)
    if found is None:
        return Response(_NOT_BUILT, 503, {"Cache-Control": "no-store"}, content_type="text/html; charset=utf-8")
    return _send(found, "no-cache")


def _file(name: str) -> Response:
    found = None if name.endswith((".html", ".br", ".gz", ".map")) else _find(name)
    if found is None:
        raise NotFound("There is no such page.")
    return _send(found, "public, max-age=31536000, immutable" if name.startswith("assets/") else "no-cache")


def _find(name: str) -> Path | None:
    joined = safe_join(str(current_app.config["DIST"]), name)
    return Path(joined) if joined and Path(joined).is_file() else None


def _send(found: Path, cache: str) -> Response:
    """The file as it is, or packed beforehand if that lies beside it and the browser takes it."""
    kind = _TYPES.get(found.suffix) or guess_type(found.name)[0] or "application/octet-stream"
    for encoding, suffix in _PACKED:
        packed = found.with_name(found.name + suffix)
        if request.accept_encodings.quality(encoding) > 0 and packed.is_file():
            response = send_file(packed, mimetype=kind, conditional=True, etag=True)
            response.headers["Content-Encoding"] = encoding
            break
    else:
        response = send_file(found, mimetype=kind, conditional=True, etag=True)
    response.headers["Cache-Control"] = cache
    response.vary.add("Accept-Encoding")
    return response
