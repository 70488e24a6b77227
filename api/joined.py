"""An aggregate that both databases have under another name."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Joined(FunctionElement[str]):
    """Texts of a group in one, with commas; the same rows make the same text (SQLite reads them by primary key)."""

    type = String()
    inherit_cache = True


@compiles(Joined, "postgresql")
def _joined_postgresql(element: Joined, compiler: SQLCompiler, **kwargs: Any) -> str:
    each = compiler.process(element.clauses, **kwargs)
    return f"string_agg({each}, ',' ORDER BY {each})"


@compiles(Joined, "sqlite")
def _joined_sqlite(element: Joined, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **kwargs)}, ',')"
