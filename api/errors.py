"""Every failure leaves as an RFC 9457 problem document. Domain errors carry ids; only the table here knows HTTP."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app, json
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from api.logs import log_exception
from routines.errors import Invalid
from routines.scope import PROFESSION_WORDS, Profession, professions_in_words


class DomainError(Exception):
    """Something a caller did that cannot be. `detail` is for people and never names a person."""

    detail = ""

    @property
    def headers(self) -> dict[str, str]:
        return {}


@dataclass
class NotFound(DomainError):
    """There is no such thing for this caller: it does not exist, or belongs to someone else."""

    what: str
    id: UUID | str | None = None

    @property
    def detail(self) -> str:  # type: ignore[override]
        return f"There is no such {self.what}."


class NotSignedIn(DomainError):
    detail = "Sign in first: this browser has no session, or its session has ended."


class RecordClosed(DomainError):
    """The session was a client's whose record the practice has deleted, or that is erased by now."""

    detail = "Your practice has deleted your record. What this device has not sent is still on it."


class Forbidden(DomainError):
    detail = "Your role may not do this."


@dataclass
class NotYourProfession(DomainError):
    """The practice gives `what` to other professions. `own` None: nobody has said the caller's."""

    what: str
    own: Profession | None
    professions: tuple[Profession, ...]

    @property
    def detail(self) -> str:  # type: ignore[override]
        own = f"Yours is {PROFESSION_WORDS[self.own]}." if self.own else "Yours is not set yet."
        who = professions_in_words(self.professions)
        return f"To {self.what} is for these professions here: {who}. {own} An admin can change both in the settings."


@dataclass
class ForeignOrigin(DomainError):
    """A request that changes something must come from a page of PUBLIC_URL (CSRF)."""

    public_url: str

    @property
    def detail(self) -> str:  # type: ignore[override]
        return f"Changes are taken only from pages of {self.public_url}: open that address, or send it as Origin."


class WrongCredentials(DomainError):
    detail = "This e-mail and password do not belong together."


class CodeNotValid(DomainError):
    detail = "This code does not work: mistyped, used already, or too old. Ask for a new one."


@dataclass
class TooManyAttempts(DomainError):
    """`retry_after`: whole seconds until the next try is looked at."""

    retry_after: int

    @property
    def detail(self) -> str:  # type: ignore[override]
        minutes = -(-self.retry_after // 60)
        return f"Too many wrong tries. Try again in {minutes} minute{'s' if minutes > 1 else ''}."

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)}


class PreconditionRequired(DomainError):
    detail = "Say which version you changed: send If-Match with the ETag you read."


@dataclass
class _Stale:
    """Someone saved since the caller read. `etag` is that of what is there now."""

    etag: str

    detail = "Someone has saved this since you opened it. Load it again, then make your change."

    @property
    def headers(self) -> dict[str, str]:
        return {"ETag": self.etag}


class StalePlan(_Stale, DomainError):
    """Of a client's plan."""


class StaleFirstVisit(_Stale, DomainError):
    """Of what a first visit found."""


class StaleExercise(_Stale, DomainError):
    """Of an exercise of the practice's own."""


@dataclass
class Conflict(DomainError):
    """What is there already stands against it."""

    why: str
    ids: tuple[UUID, ...] = field(default=())

    @property
    def detail(self) -> str:  # type: ignore[override]
        return self.why


class NotJson(DomainError):
    detail = "The body is not JSON."


class NotJsonType(DomainError):
    detail = "Send the body as application/json, not compressed."


class NotForm(DomainError):
    detail = "Send the picture in a form, as multipart/form-data, not compressed."


PROBLEMS: dict[type[Exception], tuple[int, str, str]] = {
    NotFound: (404, "not-found", "Not found"),
    NotSignedIn: (401, "not-signed-in", "Not signed in"),
    RecordClosed: (401, "record-closed", "Record deleted"),
    Forbidden: (403, "forbidden", "Not allowed"),
    NotYourProfession: (403, "not-your-profession", "Not for your profession"),
    ForeignOrigin: (403, "foreign-origin", "Sent from elsewhere"),
    WrongCredentials: (401, "wrong-credentials", "Wrong e-mail or password"),
    CodeNotValid: (404, "code-not-valid", "Code not valid"),
    TooManyAttempts: (429, "too-many-attempts", "Too many tries"),
    PreconditionRequired: (428, "precondition-required", "If-Match is missing"),
    StalePlan: (412, "stale-plan", "Changed by someone else"),
    StaleFirstVisit: (412, "stale-first-visit", "Changed by someone else"),
    StaleExercise: (412, "stale-exercise", "Changed by someone else"),
    Conflict: (409, "conflict", "Conflict"),
    NotJson: (400, "not-json", "Not JSON"),
    NotJsonType: (415, "not-json-type", "Not sent as JSON"),
    NotForm: (415, "not-form", "Not sent as a form"),
}
INVALID = (422, "invalid", "Something in it is not right")
BUSY = (503, "busy", "Busy")
HTTP_SLUGS = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "not-json-type",
    422: "invalid",
    500: "internal",
    503: "unavailable",
}

_CODES = {
    "Missing data for required field.": "required",
    "Field may not be null.": "null",
    "Unknown field.": "unknown_field",
}


def problem(
    status: int,
    slug: str,
    title: str,
    detail: str,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The problem document as a response. `errors` have pointer, code and message each."""
    body: dict[str, Any] = {
        "type": f"{current_app.config['PUBLIC_URL']}/problems/{slug}",
        "title": title,
        "status": status,
        "detail": detail,
    }
    listed = list(errors)
    if listed:
        body["errors"] = listed
    return Response(json.dumps(body), status, headers, content_type="application/problem+json")


def pointer(path: Iterable[str | int]) -> str:
    """The JSON Pointer (RFC 6901) of a way through keys and indexes; of the whole value it is empty."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def handle_domain_error(error: DomainError) -> Response:
    status, slug, title = next(PROBLEMS[kind] for kind in type(error).__mro__ if kind in PROBLEMS)
    return problem(status, slug, title, error.detail, headers=error.headers)


def handle_invalid(error: Invalid) -> Response:
    errors = [{"pointer": pointer(p.path), "code": p.code, "message": p.message} for p in error.problems]
    return problem(*INVALID, _count(errors), errors)


def handle_http_exception(error: HTTPException) -> Response:
    """Anything Flask, Werkzeug or webargs raise. `get_response` knows headers such as Allow."""
    if isinstance(getattr(error, "original_exception", None), OperationalError):
        # What runs after the route (the audit of a read, a session's new date) met it: Flask asks only here then.
        return _busy()
    status = error.code or 500
    headers = {
        name: value
        for name, value in error.get_response().headers.items()
        if name.lower() not in {"content-type", "content-length"}
    }
    data = getattr(error, "data", None) or {}
    if status == 422 and "messages" in data:
        errors = [found for messages in data["messages"].values() for found in _flat(messages, ())]
        return problem(*INVALID, _count(errors), errors, headers)
    slug = HTTP_SLUGS.get(status, HTTPStatus(status).phrase.lower().replace(" ", "-"))
    detail = "" if status == 500 else error.description or ""
    return problem(status, slug, HTTPStatus(status).phrase, detail or _SORRY, headers=headers)


def handle_database_busy(error: OperationalError) -> Response:
    """The database is locked or away. Where it went away in the middle of a commit nobody knows what came of that."""
    log_exception((type(error), error, error.__traceback__))
    return _busy()


def _busy() -> Response:
    return problem(*BUSY, "It may not be stored. Send the same again in a moment.", headers={"Retry-After": "2"})


_SORRY = "Something went wrong on our side. It is noted; nothing of yours was changed."


def _flat(messages: Any, path: tuple[str | int, ...]) -> Iterator[dict[str, str]]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _flat(inner, path if key == "_schema" else (*path, key))
    elif isinstance(messages, list):
        for inner in messages:
            yield from _flat(inner, path)
    else:
        yield {"pointer": pointer(path), "code": _CODES.get(messages, "invalid"), "message": str(messages)}


def _count(errors: list[dict[str, str]]) -> str:
    if len(errors) == 1:
        return errors[0]["message"]
    return f"{len(errors)} things are not right: see errors."


def register_error_handlers(app: Flask) -> None:
    """HTTPException is registered by the API object, which asks `handle_http_exception` too."""
    app.register_error_handler(DomainError, handle_domain_error)
    app.register_error_handler(Invalid, handle_invalid)
    app.register_error_handler(OperationalError, handle_database_busy)
    app.register_error_handler(HTTPException, handle_http_exception)
