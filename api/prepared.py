"""Statements that every request runs: made ready once for each database, then handed straight to its driver.

SQLAlchemy spends several times as long around a small statement as the database spends on it, and does the same each
time: find the compiled text, wrap the values, build a result. Here that is done once per statement. Who must see each
statement still does: the tenant guard, and whoever else listens for `before_cursor_execute`. Errors are SQLAlchemy's.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from psycopg import RawCursor
from sqlalchemy import Connection, Dialect, bindparam
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import DBAPIError

from api.db import connection

Convert: TypeAlias = Callable[[Any], Any] | None
Values: TypeAlias = Mapping[str, Any]
Raw: TypeAlias = tuple[Any, ...]


class Prepared:
    """A Core statement whose text is the same whatever its values: no expanding lists. An insert names all columns.

    `statement` may differ by database: then it is what makes the statement from the dialect's name.
    """

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def all(self, values: Values) -> list[Any]:
        """The rows, as named tuples, of one run with these values, in the request's transaction."""
        held = connection()
        ready = self._ready_for(held.dialect)
        return ready.read(ready.run(held, values))

    def raw(self, values: Values) -> Sequence[Raw]:
        """The rows as the driver has them: to tell whether they are known, before `read` spends time on them."""
        held = connection()
        return self._ready_for(held.dialect).run(held, values)

    def read(self, rows: Iterable[Raw]) -> list[Any]:
        """Rows of `raw` as `all` gives them."""
        return self._ready_for(connection().dialect).read(rows)

    def one_or_none(self, values: Values) -> Any | None:
        """The only row, if there is one."""
        rows = self.all(values)
        if len(rows) > 1:
            raise LookupError("more rows than one")
        return rows[0] if rows else None

    def _ready_for(self, dialect: Dialect) -> "_Ready":
        ready = self._ready.get(dialect.name)
        if ready is None:
            statement = self._statement(dialect.name) if callable(self._statement) else self._statement
            ready = self._ready[dialect.name] = _Ready(statement, dialect)
        return ready


class PreparedRows:
    """An insert of any number of rows, made ready once for each number. `insert_of`: from the dialect's name."""

    def __init__(self, insert_of: Callable[[str], Any]) -> None:
        self._insert_of = insert_of
        self._ready: dict[tuple[str, int, tuple[str, ...]], _ReadyRows] = {}

    def all(self, rows: Sequence[Values]) -> list[Any]:
        """What the insert returns. All rows name the same columns."""
        held = connection()
        kind = (held.dialect.name, len(rows), tuple(rows[0]))
        ready = self._ready.get(kind)
        if ready is None:
            ready = self._ready[kind] = _ReadyRows(self._insert_of(held.dialect.name), held.dialect, *kind[1:])
        return ready.read(ready.run(held, rows))


class _Text:
    """A statement as one database's driver takes it: its text, in which order it takes values, what it does to each."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=_positional(dialect))
        self.text = str(compiled)
        self.order: list[str] = compiled.positiontup
        self.convert: dict[str, Convert] = {}
        self.fixed: dict[str, Any] = {}
        for name, given in compiled.params.items():
            convert = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
            if compiled.binds[name].required:
                self.convert[name] = convert
            else:
                self.fixed[name] = convert(given) if convert else given


def _positional(dialect: Dialect) -> Dialect:
    """psycopg turns named parameters into PostgreSQL's own at each run, and reads the whole text for it: for a long
    text that takes longer than the statement. So it gets PostgreSQL's own."""
    if dialect.name != "postgresql":
        return dialect
    return PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]


class _Ready:
    """A statement as one database's driver takes it, and how values go in and come out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        told = _Text(statement, dialect)
        self._text = told.text
        self._convert = told.convert
        self._fixed = told.fixed
        self._order = told.order
        self._cursor_of: Callable[[Any], Any] = RawCursor if dialect.name == "postgresql" else sqlite3.Cursor
        columns = list(statement.exported_columns)
        row: Any = namedtuple("row", [column.key for column in columns])  # type: ignore[misc]
        self._row: Callable[[list[Any]], Any] = row._make
        self._results: list[Convert] = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
        ]

    def run(self, held: Connection, values: Any) -> Sequence[Raw]:
        parameters = self._parameters(values)
        held.dispatch.before_cursor_execute(held, None, self._text, parameters, None, False)
        cursor = self._cursor_of(held.connection.driver_connection)
        try:
            cursor.execute(self._text, parameters)
            return cursor.fetchall() if self._results else ()
        except held.dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemy(held, self._text, error) from error
        finally:
            cursor.close()

    def read(self, rows: Iterable[Raw]) -> list[Any]:
        return [self._row(self._read(row)) for row in rows]

    def _parameters(self, values: Any) -> list[Any]:
        named = {
            **self._fixed,
            **{name: convert(values[name]) if convert else values[name] for name, convert in self._convert.items()},
        }
        return [named[name] for name in self._order]

    def _read(self, row: Raw) -> list[Any]:
        return [convert(value) if convert else value for value, convert in zip(row, self._results, strict=True)]


class _ReadyRows(_Ready):
    """The same of an insert of `count` rows, whose values stand row by row in the order of the table's columns."""

    def __init__(self, insert: Any, dialect: Dialect, count: int, names: Iterable[str]) -> None:
        columns = [column for column in insert.table.columns if column.name in {*names}]
        rows = [{c.name: bindparam(f"row{i}_{c.name}", type_=c.type) for c in columns} for i in range(count)]
        super().__init__(insert.values(rows), dialect)
        self._columns = [(column.name, self._convert[f"row0_{column.name}"]) for column in columns]
        # Behind the rows' values stand those of the statement itself.
        self._tail = [self._fixed[name] for name in self._order[count * len(columns) :]]

    def _parameters(self, values: Sequence[Values]) -> list[Any]:
        columns = self._columns
        return [
            convert(row[name]) if convert else row[name] for row in values for name, convert in columns
        ] + self._tail


def _as_sqlalchemy(held: Connection, text: str, error: Exception) -> BaseException:
    """The error as SQLAlchemy raises it, without values. Where the server is gone, so is all that the pool holds."""
    is_lost = held.dialect.is_disconnect(error, held.connection, None)  # type: ignore[arg-type]
    if is_lost:
        held.invalidate(error)
        held.engine.dispose()
    return DBAPIError.instance(
        text,
        None,
        error,
        held.dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=held.dialect,
    )
