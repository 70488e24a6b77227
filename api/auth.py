"""Who calls: the session cookie, one statement to look it up, and `@allow`, which every route carries."""

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Literal, TypeAlias, TypeVar, cast
from uuid import UUID

from flask import Flask, Response, current_app, g, has_request_context, request
from sqlalchemy import bindparam, select, update

from api.accounts.models import DeviceSessionRow
from api.clients.models import ClientRow
from api.clock import now
from api.db import db, first, start_over
from api.errors import Forbidden, NotSignedIn, RecordClosed
from api.prepared import NOTHING, Bound, Prepared

Role: TypeAlias = Literal["client", "therapist", "admin"]
Allowed: TypeAlias = Literal["anyone", "signed_in", "client", "therapist", "admin"]
View = TypeVar("View", bound=Callable[..., Any])

CLIENT_SESSION = timedelta(days=400)
STAFF_SESSION = timedelta(days=30)
ERASED = "erased"
"""The role of a session whose client was erased: nobody's, kept only so that its phone is told."""
_ROLES: dict[str, frozenset[str]] = {
    "signed_in": frozenset({"client", "therapist", "admin"}),
    "client": frozenset({"client"}),
    "therapist": frozenset({"therapist", "admin"}),
    "admin": frozenset({"admin"}),
}
_TOKEN_BYTES = 64
ACCOUNT_HEADER = "Homestretch-Account"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent the request. `account_id` is a client's or a staff member's id, by `role`."""

    practice_id: UUID
    account_id: UUID
    role: Role
    session_id: UUID
    device_id: UUID | None
    device_name: str


def allow(who: Allowed, *, in_view: bool = False) -> Callable[[View], View]:
    """Who may call the route: the outermost decorator under `@blueprint.route`. What a therapist may, an admin may.

    `in_view`: the view sees to it by itself that `accept` is asked, before anything it writes lasts or is told.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if who != "anyone" and not in_view:
                require(who)
            return view(*args, **kwargs)

        guarded.__dict__["__allowed__"] = who
        guarded.__dict__["_apidoc"] = _documented(getattr(view, "_apidoc", {}), who)
        return cast(View, guarded)

    return decorate


def require(who: Allowed) -> Caller:
    """The caller, if signed in with a role that `who` names. Raises NotSignedIn or Forbidden."""
    return accept(who, first(look_up().run))


def accept(who: Allowed, told: Sequence[Any]) -> Caller:
    """Who is told of, if anyone is, with a role that `who` names. Raises NotSignedIn or Forbidden."""
    if not told:
        raise _why_not_signed_in()
    row = told[0]
    caller = g.caller = Caller(row.practice_id, row.account_id, row.role, row.id, row.device_id, row.device_name)
    g.slide = _is_a_day_old(row.expires_at, row.role)
    if not _is_meant(caller):
        raise NotSignedIn
    if caller.role not in _ROLES[who]:
        raise Forbidden
    return caller


def _is_meant(caller: Caller) -> bool:
    """A page may name the account it belongs to: another tab may have signed in as someone else since, and one
    person's sessions must never reach another's record."""
    return request.headers.get(ACCOUNT_HEADER, str(caller.account_id)) == str(caller.account_id)


def current_caller() -> Caller:
    """Who called the route that runs now. Only under `@allow` of something else than "anyone"."""
    return cast(Caller, g.caller)


def caller_or_none() -> Caller | None:
    """For logs and audit: the caller if the request has come to know one."""
    return g.get("caller") if has_request_context() else None


def signed_in_as(caller: Caller, token: str) -> None:
    """From here on this request is `caller`'s, and its answer sets the cookie."""
    g.caller, g.cookie = caller, token


def signed_out() -> None:
    """The answer removes the cookie."""
    g.cookie = ""


def token_hash(token: str) -> bytes:
    """How a session's token is stored."""
    return hashlib.sha256(token.encode()).digest()


def new_token(practice_id: UUID, account_id: UUID) -> str:
    """A new session's token, of 256 random bits. It names whose it is, so that a request can look ahead."""
    return base64.urlsafe_b64encode(practice_id.bytes + account_id.bytes + secrets.token_bytes(32)).decode().rstrip("=")


def claimed_owner() -> tuple[UUID, UUID] | None:
    """The practice and the account that the caller's token names, which only `require` can tell to be true. None for a
    token from before they named any."""
    try:
        told = base64.urlsafe_b64decode(request.cookies.get(cookie_name(), "") + "==")
    except binascii.Error:
        return None
    return (UUID(bytes=told[:16]), UUID(bytes=told[16:32])) if len(told) == _TOKEN_BYTES else None


def session_length(role: str) -> timedelta:
    return CLIENT_SESSION if role == "client" else STAFF_SESSION


def cookie_name() -> str:
    return "__Host-homestretch" if _is_https() else "homestretch"


_T = DeviceSessionRow.__table__.c
# What tells a caller, of a session that is still good: parameters `hash`, of the token, and `now`.
KNOWN = (_T.practice_id, _T.account_id, _T.role, _T.id, _T.device_id, _T.device_name, _T.expires_at)
LIVE = (
    _T.token_hash == bindparam("hash"),
    _T.signed_out_at.is_(None),
    _T.revoked_at.is_(None),
    _T.expires_at > bindparam("now"),
)
_SELECT = Prepared(select(*KNOWN).where(*LIVE))


def look_up() -> Bound:
    """The statement that tells who calls, as `accept` takes it."""
    token = request.cookies.get(cookie_name(), "")
    return _SELECT.of({"hash": token_hash(token), "now": now()}) if token else NOTHING


def _why_not_signed_in() -> NotSignedIn | RecordClosed:
    """A client whose record was deleted is told so; only the holder of the cookie can ask."""
    token = request.cookies.get(cookie_name(), "")
    ended = select(_T.practice_id, _T.account_id, _T.role).where(_T.token_hash == token_hash(token))
    row = db.session.execute(ended).one_or_none() if token else None
    if row is None or row.role not in {"client", ERASED}:
        return NotSignedIn()
    deleted_at = select(ClientRow.deleted_at).where(
        ClientRow.practice_id == row.practice_id, ClientRow.id == row.account_id
    )
    is_closed = row.role == ERASED or db.session.execute(deleted_at).scalar_one_or_none() is not None
    return RecordClosed() if is_closed else NotSignedIn()


def _is_a_day_old(expires_at: datetime, role: str) -> bool:
    return expires_at - now() < session_length(role) - timedelta(days=1)


def slide_session(response: Response) -> Response:
    """After the request: sessions in use live on. Written once a day at most, apart from the request's transaction."""
    if g.get("slide") and "cookie" not in g and response.status_code < 400:
        caller = current_caller()
        token = request.cookies[cookie_name()]
        expires_at = now() + session_length(caller.role)
        start_over()
        with db.engine.connect().execution_options(only_reads=False) as connection, connection.begin():
            connection.execute(
                update(DeviceSessionRow)
                .where(DeviceSessionRow.token_hash == token_hash(token), DeviceSessionRow.expires_at < expires_at)
                .values(expires_at=expires_at)
            )
        g.cookie = token
    return set_cookie(response)


def set_cookie(response: Response) -> Response:
    """Set or remove the cookie when the request signed someone in or out."""
    token = g.get("cookie")
    if token is None:
        return response
    attributes: dict[str, Any] = {"path": "/", "secure": _is_https(), "httponly": True, "samesite": "Lax"}
    if token:
        response.set_cookie(cookie_name(), token, max_age=session_length(current_caller().role), **attributes)
    else:
        response.delete_cookie(cookie_name(), **attributes)
    return response


def _is_https() -> bool:
    return bool(current_app.config["PUBLIC_URL"].startswith("https://"))


def _documented(apidoc: dict[str, Any], who: Allowed) -> dict[str, Any]:
    manual = {**apidoc.get("manual_doc", {}), "security": [] if who == "anyone" else [{"cookie": []}], "x-allowed": who}
    return {**apidoc, "manual_doc": manual}


def init_auth(app: Flask) -> None:
    app.after_request(slide_session)
