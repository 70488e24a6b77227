"""Lists as one parameter: the statement's text stays the same however long they are, so it is prepared only once."""

import json
from collections.abc import Callable, Collection
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Dialect, String, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeDecorator, TypeEngine

Among: TypeAlias = Callable[[Any, str], ColumnElement[bool]]


class _ListOf(TypeDecorator[Collection[Any]]):
    """An array on PostgreSQL; on SQLite JSON text of what its columns hold."""

    impl = String
    cache_ok = True

    def __init__(self, member: TypeEngine[Any]) -> None:
        super().__init__()
        self._member = member

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self._member) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        members = list(value or ())
        return members if dialect.name == "postgresql" else json.dumps(members, default=_as_sqlite_has_it)


def among(column: Any, name: str, dialect: str) -> ColumnElement[bool]:
    """`column` is one of the list that the parameter `name` gives."""
    sent = bindparam(name, type_=_ListOf(column.type))
    if dialect == "postgresql":
        return column == any_(sent)  # type: ignore[no-any-return]
    return column.in_(select(func.json_each(sent).table_valued("value").c.value))  # type: ignore[no-any-return]


def equal(column: Any, name: str) -> ColumnElement[bool]:
    """`column` is what the parameter `name` gives: `among` for lists of one."""
    return column == bindparam(name, type_=column.type)  # type: ignore[no-any-return]


def _as_sqlite_has_it(member: UUID | date) -> str:
    return member.hex if isinstance(member, UUID) else member.isoformat()
