"""`flask backup` and `flask restore`: what an operator has in hand when the machine is gone."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, insert, make_url, select, text

from api.accounts.models import PracticeRow, ServerEpochRow
from api.app import create_app
from api.db import db, start_over
from api.migrate import is_at_head
from api.own_exercises.models import OwnExerciseRow, OwnPictureRow
from tests.api.conftest import DATABASES
from tests.postgres import fresh_database

PASSWORD = "a long walk by the canal"


@pytest.fixture
def url(database: str, postgres: Callable[[], str], tmp_path: Path) -> Iterator[str]:
    """A database of the test's own: restoring replaces all of it."""
    with ExitStack() as stack:
        if database == "sqlite":
            yield f"sqlite:///{tmp_path / 'live' / 'homestretch.db'}"
        else:
            yield stack.enter_context(fresh_database(postgres()))


@pytest.fixture
def harbour(url: str) -> Iterator[Flask]:
    """The service with one practice, Harbour."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "TESTING": True})
    run(app, "migrate")
    add_practice(app, "Harbour")
    with app.app_context():
        yield app
        start_over()
        db.engine.dispose()


def run(app: Flask, *arguments: str, stdin: str = "") -> Result:
    return app.test_cli_runner().invoke(args=list(arguments), input=stdin)


def printed(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def add_practice(app: Flask, name: str) -> None:
    printed(run(app, "create-practice", "--name", name, "--email", f"{name}@example.org", stdin=f"{PASSWORD}\n"))


def practices() -> list[str]:
    with db.engine.connect().execution_options(all_practices=True) as connection:
        return sorted(connection.execute(select(PracticeRow.name)).scalars())


def epoch() -> str:
    with db.engine.connect() as connection:
        return connection.execute(select(ServerEpochRow.epoch)).scalar_one()


def test_a_restored_backup_is_the_database_as_it_was_under_a_new_epoch(harbour: Flask, tmp_path: Path) -> None:
    file, before = tmp_path / "one.backup", epoch()
    made = printed(run(harbour, "backup", str(file)))
    add_practice(harbour, "Later")

    put_back = printed(run(harbour, "restore", "--yes", str(file)))

    assert practices() == ["Harbour"]
    assert before != epoch() == put_back["epoch"]
    assert made["practices"] == put_back["practices"] == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made["bytes"] == file.stat().st_size
    add_practice(harbour, "New")
    assert practices() == ["Harbour", "New"]


def test_a_practices_pictures_come_back_byte_by_byte(harbour: Flask, tmp_path: Path) -> None:
    file, content = tmp_path / "one.backup", bytes(range(256)) * 400
    with db.engine.connect().execution_options(all_practices=True) as connection:
        practice_id = connection.execute(select(PracticeRow.practice_id)).scalar_one()
    key = {"practice_id": practice_id, "saved_at": datetime.now(UTC), "saved_by": practice_id}
    with db.engine.begin() as connection:
        connection.execute(insert(OwnExerciseRow), {**key, "id": practice_id, "entry": {"name": "Calf"}, "version": 1})
        picture = {**key, "id": practice_id, "exercise_id": practice_id, "alt": "Heel down", "content": content}
        connection.execute(insert(OwnPictureRow), picture)
    printed(run(harbour, "backup", str(file)))
    with db.engine.begin() as connection:
        connection.execute(delete(OwnExerciseRow).where(OwnExerciseRow.practice_id == practice_id))

    printed(run(harbour, "restore", "--yes", str(file)))

    with db.engine.connect() as connection:
        found = connection.execute(select(OwnPictureRow.content).where(OwnPictureRow.practice_id == practice_id))
        assert found.scalars().all() == [content]


def test_a_backup_is_never_written_over_another_unless_forced(harbour: Flask, tmp_path: Path) -> None:
    file = tmp_path / "one.backup"
    file.write_text("the only copy")

    refused = run(harbour, "backup", str(file))

    assert refused.exit_code == 1
    assert "--force" in refused.output
    assert file.read_text() == "the only copy"
    assert printed(run(harbour, "backup", "--force", str(file)))["practices"] == 1
    assert [path.name for path in tmp_path.glob("*one.backup*")] == ["one.backup"], "nothing is left beside it"


def test_a_restore_says_what_it_replaces_and_does_nothing_unasked(harbour: Flask, tmp_path: Path) -> None:
    file = tmp_path / "one.backup"
    run(harbour, "backup", str(file))
    add_practice(harbour, "Later")

    refused = run(harbour, "restore", str(file))

    assert refused.exit_code == 1
    assert "holds 1 practices" in refused.stderr
    assert "replaces 2 practices" in refused.stderr
    assert practices() == ["Harbour", "Later"]


def test_what_is_no_backup_is_refused(harbour: Flask, tmp_path: Path) -> None:
    whole = tmp_path / "one.backup"
    run(harbour, "backup", str(whole))
    for name, content, why in (
        ("letter.txt", b"Dear Ines", "is no backup"),
        ("cut.backup", whole.read_bytes()[: whole.stat().st_size * 2 // 3], ""),
    ):
        (tmp_path / name).write_bytes(content)
        refused = run(harbour, "restore", "--yes", str(tmp_path / name))
        assert refused.exit_code == 1, name
        assert why in refused.output
    missing = run(harbour, "restore", "--yes", str(tmp_path / "missing"))
    assert "cannot be read" in missing.output
    assert practices() == ["Harbour"]


def test_a_backup_of_a_newer_schema_is_refused(harbour: Flask, tmp_path: Path) -> None:
    file = tmp_path / "one.backup"
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    run(harbour, "backup", str(file))

    refused = run(harbour, "restore", "--yes", str(file))

    assert refused.exit_code == 1
    assert "9999" in refused.output
    assert "Update the code" in refused.output


def test_an_older_backup_is_brought_to_this_schema(harbour: Flask, tmp_path: Path) -> None:
    file = tmp_path / "one.backup"
    start_over()
    run(harbour, "migrate", "--down", "--to", "0001")
    made = printed(run(harbour, "backup", str(file)))
    run(harbour, "migrate")
    add_practice(harbour, "Later")

    printed(run(harbour, "restore", "--yes", str(file)))

    assert made["revision"] == "0001"
    with db.engine.connect() as connection:
        assert is_at_head(connection)
    assert practices() == ["Harbour"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestSqlite:
    def test_what_was_replaced_is_kept_beside(self, harbour: Flask, tmp_path: Path) -> None:
        file = tmp_path / "one.backup"
        run(harbour, "backup", str(file))
        add_practice(harbour, "Later")

        kept = printed(run(harbour, "restore", "--yes", str(file)))["replaced_is_in"]

        assert ".before-restore-" in kept
        assert stat.S_IMODE(Path(kept).stat().st_mode) == 0o600
        with closing(sqlite3.connect(kept)) as connection:
            names = connection.execute("SELECT name FROM practice ORDER BY name").fetchall()
        assert names == [("Harbour",), ("Later",)]

    def test_a_worker_that_has_the_database_open_goes_on_in_what_was_restored(
        self, harbour: Flask, tmp_path: Path, url: str
    ) -> None:
        file, live = tmp_path / "one.backup", str(make_url(url).database)
        run(harbour, "backup", str(file))
        with closing(sqlite3.connect(live)) as worker:
            worker.execute("UPDATE practice SET name = 'Changed'")
            worker.commit()
            printed(run(harbour, "restore", "--yes", str(file)))
            assert worker.execute("SELECT name FROM practice").fetchall() == [("Harbour",)]
            worker.execute("UPDATE practice SET name = 'By the worker'")
            worker.commit()
        assert practices() == ["By the worker"]

    @pytest.mark.parametrize("page_size", [1024, 16384])
    def test_another_size_of_pages_is_taken_over(
        self, harbour: Flask, tmp_path: Path, page_size: int, url: str
    ) -> None:
        file = tmp_path / "one.backup"
        run(harbour, "backup", str(file))
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(f"PRAGMA page_size={page_size}; VACUUM;")
        add_practice(harbour, "Later")
        printed(run(harbour, "restore", "--yes", str(file)))
        assert practices() == ["Harbour"]

    @pytest.mark.parametrize("left", [None, b"not a database any more" * 100])
    def test_a_database_that_is_gone_or_broken_is_replaced(
        self, harbour: Flask, tmp_path: Path, left: bytes | None, url: str
    ) -> None:
        file, live = tmp_path / "one.backup", Path(str(make_url(url).database))
        run(harbour, "backup", str(file))
        start_over()
        db.engine.dispose()
        # A log that lies about is not of the new file.
        Path(f"{live}-wal").write_bytes(b"left over")
        live.unlink() if left is None else live.write_bytes(left)

        put_back = printed(run(harbour, "restore", "--yes", str(file)))

        assert practices() == ["Harbour"]
        assert (put_back["replaced_is_in"] is None) == (left is None)

    def test_a_broken_database_that_is_in_use_is_not_pulled_away(
        self, harbour: Flask, tmp_path: Path, url: str
    ) -> None:
        file, live = tmp_path / "one.backup", Path(str(make_url(url).database))
        run(harbour, "backup", str(file))
        # All is in the file itself, none in its log; then another process has it open, as a worker would.
        start_over()
        db.engine.dispose()
        script = "c = sqlite3.connect(sys.argv[1]); c.execute('SELECT 1 FROM practice'); print(flush=True); input()"
        command = [sys.executable, "-c", f"import sqlite3, sys; {script}", str(live)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
            assert worker.stdout is not None
            worker.stdout.readline()
            with live.open("r+b") as opened:
                opened.write(b"broken" * 20)
            refused = run(harbour, "restore", "--yes", str(file))
            worker.communicate(b"\n")

        assert refused.exit_code == 1
        assert "Stop the service" in refused.output
        assert live.read_bytes().startswith(b"broken")

    def test_another_programs_database_is_refused(self, harbour: Flask, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        with closing(sqlite3.connect(other)) as connection:
            connection.executescript("CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE practice (id);")
        refused = run(harbour, "restore", "--yes", str(other))
        assert "no backup of Homestretch" in refused.output

    def test_a_dump_of_postgresql_is_refused(self, harbour: Flask, tmp_path: Path) -> None:
        dump = tmp_path / "dump"
        dump.write_bytes(b"PGDMP" + bytes(100))
        refused = run(harbour, "restore", "--yes", str(dump))
        assert "is a backup of postgresql" in refused.output


@pytest.mark.parametrize("database", [kind for kind in DATABASES if kind == "postgresql"], indirect=True)
class TestPostgres:
    def test_without_its_tools_it_says_which_one_is_missing(
        self, harbour: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        refused = run(harbour, "backup", str(tmp_path / "one.backup"))
        assert refused.exit_code == 1
        assert "pg_dump is not on the PATH" in refused.output
        assert not (tmp_path / "one.backup").exists()

    def test_an_older_tool_is_refused(self, harbour: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        old = tmp_path / "pg_dump"
        old.write_text('#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.1"\n')
        old.chmod(0o700)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        refused = run(harbour, "backup", str(tmp_path / "one.backup"))
        assert "pg_dump is of version 9" in refused.output

    def test_other_tables_in_the_database_are_left_alone(self, harbour: Flask, tmp_path: Path) -> None:
        run(harbour, "backup", str(tmp_path / "one.backup"))
        with db.engine.begin() as connection:
            connection.execute(text("CREATE TABLE notes_of_somebody (id int)"))
        printed(run(harbour, "restore", "--yes", str(tmp_path / "one.backup")))
        with db.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM notes_of_somebody")).scalar_one() == 0


@pytest.mark.parametrize("command", [["backup"], ["restore", "--yes"]])
def test_a_database_that_is_away_is_said_without_its_password(command: list[str], tmp_path: Path) -> None:
    app = create_app({"SQLALCHEMY_DATABASE_URI": "postgresql+psycopg://ola:s3cret@127.0.0.1:1/homestretch"})
    dump = tmp_path / "dump"
    if command[0] == "restore":
        dump.write_bytes(b"PGDMP" + bytes(100))

    result = run(app, *command, str(dump))

    assert result.exit_code == 1
    assert "cannot be reached" in result.output
    assert "s3cret" not in result.output
