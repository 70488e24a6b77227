"""How Alembic runs here: on the connection it is handed, every revision in one transaction on both databases."""

from alembic import context
from sqlalchemy import Connection

from api.db import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            # Two servers starting at once: the second waits, then finds nothing to do. 0x686f6d65 is "home".
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1752132965)")
        context.run_migrations()


run(context.config.attributes["connection"])
