"""One practice with a caller of every role, made the way people make them: by command, by page, by code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from werkzeug.test import Client as Browser

ROLES = ("anonymous", "client", "therapist", "admin")
ORIGIN = "http://localhost:8000"
PASSWORD = "a quiet morning on the mat"
_EMAILS = {"admin": "ines@practice.example", "therapist": "otto@practice.example"}


@dataclass(slots=True)
class Cast:
    """An app whose practice has an admin (Ines), a therapist (Otto) and Ines's client Tom."""

    app: Flask
    client_id: str = ""
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def cookies_of(self, role: str) -> dict[str, str]:
        """The role's session. A call before may have ended it: then the role signs in again."""
        if role == "anonymous":
            return {}
        kept = self.cookies.get(role, {})
        if not kept or self._browser(kept).get("/api/v1/me").status_code != 200:
            self.cookies[role] = self._enter(role)
        return self.cookies[role]

    def _enter(self, role: str) -> dict[str, str]:
        browser = self.app.test_client()
        if role == "client":
            answer = self._as_admin(f"/api/v1/clients/{self.client_id}/invitations", {"for": "now"})
            _post(browser, "/api/v1/auth/redeem", {"code": answer["code"], "device_name": "Tom's phone"})
        else:
            _post(browser, "/api/v1/auth/sign-in", {"email": _EMAILS[role], "password": PASSWORD})
        cookie = browser.get_cookie("homestretch")
        assert cookie is not None
        return {"homestretch": cookie.value}

    def _as_admin(self, path: str, body: Mapping[str, Any]) -> Any:
        return _post(self._browser(self.cookies_of("admin")), path, body)

    def _browser(self, cookies: Mapping[str, str]) -> Browser:
        browser = self.app.test_client()
        for name, value in cookies.items():
            browser.set_cookie(name, value)
        return browser

    def add_client(self) -> None:
        """Tom, new each time: one of the calls tried may have removed the Tom before."""
        body = {"display_name": "Tom", "affected_side": "left", "cautions": [], "time_zone": "Europe/Berlin"}
        self.client_id = self._as_admin("/api/v1/clients", body)["id"]
        self.cookies.pop("client", None)


def assembled(app: Flask) -> Cast:
    """The cast in a new, migrated database."""
    runner = app.test_cli_runner()
    for command in (["migrate"], ["create-practice", "--name", "Practice", "--email", _EMAILS["admin"]]):
        result = runner.invoke(args=command, input=f"{PASSWORD}\n")
        assert result.exit_code == 0, result.output
    _add_therapist(app, json.loads(result.stdout)["practice"]["id"])
    cast = Cast(app)
    cast.add_client()
    return cast


def _post(browser: Browser, path: str, body: Mapping[str, Any]) -> Any:
    answer = browser.post(path, json=body, headers={"Origin": ORIGIN})
    assert answer.status_code in {200, 201}, answer.text
    return answer.json


def _add_therapist(app: Flask, practice_id: str) -> None:
    from uuid import UUID

    from api.accounts.models import SignInNameRow, StaffRow
    from api.accounts.passwords import hash_password
    from api.clock import now
    from api.db import db, uuid7

    with app.app_context():
        instant = now()
        staff_id = uuid7(instant)
        keys = {"practice_id": UUID(practice_id), "email": _EMAILS["therapist"]}
        db.session.add(StaffRow(**keys, id=staff_id, role="therapist", display_name="Otto", created_at=instant))
        db.session.add(SignInNameRow(**keys, staff_id=staff_id, password_hash=hash_password(PASSWORD)))
        db.session.commit()
