"""PostgreSQL by its own tools: pg_dump's custom format out, pg_restore and psql back in, as one transaction.

The service may run meanwhile: its requests wait for the transaction, then see what was restored.
"""

import re
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text

from api.accounts.practices import Refused
from api.backups.contents import PRODUCT_TABLES, Contents, contents_of, instant
from api.backups.postgres_tools import ToolFailed, lines, pipe, refuse_older, run
from api.db import Base
from api.migrate import upgrade

# Lines of pg_restore's list that are no part of the product: the database they go into has these already.
_NOT_OURS = re.compile(
    r"^\d+; \d+ \d+ (?:SCHEMA|EXTENSION|COMMENT|ACL|DEFAULT ACL|EVENT TRIGGER|PUBLICATION|SUBSCRIPTION) "
)
_TABLE = re.compile(r"^\d+; \d+ \d+ TABLE (\S+) (\S+) ", re.MULTILINE)
# Two that wait for each other's tables: PostgreSQL ends one of them, and asks for another try.
_DEADLOCK = "deadlock detected"
_TRIES = 5
_COPY = re.compile(r"COPY \S+ \(([^)]*)\) FROM stdin;")


@dataclass(frozen=True, slots=True)
class PostgresBackup:
    """A dump that was read to its end. `tables`: what it holds, as (schema, name)."""

    file: Path
    engine: Engine
    contents: Contents
    tables: frozenset[tuple[str, str]]
    listing: str

    def put_back(self, epoch: str) -> None:
        """Replace the product's tables by the dump's and give them the epoch in one transaction, then migrate."""
        for attempt in range(1, _TRIES + 1):
            try:
                self._load(epoch)
                break
            except ToolFailed as failed:
                if attempt == _TRIES or _DEADLOCK not in failed.message:
                    raise
        upgrade(self.engine)

    def _load(self, epoch: str) -> None:
        schema = next(schema for schema, name in self.tables if name == "server_epoch")
        # A newer schema's tables go too: the migration makes them again.
        names = {*self.tables, *((schema, name) for name in Base.metadata.tables)}
        dropped = ", ".join(f'"{schema}"."{name}"' for schema, name in sorted(names))
        with tempfile.TemporaryDirectory(prefix="homestretch-restore-") as folder:
            before, after, listing = (Path(folder) / name for name in ("before.sql", "after.sql", "list"))
            before.write_text(f"DROP TABLE IF EXISTS {dropped} CASCADE;\n")
            after.write_text(f"UPDATE \"{schema}\".server_epoch SET epoch = '{epoch}';\n")  # noqa: S608 - hex digits
            listing.write_text(self.listing)
            read = ["--no-owner", "--no-privileges", f"--use-list={listing}", "--file=-", str(self.file)]
            write = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null"]
            write += [f"--file={before}", "--file=-", f"--file={after}"]
            pipe(("pg_restore", read), ("psql", write), self.engine)


def back_up(engine: Engine, to: Path) -> Contents:
    """Dump into the empty file `to` what one snapshot sees. Raises Refused."""
    refuse_older("pg_dump", engine)
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        contents = contents_of(connection)
        if contents is None:
            raise Refused("The database is none of Homestretch: run `flask migrate` first.")
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        schema = connection.execute(text("SELECT current_schema()")).scalar_one()
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--schema={schema}"]
        run("pg_dump", [*options, f"--snapshot={snapshot}", f"--file={to}"], engine)
    _read_to_the_end(to)
    return contents


def opened_backup(file: Path, engine: Engine) -> PostgresBackup:
    """The dump, ready to be put back. Raises Refused for one that is of no use."""
    refuse_older("pg_restore", engine)
    refuse_older("psql", engine)
    _read_to_the_end(file)
    listing = run("pg_restore", ["--list", str(file)])
    tables = frozenset(_TABLE.findall(listing))
    if not {name for _, name in tables} >= PRODUCT_TABLES:
        raise Refused(f"{file} is no backup of Homestretch.")
    kept = "".join(f"{line}\n" for line in listing.splitlines() if not _NOT_OURS.match(line))
    return PostgresBackup(file, engine, _contents(file), tables, kept)


def live_contents(engine: Engine) -> Contents | None:
    """None: the database has nothing of this product."""
    with engine.connect() as connection:
        return contents_of(connection)


def _read_to_the_end(file: Path) -> None:
    """A dump that was cut off is found out here, not in the middle of putting it back."""
    run("pg_restore", ["--file=/dev/null", str(file)])


def _contents(file: Path) -> Contents:
    revision, *_ = _column(file, "alembic_version", "version_num")
    received = [datetime.fromisoformat(value) for value in _column(file, "entry", "received_at")]
    return Contents(
        revision=revision,
        practices=len(_column(file, "practice", "practice_id")),
        clients=len(_column(file, "client", "id")),
        entries=len(received),
        newest_received_at=instant(max(received, default=None)),
    )


def _column(file: Path, table: str, name: str) -> list[str]:
    """One column of the dump's rows of a table, as the text that COPY reads."""
    values: list[str] = []
    index: int | None = None
    for line in lines("pg_restore", ["--data-only", f"--table={table}", "--file=-", str(file)]):
        if index is not None and line.startswith("\\."):
            index = None
        elif index is not None:
            values.append(line.split("\t")[index])
        elif copied := _COPY.match(line):
            index = [column.strip(' "') for column in copied[1].split(",")].index(name)
    return values
