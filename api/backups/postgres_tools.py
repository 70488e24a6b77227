"""PostgreSQL's client programs, found on the PATH.

They are told where the database is by their environment: a command line shows, password and all, in the list of
processes.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO

from psycopg.pq import Conninfo
from sqlalchemy import Engine, text

from api.accounts.practices import Refused

_LAST_LINES = 3
Call = tuple[str, Sequence[str]]


class ToolFailed(Refused):
    """A program ended with an error; the message has its last words."""

    def __init__(self, name: str, said: str) -> None:
        last = " ".join(said.strip().splitlines()[-_LAST_LINES:])
        super().__init__(f"{name} failed. Nothing was changed. It says: {last}")


def run(name: str, arguments: Sequence[str], engine: Engine | None = None) -> str:
    """What the program prints. Raises ToolFailed, and Refused when there is none."""
    command = [_found(name), *arguments]
    finished = subprocess.run(command, env=_environment(engine), capture_output=True, text=True, check=False)  # noqa: S603
    if finished.returncode != 0:
        raise ToolFailed(name, finished.stderr)
    return finished.stdout


def lines(name: str, arguments: Sequence[str]) -> Iterator[str]:
    """What the program prints, line by line, without keeping it. Raises ToolFailed at the end."""
    with (
        tempfile.TemporaryFile("w+") as said,
        _started((name, arguments), None, said, stdout=subprocess.PIPE) as process,
    ):
        assert process.stdout is not None  # noqa: S101 - for the type: a pipe was asked for
        for line in process.stdout:
            yield line.decode().rstrip("\n")
        _refuse_failure(name, process, said)


def pipe(read: Call, write: Call, engine: Engine) -> None:
    """What `read` prints goes into `write`, which learns that it has all only when it has. Raises ToolFailed."""
    with (
        tempfile.TemporaryFile("w+") as read_said,
        tempfile.TemporaryFile("w+") as write_said,
        _started(read, engine, read_said, stdout=subprocess.PIPE) as reader,
        _started(write, engine, write_said, stdin=subprocess.PIPE) as writer,
    ):
        assert reader.stdout is not None and writer.stdin is not None  # noqa: S101 - for the types
        try:
            shutil.copyfileobj(reader.stdout, writer.stdin)
            _refuse_failure(read[0], reader, read_said)
            writer.stdin.close()
        except BrokenPipeError:
            reader.kill()
        except BaseException:
            # Its input ends with it: what it has not committed by now it never will.
            writer.kill()
            with suppress(BrokenPipeError):
                writer.stdin.close()
            raise
        _refuse_failure(write[0], writer, write_said)


def refuse_older(name: str, engine: Engine) -> None:
    """The program must be at least of the server's version. Raises Refused."""
    found = re.search(r"\d+", run(name, ["--version"]).rpartition(") ")[2])
    with engine.connect() as connection:
        server = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    if found is None or int(found[0]) < server:
        have = found[0] if found else "an unknown version"
        raise Refused(
            f"{name} is of version {have}, the server of {server}: install PostgreSQL's client programs {server}."
        )


def _found(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise Refused(
            f"{name} is not on the PATH. It is one of PostgreSQL's client programs (Debian: postgresql-client)."
        )
    return path


def _started(
    call: Call, engine: Engine | None, said: IO[str], *, stdin: int | None = None, stdout: int | None = None
) -> "subprocess.Popen[bytes]":
    name, arguments = call
    command = [_found(name), *arguments]
    return subprocess.Popen(command, env=_environment(engine), stdin=stdin, stdout=stdout, stderr=said)  # noqa: S603


def _refuse_failure(name: str, process: "subprocess.Popen[bytes]", said: IO[str]) -> None:
    if process.wait() != 0:
        said.seek(0)
        raise ToolFailed(name, said.read())


def _environment(engine: Engine | None) -> dict[str, str]:
    """The environment with what the database's address says, each part by the name that libpq reads."""
    if engine is None:
        return dict(os.environ)
    _, parts = engine.dialect.create_connect_args(engine.url)
    names = {option.keyword.decode(): option.envvar for option in Conninfo.get_defaults()}
    told = {names.get(part): str(value) for part, value in parts.items() if value is not None}
    return {**os.environ, **{name.decode(): value for name, value in told.items() if name}}
