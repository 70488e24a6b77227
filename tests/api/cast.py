"""The people of the tests. Harbour: Ines the therapist (a physiotherapist), Ben (a massage therapist), Ada the admin
(of no profession), clients Tom and Mia. Hill: Noor and Ravi."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Engine, insert
from werkzeug.test import TestResponse

from api.accounts.models import DeviceSessionRow, PracticeRow, SignInNameRow, StaffRow
from api.accounts.passwords import hash_password
from api.auth import cookie_name, token_hash
from api.clients.models import ClientRow

# A Wednesday morning.
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
TIME_ZONE = "Europe/Berlin"
PASSWORD = "six quiet geese over the pond"


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast. `session_id` and `device_id` are those of the browser they are signed in with."""

    name: str
    role: str
    practice_id: UUID
    id: UUID
    session_id: UUID
    device_id: UUID | None = None
    therapist_id: UUID | None = None
    profession: str | None = None

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@example.org"

    @property
    def token(self) -> str:
        """As `new_token` makes it, but always the same."""
        told = self.practice_id.bytes + self.id.bytes + hashlib.sha256(self.name.encode()).digest()
        return base64.urlsafe_b64encode(told).decode().rstrip("=")

    @property
    def old_token(self) -> str:
        """As it was before tokens named whose they are."""
        return f"token-of-{self.name.lower()}"


def _id(number: int) -> UUID:
    return UUID(int=0x0195_0000_0000_7000_8000_0000_0000_0000 + number)


HARBOUR, HILL = _id(1), _id(2)
ADA = Person("Ada", "admin", HARBOUR, _id(11), _id(111))
INES = Person("Ines", "therapist", HARBOUR, _id(12), _id(112), profession="physiotherapist")
NOOR = Person("Noor", "therapist", HILL, _id(13), _id(113), profession="physiotherapist")
BEN = Person("Ben", "therapist", HARBOUR, _id(14), _id(114), profession="massage_therapist")
TOM = Person("Tom", "client", HARBOUR, _id(21), _id(121), _id(221), INES.id)
MIA = Person("Mia", "client", HARBOUR, _id(22), _id(122), _id(222), INES.id)
RAVI = Person("Ravi", "client", HILL, _id(23), _id(123), _id(223), NOOR.id)
STAFF, CLIENTS = (ADA, INES, NOOR, BEN), (TOM, MIA, RAVI)


class Browser:
    """One person's browser at our own pages: JSON, the right Origin, the cookie kept. Paths start behind /api/v1."""

    def __init__(self, app: Flask, person: Person | None = None) -> None:
        self.http = app.test_client()
        self.origin = app.config["PUBLIC_URL"]
        self.person = person
        if person:
            with app.app_context():
                self.http.set_cookie(cookie_name(), person.token)

    @property
    def id(self) -> UUID:
        assert self.person
        return self.person.id

    def get(self, path: str, **kwargs: Any) -> TestResponse:
        return self.send("GET", path, **kwargs)

    def post(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.send("POST", path, json=json, **kwargs)

    def put(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.send("PUT", path, json=json, **kwargs)

    def patch(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.send("PATCH", path, json=json, **kwargs)

    def delete(self, path: str, **kwargs: Any) -> TestResponse:
        return self.send("DELETE", path, **kwargs)

    def send(self, method: str, path: str, headers: dict[str, str] | None = None, **kwargs: Any) -> TestResponse:
        sent = {"Origin": self.origin, **(headers or {})}
        return self.http.open(f"/api/v1{path}", method=method, headers=sent, **kwargs)


def insert_cast(engine: Engine) -> None:
    """Two practices, their people, and a browser signed in for each."""
    with engine.begin() as connection:
        connection.execute(
            insert(PracticeRow),
            [
                {"practice_id": HARBOUR, "name": "Harbour", "created_at": NOW},
                {"practice_id": HILL, "name": "Hill", "created_at": NOW},
            ],
        )
        connection.execute(insert(StaffRow), [_staff(person) for person in STAFF])
        connection.execute(insert(SignInNameRow), [_sign_in_name(person) for person in STAFF])
        connection.execute(insert(ClientRow), [_client(person) for person in CLIENTS])
        connection.execute(insert(DeviceSessionRow), [_session(person) for person in (*STAFF, *CLIENTS)])


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


def _staff(person: Person) -> dict[str, Any]:
    return {
        "practice_id": person.practice_id,
        "id": person.id,
        "role": person.role,
        "display_name": person.name,
        "email": person.email,
        "created_at": NOW,
        "profession": person.profession,
    }


def _sign_in_name(person: Person) -> dict[str, Any]:
    return {
        "email": person.email,
        "practice_id": person.practice_id,
        "staff_id": person.id,
        "password_hash": _password_hash(),
    }


def _client(person: Person) -> dict[str, Any]:
    return {
        "practice_id": person.practice_id,
        "id": person.id,
        "display_name": person.name,
        "affected_side": "left",
        "cautions": [],
        "time_zone": TIME_ZONE,
        "therapist_id": person.therapist_id,
        "created_at": NOW,
    }


def _session(person: Person) -> dict[str, Any]:
    return {
        "token_hash": token_hash(person.token),
        "id": person.session_id,
        "practice_id": person.practice_id,
        "account_id": person.id,
        "role": person.role,
        "device_id": person.device_id,
        "device_name": f"{person.name}'s phone" if person.device_id else "browser",
        "created_at": NOW,
        "expires_at": NOW + timedelta(days=400 if person.device_id else 30),
    }
