"""The wall between practices: a statement that names a tenant table without `practice_id =` never reaches the database.

It reads the SQL text, since that is what runs: Core, ORM and hand-written statements alike. Each text is judged once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event

from api.db import Base


class UntenantedStatement(RuntimeError):
    """A statement (or one of its joins or union arms) reaches a tenant table across practices."""


_LITERAL = re.compile(r"'(?:[^']|'')*'")
_NOT_A_QUERY = re.compile(r"(?:PRAGMA|CREATE|ALTER|DROP|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SHOW)\b")
_INSERT = re.compile(r"\bINSERT\s+(?:OR\s+\w+\s+)?INTO\s+(\w+)\s*\(([^)]*)\)", re.IGNORECASE)
_ON_CONFLICT = re.compile(r"\bON\s+CONFLICT\b.*?(?=\bRETURNING\b|$)", re.IGNORECASE | re.DOTALL)
_RETURNING = re.compile(r"\bRETURNING\b[^()]*", re.IGNORECASE)
_UNION = re.compile(r"\b(?:UNION(?:\s+ALL)?|INTERSECT|EXCEPT)\b", re.IGNORECASE)
_VALUE = r"(?:CAST\s*\(\s*)?(?:\?|%\(|\$\d|:\w|%s|'')"
_EQUALS_VALUE = re.compile(rf"\bpractice_id\s*=\s*{_VALUE}", re.IGNORECASE)


def tenant_tables() -> frozenset[str]:
    """Tables of one practice each: `practice_id` stands in their primary key."""
    return frozenset(t.name for t in Base.metadata.tables.values() if "practice_id" in t.primary_key.columns)


def install_tenant_guard(engine: Engine) -> None:
    """Watch every statement of `engine`. Execution option `all_practices=True` opts out: operator commands only."""
    tables = tenant_tables()
    checked = lru_cache(maxsize=4096)(lambda statement: tuple(unguarded(statement, tables)))

    @event.listens_for(engine, "before_cursor_execute")
    def check(
        connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
    ) -> None:
        missing = checked(statement)
        if missing and not (context and context.execution_options.get("all_practices")):
            raise UntenantedStatement(f"no `practice_id =` for {', '.join(missing)} in: {statement}")


def unguarded(statement: str, tables: frozenset[str]) -> Iterator[str]:
    """The names under which `statement` reaches tenant tables without saying whose rows it means."""
    text = _LITERAL.sub("''", statement.replace('"', "")).strip()
    if _NOT_A_QUERY.match(text.upper()):
        return
    for insert in _INSERT.finditer(text):
        table, columns = insert.groups()
        if table in tables and not re.search(r"\bpractice_id\b", columns):
            yield table
    rest = _RETURNING.sub(" ", _ON_CONFLICT.sub(" ", _INSERT.sub(" ", text)))
    for arm in _UNION.split(rest):
        yield from _unguarded_in_arm(arm, tables)


def _unguarded_in_arm(arm: str, tables: frozenset[str]) -> Iterator[str]:
    names = Counter(alias or table for table, alias in _reference(tables).findall(arm))
    for name, references in names.items():
        equalities = re.findall(rf"\b{name}\.practice_id\s*=|=\s*{name}\.practice_id\b", arm)
        if names.total() == 1:
            equalities += re.findall(r"(?<![.\w])practice_id\s*=", arm)
        if len(equalities) < references:
            yield name
    if names and not _EQUALS_VALUE.search(arm):
        yield " and ".join(names)


@lru_cache(maxsize=8)
def _reference(tables: frozenset[str]) -> re.Pattern[str]:
    """A tenant table where a statement names its sources, with the alias it goes by."""
    table = "|".join(sorted(tables, key=len, reverse=True))
    sources = r"\b(?:FROM|JOIN|UPDATE|INTO|USING)\s+|"
    ends = r"\s*(?:,|\)|$|\b(?:WHERE|JOIN|LEFT|ORDER|GROUP|LIMIT)\b)"
    after_comma = rf"(?<=,\s)(?=(?:{table})\b(?:\s+AS\s+\w+)?{ends})"
    return re.compile(rf"(?:{sources}{after_comma})({table})\b(?!\.)(?:\s+AS\s+(\w+))?", re.IGNORECASE)
