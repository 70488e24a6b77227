"""No statement reaches across practices: rule 6, held where statements leave for the database."""

import pytest
from flask import Flask
from sqlalchemy import Uuid, bindparam, delete, func, insert, select, text, union_all, update
from sqlalchemy.orm import aliased

from api.accounts.models import DeviceSessionRow, StaffRow
from api.clients.models import ClientRow
from api.db import db
from api.plans.models import PlanRow
from api.tenant_guard import UntenantedStatement, tenant_tables, unguarded
from api.visits.models import VisitRow
from tests.api.cast import HARBOUR, TOM

OTHER = aliased(ClientRow)
REACHING_ACROSS = {
    "all clients": select(ClientRow),
    "a client by id alone": select(ClientRow).where(ClientRow.id == TOM.id),
    "a count": select(func.count()).select_from(ClientRow),
    "practice as one of several": select(ClientRow.id).where(ClientRow.practice_id.in_([HARBOUR])),
    "a join on the id": select(ClientRow.id)
    .join(VisitRow, VisitRow.client_id == ClientRow.id)
    .where(ClientRow.practice_id == HARBOUR),
    "a join that names no practice": select(ClientRow.id).join(VisitRow, VisitRow.practice_id == ClientRow.practice_id),
    "two tables side by side": select(ClientRow.id, StaffRow.id).where(
        ClientRow.practice_id == HARBOUR, ClientRow.therapist_id == StaffRow.id
    ),
    "an alias": select(OTHER.id).where(OTHER.id == TOM.id),
    "one arm of two": union_all(
        select(ClientRow.id).where(ClientRow.practice_id == HARBOUR), select(ClientRow.id).where(ClientRow.id == TOM.id)
    ),
    "a subquery": select(DeviceSessionRow.id).where(
        DeviceSessionRow.account_id.in_(select(ClientRow.id).where(ClientRow.display_name == "Tom"))
    ),
    "an update": update(ClientRow).values(display_name="x"),
    "a delete": delete(ClientRow).where(ClientRow.id == TOM.id),
    "text": text("SELECT id FROM client WHERE display_name = 'practice_id = 1'"),
}
WITHIN = {
    "a client": select(ClientRow).where(ClientRow.practice_id == HARBOUR, ClientRow.id == TOM.id),
    "a join": select(ClientRow.id)
    .join(VisitRow, (VisitRow.practice_id == ClientRow.practice_id) & (VisitRow.client_id == ClientRow.id))
    .where(ClientRow.practice_id == HARBOUR),
    "both arms": union_all(
        select(ClientRow.id).where(ClientRow.practice_id == HARBOUR),
        select(OTHER.id).where(OTHER.practice_id == HARBOUR),
    ),
    "an update": update(ClientRow).where(ClientRow.practice_id == HARBOUR).values(display_name="x"),
    "a delete": delete(PlanRow).where(PlanRow.practice_id == HARBOUR),
    "sessions stand outside": select(DeviceSessionRow),
    "text": text("SELECT id FROM client WHERE practice_id = :practice").bindparams(
        bindparam("practice", HARBOUR, type_=Uuid())
    ),
}


@pytest.mark.parametrize("case", REACHING_ACROSS)
def test_a_statement_across_practices_is_stopped(app: Flask, case: str) -> None:
    with app.app_context(), pytest.raises(UntenantedStatement):
        db.session.execute(REACHING_ACROSS[case])


@pytest.mark.parametrize("case", WITHIN)
def test_a_statement_within_a_practice_passes(app: Flask, case: str) -> None:
    with app.app_context():
        db.session.execute(WITHIN[case])
        db.session.rollback()


def test_orm_reads_and_writes_by_primary_key_pass(app: Flask) -> None:
    with app.app_context():
        row = db.session.get(ClientRow, (HARBOUR, TOM.id))
        assert row
        row.display_name = "Thomas"
        db.session.flush()
        db.session.delete(row)
        db.session.flush()
        db.session.rollback()


def test_an_operators_command_may_say_that_it_means_all(app: Flask) -> None:
    with app.app_context():
        found = db.session.execute(
            select(func.count()).select_from(ClientRow), execution_options={"all_practices": True}
        )
        assert found.scalar() == 3


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO visit (id, note) VALUES (?, ?)",
        "INSERT INTO visit (practice_id, id) SELECT practice_id, id FROM client",
        "WITH c AS (SELECT id FROM client) SELECT id FROM c",
        "SELECT 1 FROM (SELECT 2) AS x, client",
        "UPDATE visit SET note = ? FROM client WHERE visit.practice_id = ? AND client.id = visit.client_id",
        'DELETE FROM "client" WHERE "id" = ?',
    ],
)
def test_hand_written_statements_are_read_too(statement: str) -> None:
    assert list(unguarded(statement, tenant_tables()))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO entry_conflict (practice_id, client_id, entry) VALUES (?, ?, ?) RETURNING entry, entry_id",
        "INSERT INTO plan (practice_id, id) VALUES (?, ?) ON CONFLICT (practice_id, plan) DO UPDATE SET version = 2",
        "SELECT count(*) FROM device_session",
        "SELECT p.id FROM plan AS p WHERE p.practice_id = %(practice_id_1)s::UUID",
    ],
)
def test_columns_named_like_tables_mislead_nobody(statement: str) -> None:
    assert not list(unguarded(statement, tenant_tables()))


def test_the_guard_tells_which_table_is_meant(app: Flask) -> None:
    with app.app_context(), pytest.raises(UntenantedStatement, match="visit"):
        db.session.execute(insert(VisitRow).from_select(["practice_id"], select(VisitRow.practice_id)))
