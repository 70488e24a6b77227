"""`create_app`: settings, database, walls, features."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from api import audit, auth, csrf, errors, headers, observability
from api.clock import now
from api.config import settings
from api.db import db, engine_options, prepare_engine, start_over
from api.json_text import plainly_read
from api.logs import log_exception
from api.openapi import ProblemApi

__all__ = ["BLUEPRINTS", "create_app", "now"]

BLUEPRINTS = (
    "api.accounts.routes",
    "api.practices.routes",
    "api.staff.routes",
    "api.clients.routes",
    "api.erasure.routes",
    "api.cautions.routes",
    "api.first_visits.routes",
    "api.catalogue.routes",
    "api.own_exercises.routes",
    "api.plans.routes",
    "api.own_templates.routes",
    "api.sessions.routes",
    "api.paper_sheets.routes",
    "api.review.routes",
    "api.adherence.routes",
    "api.pauses.routes",
    "api.visits.routes",
    "api.looks.routes",
    "api.safety.routes",
    "api.consent.routes",
    "api.caseload.routes",
    "api.exports.routes",
    "api.brief.routes",
    "api.light.routes",
    "api.measures.routes",
)


class Homestretch(Flask):
    """Flask with manners of its own: tracebacks without what people wrote, and no search for coroutines."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Nothing here is async; finding that out anew for each hook of each request costs more than the hooks."""
        return func

    def log_exception(self, exc_info: Any) -> None:
        log_exception(exc_info)


class StrictJson(DefaultJSONProvider):
    """JSON as RFC 8259 has it: NaN and Infinity, which Python would let pass, are errors."""

    compact = True
    ensure_ascii = False
    sort_keys = False

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        if isinstance(s, bytes) and not kwargs:
            with suppress(ValueError):
                return plainly_read(s)
        return super().loads(s, parse_constant=_refuse_constant, **kwargs)


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The service, ready to serve. `config` overrides what the environment says; nothing is kept in the worker."""
    app = Homestretch(__name__, static_folder=None)
    app.json = StrictJson(app)
    app.config.update(settings(os.environ))
    app.config.update(config or {})
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", engine_options(app.config["SQLALCHEMY_DATABASE_URI"]))
    _init_database(app)
    observability.init_observability(app)
    headers.init_headers(app)
    errors.register_error_handlers(app)
    csrf.init_csrf(app)
    audit.init_audit(app)
    auth.init_auth(app)
    _register_features(app)
    return app


def _init_database(app: Flask) -> None:
    from api.tenant_guard import install_tenant_guard

    for module in BLUEPRINTS:
        _import_if_there(module.replace(".routes", ".models"))
    app.teardown_appcontext(start_over)
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
        install_tenant_guard(db.engine)


def _register_features(app: Flask) -> None:
    from api import cli, docs, health, pwa

    api = ProblemApi(app)
    for module in BLUEPRINTS:
        api.register_blueprint(import_module(module).blueprint, url_prefix="/api/v1")
    docs.init_docs(app, api)
    health.init_health(app)
    pwa.init_pwa(app)
    cli.init_cli(app)


def _import_if_there(module: str) -> None:
    try:
        import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
