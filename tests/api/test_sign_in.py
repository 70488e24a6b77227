"""Staff sign in with e-mail and password."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from api.accounts.models import AttemptRow, DeviceSessionRow, StaffRow
from api.accounts.service import end_sessions
from api.db import db
from tests.api import cast
from tests.api.cast import HARBOUR, INES, PASSWORD, Browser
from tests.api.conftest import Clock, MakeApp


def test_the_right_password_signs_in_and_says_who(stranger: Browser) -> None:
    answer = stranger.post("/auth/sign-in", {"email": " Ines@Example.org", "password": PASSWORD})

    assert answer.status_code == 200
    assert answer.json == {
        "account": {
            "id": str(INES.id),
            "role": "therapist",
            "display_name": "Ines",
            "profession": "physiotherapist",
        },
        "practice": {"id": str(HARBOUR), "name": "Harbour"},
        "may": {"unlock_urgent": True, "prescribe_restricted": True},
    }
    assert stranger.get("/me").json == answer.json


def test_the_cookie_is_out_of_reach_for_scripts(stranger: Browser) -> None:
    answer = stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD})

    attributes = set(answer.headers["Set-Cookie"].split("; ")[1:])
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= attributes
    assert "Secure" not in attributes


def test_behind_https_the_cookie_is_bound_to_the_host(make_app: MakeApp) -> None:
    browser = Browser(make_app(PUBLIC_URL="https://stretch.example.org"))

    cookie = browser.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD}).headers["Set-Cookie"]

    assert cookie.startswith("__Host-homestretch=")
    assert "Secure" in cookie.split("; ")
    assert "Domain" not in cookie


@pytest.mark.parametrize("email", ["ines@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(stranger: Browser, email: str) -> None:
    answer = stranger.post("/auth/sign-in", {"email": email, "password": "wrong"})

    assert answer.status_code == 401
    assert answer.json and answer.json["type"].endswith("/problems/wrong-credentials")
    assert "Set-Cookie" not in answer.headers


def test_a_disabled_account_cannot_sign_in(app: Flask, stranger: Browser) -> None:
    with app.app_context():
        db.session.execute(
            update(StaffRow).where(StaffRow.practice_id == HARBOUR, StaffRow.id == INES.id).values(disabled_at=cast.NOW)
        )
        db.session.commit()

    assert stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD}).status_code == 401


def test_signing_out_ends_the_session_and_removes_the_cookie(app: Flask, ines: Browser) -> None:
    answer = ines.post("/auth/sign-out")

    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert Browser(app, INES).get("/me").status_code == 401


def test_signing_out_without_a_session_is_no_error(stranger: Browser) -> None:
    assert stranger.post("/auth/sign-out").status_code == 204


def test_signing_in_again_ends_what_this_browser_had(app: Flask, ines: Browser) -> None:
    ines.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD})

    assert ines.get("/me").status_code == 200
    assert Browser(app, INES).get("/me").status_code == 401


def test_revoked_and_expired_sessions_are_not_signed_in(app: Flask, ines: Browser, ada: Browser, clock: Clock) -> None:
    with app.app_context():
        end_sessions(HARBOUR, INES.id)
        db.session.commit()
    assert ines.get("/me").status_code == 401

    clock.tick(days=31)
    assert ada.get("/me").status_code == 401


def test_a_session_in_use_slides_and_is_written_once_a_day(
    tom: Browser, clock: Clock, statements: list[str], app: Flask
) -> None:
    clock.tick(days=200)
    answer = tom.get("/me")
    assert "Max-Age=34560000" in answer.headers["Set-Cookie"]
    clock.tick(hours=1)
    statements.clear()
    assert "Set-Cookie" not in tom.get("/me").headers
    assert not [statement for statement in statements if statement.startswith("UPDATE")]

    clock.tick(days=399)
    assert tom.get("/me").status_code == 200
    with app.app_context():
        expires_at = db.session.scalar(
            select(DeviceSessionRow.expires_at).where(DeviceSessionRow.account_id == cast.TOM.id)
        )
    assert expires_at == clock.now + timedelta(days=400)


def test_knowing_who_calls_takes_one_statement(tom: Browser, statements: list[str]) -> None:
    statements.clear()
    tom.get("/me")

    assert len([statement for statement in statements if "device_session" in statement]) == 1


def test_ten_wrong_passwords_close_the_name_for_a_while(stranger: Browser, clock: Clock) -> None:
    wrong = {"email": INES.email, "password": "wrong"}
    for _ in range(10):
        assert stranger.post("/auth/sign-in", wrong).status_code == 401

    refused = stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD})
    assert refused.status_code == 429
    assert refused.json and refused.json["type"].endswith("/problems/too-many-attempts")

    clock.tick(seconds=int(refused.headers["Retry-After"]))
    assert stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD}).status_code == 200


def test_right_passwords_are_never_counted(app: Flask, stranger: Browser) -> None:
    for _ in range(12):
        assert stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD}).status_code == 200

    with app.app_context():
        assert set(db.session.scalars(select(AttemptRow.failures))) == {0}
