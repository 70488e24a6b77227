"""What revisions need to run unchanged on SQLite, PostgreSQL and Citus (rule 8 of the schema)."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from alembic import op


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of a table refer to `to_columns` of `to_table`."""

    columns: Sequence[str]
    to_table: str
    to_columns: Sequence[str]
    on_delete: str = "CASCADE"

    def name(self, table: str) -> str:
        return f"fk_{table}_{'_'.join(self.columns)}_{self.to_table}"


def begin_revision() -> None:
    """First in every revision. Nothing on SQLite and plain PostgreSQL; Citus makes keys between tables one by one."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    has_citus = connection.exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'citus'").scalar()
    if has_citus:
        op.execute("SET LOCAL citus.multi_shard_modify_mode = 'sequential'")


def create_table(
    name: str,
    *parts: sa.Column[object] | sa.Constraint,
    foreign_keys: Sequence[ForeignKey] = (),
    sqlite_with_rowid: bool = True,
) -> None:
    """A table, then its foreign keys in operations of their own. SQLite can only have them inside the CREATE TABLE."""
    if op.get_bind().dialect.name == "sqlite":
        inline = [
            sa.ForeignKeyConstraint(
                key.columns,
                [f"{key.to_table}.{column}" for column in key.to_columns],
                name=op.f(key.name(name)),
                ondelete=key.on_delete,
            )
            for key in foreign_keys
        ]
        op.create_table(name, *parts, *inline, sqlite_with_rowid=sqlite_with_rowid)
        return
    op.create_table(name, *parts)
    for key in foreign_keys:
        op.create_foreign_key(
            op.f(key.name(name)), name, key.to_table, list(key.columns), list(key.to_columns), ondelete=key.on_delete
        )
