"""schemathesis plays every operation of the OpenAPI document as every role, and holds the answers against it."""

from collections.abc import Mapping

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, note, settings
from schemathesis.config import SchemathesisConfig
from sqlalchemy import update

from api.accounts.models import DeviceSessionRow
from api.app import create_app
from api.clients.models import ClientRow
from api.db import SAFE_METHODS, db
from api.migrate import upgrade
from tests.api import cast

CALLERS = {"anonymous": None, "client": cast.TOM, "therapist": cast.INES, "admin": cast.ADA}
# What a plan, a dose or a window may be goes beyond what JSON Schema can say: well-formed and refused is 412, 422, 428.
RULES_BEYOND_THE_SCHEMA = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "428", "429"]
# What breaks the schema may also be too large to be read at all.
REFUSALS = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "428", "429"]
CONFIG = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": RULES_BEYOND_THE_SCHEMA},
        "negative_data_rejection": {"expected-statuses": REFUSALS},
    },
    # The session is the caller's, not made up: that a route asks for one at all is what `ignored_auth` tries.
    # NUL is legal JSON that no database holds: it is refused before any route is asked, which no schema can say.
    "generation": {"with-security-parameters": False, "allow-x00": False},
}
SCHEMA = schemathesis.openapi.from_wsgi(
    "/api/v1/openapi.json",
    create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"}),
    config=SchemathesisConfig.from_dict(CONFIG),
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    database = tmp_path_factory.mktemp("contract") / "homestretch.db"
    app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{database}", "CLOCK": lambda: cast.NOW})
    with app.app_context():
        upgrade(db.engine)
        cast.insert_cast(db.engine)
    return app


def undo_goodbyes(service: Flask) -> None:
    """Some calls sign the caller out or remove Tom: without this, all after them would only see 401 and 404."""
    with service.app_context(), db.engine.begin() as connection:
        connection.execute(update(DeviceSessionRow).values(signed_out_at=None, revoked_at=None))
        connection.execute(update(ClientRow).where(ClientRow.practice_id == cast.HARBOUR).values(deleted_at=None))


@pytest.mark.parametrize("callers", [CALLERS], ids=["everyone"])
@SCHEMA.parametrize()
@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
def test_every_operation_answers_as_described(
    case: schemathesis.Case, callers: Mapping[str, cast.Person | None], service: Flask
) -> None:
    """Making a case up takes longer than asking: each is asked by all, one after the other."""
    # Half of the made-up clients become Tom: the others show what an unknown id is answered.
    if str(case.path_parameters.get("client_id", "f"))[-1:] in "01234567":
        case.path_parameters["client_id"] = str(cast.TOM.id)
    undo_goodbyes(service)
    for caller, person in callers.items():
        note(f"asked by: {caller}")
        session = {"Cookie": f"homestretch={person.token}"} if person else {}
        answer = case.call_and_validate(app=service, headers={"Origin": service.config["PUBLIC_URL"], **session})
        if case.method not in SAFE_METHODS and answer.status_code < 300:
            undo_goodbyes(service)
