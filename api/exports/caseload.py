"""The caseload as one table."""

import json
from collections.abc import Iterator
from typing import Any

from flask import Response
from sqlalchemy import select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.caseload.service import caseload
from api.clock import now
from api.db import db
from api.exports.cells import Cell
from api.exports.files import as_table

_FIGURES = {
    "prescribed": "prescribed (sessions)",
    "done_timed": "done, timed (sessions)",
    "done_added_later": "done, added later (sessions)",
    "partly": "partly (sessions)",
    "missed": "missed (sessions)",
    "unknown": "unknown (sessions)",
    "extra": "extra (sessions)",
}
_HEADER = (
    "client",
    "therapist",
    "side with the pain",
    "needs attention",
    *_FIGURES.values(),
    "last practised",
    "last heard",
    "last visit",
    "next visit",
)


def caseload_table(caller: Caller, is_mine: bool) -> Response:
    """As the caseload page has it, in its order. Without a plan there are no figures: their cells are empty."""
    items = json.loads(caseload(caller, is_mine))["items"]
    query = select(StaffRow.id, StaffRow.display_name).where(StaffRow.practice_id == caller.practice_id)
    names = {str(row.id): row.display_name for row in db.session.execute(query)}
    return as_table(_HEADER, _rows(items, names), f"homestretch-caseload-{now().date().isoformat()}")


def _rows(items: list[dict[str, Any]], names: dict[str, str]) -> Iterator[list[Cell]]:
    for item in items:
        client, figures = item["client"], item["figures"] or {}
        yield [
            client["display_name"],
            names.get(client["therapist_id"]),
            client["affected_side"],
            "; ".join(reason["text"] for reason in item["attention"]),
            *(figures.get(name) for name in _FIGURES),
            item["last_practised_on"],
            item["last_heard_at"],
            item["last_visit_on"],
            item["next_visit_on"],
        ]
