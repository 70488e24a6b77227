"""The file of a backup: written beside its place, private from its first byte, and there only when it is whole."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from api.accounts.practices import Refused

Kind = Literal["sqlite", "postgresql"]
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = ((b"SQLite format 3\0", "sqlite"), (b"PGDMP", "postgresql"))


def kind_of(file: Path) -> Kind | None:
    """Which database made this file, by its first bytes. Raises Refused when it cannot be read."""
    try:
        with file.open("rb") as opened:
            beginning = opened.read(16)
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error
    return next((kind for start, kind in _BEGINNINGS if beginning.startswith(start)), None)


@contextmanager
def new_file(target: Path, *, force: bool) -> Iterator[Path]:
    """An empty file beside `target` for the block to fill; it takes the target's name when the block is done.

    Raises Refused for a target that is there already, unless `force`, and for a folder that cannot be written.
    """
    _refuse_existing(target, force=force)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        make_private(beside)
    except OSError as error:
        raise Refused(f"{target.parent} cannot be written: {error.strerror}.") from error
    try:
        yield beside
        to_disk(beside)
        if force:
            beside.replace(target)
        else:
            _name_once(beside, target)
        to_disk(target.parent)
    finally:
        for name in (beside.name, f"{beside.name}-journal", f"{beside.name}-wal", f"{beside.name}-shm"):
            beside.with_name(name).unlink(missing_ok=True)


def make_private(file: Path) -> None:
    """A new empty file that only its owner may read or write. Raises FileExistsError."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def to_disk(path: Path) -> None:
    """Returns when the file, or the names in the folder, would survive a power cut."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _name_once(beside: Path, target: Path) -> None:
    """Under its name unless somebody else was quicker: a link is refused where a rename would overwrite."""
    with suppress(PermissionError, NotImplementedError):
        try:
            os.link(beside, target)
        except FileExistsError:
            _refuse_existing(target, force=False)
        return
    # A file system without links.
    _refuse_existing(target, force=False)
    beside.replace(target)


def _refuse_existing(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise Refused(f"{target} is a folder: name a file.")
    if target.exists() and not force:
        raise Refused(f"{target} exists. Nothing was written; --force replaces it.")
