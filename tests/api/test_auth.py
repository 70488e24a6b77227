"""Who calls is known by one statement; a phone's report is noted by the same one."""

from datetime import datetime
from typing import Any

import psycopg
import pytest
from flask import Flask, jsonify
from sqlalchemy import select
from sqlalchemy.engine import make_url

from api.accounts.models import DeviceSessionRow
from api.auth import accept, allow
from api.db import db
from api.one_trip import hearing
from tests.api.cast import HARBOUR, INES, NOW, TOM, Browser
from tests.api.conftest import DATABASES, Clock, MakeApp


@pytest.fixture
def reporting(make_app: MakeApp) -> Flask:
    """The service with a route that a phone reports to; it keeps what it is told only when it is told to."""
    app = make_app()

    @allow("client", in_view=True)
    def report() -> Any:
        caller = accept("client", hearing().run())
        if not app.config.get("FAIL"):
            db.session.commit()
        return jsonify(practice_id=caller.practice_id, account_id=caller.account_id, device_id=caller.device_id)

    app.add_url_rule("/api/v1/test/report", view_func=report, methods=["POST"])
    return app


def heard(app: Flask) -> tuple[datetime | None, datetime | None, datetime | None, int | None]:
    with app.app_context():
        row = db.session.scalars(select(DeviceSessionRow).where(DeviceSessionRow.id == TOM.session_id)).one()
        return row.first_heard_at, row.last_heard_at, row.spoken_at, row.unsent


def test_the_caller_is_the_devices(reporting: Flask) -> None:
    answer = Browser(reporting, TOM).post("/test/report", {})

    assert answer.json == {
        "practice_id": str(HARBOUR),
        "account_id": str(TOM.id),
        "device_id": str(TOM.device_id),
    }


def test_a_device_has_spoken_when_it_says_that_nothing_is_unsent(reporting: Flask, clock: Clock) -> None:
    phone = Browser(reporting, TOM)
    phone.post("/test/report", {"unsent": 3})
    assert heard(reporting) == (NOW, NOW, None, 3)

    clock.tick(hours=1)
    phone.post("/test/report", {"unsent": 0})
    assert heard(reporting) == (NOW, clock.now, clock.now, 0)

    spoken_at = clock.now
    clock.tick(hours=1)
    phone.post("/test/report", {"unsent": 1})
    assert heard(reporting) == (NOW, clock.now, spoken_at, 1)


@pytest.mark.parametrize("unsent", [None, True, -1, "0", 2.0, 2**31])
def test_what_is_no_number_of_entries_says_nothing(reporting: Flask, unsent: object) -> None:
    Browser(reporting, TOM).post("/test/report", {"unsent": unsent})

    assert heard(reporting) == (NOW, NOW, None, None)


def test_a_page_of_another_account_is_not_served_under_this_cookie(reporting: Flask) -> None:
    """A tab that was left open still holds the sessions of whoever was signed in before."""
    phone = Browser(reporting, TOM)
    answer = phone.post("/test/report", {"unsent": 0}, headers={"Homestretch-Account": str(INES.id)})
    assert answer.status_code == 401
    assert heard(reporting) == (None, None, None, None)

    assert phone.post("/test/report", {}, headers={"Homestretch-Account": str(TOM.id)}).status_code == 200


def test_a_report_that_was_not_kept_was_not_heard(reporting: Flask) -> None:
    reporting.config["FAIL"] = True
    Browser(reporting, TOM).post("/test/report", {"unsent": 0})

    assert heard(reporting) == (None, None, None, None)


def test_staff_do_not_report(reporting: Flask) -> None:
    assert Browser(reporting, INES).post("/test/report", {"unsent": 0}).status_code == 403


@pytest.mark.parametrize("database", {"postgresql"} & set(DATABASES))
def test_a_restarted_database_is_not_noticed(app: Flask, tom: Browser) -> None:
    assert tom.get("/me").status_code == 200

    with app.app_context():
        address = make_url(app.config["SQLALCHEMY_DATABASE_URI"]).set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as outside:
        ended = outside.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()

    assert ended
    assert tom.get("/me").status_code == 200
