"""A deleted client is brought back within 30 days, or erased: then no row of theirs is left but the audit's ids."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Boolean, Date, Integer, LargeBinary, Table, Uuid, insert, select

from api.db import Base, UtcDateTime, db
from tests.api.cast import HARBOUR, INES, MIA, NOW, PASSWORD, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import entry, send
from tests.api.test_commands import run

# What the cast has already; a row more of these would be another person, or no row of a client.
_THERE = {"client", "device_session"}


def erase(app: Flask, *arguments: str) -> dict[str, Any]:
    result = run(app, "erase", *arguments)
    assert result.exit_code == 0, result.output
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


def pass_days(ines: Browser, clock: Clock, days: int) -> None:
    """Her session may have run out by then."""
    clock.tick(days=days)
    assert ines.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD}).status_code == 200


def slug(answer: Any) -> str:
    return str(answer.json["type"]).rpartition("/")[2]


# ---- bringing back


def test_a_deleted_client_is_listed_and_brought_back_with_their_phone(ines: Browser, tom: Browser) -> None:
    sent = send(tom, [entry()])
    ines.delete(f"/clients/{TOM.id}")
    (item,) = ines.get("/clients/deleted").json["items"]
    assert item == {
        "id": str(TOM.id),
        "display_name": "Tom",
        "deleted_at": "2026-03-11T09:00:00+00:00",
        "erased_from": "2026-04-10T09:00:00+00:00",
    }

    assert ines.post(f"/clients/{TOM.id}/restore").json["display_name"] == "Tom"

    assert ines.get("/clients/deleted").json["items"] == []
    assert tom.get("/me").status_code == 200
    assert [each["id"] for each in tom.get("/me/session-logs").json["items"]] == [sent["results"][0]["id"]]
    assert ines.post(f"/clients/{TOM.id}/restore").status_code == 200


def test_a_phone_that_was_signed_out_before_stays_out(ines: Browser, tom: Browser, clock: Clock) -> None:
    ines.post(f"/clients/{TOM.id}/devices/{TOM.session_id}/retire")
    clock.tick(hours=1)
    ines.delete(f"/clients/{TOM.id}")
    ines.post(f"/clients/{TOM.id}/restore")
    assert tom.get("/me").status_code == 401


def test_another_practice_sees_and_restores_nothing(ines: Browser, noor: Browser) -> None:
    ines.delete(f"/clients/{TOM.id}")
    assert noor.get("/clients/deleted").json["items"] == []
    assert noor.post(f"/clients/{TOM.id}/restore").status_code == 404


# ---- what the phone is told


def test_the_phone_is_told_why_it_is_not_let_in(
    app: Flask, ines: Browser, tom: Browser, mia: Browser, clock: Clock
) -> None:
    ines.delete(f"/clients/{TOM.id}")
    for answer in (tom.get("/me"), tom.get("/me/plan"), tom.post("/me/entries", {})):
        assert (answer.status_code, slug(answer)) == (401, "record-closed")
    ines.post(f"/clients/{MIA.id}/devices/{MIA.session_id}/retire")
    assert slug(mia.get("/me")) == "not-signed-in"

    clock.tick(days=31)
    assert [each["client_id"] for each in erase(app)["erased"]] == [str(TOM.id)]
    assert slug(tom.get("/me")) == "record-closed"

    clock.tick(days=400)
    assert erase(app) == {"erased": [], "forgotten_cookies": 1, "dry_run": False}
    assert slug(tom.get("/me")) == "not-signed-in"


def test_a_made_up_cookie_tells_nothing(app: Flask, ines: Browser) -> None:
    ines.delete(f"/clients/{TOM.id}")
    stranger = Browser(app)
    stranger.http.set_cookie("homestretch", "made up")
    assert slug(stranger.get("/me")) == "not-signed-in"


# ---- erasing


def made_up(table: Table, client_id: UUID, parents: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A row of the client's. What refers to another table has what the row made up there has."""
    row = {column.name: value_of(column, client_id, table.name) for column in table.columns}
    for key in table.foreign_key_constraints:
        parent = parents.get(key.referred_table.name)
        if parent:
            row |= {element.parent.name: parent[element.column.name] for element in key.elements}
    return row | {"practice_id": HARBOUR, "client_id": client_id}


def value_of(column: Any, client_id: UUID, table: str) -> Any:
    kind = column.type
    if isinstance(kind, Uuid):
        return UUID(int=client_id.int + 7000 + len(table) + len(column.name))
    for of, value in (
        (UtcDateTime, NOW),
        (Date, date(2026, 3, 11)),
        (Boolean, False),
        (Integer, 1),
        (LargeBinary, f"{table} {client_id}".encode()),
    ):
        if isinstance(kind, of):
            return value
    # A note may name anything: of JSON too, nothing may stay.
    return {"of": str(client_id)} if kind.python_type in (dict, list) else f"of {client_id}"


def tables_with_clients() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if "client_id" in table.c and table.name not in _THERE]


def fill_every_table(client_id: UUID) -> None:
    staff = {"practice_id": HARBOUR, "id": INES.id}
    parents: dict[str, Mapping[str, Any]] = {
        "client": {"practice_id": HARBOUR, "id": client_id},
        "practice": {"practice_id": HARBOUR},
        "staff": staff,
    }
    for table in tables_with_clients():
        row = made_up(table, client_id, parents)
        db.session.execute(insert(table), row)
        parents[table.name] = row
    db.session.commit()


def rows_that_name(client_id: UUID) -> Iterator[tuple[str, str]]:
    """Table and column of every value, in any table there is, in which the client's id stands in any form."""
    forms = (str(client_id), client_id.hex)
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(select(table), execution_options={"all_practices": True}).mappings():
            for name, value in row.items():
                text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
                if any(form in text for form in forms):
                    yield table.name, str(name)
    db.session.rollback()


def test_every_row_goes_but_the_audits_ids_and_nobody_elses(
    app: Flask, ines: Browser, tom: Browser, clock: Clock
) -> None:
    with app.app_context():
        fill_every_table(TOM.id)
        fill_every_table(MIA.id)
        named = {table for table, _ in rows_that_name(TOM.id)}
        of_mia = sorted(rows_that_name(MIA.id))
    assert named == {table.name for table in tables_with_clients()} | {"client", "device_session"}
    ines.delete(f"/clients/{TOM.id}")
    pass_days(ines, clock, 30)

    erase(app)

    with app.app_context():
        assert {table for table, _ in rows_that_name(TOM.id)} == {"audit"}
        assert {column for _, column in rows_that_name(TOM.id)} <= {"client_id", "actor_id", "actor_role", "action"}
        assert sorted(rows_that_name(MIA.id)) == of_mia
    assert ines.get("/clients/deleted").json["items"] == []
    assert ines.post(f"/clients/{TOM.id}/restore").status_code == 404
    assert [each["display_name"] for each in ines.get("/clients").json["items"]] == ["Mia"]


@pytest.mark.parametrize(("days", "is_erased"), [(29, False), (30, True)])
def test_not_before_thirty_days(app: Flask, ines: Browser, clock: Clock, days: int, is_erased: bool) -> None:
    ines.delete(f"/clients/{TOM.id}")
    pass_days(ines, clock, days)
    assert bool(erase(app)["erased"]) is is_erased
    assert bool(ines.get("/clients/deleted").json["items"]) is not is_erased


def test_who_was_brought_back_is_not_erased(app: Flask, ines: Browser, clock: Clock) -> None:
    ines.delete(f"/clients/{TOM.id}")
    ines.post(f"/clients/{TOM.id}/restore")
    pass_days(ines, clock, 90)
    assert erase(app)["erased"] == []
    assert ines.get(f"/clients/{TOM.id}").status_code == 200


def test_a_dry_run_only_says_who(app: Flask, ines: Browser, clock: Clock) -> None:
    ines.delete(f"/clients/{TOM.id}")
    pass_days(ines, clock, 30)
    assert [each["client_id"] for each in erase(app, "--dry-run")["erased"]] == [str(TOM.id)]
    assert ines.post(f"/clients/{TOM.id}/restore").status_code == 200


def test_nobody_is_erased_sooner_by_mistake(app: Flask) -> None:
    assert run(app, "erase", "--days", "3").exit_code == 2


def test_a_code_of_a_deleted_client_lets_nobody_in(ines: Browser, stranger: Browser) -> None:
    code = ines.post(f"/clients/{TOM.id}/invitations", {"for": "link"}).json["code"]
    ines.delete(f"/clients/{TOM.id}")
    answer = stranger.post("/auth/redeem", {"code": code, "device_name": "x"})
    assert (answer.status_code, slug(answer)) == (404, "code-not-valid")


def test_the_made_up_rows_are_of_every_kind_of_column() -> None:
    """A new kind of column would be filled with text, and this says so before a database does."""
    kinds = {type(column.type).__name__ for table in tables_with_clients() for column in table.columns}
    assert kinds <= {"Uuid", "UtcDateTime", "Date", "Boolean", "Integer", "LargeBinary", "JSON", "String"}
    assert datetime.fromisoformat("2026-03-11T09:00:00+00:00") == NOW
