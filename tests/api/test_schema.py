"""The rules that let one schema run on SQLite, PostgreSQL and Citus (docs/architecture.md), held over the metadata."""

import re
from pathlib import Path

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint, Uuid

from api.app import create_app
from api.db import Base, UtcDateTime
from api.tenant_guard import tenant_tables

create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"})
TABLES = list(Base.metadata.sorted_tables)
TENANT = [table for table in TABLES if table.name in tenant_tables()]
UNTENANTED = [table for table in TABLES if table.name not in tenant_tables()]
MADE_OUTSIDE = {"sign_in_name", "device_session", "invitation_code", "attempt", "server_epoch", "staff_link"}


def foreign_keys(table: Table) -> list[ForeignKeyConstraint]:
    return sorted(table.foreign_key_constraints, key=lambda key: str(key.name))


def named(tables: list[Table]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("table", tables, ids=lambda table: table.name)


def test_only_what_must_be_unique_world_wide_stands_outside_the_practices() -> None:
    assert {table.name for table in UNTENANTED} == MADE_OUTSIDE


@named(TENANT)
def test_rule_1_the_practice_stands_first_in_the_primary_key(table: Table) -> None:
    assert next(iter(table.primary_key.columns)).name == "practice_id"
    assert isinstance(table.c.practice_id.type, Uuid)
    assert not table.c.practice_id.nullable
    assert next(iter(table.columns)).name == "practice_id"


@named(TENANT)
def test_rule_2_foreign_keys_go_by_practice_and_never_set_null(table: Table) -> None:
    for key in foreign_keys(table):
        assert key.column_keys[0] == "practice_id", key.name
        assert next(element.column.name for element in key.elements) == "practice_id", key.name
        assert key.referred_table.name in tenant_tables(), key.name
        assert key.ondelete in {"CASCADE", "RESTRICT"}, key.name


@named(TENANT)
def test_rule_3_what_is_unique_is_unique_within_a_practice(table: Table) -> None:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            assert next(iter(constraint.columns)).name == "practice_id"
    for index in table.indexes:
        assert next(iter(index.columns)).name == "practice_id"


@named(UNTENANTED)
def test_rule_3_world_wide_tables_are_tied_to_no_tenant_table(table: Table) -> None:
    assert not table.foreign_key_constraints


def test_rule_4_there_is_no_catalogue_table() -> None:
    assert not {table.name for table in TABLES} & {"exercise", "catalogue", "template_routine"}


@named(TABLES)
def test_rule_5_nothing_is_numbered_by_the_database(table: Table) -> None:
    assert table.autoincrement_column is None
    for column in table.columns:
        assert column.identity is None
        assert column.server_default is None


@named(TENANT)
def test_rule_5_ids_are_uuids(table: Table) -> None:
    for column in table.columns:
        if column.name == "id" or column.name.endswith("_id"):
            assert isinstance(column.type, Uuid), column


def test_rule_7_nothing_runs_inside_the_database() -> None:
    words = re.compile(r"\b(CREATE\s+(OR\s+REPLACE\s+)?(TRIGGER|FUNCTION|PROCEDURE)|MERGE\s+INTO)\b", re.IGNORECASE)
    found = [path.name for path in Path("api").rglob("*.py") if words.search(path.read_text())]
    assert not found


def test_rule_8_each_revision_begins_with_the_hook() -> None:
    revisions = sorted(Path("api/migrations/versions").glob("0*.py"))
    assert revisions
    for revision in revisions:
        source = revision.read_text()
        assert len(re.findall(r"def (?:up|down)grade\(\) -> None:\n    begin_revision\(\)\n", source)) == 2, revision
        assert "date_trunc" not in source


@named(TABLES)
def test_rule_8_constraints_have_names(table: Table) -> None:
    for key in foreign_keys(table):
        assert str(key.name).startswith(f"fk_{table.name}_")
    assert table.primary_key.name == f"pk_{table.name}"


def test_rule_9_no_row_is_locked_without_its_practice_and_no_advisory_lock_decides() -> None:
    for path in Path("api").rglob("*.py"):
        source = path.read_text()
        assert "with_for_update" not in source or "practice_id" in source, path
        assert "advisory" not in source or path.name == "env.py", path


@named(TABLES)
def test_instants_are_aware(table: Table) -> None:
    for column in table.columns:
        if column.name.endswith("_at"):
            assert isinstance(column.type, UtcDateTime), column


def test_services_never_commit() -> None:
    ends = re.compile(r"\bcommit\(\)|\bend_transaction\(\)")
    makers = {"routes.py", "cli.py", "audit.py", "db.py"}
    commits = {str(path) for path in Path("api").rglob("*.py") if ends.search(path.read_text())}
    assert not {path for path in commits if Path(path).name not in makers}


def test_each_route_commits_once_and_last() -> None:
    for path in Path("api").rglob("routes.py"):
        assert "session.commit" not in path.read_text(), "without its audit row"
        for function in re.split(r"\n(?=@|def )", path.read_text()):
            lines = [line.strip() for line in function.strip().splitlines()]
            if "commit()" in lines:
                after = lines[lines.index("commit()") + 1 :]
                assert lines.count("commit()") == 1, f"{path}: {lines[0]}"
                assert "db." not in " ".join(after), f"{path}: {lines[0]}"
