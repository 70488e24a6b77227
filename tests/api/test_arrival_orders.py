"""Two phones of one client, and corrections of corrections: the same sessions count in whatever order they come."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from api.db import db
from api.sessions.models import DayRollupRow
from routines.session_log import logs_in_force
from routines.session_log_wire import log_from_wire
from tests.api.cast import HARBOUR, NOW, Browser
from tests.api.conftest import Clock
from tests.api.entries import PHONE, entry, log, send, step

OTHER_PHONE = str(UUID(int=PHONE.int + 1))
DAYS = ("2026-03-08", "2026-03-09", "2026-03-10")


@st.composite
def told(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One or two sessions with up to five corrections, each of any log before it, by either phone."""
    made: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 6))):
        of = draw(st.sampled_from(made)) if made and draw(st.integers(0, 3)) else None
        day = draw(st.sampled_from(DAYS))
        body = log(
            day,
            steps=[step(0, draw(st.integers(0, 30)))],
            replaces_id=of["id"] if of else None,
            corrected_at=(NOW + timedelta(minutes=number)).isoformat() if of else None,
            is_withdrawn=bool(of) and draw(st.booleans()),
        )
        device = draw(st.sampled_from([str(PHONE), OTHER_PHONE]))
        made.append(entry(body, NOW + timedelta(minutes=number), device_id=device))
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_arrival_plays_no_part(app: Flask, tom: Browser, clock: Clock, data: st.DataObject) -> None:
    made = data.draw(told())
    clock.now = NOW + timedelta(hours=1)
    for each in data.draw(st.permutations(made)):
        send(tom, [each], device_id=each["device_id"])
    ids = {each["id"] for each in made}
    expected = {
        (str(entry_id), ruling.practised_on.isoformat(), ruling.evidence, ruling.steps[0].done_seconds)
        for entry_id, ruling in logs_in_force((UUID(each["id"]), log_from_wire(each["body"])) for each in made)
    }
    with app.app_context():
        found = [
            (session["id"], row.practised_on.isoformat(), session["evidence"], session["dose"][0][3])
            for row in db.session.scalars(select(DayRollupRow).where(DayRollupRow.practice_id == HARBOUR))
            for session in row.sessions
            if session["id"] in ids
        ]
    assert len(found) == len(set(found))
    assert set(found) == expected
