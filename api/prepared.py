"""Statements that every request runs: made ready once for each database, then handed straight to its driver.

SQLAlchemy spends several times as long around a small statement as the database spends on it, and does the same each
time: find the compiled text, wrap the values, build a result. Here that is done once per statement. Who must see each
statement still does: the tenant guard, and whoever else listens for `before_cursor_execute`. Errors are SQLAlchemy's.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Dialect

from api.db import connection, opened
from api.ready import Joined, Raw, Ready, ReadyRows, Values


class Prepared:
    """A Core statement whose text is the same whatever its values: no expanding lists. An insert names all columns.

    `statement` may differ by database: then it is what makes the statement from the dialect's name.
    """

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._ready: dict[str, Ready] = {}

    def all(self, values: Values) -> list[Any]:
        """The rows, as named tuples, of one run with these values, in the request's transaction."""
        return self.of(values).run()

    def of(self, values: Values) -> "Bound":
        """The same for later, with all made ready now: while a transaction lasts, others may have to wait."""
        ready = self._ready_for(opened().dialect)
        return Bound(ready, ready.parameters(values), 1)

    def ahead(self, values: Values) -> list[Any]:
        """The same before the request's transaction: what comes of it is only foreseen, others may write until then."""
        held = opened()
        ready = self._ready_for(held.dialect)
        return ready.read(ready.run(held, ready.parameters(values)))

    def raw(self, values: Values) -> Sequence[Raw]:
        """The rows as the driver has them: to tell whether they are known, before `read` spends time on them."""
        held = connection()
        ready = self._ready_for(held.dialect)
        return ready.run(held, ready.parameters(values))

    def read(self, rows: Iterable[Raw]) -> list[Any]:
        """Rows of `raw` as `all` gives them."""
        return self._ready_for(connection().dialect).read(rows)

    def one_or_none(self, values: Values) -> Any | None:
        """The only row, if there is one."""
        rows = self.all(values)
        if len(rows) > 1:
            raise LookupError("more rows than one")
        return rows[0] if rows else None

    def _ready_for(self, dialect: Dialect) -> Ready:
        ready = self._ready.get(dialect.name)
        if ready is None:
            statement = self._statement(dialect.name) if callable(self._statement) else self._statement
            ready = self._ready[dialect.name] = Ready(statement, dialect)
        return ready


class PreparedRows:
    """An insert of any number of rows, made ready once for each number. `insert_of`: from the dialect's name."""

    def __init__(self, insert_of: Callable[[str], Any]) -> None:
        self._insert_of = insert_of
        self._ready: dict[tuple[str, int, tuple[str, ...]], ReadyRows] = {}

    def all(self, rows: Sequence[Values]) -> list[Any]:
        """What the insert returns. All rows name the same columns; without rows nothing is asked."""
        return self.of(rows).run()

    def of(self, rows: Sequence[Values]) -> "Bound":
        """The same for later, with all made ready now."""
        if not rows:
            return NOTHING
        dialect = opened().dialect
        kind = (dialect.name, len(rows), tuple(rows[0]))
        ready = self._ready.get(kind)
        if ready is None:
            ready = self._ready[kind] = ReadyRows(self._insert_of(dialect.name), dialect, *kind[1:])
        return Bound(ready, ready.parameters(rows), len(rows))


class Bound(NamedTuple):
    """A statement with its values, as the driver takes them. `about`: of how many rows."""

    ready: Ready | None
    parameters: list[Any]
    about: int

    def run(self) -> list[Any]:
        """What it returns, in the request's transaction."""
        return self.read(self.raw())

    def raw(self) -> Sequence[Raw]:
        """The same as the driver has it, for `read`."""
        return self.ready.run(connection(), self.parameters) if self.ready else ()

    def read(self, rows: Iterable[Raw]) -> list[Any]:
        return self.ready.read(rows) if self.ready else []


NOTHING = Bound(None, [], 0)


def run_together(bound: Sequence[Bound]) -> list[list[Any]]:
    """What each of these returns. Each changes a table that no other reads or changes."""
    return [each.read(rows) for each, rows in zip(bound, raw_together(bound), strict=True)]


def raw_together(bound: Sequence[Bound]) -> list[Sequence[Raw]]:
    """The same as the driver has it.

    PostgreSQL gets them as one statement: each by itself costs it and the driver more than the work in it.
    """
    held = connection()
    if not is_one_trip():
        return [each.raw() for each in bound]
    asked = [each.ready for each in bound if each.ready]
    told = iter(_joined(tuple(asked), held.dialect).run_all(held, [each.parameters for each in bound]))
    return [next(told) if each.ready else [] for each in bound]


def is_one_trip() -> bool:
    """Whether the database gets statements that run together as one: then it pays to ask before all is known."""
    return opened().dialect.name == "postgresql"


@lru_cache(maxsize=1024)
def _joined(asked: tuple[Ready, ...], dialect: Dialect) -> Joined:
    return Joined(asked, dialect)
