"""Who changed or read what: one row a request, ids only (design §10).

A write's row is part of the write's own transaction: neither is stored without the other. A staff member's read of
health data has a small transaction of its own, after the answer is made.
"""

from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app, g, has_request_context, request
from sqlalchemy import insert

from api.accounts.models import AuditRow
from api.auth import Role, caller_or_none
from api.clock import now
from api.db import SAFE_METHODS, db, end_transaction, start_over, uuid7
from api.prepared import Bound, Prepared

# The table, not the model: every phone's report writes one, and the ORM's bulk insert costs three times as much.
_INSERT = insert(AuditRow.__table__)  # type: ignore[arg-type]
_INSERT_WITH_WRITE = Prepared(_INSERT)
NO_HEALTH_DATA = frozenset({"accounts", "catalogue", "docs", "own_exercises", "practices", "pwa", "staff"})


def about_client(client_id: UUID) -> None:
    """The request concerns this client, whom its address does not name."""
    g.audit_client_id = client_id


def nothing_to_audit() -> None:
    """The request turned out to change nothing worth a row (a phone that only says that it is there)."""
    g.is_audited = True


def row_ahead(practice_id: UUID, client_id: UUID) -> Bound:
    """The row of what this client of the practice is about to write, to go along with it: `noted_ahead` says it did."""
    return _INSERT_WITH_WRITE.of(_row(practice_id, client_id, "client", _success_status()))


def noted_ahead() -> None:
    """The request's row is part of its transaction already."""
    g.is_audited = True


def init_audit(app: Flask) -> None:
    app.after_request(_audit_read)


def commit() -> None:
    """End the request's transaction: what it did lasts, and its audit row with it. Only routes do this, once."""
    caller = caller_or_none()
    if caller is not None and not g.get("is_audited"):
        g.is_audited = True
        _INSERT_WITH_WRITE.all(_row(caller.practice_id, caller.account_id, caller.role, _success_status()))
    end_transaction()


def _audit_read(response: Response) -> Response:
    caller = caller_or_none()
    is_read = request.method in SAFE_METHODS and response.status_code < 400
    if caller is None or caller.role == "client" or not is_read or request.blueprint in NO_HEALTH_DATA:
        return response
    row = _row(caller.practice_id, caller.account_id, caller.role, response.status_code)
    start_over()
    with db.engine.connect().execution_options(only_reads=False) as connection, connection.begin():
        connection.execute(_INSERT, row)
    return response


def _row(practice_id: UUID, account_id: UUID, role: Role, status: int) -> dict[str, Any]:
    instant = now()
    about = (request.view_args or {}).get("client_id") or g.get("audit_client_id")
    return {
        "practice_id": practice_id,
        "id": uuid7(instant),
        "happened_at": instant,
        "actor_id": account_id,
        "actor_role": role,
        "action": f"{request.method} {request.url_rule}",
        "client_id": account_id if role == "client" else about,
        "status": status,
    }


def _success_status() -> int:
    view: Any = current_app.view_functions[request.endpoint] if has_request_context() and request.endpoint else None
    codes = getattr(view, "_apidoc", {}).get("success_status_codes", [200])
    return int(codes[-1])
