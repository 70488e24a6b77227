"""Every write and every staff read of health data leaves one row, of ids only."""

import pytest
from flask import Flask
from sqlalchemy import select

from api.accounts.models import AuditRow
from api.db import db
from tests.api.cast import HARBOUR, INES, PASSWORD, TOM, Browser


def audited(app: Flask) -> list[tuple[str, str, object, int]]:
    with app.app_context():
        rows = db.session.scalars(
            select(AuditRow).where(AuditRow.practice_id == HARBOUR).order_by(AuditRow.happened_at, AuditRow.id)
        )
        return [(row.actor_role, row.action, row.client_id, row.status) for row in rows]


def test_a_therapists_read_and_write_are_noted(app: Flask, ines: Browser) -> None:
    ines.get(f"/clients/{TOM.id}")
    ines.patch(f"/clients/{TOM.id}", {"affected_side": "right"})
    ines.delete(f"/clients/{TOM.id}")

    path = "/api/v1/clients/<uuid:client_id>"
    assert sorted(audited(app)) == sorted(
        [
            ("therapist", f"GET {path}", TOM.id, 200),
            ("therapist", f"PATCH {path}", TOM.id, 200),
            ("therapist", f"DELETE {path}", TOM.id, 204),
        ]
    )


def test_the_list_is_a_read_of_health_data_too(app: Flask, ines: Browser) -> None:
    ines.get("/clients?q=tom")

    assert audited(app) == [("therapist", "GET /api/v1/clients", None, 200)]


def test_a_new_client_is_named_by_its_id(app: Flask, ines: Browser) -> None:
    added = ines.post("/clients", {"display_name": "Zoe", "time_zone": "Europe/Paris"}).json

    assert added
    assert [str(client_id) for _, _, client_id, _ in audited(app)] == [added["id"]]


def test_a_clients_own_reads_are_not_noted_and_its_writes_are(app: Flask, tom: Browser) -> None:
    tom.get("/me")
    tom.get("/me/devices")
    assert audited(app) == []

    tom.post("/me/invitations")
    assert audited(app) == [("client", "POST /api/v1/me/invitations", TOM.id, 201)]


def test_what_was_refused_changed_nothing_and_is_not_noted(app: Flask, ines: Browser, noor: Browser) -> None:
    ines.patch(f"/clients/{TOM.id}", {"affected_side": "nowhere"})
    noor.get(f"/clients/{TOM.id}")

    assert audited(app) == []


def test_signing_in_is_noted(app: Flask, stranger: Browser) -> None:
    stranger.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD})

    assert audited(app) == [("therapist", "POST /api/v1/auth/sign-in", None, 200)]


@pytest.mark.parametrize("path", ["/me", "/exercises", "/routines"])
def test_the_catalogue_and_oneself_are_no_health_data(app: Flask, ines: Browser, path: str) -> None:
    assert ines.get(path).status_code == 200
    assert audited(app) == []


def test_the_row_and_the_write_are_one_transaction(
    app: Flask, ines: Browser, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    with app.app_context():
        AuditRow.__table__.drop(db.engine)  # type: ignore[attr-defined]
    try:
        assert ines.patch(f"/clients/{TOM.id}", {"affected_side": "right"}).status_code >= 500
    finally:
        with app.app_context():
            AuditRow.__table__.create(db.engine)  # type: ignore[attr-defined]
    assert (ines.get(f"/clients/{TOM.id}").json or {})["affected_side"] == "left"
