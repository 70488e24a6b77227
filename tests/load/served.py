"""The product with bench-only neighbours in the same process, server and database. Never part of the product.

`/bench/hello`: what Flask costs for a JSON answer. `/bench/ingest`: the smallest honest ingest that can be built of
Flask and SQLAlchemy Core: look the token up, insert one session and its eight steps unless they are there, commit.
`/bench-anew/…`: the product itself, after this worker forgot all rows of caseloads that it had kept.
"""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Flask, abort, jsonify, request
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
    create_engine,
    select,
)
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from api.app import create_app
from api.caseload.service import NEWS, ROWS
from api.db import engine_options, prepare_engine

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

METADATA = MetaData()
TOKEN = Table(
    "bench_token",
    METADATA,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("practice_id", Uuid, nullable=False),
    Column("client_id", Uuid, nullable=False),
)
SESSION = Table(
    "bench_session",
    METADATA,
    Column("practice_id", Uuid, primary_key=True),
    Column("client_id", Uuid, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("practised_on", String, nullable=False),
)
STEP = Table(
    "bench_step",
    METADATA,
    Column("practice_id", Uuid, primary_key=True),
    Column("client_id", Uuid, primary_key=True),
    Column("session_id", Uuid, primary_key=True),
    Column("step_index", Integer, primary_key=True),
    Column("exercise_id", String, nullable=False),
    Column("side", String),
    Column("prescribed_seconds", Integer, nullable=False),
    Column("done_seconds", Integer, nullable=False),
    ForeignKeyConstraint(
        ["practice_id", "client_id", "session_id"],
        ["bench_session.practice_id", "bench_session.client_id", "bench_session.id"],
    ),
)


def bench_app(engine: Engine) -> Flask:
    """Hello and the anchor."""
    app = Flask("bench", static_folder=None)
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    new_session = insert(SESSION).on_conflict_do_nothing().returning(SESSION.c.id)
    known = select(TOKEN.c.practice_id, TOKEN.c.client_id)

    @app.get("/hello")
    def hello() -> Any:
        return jsonify(hello="world")

    @app.post("/ingest")
    def ingest() -> Any:
        body = request.get_json()
        token = request.cookies.get("homestretch", "").encode()
        with engine.begin() as connection:
            caller = connection.execute(known.where(TOKEN.c.token_hash == hashlib.sha256(token).digest())).one_or_none()
            if caller is None:
                abort(401)
            key = {"practice_id": caller.practice_id, "client_id": caller.client_id}
            row = {**key, "id": UUID(body["id"]), "practised_on": body["practised_on"]}
            is_new = connection.execute(new_session, row).one_or_none() is not None
            if is_new:
                steps = [{**key, "session_id": row["id"], **step} for step in body["steps"]]
                connection.execute(plain_insert(STEP), steps)
        return jsonify(id=body["id"], outcome="stored" if is_new else "duplicate")

    return app


def _served() -> DispatcherMiddleware:
    product = create_app()
    uri = product.config["SQLALCHEMY_DATABASE_URI"]
    engine = create_engine(uri, **engine_options(uri))
    prepare_engine(engine)
    return DispatcherMiddleware(product, {"/bench": bench_app(engine), "/bench-anew": _forgetting(product)})


def _forgetting(product: Flask) -> "WSGIApplication":
    def anew(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        ROWS.clear()
        NEWS.clear()
        return product(environ, start_response)

    return anew


def __getattr__(name: str) -> Any:
    """`tests.load.served:app` for gunicorn; importing the tables makes no application."""
    if name == "app":
        return _served()
    raise AttributeError(name)
