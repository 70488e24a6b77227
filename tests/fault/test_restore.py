"""The restore drill: what phones had confirmed after the backup is on the server again, and nobody did anything.

Real: gunicorn, the database and its tools, the wire, the client's own code for storing and sending. Simulated: the
phone's disk (fake-indexeddb).
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.e2e.conftest import harbour, harbour_on
from tests.fault.harbour import Therapist
from tests.fault.phones import Phone, phones
from tests.serving import flask, running_server

BEFORE, AFTER = 20, 500
CLIENTS = 3
# Enough to reach into earlier months, which phones compare one by one.
DAYS = 80

PutBack = Callable[[str, Path], None]


def by_command(database_url: str, file: Path) -> None:
    """While the service runs."""
    flask(database_url, "restore", "--yes", str(file))


def by_hand(database_url: str, file: Path) -> None:
    """As an operator without this software's commands would, service stopped; the epoch stays what it was."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        live = Path(str(url.database))
        for end in ("-wal", "-shm"):
            Path(f"{live}{end}").unlink(missing_ok=True)
        shutil.copyfile(file, live)
    else:
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        restore = ["pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={plain}", str(file)]
        subprocess.run(restore, check=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, postgres: Callable[[], str]) -> Iterator[str]:
    is_postgres = request.param == "postgresql"
    with harbour_on(postgres()) if is_postgres else harbour() as url:
        yield url


@contextmanager
def clinic(url: str, folder: Path) -> Iterator[list[Phone]]:
    """Three clients, the first of them with two phones."""
    ines = Therapist(url)
    clients = [ines.take_in(f"Client {number}") for number in range(CLIENTS)]
    codes = [(client, ines.code_for(client)) for client in (clients[0], *clients)]
    with phones(url, codes, folder) as made:
        yield made


def practise(made: list[Phone], sessions: int, days: int) -> None:
    share = sessions // len(made)
    for phone in made:
        phone.begin("practise", sessions=share, days=days)
    for phone in made:
        phone.end()
    come_back(made)


def come_back(made: list[Phone]) -> None:
    """Each phone is opened twice: at the second time it hears what the client's other phone had sent by then."""
    for phone in (*made, *made):
        phone.tell("send")


def assert_all_there(url: str, made: list[Phone], sessions: int) -> None:
    """On the server each once, and as many as the phones count."""
    ines = Therapist(url)
    for client_id in {phone.client_id for phone in made}:
        own = [phone for phone in made if phone.client_id == client_id]
        on_server = ines.sessions_of(client_id)
        on_phones = [entry for phone in own for entry in phone.tell("count")["acknowledged"]]
        assert sorted(on_server) == sorted(on_phones)
        for phone in own:
            counted = phone.tell("count")
            assert (counted["unsent"], counted["problem"]) == (0, None)
            assert counted["in_force"] == len(on_server)
    assert sum(len(phone.tell("count")["acknowledged"]) for phone in made) == sessions


def epoch_of(database_url: str) -> str:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        epoch: str = connection.execute(text("SELECT epoch FROM server_epoch")).scalar_one()
    engine.dispose()
    return epoch


def test_restored_by_command_while_the_service_runs(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "night.backup"
    with running_server(database_url) as server, clinic(server.url, tmp_path) as made:
        practise(made, BEFORE, 1)
        flask(database_url, "backup", str(file))
        practise(made, AFTER, DAYS)
        assert_all_there(server.url, made, BEFORE + AFTER)
        epoch = epoch_of(database_url)

        by_command(database_url, file)

        assert epoch_of(database_url) != epoch
        assert sum(len(Therapist(server.url).sessions_of(c)) for c in {p.client_id for p in made}) == BEFORE
        come_back(made)
        assert_all_there(server.url, made, BEFORE + AFTER)


# What tells the phones is theirs, whichever database it was: each way once.
@pytest.mark.parametrize(
    ("database_url", "is_anything_new_first"),
    [("sqlite", False), ("postgresql", True)],
    indirect=["database_url"],
    ids=["sequence fell", "sequence rose again"],
)
def test_put_back_by_hand_under_the_same_epoch(database_url: str, tmp_path: Path, is_anything_new_first: bool) -> None:
    """With something new from a second phone before the first is back, only the digest can tell."""
    file = tmp_path / "night.backup"
    listening = ExitStack()
    with listening, ExitStack() as service:
        server = service.enter_context(running_server(database_url))
        made = listening.enter_context(clinic(server.url, tmp_path))
        practise(made, BEFORE, 1)
        flask(database_url, "backup", str(file))
        practise(made, AFTER, DAYS)
        epoch = epoch_of(database_url)
        service.close()

        by_hand(database_url, file)

        assert epoch_of(database_url) == epoch
        with running_server(database_url, port=server.port) as again:
            new = 0
            if is_anything_new_first:
                # Each client's other phone, or the practice, brings the sequence up before the others are back.
                made[1].tell("practise", sessions=1)
                made[1].tell("send")
                new = 1
            come_back(made)
            assert_all_there(again.url, made, BEFORE + AFTER + new)
