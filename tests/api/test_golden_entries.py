"""Entries of every version ever shipped: stored, and counted as it is written beside them.

No file is changed when a version is added: phones in drawers hold such entries for years."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from api.db import db
from api.safety.models import SafetyLockRow
from api.sessions.models import DayRollupRow, EntryRow
from api.sessions.reading import READERS
from tests.api.cast import HARBOUR, Browser
from tests.api.entries import outcomes, send
from tests.routines.golden import golden_cases

CASES = [
    case for version in sorted({version for _, version in READERS}) for case in golden_cases(f"entries/v{version}")
]


def stored(app: Flask) -> dict[str, Any]:
    """What the service made of them."""
    with app.app_context():
        days = db.session.scalars(select(DayRollupRow).where(DayRollupRow.practice_id == HARBOUR))
        locks = db.session.scalars(select(SafetyLockRow).where(SafetyLockRow.practice_id == HARBOUR))
        return {
            "days": {day.practised_on.isoformat(): {"sessions": day.sessions, "outline": day.outline} for day in days},
            "locks": [[str(lock.id), lock.level, lock.question_ids] for lock in locks],
        }


def without_blanks(expected: dict[str, Any]) -> dict[str, Any]:
    """An outline is JSON text, and may have blanks between its values or none."""
    days = {on: {**day, "outline": json.loads(f"[{day['outline']}]")} for on, day in expected["days"].items()}
    return {**expected, "days": days}


@pytest.mark.parametrize("case", CASES)
def test_what_was_ever_shipped_is_stored_and_counted_as_it_was(app: Flask, tom: Browser, case: dict[str, Any]) -> None:
    told = [list(outcome) for outcome in outcomes(send(tom, case["entries"]))]
    assert without_blanks({"outcomes": told, **stored(app)}) == without_blanks(case["expected"])
    with app.app_context():
        rows = db.session.scalars(select(EntryRow).where(EntryRow.practice_id == HARBOUR)).all()
    assert {str(row.id): row.body for row in rows} == {entry["id"]: entry["body"] for entry in case["entries"]}
    assert outcomes(send(tom, case["entries"])) == [("duplicate", flags) for _, flags in case["expected"]["outcomes"]]
