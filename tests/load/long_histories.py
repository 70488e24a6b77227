"""Two clients who practise every day, one for five months and one for five years: what a brief costs must not grow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import create_engine, select, update

from api.accounts.models import StaffRow
from api.app import create_app
from api.sessions.models import EntryRow
from tests.load.practice import TODAY, Clock, client_with_plan, command, practised_on, signed_in, token_of

HISTORIES: Mapping[str, int] = {"5 months": 150, "5 years": 1826}
"""In days."""
LONGEST = 400
EMAIL = "therapist-long@bench.example"
_EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class LongHistories:
    """A therapist, and the addresses of briefs by how long the client has practised."""

    therapist_token: str
    briefs: Mapping[str, str]


def seed_long(database_url: str) -> LongHistories:
    """Into a migrated database. Every session goes in as a phone sends it, and stands as received on its own day."""
    clock = Clock(datetime.now(UTC))
    app = create_app({"SQLALCHEMY_DATABASE_URI": database_url, "CLOCK": clock})
    clock.now = datetime.now(UTC) - timedelta(days=max(HISTORIES.values()) + 1)
    command(app, "create-practice", "--name", "Long", "--email", EMAIL, "--profession", "physiotherapist")
    briefs = {}
    for name, length in HISTORIES.items():
        clock.now = datetime.now(UTC) - timedelta(days=length)
        client_id = client_with_plan(signed_in(app, EMAIL), clock.now.date(), _EVERY_DAY)
        clock.now = datetime.now(UTC)
        days = [TODAY - timedelta(days=back) for back in range(1, length)]
        practised_on(app, signed_in(app, EMAIL), client_id, days)
        briefs[name] = f"/clients/{client_id}/brief"
        first_on = TODAY - timedelta(days=LONGEST - 1)
        briefs[f"{name}, {LONGEST} days"] = f"/clients/{client_id}/brief?first_on={first_on}&last_on={TODAY}"
    _received_on_their_days(database_url)
    return LongHistories(token_of(signed_in(app, EMAIL)), briefs)


def _received_on_their_days(database_url: str) -> None:
    engine = create_engine(database_url)
    own = select(StaffRow.practice_id).where(StaffRow.email == EMAIL).scalar_subquery()
    days = update(EntryRow).where(EntryRow.practice_id == own, EntryRow.started_at.is_not(None))
    with engine.begin() as connection:
        connection.execute(days.values(received_at=EntryRow.started_at))
    engine.dispose()
