"""Bring a database's schema to a revision, in this process. Alembic is imported at first use: no request needs it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).with_name("migrations")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Up to `revision`: all of the steps or none."""
    from alembic import command

    _run(engine, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Down to `revision` ("base": nothing is left). What only newer revisions could hold is lost."""
    from alembic import command

    _run(engine, lambda config: command.downgrade(config, revision))


def is_at_head(connection: Connection) -> bool:
    """The database's schema is the one that this code knows."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    return list(found) == [head()]


@cache
def head() -> str | None:
    """The newest revision."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(_FOLDER)).get_current_head()


@cache
def known_revisions() -> frozenset[str]:
    """All that this code can bring up to date."""
    from alembic.script import ScriptDirectory

    return frozenset(script.revision for script in ScriptDirectory(str(_FOLDER)).walk_revisions())


def _run(engine: Engine, action: "Callable[[Config], None]") -> None:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    # What rebuilds or fills a table does so for all practices.
    with engine.connect().execution_options(all_practices=True) as connection:
        driver = connection.connection.driver_connection
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite and driver is not None:
            # A table rebuilt by copy and drop would take the rows that refer to it along.
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            config.attributes["connection"] = connection
            with connection.begin():
                action(config)
                if is_sqlite:
                    _check_references(connection)
        finally:
            if is_sqlite and driver is not None:
                driver.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"the migration left {len(broken)} rows that refer to nothing")
