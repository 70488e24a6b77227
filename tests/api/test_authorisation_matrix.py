"""Every route asked by everyone. The routes come from the application: one that does not say who may call it fails."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, update
from werkzeug.routing import Rule

from api.accounts.models import DeviceSessionRow
from api.app import create_app
from api.db import db
from tests.api import cast
from tests.api.cast import NOW, RAVI, TOM, Browser, Person
from tests.api.unlocking import unlocking

ANYONE = {"anonymous", "client", "other client", "therapist", "other practice", "admin", "revoked session"}
STAFF = {"therapist", "other practice", "admin"}
CLIENTS = {"client", "other client"}
WHO: dict[str, set[str]] = {
    "anyone": ANYONE,
    "signed_in": STAFF | CLIENTS,
    "client": CLIENTS,
    "therapist": STAFF,
    "admin": {"admin"},
}
PEOPLE: dict[str, Person | None] = {
    "anonymous": None,
    "client": cast.TOM,
    "other client": cast.MIA,
    "therapist": cast.INES,
    "other practice": cast.NOOR,
    "admin": cast.ADA,
    "revoked session": cast.INES,
}
# Said a second time, by address: the first that fits rules. A route that fits none has no row, and fails.
DECLARED = (
    (r"/api/v1/auth/", {"anyone"}),
    (r"/api/v1/me(/devices.*)?$", {"signed_in"}),
    (r"/api/v1/me/password$", {"therapist"}),
    (r"/api/v1/me/", {"client"}),
    (r"/api/v1/(clients|caseload)\b", {"therapist"}),
    (r"/api/v1/exercises\b", {"signed_in", "therapist"}),
    (r"/api/v1/routines$", {"signed_in"}),
    (r"/api/v1/practice/staff\b", {"admin"}),
    (r"/api/v1/practice/routines\b", {"therapist"}),
    (r"/api/v1/practice$", {"therapist", "admin"}),
    (r"/api/v1/practice/(light|consent)$", {"therapist", "admin"}),
    (r"/api/(docs|docs\.css|v1/openapi\.json)$", {"anyone"}),
    (r"/problems/", {"anyone"}),
    (r"/(?!api/)", {"anyone"}),
)
# What a path names besides a client: of Tom where the cast has one, else nobody's.
NAMED: dict[str, Any] = {
    "client_id": TOM.id,
    "device_session_id": TOM.session_id,
    "exercise_id": "no-such-exercise",
    "view": "clients",
    "name": "robots.txt",
    "slug": "invalid",
    "version": 1,
}
NOT_FOUND_OR_EMPTY = {404, 422, 415, 428}


APP = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"})


def routes() -> Iterator[tuple[Rule, str]]:
    for rule in sorted(APP.url_map.iter_rules(), key=str):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method


ROUTES = list(routes())
IDS = [f"{method} {rule}" for rule, method in ROUTES]


def address(rule: Rule) -> str:
    unknown = UUID(int=0x0195_0000_0000_7000_8000_0000_0000_FFFF)
    values = {argument: NAMED.get(argument, unknown) for argument in rule.arguments}
    built = rule.build(values)
    assert built
    return built[1]


@pytest.mark.parametrize(("rule", "method"), ROUTES, ids=IDS)
def test_every_route_says_who_may_call_it(rule: Rule, method: str) -> None:
    declared = next((who for pattern, who in DECLARED if re.match(pattern, str(rule))), None)
    assert declared, f"{method} {rule} has no row"
    assert getattr(APP.view_functions[rule.endpoint], "__allowed__", None) in declared, f"{method} {rule}"


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("rule", "method"), ROUTES, ids=IDS)
def test_only_those_get_in(app: Flask, rule: Rule, method: str, who: str) -> None:
    if who == "revoked session":
        _revoke(app)
    allowed = WHO[app.view_functions[rule.endpoint].__allowed__]  # type: ignore[attr-defined]

    status = _ask(app, PEOPLE[who], method, rule)

    if who in allowed:
        assert status not in {401, 403} or rule.endpoint == "accounts.sign_in"
        assert status < 500 or rule.endpoint.startswith(("pwa", "readyz"))
        if who == "other practice" and "client_id" in rule.arguments:
            assert status in NOT_FOUND_OR_EMPTY, "another practice's rows are not there"
    else:
        assert status == (401 if who in {"anonymous", "revoked session"} else 403)


def test_another_practices_rows_are_not_there_whatever_is_sent(app: Flask, noor: Browser) -> None:
    """Above, an empty body may be what is refused first; here the routes that need none, and a whole one, are asked."""
    assert noor.get(f"/clients/{TOM.id}").status_code == 404
    assert noor.patch(f"/clients/{TOM.id}", {"display_name": "Mine"}).status_code == 404
    assert noor.post(f"/clients/{TOM.id}/invitations", {"for": "link"}).status_code == 404
    assert noor.post(f"/clients/{TOM.id}/unlock", unlocking("Seen, all is well.")).status_code == 404
    visit = {"visited_on": "2026-03-10", "note": "", "next_visit_on": None}
    assert noor.post(f"/clients/{TOM.id}/visits", visit).status_code == 404
    for path in ("review", "plan", "plan/versions", "session-logs", "adherence", "visits", "brief", "devices"):
        assert noor.get(f"/clients/{TOM.id}/{path}").status_code == 404, path


def test_every_address_of_the_design_is_there() -> None:
    there = {re.sub(r"/api/v1|\w+:(?=\w+>)", "", f"{method} {rule}") for rule, method in ROUTES}
    client = "/clients/<client_id>"
    assert there >= {
        "POST /auth/sign-in",
        "POST /auth/redeem",
        "POST /auth/sign-out",
        "GET /me",
        "GET /clients",
        "POST /clients",
        f"GET {client}",
        f"PATCH {client}",
        f"DELETE {client}",
        f"POST {client}/invitations",
        "GET /exercises",
        "GET /exercises/<exercise_id>",
        "GET /routines",
        f"GET {client}/plan",
        f"PUT {client}/plan",
        f"GET {client}/plan/versions",
        "GET /me/plan",
        "POST /me/entries",
        "GET /me/session-logs",
        "GET /me/session-logs/digest",
        "GET /me/adherence",
        f"GET {client}/session-logs",
        f"POST {client}/session-logs",
        f"GET {client}/adherence",
        f"GET {client}/visits",
        f"POST {client}/visits",
        f"GET {client}/brief",
        f"POST {client}/unlock",
        "GET /caseload",
        "GET /healthz",
        "GET /readyz",
        "GET /metrics",
    }


def _ask(app: Flask, person: Person | None, method: str, rule: Rule) -> int:
    browser = Browser(app, person)
    sent = {"Origin": browser.origin}
    body: dict[str, Any] = {"json": {}} if method in {"POST", "PUT", "PATCH"} else {}
    if hasattr(app.view_functions[rule.endpoint], "__takes_upload__"):
        body = {"data": {"alt": "Heel down"}, "content_type": "multipart/form-data"}
    return browser.http.open(address(rule), method=method, headers=sent, buffered=True, **body).status_code


def _revoke(app: Flask) -> None:
    with app.app_context():
        which = DeviceSessionRow.id == cast.INES.session_id
        db.session.execute(update(DeviceSessionRow).where(which).values(revoked_at=NOW))
        db.session.commit()


def test_a_session_that_is_gone_from_the_database_is_not_signed_in(app: Flask) -> None:
    with app.app_context():
        db.session.execute(delete(DeviceSessionRow).where(DeviceSessionRow.id == RAVI.session_id))
        db.session.commit()
    assert Browser(app, RAVI).get("/me").status_code == 401
