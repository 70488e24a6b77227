"""The product as people run it: gunicorn on loopback with a real database, for browsers and load to talk to."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "a quiet morning on the mat"


@dataclass(frozen=True, slots=True)
class RunningServer:
    """`url` is also PUBLIC_URL; `process_id` that of gunicorn's master."""

    url: str
    database_url: str
    process_id: int

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])


def flask(database_url: str, *arguments: str, stdin: str = "", environ: Mapping[str, str] | None = None) -> str:
    """What `flask <arguments>` prints for this database. Raises RuntimeError with its output."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    finished = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=_environment(database_url, environ),
        check=False,
    )
    if finished.returncode != 0:
        raise RuntimeError(f"flask {' '.join(arguments)} failed:\n{finished.stdout}{finished.stderr}")
    return finished.stdout


@contextmanager
def running_server(
    database_url: str, *, app: str = "wsgi:app", environ: Mapping[str, str] | None = None, port: int = 0
) -> Iterator[RunningServer]:
    """gunicorn on `port`, a free one if none is named. The socket is made here and handed over, so the first
    request just waits its turn."""
    with socket.create_server(("127.0.0.1", port)) as listening, tempfile.TemporaryFile("w+") as log:
        # `localhost` is a secure context to a browser: service worker and wake lock work as they do behind https.
        url = f"http://localhost:{listening.getsockname()[1]}"
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listening.fileno()}", app],
            cwd=ROOT,
            env=_environment(database_url, {"PUBLIC_URL": url, **(environ or {})}),
            pass_fds=[listening.fileno()],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(url, process, log)
            yield RunningServer(url, database_url, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def sqlite_database() -> Iterator[str]:
    """The URL of a new SQLite file in a directory of its own."""
    with tempfile.TemporaryDirectory(prefix="homestretch-") as folder:
        yield f"sqlite:///{Path(folder) / 'homestretch.db'}"


def path_of(database_url: str) -> Path:
    """The file of an SQLite database."""
    return Path(database_url.removeprefix("sqlite:///"))


def create_practice(database_url: str, name: str, email: str) -> dict[str, Any]:
    """A migrated database's new practice with its admin, whose password is PASSWORD."""
    flask(database_url, "migrate")
    named = ("--name", name, "--email", email, "--profession", "physiotherapist")
    answer: dict[str, Any] = json.loads(flask(database_url, "create-practice", *named, stdin=f"{PASSWORD}\n"))
    return answer


def _environment(database_url: str, extra: Mapping[str, str] | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"HOST", "PORT", "PUBLIC_URL", "DEMO"}}
    return {**kept, "DATABASE_URL": database_url, "PYTHONPATH": str(ROOT), **(extra or {})}


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Any) -> None:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=30) as answer:
            answer.read()
    except (urllib.error.URLError, OSError) as error:
        process.terminate()
        process.wait(timeout=30)
        log.seek(0)
        raise RuntimeError(f"the server did not start: {error}\n{log.read()}") from error
