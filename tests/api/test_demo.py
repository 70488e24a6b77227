"""`flask seed`: the demo practice as its therapist finds it."""

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from api.clock import now
from api.db import db
from api.demo import DEMO_EMAIL, DEMO_PASSWORD
from api.demo.people import PEOPLE
from api.demo.seed import seed_demo
from api.sessions.models import EntryRow
from tests.api.cast import HARBOUR, NOW, Browser


@pytest.fixture
def therapist(app: Flask) -> Browser:
    """Ines of the demo, signed in."""
    with app.app_context():
        demo = seed_demo()
        db.session.commit()
    browser = Browser(app)
    assert browser.post("/auth/sign-in", {"email": demo.email, "password": demo.password}).status_code == 200
    return browser


def test_the_therapist_finds_twelve_clients_with_plans_and_history(app: Flask, therapist: Browser) -> None:
    clients = therapist.get("/clients").json["items"]
    assert sorted(client["display_name"] for client in clients) == sorted(story.name for story in PEOPLE)

    for client in clients:
        assert therapist.get(f"/clients/{client['id']}/plan").json["plan"] is not None
        assert therapist.get(f"/clients/{client['id']}/visits").json["items"]
    locked = [client["display_name"] for client in clients if client["lock"]]
    assert locked == ["Kaito Mori"]


def test_the_past_went_in_whole_and_the_clock_goes_on(app: Flask, therapist: Browser) -> None:
    of_the_demo = EntryRow.practice_id != HARBOUR
    with app.app_context():
        rows = db.session.execute(
            select(EntryRow.outcome, EntryRow.flags, EntryRow.received_at)
            .where(of_the_demo)
            .execution_options(all_practices=True)
        ).all()
        assert len(rows) > 250
        assert {(row.outcome, tuple(row.flags)) for row in rows} == {("stored", ())}
        assert now() - timedelta(days=1) < max(row.received_at for row in rows) <= now()
        assert now() == app.config["CLOCK"]() == NOW


def test_where_there_is_a_practice_nothing_is_added(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["seed"])

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "a practice already" in result.stderr
    assert Browser(app).post("/auth/sign-in", {"email": DEMO_EMAIL, "password": DEMO_PASSWORD}).status_code == 401


def test_an_empty_database_is_filled_and_how_to_get_in_is_printed(app: Flask, emptied: None) -> None:
    told = json.loads(app.test_cli_runner().invoke(args=["seed"]).stdout)

    assert told == {"email": DEMO_EMAIL, "password": DEMO_PASSWORD, "client_name": PEOPLE[0].name}
    assert Browser(app).post("/auth/sign-in", {"email": DEMO_EMAIL, "password": DEMO_PASSWORD}).status_code == 200


@pytest.fixture
def emptied(app: Flask) -> None:
    with app.app_context(), db.engine.connect().execution_options(all_practices=True) as connection, connection.begin():
        for table in reversed(db.metadata.sorted_tables):
            if table.name != "server_epoch":
                connection.execute(table.delete())
