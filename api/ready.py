"""How a statement reaches a database's driver: its text and the order of its values, once for each statement."""

import re
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from psycopg import RawCursor
from sqlalchemy import Connection, Dialect, bindparam
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import DBAPIError

Convert: TypeAlias = Callable[[Any], Any] | None
Values: TypeAlias = Mapping[str, Any]
Raw: TypeAlias = tuple[Any, ...]


def _positional(dialect: Dialect) -> Dialect:
    """psycopg turns named parameters into PostgreSQL's own at each run, and reads the whole text for it: for a long
    text that takes longer than the statement. So it gets PostgreSQL's own."""
    if dialect.name != "postgresql":
        return dialect
    return PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]


class Ready:
    """A statement as one database's driver takes it, and how values go in and come out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=_positional(dialect))
        self.text = str(compiled)
        self.order: list[str] = compiled.positiontup
        self.columns = list(statement.exported_columns)
        self._convert: dict[str, Convert] = {}
        self._fixed: dict[str, Any] = {}
        for name, given in compiled.params.items():
            convert = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
            if compiled.binds[name].required:
                self._convert[name] = convert
            else:
                self._fixed[name] = convert(given) if convert else given
        self._cursor_of: Callable[[Any], Any] = RawCursor if dialect.name == "postgresql" else sqlite3.Cursor
        row: Any = namedtuple("row", [column.key for column in self.columns])  # type: ignore[misc]
        self._row: Callable[[list[Any]], Any] = row._make
        self._results: list[Convert] = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in self.columns
        ]

    def run(self, held: Connection, parameters: list[Any]) -> Sequence[Raw]:
        return _execute(held, self._cursor_of, self.text, parameters, returns=bool(self.columns))

    def read(self, rows: Iterable[Raw]) -> list[Any]:
        return [self._row(self._read(row)) for row in rows]

    def parameters(self, values: Any) -> list[Any]:
        named = {
            **self._fixed,
            **{name: convert(values[name]) if convert else values[name] for name, convert in self._convert.items()},
        }
        return [named[name] for name in self.order]

    def _read(self, row: Raw) -> list[Any]:
        return [convert(value) if convert else value for value, convert in zip(row, self._results, strict=True)]


class Joined:
    """Several statements as one of PostgreSQL's: each a common table expression, their rows one below the other."""

    def __init__(self, asked: Sequence[Ready], dialect: Dialect) -> None:
        self._asked = asked
        tables, taken = [], 0
        for number, ready in enumerate(asked):
            tables.append(f"t{number} AS ({_PARAMETER.sub(partial(_behind, taken), ready.text)})")
            taken += len(ready.order)
        arms = [self._arm(number, dialect) for number, ready in enumerate(asked) if ready.columns]
        self._text = f"WITH {', '.join(tables)} {' UNION ALL '.join(arms)}"

    def _arm(self, number: int, dialect: Dialect) -> str:
        process = dialect.type_compiler_instance.process
        columns = [
            f"t{number}.{column.name}" if place == number else f"CAST(NULL AS {process(column.type)})"
            for place, ready in enumerate(self._asked)
            for column in ready.columns
        ]
        return f"SELECT {number} AS number, {', '.join(columns)} FROM t{number}"  # noqa: S608 - names of columns

    def run_all(self, held: Connection, parameters: Iterable[list[Any]]) -> list[list[Raw]]:
        values = [value for each in parameters for value in each]
        rows = _execute(held, RawCursor, self._text, values, returns=True)
        told, start = [], 1
        for number, ready in enumerate(self._asked):
            end = start + len(ready.columns)
            told.append([row[start:end] for row in rows if row[0] == number])
            start = end
        return told


_PARAMETER = re.compile(r"\$(\d+)")


def _behind(taken: int, found: re.Match[str]) -> str:
    return f"${int(found[1]) + taken}"


class ReadyRows(Ready):
    """The same of an insert of `count` rows, whose values stand row by row in the order of the table's columns."""

    def __init__(self, insert: Any, dialect: Dialect, count: int, names: Iterable[str]) -> None:
        columns = [column for column in insert.table.columns if column.name in {*names}]
        rows = [{c.name: bindparam(f"row{i}_{c.name}", type_=c.type) for c in columns} for i in range(count)]
        super().__init__(insert.values(rows), dialect)
        self._values = [(column.name, self._convert[f"row0_{column.name}"]) for column in columns]
        # Behind the rows' values stand those of the statement itself.
        self._tail = [self._fixed[name] for name in self.order[count * len(columns) :]]

    def parameters(self, values: Sequence[Values]) -> list[Any]:
        each = self._values
        return [convert(row[name]) if convert else row[name] for row in values for name, convert in each] + self._tail


def _execute(held: Connection, cursor_of: Any, text: str, parameters: list[Any], *, returns: bool) -> Sequence[Raw]:
    held.dispatch.before_cursor_execute(held, None, text, parameters, None, False)
    cursor = cursor_of(held.connection.driver_connection)
    try:
        cursor.execute(text, parameters)
        return cursor.fetchall() if returns else ()
    except held.dialect.loaded_dbapi.Error as error:
        raise _as_sqlalchemy(held, text, error) from error
    finally:
        cursor.close()


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
