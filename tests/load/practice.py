"""Practices with a past: one client's year goes in through the API, then rows are copied to many clients and years.

What is copied is what the product itself wrote, so the bench knows nothing of how rollups look inside.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Connection, Engine, Table, create_engine, insert, select, text
from werkzeug.test import Client as Browser

from api.app import create_app
from api.auth import new_token
from api.db import Base, engine_options, prepare_engine
from tests.load.session_logs import new_entry, uuid7_at

PASSWORD = "a quiet morning on the mat"
TODAY = datetime.now(UTC).date()
YEAR = timedelta(days=364)  # whole weeks, so that a copied Monday stays a Monday
COPIED = ("client", "plan", "plan_version", "visit", "device_session", "entry", "day_rollup")
BATCH = 100


@dataclass(frozen=True, slots=True)
class Phone:
    """A client's signed-in device. `plan` is what `GET /me/plan` answered."""

    client_id: UUID
    device_id: UUID
    token: str
    plan: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice: its therapist's session, and its clients' phones."""

    size: int
    therapist_token: str
    phones: tuple[Phone, ...]


@dataclass(slots=True)
class Clock:
    """The service's clock while seeding: a plan counts from the day it is saved on, so that day must be long ago."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def seed(database_url: str, sizes: tuple[int, ...], years: int, days: int = YEAR.days) -> tuple[Practice, ...]:
    """A migrated database with a practice of each size, whose clients have practised on weekdays for some years, or for
    the last `days` of a single one. The therapist has looked at each since, but for the last few sessions."""
    clock = Clock(datetime.now(UTC))
    app = create_app({"SQLALCHEMY_DATABASE_URI": database_url, "CLOCK": clock})
    command(app, "migrate")
    engine = create_engine(database_url, **engine_options(database_url))
    prepare_engine(engine)
    practices = tuple(_practice(app, engine, clock, size, years, days) for size in sizes)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
    return practices


def _practice(app: Flask, engine: Engine, clock: Clock, size: int, years: int, days: int) -> Practice:
    clock.now = datetime.now(UTC) - years * YEAR
    email = f"therapist-{size}@bench.example"
    named = ("--name", f"Practice of {size}", "--email", email, "--profession", "physiotherapist")
    command(app, "create-practice", *named)
    therapist = signed_in(app, email)
    client_id = client_with_plan(therapist, clock.now.date())
    clock.now = datetime.now(UTC)
    # The session of years ago has ended by now.
    therapist = signed_in(app, email)
    phone = practised_on(app, therapist, client_id, _weekdays(days))
    with engine.begin() as connection:
        phones = (phone, *_copied(connection, phone, size - 1))
        practice_id = _value(connection, "client", "practice_id", client_id)
        for year in range(1, years):
            _aged(connection, practice_id, year)
        _looked_at_all(connection, practice_id, phone.client_id)
    return Practice(size, token_of(therapist), phones)


def client_with_plan(therapist: Browser, starts_on: date, weekdays: Sequence[int] = (1, 2, 3, 4, 5)) -> str:
    """A new client, with a plan saved now. Its id."""
    client = {"display_name": "Client 0", "affected_side": "left", "cautions": [], "time_zone": "Europe/Berlin"}
    client_id: str = _sent(therapist, "POST", "/clients", client)["id"]
    doses = {item["id"]: item["dose"] for item in _sent(therapist, "GET", "/exercises")["items"]}
    prescriptions = [
        {"exercise_id": name, "dose": doses[name], **sides}
        for name, sides in (
            ("supine-figure-4", {"sides": "both"}),
            ("hamstring-supine-strap", {"sides": "both"}),
            ("glute-bridge", {}),
        )
    ]
    routine = {"name": "Core plan", "weekdays": [*weekdays], "times_per_day": 1, "prescriptions": prescriptions}
    plan = {"starts_on": starts_on.isoformat(), "ends_on": None, "note": "", "routines": [routine]}
    _sent(therapist, "PUT", f"/clients/{client_id}/plan", plan)
    return client_id


def _weekdays(days_back: int) -> list[date]:
    return [day for day in (TODAY - timedelta(days=back) for back in range(1, days_back + 1)) if day.isoweekday() <= 5]


def practised_on(app: Flask, therapist: Browser, client_id: str, days: Sequence[date]) -> Phone:
    """The client's new phone, which has sent a session of each of `days`. The last visit was two weeks ago."""
    _sent(therapist, "POST", f"/clients/{client_id}/visits", {"visited_on": str(TODAY - timedelta(14)), "note": ""})
    invitation = _sent(therapist, "POST", f"/clients/{client_id}/invitations", {"for": "now"})
    browser = app.test_client()
    device_id = uuid7_at(datetime.now(UTC))
    redeemed = {"code": invitation["code"], "device_name": "phone", "device_id": str(device_id)}
    _sent(browser, "POST", "/auth/redeem", redeemed)
    phone = Phone(UUID(client_id), device_id, token_of(browser), _sent(browser, "GET", "/me/plan"))
    for start in range(0, len(days), BATCH):
        entries = [
            new_entry(phone.plan, device_id, day, start + n) for n, day in enumerate(days[start : start + BATCH])
        ]
        body = {"device_id": str(device_id), "epoch": None, "unsent": 0, "entries": entries}
        results = _sent(browser, "POST", "/me/entries", body)["results"]
        assert {result["outcome"] for result in results} == {"stored"}
    return phone


def _copied(connection: Connection, phone: Phone, copies: int) -> Iterator[Phone]:
    """The client's rows again under new ids, `copies` times."""
    tables = {name: Base.metadata.tables[name] for name in COPIED}
    practice_id = _value(connection, "client", "practice_id", str(phone.client_id))
    originals = {name: _rows(connection, table, phone.client_id) for name, table in tables.items()}
    for number in range(1, copies + 1):
        client_id = _like(phone.client_id)
        token = new_token(practice_id, client_id)
        copy = replace(phone, client_id=client_id, device_id=_like(phone.device_id), token=token)
        plan_id = _like(phone.client_id)
        new_ids = {
            "client_id": copy.client_id,
            "account_id": copy.client_id,
            "plan_id": plan_id,
            "device_id": copy.device_id,
            "token_hash": hashlib.sha256(copy.token.encode()).digest(),
            "display_name": f"Client {number}",
        }
        own_ids = {"client": copy.client_id, "plan": plan_id}
        for name, table in tables.items():
            connection.execute(insert(table), [_renamed(row, new_ids, own_ids.get(name)) for row in originals[name]])
        yield copy


def _rows(connection: Connection, table: Table, client_id: UUID) -> list[dict[str, Any]]:
    key = {"client": "id", "device_session": "account_id"}.get(table.name, "client_id")
    return [dict(row) for row in connection.execute(select(table).where(table.c[key] == client_id)).mappings()]


def _renamed(row: dict[str, Any], new_ids: Mapping[str, Any], own_id: UUID | None) -> dict[str, Any]:
    changed = {name: value for name, value in new_ids.items() if name in row and row[name] is not None}
    if "id" in row:
        changed["id"] = own_id or _like(row["id"])
    return {**row, **changed}


def _like(known: UUID) -> UUID:
    """Another UUIDv7 of the same millisecond."""
    return UUID(int=known.int & ~((1 << 62) - 1) | secrets.randbits(62))


def _aged(connection: Connection, practice_id: UUID, year: int) -> None:
    """The practice's newest year once more, `year` years earlier. Entries that old keep their columns, not their body:
    no page measured here reads it. Ids move to 2020, out of the months that a phone compares."""
    is_postgres = connection.dialect.name == "postgresql"
    day = f"practised_on - {year * YEAR.days}" if is_postgres else f"date(practised_on, '-{year * YEAR.days} days')"
    plain = "replace(CAST(id AS text), '-', '')" if is_postgres else "id"
    new_id = f"CAST('0170' || '{year:x}' || substr({plain}, 6) AS {'uuid' if is_postgres else 'text'})"
    since = TODAY - timedelta(days=365)
    values: dict[str, Any] = {"practice_id": practice_id, "since": since}
    if not is_postgres:
        values = {"practice_id": practice_id.hex, "since": str(since)}
    # It arrived that much earlier, too: else all of it would be new to whoever looked last year.
    arrived = f"received_at - INTERVAL '{year * YEAR.days} days'"
    moved = {"received_at": arrived if is_postgres else f"datetime(received_at, '-{year * YEAR.days} days')"}
    for table, changed in (("day_rollup", moved), ("entry", {**moved, "id": new_id, "body": "'{}'"})):
        names = [column.name for column in Base.metadata.tables[table].columns]
        copied = ", ".join({"practised_on": day, **changed}.get(name, name) for name in names)
        source = f"SELECT {copied} FROM {table} WHERE practice_id = :practice_id AND practised_on > :since"
        connection.execute(text(f"INSERT INTO {table} ({', '.join(names)}) {source}"), values)


def _looked_at_all(connection: Connection, practice_id: UUID, client_id: UUID) -> None:
    """The therapist has seen what arrived but for the last few sessions of each."""
    tables = Base.metadata.tables
    client, entry = tables["client"].c, tables["entry"].c
    newest = select(entry.received_at).where(entry.practice_id == practice_id, entry.client_id == client_id)
    looked_at = connection.execute(newest.order_by(entry.received_at.desc()).offset(5).limit(1)).scalar_one()
    of_practice = select(client.practice_id, client.id, client.therapist_id).where(client.practice_id == practice_id)
    looks = [
        {"practice_id": practice_id, "client_id": row.id, "staff_id": row.therapist_id, "looked_at": looked_at}
        for row in connection.execute(of_practice)
    ]
    connection.execute(insert(tables["client_look"]), looks)


def _value(connection: Connection, table_name: str, column: str, row_id: str) -> UUID:
    table = Base.metadata.tables[table_name]
    value: UUID = connection.execute(select(table.c[column]).where(table.c.id == UUID(row_id))).scalar_one()
    return value


def command(app: Flask, *arguments: str) -> None:
    result = app.test_cli_runner().invoke(args=arguments, input=f"{PASSWORD}\n")
    if result.exit_code != 0:
        raise RuntimeError(f"flask {arguments[0]}: {result.output}{result.exception}")


def signed_in(app: Flask, email: str) -> Browser:
    browser = app.test_client()
    _sent(browser, "POST", "/auth/sign-in", {"email": email, "password": PASSWORD})
    return browser


def _sent(browser: Browser, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
    origin = {"Origin": browser.application.config["PUBLIC_URL"]}
    answer = browser.open(f"/api/v1{path}", method=method, json=body, headers=origin)
    if answer.status_code >= 300:
        raise RuntimeError(f"{method} {path}: {answer.status} {answer.text}")
    return json.loads(answer.data) if answer.data else None


def token_of(browser: Browser) -> str:
    cookie = browser.get_cookie("homestretch")
    assert cookie is not None
    return cookie.value
