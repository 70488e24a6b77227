"""Migrations go up and down on both databases and end where the models are."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine, column, insert, inspect, select, table

from api.accounts.models import AuditRow, PracticeRow, ServerEpochRow
from api.app import create_app
from api.db import Base, db, start_over
from api.migrate import downgrade, head, is_at_head, upgrade
from tests.api.cast import HARBOUR, INES, NOW, TOM
from tests.api.conftest import DATABASES
from tests.postgres import fresh_database


@pytest.fixture(params=DATABASES)
def empty(request: pytest.FixtureRequest, postgres: Callable[[], str], tmp_path: Path) -> Iterator[Flask]:
    """The service on a database without any tables."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path / 'empty.db'}"
        else:
            url = stack.enter_context(fresh_database(postgres()))
        app = create_app({"SQLALCHEMY_DATABASE_URI": url, "TESTING": True})
        with app.app_context():
            yield app
            start_over()
            db.engine.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_all_the_way_up_is_what_the_models_say(empty: Flask) -> None:
    upgrade(db.engine)

    assert differences(db.engine) == []
    with db.engine.connect() as connection:
        assert is_at_head(connection)


def test_down_leaves_nothing_and_up_again_works(empty: Flask) -> None:
    upgrade(db.engine)
    downgrade(db.engine, "base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]

    upgrade(db.engine)
    assert differences(db.engine) == []


def test_what_was_audited_outlives_a_rebuilt_table(empty: Flask) -> None:
    upgrade(db.engine, "0001")
    row = {"practice_id": HARBOUR, "id": TOM.id, "happened_at": NOW, "actor_id": INES.id, "client_id": TOM.id}
    audited = {**row, "actor_role": "therapist", "action": "GET /", "status": 200}
    db.session.execute(insert(PracticeRow).values(practice_id=HARBOUR, name="Harbour", created_at=NOW))
    db.session.execute(insert(AuditRow.__table__).values(audited))  # type: ignore[arg-type]
    db.session.commit()
    for there in (lambda: upgrade(db.engine), lambda: downgrade(db.engine, "0001")):
        there()
        found = db.session.execute(select(AuditRow.__table__).where(AuditRow.practice_id == HARBOUR)).mappings().all()
        db.session.commit()
        assert [dict(each) for each in found] == [audited]


def test_up_twice_is_up_once(empty: Flask) -> None:
    upgrade(db.engine)
    epoch = db.session.scalars(select(ServerEpochRow.epoch)).one()
    db.session.rollback()
    upgrade(db.engine)

    assert db.session.scalars(select(ServerEpochRow.epoch)).one() == epoch
    assert len(epoch) == 32


def test_a_schema_of_another_version_is_not_ready(empty: Flask) -> None:
    answer = empty.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json
    assert answer.json["database"] is True
    assert answer.json["migrations"] is False

    upgrade(db.engine)
    assert (empty.test_client().get("/readyz").json or {})["migrations"] is True


def test_foreign_keys_are_enforced_after_a_migration(empty: Flask) -> None:
    upgrade(db.engine)
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    keys = {key["name"] for table in ("client", "plan_version") for key in inspect(db.engine).get_foreign_keys(table)}
    assert "fk_client_practice_id_therapist_id_staff" in keys
    assert "fk_plan_version_practice_id_client_id_client" in keys


def test_the_head_is_one() -> None:
    assert head() == sorted(path.name[:4] for path in Path("api/migrations/versions").glob("0*.py"))[-1]


def test_cautions_that_therapists_had_set_are_known_answers(empty: Flask) -> None:
    upgrade(db.engine, "0004")
    staff = {"practice_id": HARBOUR, "id": INES.id, "role": "therapist", "display_name": "Ines", "email": INES.email}
    client = {"practice_id": HARBOUR, "id": TOM.id, "display_name": "Tom", "sort_name": "tom", "affected_side": "left"}
    rows: dict[str, dict[str, object]] = {
        "practice": {"practice_id": HARBOUR, "name": "Harbour", "created_at": NOW},
        "staff": staff | {"created_at": NOW},
        "client": client
        | {"cautions": ["pht", "dvt"], "time_zone": "Europe/Berlin", "therapist_id": INES.id, "created_at": NOW},
    }
    with db.engine.begin() as connection:
        for name, row in rows.items():
            types = Base.metadata.tables[name].c
            # Of today's columns only those that there were then.
            then = table(name, *(column(each, types[each].type) for each in row))
            connection.execute(then.insert().values(row))
    upgrade(db.engine)

    answers = Base.metadata.tables["caution_answer"]
    clients = Base.metadata.tables["client"]
    with db.engine.connect() as connection:
        known = connection.execute(select(answers).where(answers.c.practice_id == HARBOUR)).all()
        (tom,) = connection.execute(select(clients).where(clients.c.practice_id == HARBOUR)).all()
    assert sorted((row.code, row.answer, row.is_confirmed, row.told_by_id) for row in known) == [
        ("dvt", "yes", True, INES.id),
        ("pht", "yes", True, INES.id),
    ]
    assert (sorted(tom.asked_cautions), tom.waiting_cautions) == (["dvt", "pht"], [])
