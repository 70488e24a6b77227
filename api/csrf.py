"""What every changing request must be before its route is asked: from our own pages, JSON, and not too big. The one
kind of route that takes a file takes a form in place of JSON; the same pages may send it."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from api.db import SAFE_METHODS
from api.errors import ForeignOrigin, NotForm, NotJson, NotJsonType

View = TypeVar("View", bound=Callable[..., Any])
_MAYBE_UNSTORABLE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def takes_upload(view: View) -> View:
    """The route takes a form with a file, and no JSON."""
    view.__dict__["__takes_upload__"] = True
    return view


def check_request() -> None:
    """Refuse a foreign origin (403), what the route does not take (415), too big a body (413), broken JSON (400)."""
    if request.method in SAFE_METHODS or request.routing_exception is not None:
        return
    _check_origin()
    _check_size()
    has_body = bool(request.content_length) or "Transfer-Encoding" in request.headers
    if not has_body:
        return
    is_compressed = request.headers.get("Content-Encoding", "identity") != "identity"
    if _is_upload():
        if request.mimetype != "multipart/form-data" or is_compressed:
            raise NotForm
        return
    if request.mimetype != "application/json" or is_compressed:
        raise NotJsonType
    _check_json()


def _is_upload() -> bool:
    return getattr(current_app.view_functions.get(request.endpoint or ""), "__takes_upload__", False)


def _check_origin() -> None:
    public_url = current_app.config["PUBLIC_URL"]
    if request.headers.get("Origin") != public_url:
        raise ForeignOrigin(public_url)
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise ForeignOrigin(public_url)


def _check_size() -> None:
    limit = _limit()
    # A body of unannounced length is read to one byte beyond the limit, where it shows that it goes on.
    request.max_content_length = limit + 1
    length = len(request.get_data()) if "Transfer-Encoding" in request.headers else request.content_length
    if (length or 0) > limit:
        advice = " Send a smaller picture." if _is_upload() else ""
        raise RequestEntityTooLarge(f"The body may have {limit // 1024} KiB.{advice}")


def _limit() -> int:
    config = current_app.config
    of_path: int = config["BODY_LIMITS"].get(request.path, config["BODY_LIMIT"])
    return int(config["UPLOAD_LIMIT"]) if _is_upload() else of_path


def _check_json() -> None:
    try:
        body = request.get_json()
    except (BadRequest, RecursionError) as error:
        raise NotJson from error
    is_kept_whole = request.path in current_app.config["BODY_LIMITS"]
    if not is_kept_whole and _MAYBE_UNSTORABLE.search(request.get_data()):
        _refuse_unstorable(body)


def _refuse_unstorable(body: Any) -> None:
    """NUL and half surrogate pairs are legal in JSON escapes and in no database's text."""
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and _UNSTORABLE.search(value):
            raise NotJson


def init_csrf(app: Flask) -> None:
    app.before_request(check_request)
