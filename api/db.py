"""The database: one metadata, portable column types, UUIDv7, engines. Rules of the schema: docs/architecture.md."""

import secrets
import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from flask import g, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import JSON, Connection, DateTime, Dialect, Engine, MetaData, Uuid, event, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator, TypeEngine

from api.json_text import written
from api.turns import leave_turn, take_turn

T = TypeVar("T")


class _SqliteInstant(sqlite.DATETIME):
    """Text as SQLAlchemy's own type has it, made at a fraction of the cost: an entry has three."""

    def bind_processor(self, dialect: Dialect) -> Any:
        return lambda value: value and value.replace(tzinfo=None).isoformat(" ", "microseconds")


_SQLITE_INSTANT = _SqliteInstant()  # type: ignore[no-untyped-call]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC instant on every database: SQLite drops the offset of DateTime(timezone=True)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime]:
        return self.impl_instance if dialect.name != "sqlite" else _SQLITE_INSTANT

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime reached the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Base(DeclarativeBase):
    """Constraint names are fixed, so that a migration can name what it drops."""

    registry = registry(
        metadata=_METADATA,
        type_annotation_map={
            datetime: UtcDateTime(),
            uuid.UUID: Uuid(),
            dict[str, Any]: JSON(),
            list[Any]: JSON(),
        },
    )


class _RequestsSession(Session):
    """The ORM on the request's own connection, and only for those who use it: a session costs more than a statement."""

    def get_bind(self, *args: Any, **kwargs: Any) -> Connection:
        return connection()

    def commit(self) -> None:
        self.connection()  # so that it also ends what only went past it
        super().commit()

    def rollback(self) -> None:
        self.connection()
        super().rollback()


db = SQLAlchemy(
    model_class=Base,
    disable_autonaming=True,
    session_options={"class_": _RequestsSession, "join_transaction_mode": "control_fully"},
)


class Tenanted:
    """A row of one practice: `practice_id` stands first in the primary key and in every foreign key."""

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-20)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-10)


def only_where(condition: str) -> dict[str, Any]:
    """For an index over the few rows of which `condition` is true, on either database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def uuid7(now: datetime) -> uuid.UUID:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds since 1970, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    random_bits = secrets.randbits(74)
    value = milliseconds << 80 | 0x7 << 76 | (random_bits >> 62) << 64 | 0b10 << 62 | random_bits & ((1 << 62) - 1)
    return uuid.UUID(int=value)


def connection() -> Connection:
    """The request's connection, in its transaction. `db.session` works on the same one."""
    held = opened()
    if not held.in_transaction():
        _take_turn(held)
        held.begin()
    return held


def opened() -> Connection:
    """The same before its transaction has to begin: what is read there keeps nobody from writing on SQLite."""
    held: Connection | None = g.get("connection")
    if held is None:
        held = g.connection = _open()
    return held


def _take_turn(held: Connection) -> None:
    database = held.engine.url.database if held.dialect.name == "sqlite" else None
    if database and database != ":memory:" and "turn" not in g and not _only_reads(held) and has_request_context():
        g.turn = take_turn(database)


def _leave_turn() -> None:
    turn = g.pop("turn", None)
    if turn is not None:
        leave_turn(turn)


def first(ask: Callable[[], T]) -> T:
    """What the request's first statement tells. The database may have been restarted since its pooled connection was
    used; nothing was done yet, so a new one serves."""
    try:
        return ask()
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
    start_over()
    return ask()


def _open() -> Connection:
    """PostgreSQL shows each statement of a transaction what is committed by then, so a request that only reads gains
    nothing from one but two more words with the server. SQLite's readers see one state, and keep it."""
    opened = db.engine.connect()
    if db.engine.dialect.name == "postgresql" and has_request_context() and request.method in SAFE_METHODS:
        return opened.execution_options(isolation_level="AUTOCOMMIT")
    return opened


def end_transaction() -> None:
    """Make what the request did last, through the ORM or past it."""
    if db.session.registry.has():
        db.session.commit()
    else:
        connection().commit()
    _leave_turn()


def start_over(error: BaseException | None = None) -> None:
    """Undo what was not made to last, and give the connection back: the next statement gets another."""
    db.session.remove()
    held: Connection | None = g.pop("connection", None)
    if held is not None:
        held.close()
    _leave_turn()


SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def engine_options(uri: str) -> dict[str, Any]:
    """What both databases need from SQLAlchemy. Parameters stay out of messages: they hold names and notes."""
    shared = {"hide_parameters": True, "json_serializer": written}
    if uri.startswith("sqlite"):
        return {**shared, "connect_args": {"timeout": 10, "check_same_thread": False}}
    return {**shared, "pool_recycle": 1800, "connect_args": {"connect_timeout": 5}}


def prepare_engine(engine: Engine) -> None:
    """SQLite as a server's database: WAL, enforced foreign keys, durable commits, and writers that queue in order.
    PostgreSQL without compiling its plans: every statement here is short, and compiling one takes longer than it runs.
    And with what a page out of turn costs on today's disks: by the default, which is of disks that turn, it reads the
    whole of a small table for each client of a caseload, though an index leads to the one row.
    """
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    else:
        event.listen(engine, "connect", _plan_for_short_statements)


def _plan_for_short_statements(connection: Any, record: Any) -> None:
    for setting in ("jit = off", "random_page_cost = 1.1"):
        connection.execute(f"SET {setting}").close()
    # Else the pool's first rollback would undo it.
    connection.commit()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def open_connection(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # the driver starts no transactions of its own: `begin` below does
        # Checkpoints four times as rare as by default: the pages that each report touches are written back once.
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "wal_autocheckpoint=4000"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Straight to the driver: as a statement of SQLAlchemy's it would cost as much as a small query.
        driver: Any = connection.connection.driver_connection
        statement = "BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE"
        try:
            driver.execute(statement).close()
        except sqlite3.OperationalError as error:
            # Another writer was too long at it: told as what SQLAlchemy would have made of it.
            raise OperationalError(statement, None, error) from error


def _only_reads(connection: Connection) -> bool:
    """A transaction that reads first and writes later fails when another wrote between: writers say so at once."""
    chosen = connection.get_execution_options().get("only_reads")
    if chosen is not None:
        return bool(chosen)
    return has_request_context() and request.method in SAFE_METHODS
