"""SQLite by its own online backup, both ways: while the service runs, whole or not at all.

A backup is put back INTO the live database, as one transaction of it. Workers have the file open; renaming another one
over it would leave them writing, and telling phones "stored", into a file that nobody can open any more.
"""

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from api.accounts.practices import Refused, renew_epoch
from api.backups.contents import Contents, contents_of
from api.backups.files import make_private, to_disk
from api.clock import now
from api.db import engine_options, prepare_engine
from api.migrate import upgrade

# Where SQLite's readers lock a database file; a connection in WAL mode holds it for as long as it is open.
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class SqliteBackup:
    """A backup, copied into a folder of its own beside the live database and found to be whole."""

    staged: Path
    live: Path
    contents: Contents

    def put_back(self) -> tuple[str, str | None]:
        """Migrate the copy, give it a new epoch, and make it the live database: (epoch, file of what was replaced)."""
        epoch = _brought_up_to_date(self.staged)
        _check(self.staged)
        kept = self.live.with_name(f"{self.live.name}.before-restore-{now():%Y%m%dT%H%M%SZ}")
        if _is_readable(self.live):
            _copy_in(self.staged, self.live, kept)
        else:
            _move_in(self.staged, self.live, kept)
        return epoch, str(kept) if kept.exists() else None


def back_up(live: Path, to: Path) -> Contents:
    """Copy the live database into the empty file `to`. Raises Refused when there is none, or the copy is not sound."""
    if not live.exists():
        raise Refused(f"There is no database at {live}: nothing to back up.")
    _copy(live, to)
    _check(to)
    contents = _contents(to)
    if contents is None:
        raise Refused(f"{live} is no database of Homestretch: run `flask migrate` first.")
    return contents


@contextmanager
def opened_backup(file: Path, live: Path) -> Iterator[SqliteBackup]:
    """The backup, ready to be put back; the file itself is only read. Raises Refused for one that is of no use."""
    if live.exists() and file.samefile(live):
        raise Refused(f"{file} is the live database itself.")
    live.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=live.parent) as folder:
        staged = Path(folder) / live.name
        make_private(staged)
        shutil.copyfile(file, staged)
        if (log := Path(f"{file}-wal")).exists():
            shutil.copyfile(log, f"{staged}-wal")
        _check(staged)
        contents = _contents(staged)
        if contents is None:
            raise Refused(f"{file} is no backup of Homestretch.")
        yield SqliteBackup(staged, live, contents)


def live_contents(live: Path) -> Contents | None:
    """None: there is nothing, or nothing that can be read."""
    return _contents(live) if _is_readable(live) else None


def _contents(file: Path) -> Contents | None:
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    with engine.connect() as connection:
        return contents_of(connection)


def _copy(source: Path, to: Path) -> None:
    """All pages in one read transaction; the copy is one plain file, without a log beside it."""
    with closing(sqlite3.connect(source, timeout=30)) as read, closing(sqlite3.connect(to)) as written:
        read.backup(written)
        written.execute("PRAGMA journal_mode=DELETE").close()
    to_disk(to)


def _check(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as connection:
            found = connection.execute("PRAGMA integrity_check(3)").fetchall()
    except sqlite3.DatabaseError as error:
        found = [(str(error),)]
    if found != [("ok",)]:
        raise Refused(f"The copy is damaged ({'; '.join(str(row[0]) for row in found)}). Nothing was changed.")


def _brought_up_to_date(staged: Path) -> str:
    uri = f"sqlite:///{staged}"
    engine = create_engine(uri, poolclass=NullPool, **engine_options(uri))
    prepare_engine(engine)
    upgrade(engine)
    with engine.begin() as connection:
        return renew_epoch(connection)


def _is_readable(live: Path) -> bool:
    if not live.exists():
        return False
    try:
        with closing(sqlite3.connect(live)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").close()
    except sqlite3.DatabaseError:
        return False
    return True


def _copy_in(staged: Path, live: Path, kept: Path) -> None:
    """One transaction of the live database. What it replaces is copied while no one else can write any more: nothing
    that a worker stores gets lost between the two."""
    make_private(kept)
    try:
        with closing(sqlite3.connect(staged)) as read, closing(sqlite3.connect(live, timeout=30)) as written:
            written.execute("PRAGMA journal_mode=WAL").close()
            written.execute("PRAGMA synchronous=FULL").close()
            _take_page_size(read, written)
            pages = read.execute("PRAGMA page_count").fetchone()[0]
            is_kept = False

            def keep(status: int, remaining: int, total: int) -> None:
                nonlocal is_kept
                if status == sqlite3.SQLITE_OK and not is_kept:
                    _copy(live, kept)
                    is_kept = True

            # The first step takes the write lock, the last one commits: there must be two of them at least.
            read.backup(written, pages=max(1, pages // 2), progress=keep)
    except BaseException:
        kept.unlink()
        raise


def _take_page_size(read: sqlite3.Connection, written: sqlite3.Connection) -> None:
    """A database with a log keeps the size of its pages: the copy takes it over."""
    read.execute("PRAGMA journal_mode=DELETE").close()
    size = written.execute("PRAGMA page_size").fetchone()[0]
    if read.execute("PRAGMA page_size").fetchone()[0] != size:
        read.execute(f"PRAGMA page_size={size}").close()
        read.execute("VACUUM").close()


def _move_in(staged: Path, live: Path, kept: Path) -> None:
    """In place of a database that is not there or cannot be read: it, and what lies beside it, is set aside. A log left
    behind would be replayed into the new file."""
    with closing(sqlite3.connect(staged)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").close()
    if live.exists():
        _refuse_if_open(live)
        shutil.copymode(live, staged)
        os.chown(staged, live.stat().st_uid, live.stat().st_gid)
    to_disk(staged)
    for end in ("", *_BESIDE):
        if (old := Path(f"{live}{end}")).exists():
            old.rename(f"{kept}{end}")
    staged.replace(live)
    to_disk(live.parent)


def _refuse_if_open(live: Path) -> None:
    """A file that cannot be read has to be replaced under its name, which is safe only while nobody has it open."""
    with live.open("r+b") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError as error:
            raise Refused(f"{live} is damaged and still in use. Stop the service, then restore again.") from error
