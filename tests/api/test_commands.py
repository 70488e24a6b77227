"""What an operator types."""

import json

import pytest
from click.testing import Result
from flask import Flask

from tests.api.cast import INES, PASSWORD, TOM, Browser

NEW_PASSWORD = "a long walk by the canal"


def run(app: Flask, *arguments: str, stdin: str = "") -> Result:
    return app.test_cli_runner().invoke(args=list(arguments), input=stdin)


def test_a_new_practice_has_an_admin_who_can_sign_in(app: Flask) -> None:
    result = run(app, "create-practice", "--name", "Canal", "--email", "Ola@Example.org", stdin=f"{NEW_PASSWORD}\n")

    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    assert printed["account"]["role"] == "admin"
    signed_in = Browser(app).post("/auth/sign-in", {"email": "ola@example.org", "password": NEW_PASSWORD}).json
    assert signed_in
    assert signed_in["practice"] == {"id": printed["practice"]["id"], "name": "Canal"}
    assert NEW_PASSWORD not in result.output


@pytest.mark.parametrize(
    ("email", "password", "why"),
    [
        (INES.email, NEW_PASSWORD, "signs in already"),
        ("no-address", NEW_PASSWORD, "not an e-mail"),
        ("ola@example.org", "short", "at least 12"),
        ("ola@example.org", "", "at least 12"),
    ],
)
def test_a_practice_that_cannot_be_is_not_half_made(app: Flask, email: str, password: str, why: str) -> None:
    result = run(app, "create-practice", "--name", "Canal", "--email", email, stdin=f"{password}\n")

    assert result.exit_code == 1
    assert why in result.output
    assert run(app, "create-practice", "--name", "C", "--email", "o@x.org", stdin=f"{NEW_PASSWORD}\n").exit_code == 0


def test_a_reset_password_ends_all_sessions(app: Flask, ines: Browser) -> None:
    result = run(app, "reset-password", "--email", INES.email.upper(), stdin=f"{NEW_PASSWORD}\n")

    assert result.exit_code == 0, result.output
    assert ines.get("/me").status_code == 401
    assert Browser(app).post("/auth/sign-in", {"email": INES.email, "password": PASSWORD}).status_code == 401
    assert Browser(app).post("/auth/sign-in", {"email": INES.email, "password": NEW_PASSWORD}).status_code == 200


def test_nobodys_password_cannot_be_reset(app: Flask) -> None:
    result = run(app, "reset-password", "--email", "nobody@example.org", stdin=f"{NEW_PASSWORD}\n")

    assert result.exit_code == 1
    assert "Nobody signs in" in result.output


def test_after_a_restore_by_hand_phones_are_told_by_a_new_epoch(app: Flask, tom: Browser) -> None:
    report = {"device_id": str(TOM.device_id), "epoch": None, "unsent": 0, "entries": []}
    before = tom.post("/me/entries", report).json or {}

    result = run(app, "renew-epoch")

    assert result.exit_code == 0, result.output
    after = tom.post("/me/entries", report).json or {}
    assert before["epoch"] != after["epoch"] == json.loads(result.stdout)["epoch"]
