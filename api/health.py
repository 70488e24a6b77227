"""Is the process alive, and can it serve?"""

from collections.abc import Callable

from flask import Flask, Response, current_app, json
from sqlalchemy.exc import SQLAlchemyError

from api.auth import allow
from api.db import db
from api.logs import log_exception
from api.migrate import is_at_head
from api.pwa import is_built


def init_health(app: Flask) -> None:
    app.add_url_rule("/healthz", "healthz", allow("anyone")(_healthz))
    app.add_url_rule("/readyz", "readyz", allow("anyone")(_readyz))


def _healthz() -> Response:
    """The process answers. Nothing else is asked: a database that is away must not have workers killed."""
    return _answer(200, {"status": "alive"})


def _readyz() -> Response:
    """Whether requests should be sent here: database reached, its schema this version's, web app built."""
    checks = {"database": _database_works(), "migrations": _holds(is_at_head), "build": is_built(current_app)}
    ready = all(checks.values())
    return _answer(200 if ready else 503, {"status": "ready" if ready else "not ready", **checks})


def _database_works() -> bool:
    return _holds(lambda connection: connection.exec_driver_sql("SELECT 1").scalar() == 1)


def _holds(check: Callable[..., bool]) -> bool:
    try:
        with db.engine.connect() as connection:
            return check(connection)
    except SQLAlchemyError as error:
        log_exception((type(error), error, error.__traceback__))
        return False


def _answer(status: int, body: dict[str, object]) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(body), status, headers, content_type="application/json")
