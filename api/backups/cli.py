"""`flask backup`, `flask restore`, `flask renew-epoch`: for the operator, docs/operations.md."""

import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from api.accounts.practices import Refused, renew_epoch
from api.backups.files import kind_of, new_file
from api.db import db
from api.migrate import head, known_revisions

if TYPE_CHECKING:
    from api.backups.contents import Contents

# What a command needs is imported when it runs: web workers carry no more than its name.
_WORD = "restore"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@with_appcontext
def backup(file: Path, force: bool) -> None:
    """Write the whole database to FILE, while the service runs."""
    from api.backups import postgres, sqlite

    with new_file(file.absolute(), force=force) as beside, _reached():
        contents = sqlite.back_up(_live(), beside) if _is_sqlite() else postgres.back_up(db.engine, beside)
    _print(file=str(file), database=db.engine.dialect.name, bytes=file.stat().st_size, **asdict(contents))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_appcontext
def restore(file: Path, yes: bool) -> None:
    """Replace the whole database by the backup in FILE. Phones then send again all that they keep."""
    _refuse_other_kind(file)
    with _reached():
        if _is_sqlite():
            _restore_sqlite(file.absolute(), yes)
        else:
            _restore_postgres(file.absolute(), yes)


@click.command("renew-epoch")
@with_appcontext
def renew_epoch_command() -> None:
    """Say that this database was put back by hand: phones then send again all that they keep."""
    epoch = renew_epoch(db.session.connection())
    db.session.commit()
    _print(epoch=epoch)


def _restore_sqlite(file: Path, is_sure: bool) -> None:
    from api.backups import sqlite

    with sqlite.opened_backup(file, _live()) as found:
        _refuse_newer(found.contents)
        _ask(found.contents, sqlite.live_contents(_live()), is_sure)
        epoch, kept = found.put_back()
    _print_restored(file, epoch, found.contents, kept)


def _restore_postgres(file: Path, is_sure: bool) -> None:
    from api.backups import postgres

    found = postgres.opened_backup(file, db.engine)
    _refuse_newer(found.contents)
    _ask(found.contents, postgres.live_contents(db.engine), is_sure)
    epoch = secrets.token_hex(16)
    found.put_back(epoch)
    _print_restored(file, epoch, found.contents, None)


def _refuse_other_kind(file: Path) -> None:
    kind, wanted = kind_of(file), db.engine.dialect.name
    if kind is None:
        raise Refused(f"{file} is no backup: neither a SQLite database nor a PostgreSQL dump in custom format.")
    if kind != wanted:
        raise Refused(f"{file} is a backup of {kind}; DATABASE_URL names a database of {wanted}.")


def _refuse_newer(contents: "Contents") -> None:
    if contents.revision not in known_revisions():
        raise Refused(
            f"The backup's schema ({contents.revision}) is newer than this code ({head()}). Update the code first."
        )


def _ask(found: "Contents", live: "Contents | None", is_sure: bool) -> None:
    """On standard error, since standard output is one JSON document."""
    replaced = _in_words(live) if live else "nothing that can be read"
    click.echo(f"The backup holds {_in_words(found)}.\nIt replaces {replaced}.", err=True)
    if is_sure:
        return
    if not sys.stdin.isatty():
        raise Refused("Nothing was changed. Say --yes if this is what you want.")
    typed = click.prompt(f'Type "{_WORD}" to replace it', default="", show_default=False, err=True)
    if typed.strip() != _WORD:
        raise Refused("Nothing was changed.")


def _in_words(contents: "Contents") -> str:
    newest = f", the newest received {contents.newest_received_at}" if contents.newest_received_at else ""
    return (
        f"{contents.practices} practices, {contents.clients} clients, {contents.entries} entries{newest}"
        f" (schema {contents.revision})"
    )


def _print_restored(file: Path, epoch: str, contents: "Contents", kept: str | None) -> None:
    _print(file=str(file), database=db.engine.dialect.name, epoch=epoch, replaced_is_in=kept, **asdict(contents))


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise Refused("The database cannot be reached, or is too busy.") from error


def _is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def _live() -> Path:
    path = db.engine.url.database
    if not path or path == ":memory:":
        raise Refused("A database in memory has no file.")
    return Path(path).absolute()


def _print(**values: object) -> None:
    click.echo(json.dumps(values, ensure_ascii=False))
