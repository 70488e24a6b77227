"""Prepared statements go past SQLAlchemy's execution, and past none of its guarantees."""

import fcntl
import os

import pytest
from flask import Flask
from sqlalchemy import Uuid, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from api.accounts.models import PracticeRow, StaffRow
from api.clients.models import ClientRow
from api.db import connection, db, end_transaction, opened, start_over
from api.prepared import Prepared
from api.tenant_guard import UntenantedStatement
from tests.api.cast import HARBOUR, NOW, TOM
from tests.api.conftest import DATABASES

_OF_PRACTICE = ClientRow.practice_id == bindparam("practice_id", type_=Uuid())
_CLIENT = select(ClientRow.id, ClientRow.display_name, ClientRow.created_at).where(
    _OF_PRACTICE, ClientRow.id == bindparam("client_id", type_=Uuid())
)
TOM_OF_HARBOUR = {"practice_id": HARBOUR, "client_id": TOM.id}


def test_rows_are_those_that_sqlalchemy_reads(app: Flask) -> None:
    with app.test_request_context():
        row = Prepared(_CLIENT).one_or_none(TOM_OF_HARBOUR)
        assert row is not None
        assert row.id == TOM.id
        assert tuple(row) == tuple(db.session.execute(_CLIENT, TOM_OF_HARBOUR).one())


def test_a_statement_that_reaches_across_practices_is_refused(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(UntenantedStatement):
        Prepared(select(ClientRow.id)).all({})


def test_who_listens_sees_every_run(app: Flask, statements: list[str]) -> None:
    prepared = Prepared(_CLIENT)
    with app.test_request_context():
        prepared.all(TOM_OF_HARBOUR)
        prepared.all(TOM_OF_HARBOUR)
    assert len([sent for sent in statements if "FROM client" in sent]) == 2


def test_a_value_left_out_is_an_error_and_not_null(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(KeyError, match="client_id"):
        Prepared(_CLIENT).all({"practice_id": HARBOUR})


def test_more_rows_than_one_are_an_error(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(LookupError):
        Prepared(select(StaffRow.id).where(StaffRow.practice_id == bindparam("practice_id"))).one_or_none(
            {"practice_id": HARBOUR}
        )


def test_an_error_of_the_driver_is_one_of_sqlalchemy_without_values(app: Flask) -> None:
    unset = dict.fromkeys(PracticeRow.__table__.columns.keys())
    again = {**unset, "practice_id": HARBOUR, "name": "Told to nobody", "created_at": NOW}
    with app.test_request_context(method="POST"):
        with pytest.raises(IntegrityError) as raised:
            Prepared(insert(PracticeRow)).all(again)
        assert "Told to nobody" not in str(raised.value)
        assert not raised.value.connection_invalidated
        db.session.rollback()


def test_the_connection_is_the_sessions_also_after_its_transaction_ended(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        first = connection()
        assert connection() is first is db.session.connection()
        db.session.rollback()
        assert connection() is db.session.connection()
        start_over()
        assert connection() is not first
        assert connection() is db.session.connection()


def test_postgresql_compiles_no_plans(app: Flask, database: str) -> None:
    """Its guess of what a caseload with years of history costs would have it compile for longer than the work takes."""
    if database == "postgresql":
        for _ in range(2):
            with app.test_request_context():
                assert connection().exec_driver_sql("SHOW jit").scalar() == "off"
                db.session.rollback()
                assert connection().exec_driver_sql("SHOW jit").scalar() == "off"
                start_over()


def has_turn(app: Flask) -> bool:
    """Whether somebody has the turn to write."""
    with app.app_context():
        file = f"{db.engine.url.database}-turn"
    free = os.open(file, os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(free, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(free)
    return False


@pytest.mark.parametrize("database", {"sqlite"} & set(DATABASES))
def test_who_writes_on_sqlite_has_the_turn_until_its_transaction_ends(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        opened()
        assert not has_turn(app)
        connection()
        assert has_turn(app)
        end_transaction()
        assert not has_turn(app)
        connection()
        assert has_turn(app)
        start_over()
        assert not has_turn(app)


@pytest.mark.parametrize("database", {"sqlite"} & set(DATABASES))
def test_who_reads_and_a_command_take_no_turn(app: Flask) -> None:
    with app.test_request_context(method="GET"):
        connection()
        assert not has_turn(app)
    with app.app_context():
        connection()
        assert not has_turn(app)
