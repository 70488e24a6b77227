"""What a phone compares its history with: per month practised, how many sessions are in force and the xor of ids."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import xor
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, bindparam, cast, func, select

from api.prepared import Prepared
from api.sessions.known import Owner
from api.sessions.models import DayRollupRow

EARLIER_MONTHS = 12
"""With the current one, over a year: longer than any screen of the phone looks back, or a phone lies in a drawer."""


def months_in_force(owner: Owner, today: date) -> dict[str, Any]:
    """From the first day of the month a year ago on, without an end: sessions dated ahead have their month too."""
    months = today.year * 12 + today.month - 1 - EARLIER_MONTHS
    first_on = date(months // 12, months % 12 + 1, 1)
    by_month: dict[str, list[int]] = {}
    values: Mapping[str, Any] = {
        "practice_id": owner.practice_id,
        "client_id": owner.client_id,
        "first_on": first_on,
    }
    for row in _IDS.all(values):
        by_month.setdefault(row.practised_on.isoformat()[:7], []).append(UUID(row.id).int)
    return {
        "first_on": first_on.isoformat(),
        "months": {
            month: {"count": len(ids), "xor": f"{reduce(xor, ids):032x}"} for month, ids in sorted(by_month.items())
        },
    }


def _ids(dialect: str) -> Any:
    """A row a session. The database takes the ids out of each day's sessions; all else there is not sent."""
    session_id: ColumnElement[Any]
    if dialect == "postgresql":
        each = func.json_array_elements(DayRollupRow.sessions).table_valued("value")
        session_id = each.c.value.op("->>")("id")
    else:
        each = func.json_each(DayRollupRow.sessions).table_valued("value")
        session_id = func.json_extract(each.c.value, "$.id")
    return (
        select(DayRollupRow.practised_on, cast(session_id, String).label("id"))
        .join_from(DayRollupRow, each, DayRollupRow.practised_on.is_not(None))
        .where(
            DayRollupRow.practice_id == bindparam("practice_id"),
            DayRollupRow.client_id == bindparam("client_id"),
            DayRollupRow.practised_on >= bindparam("first_on"),
        )
    )


_IDS = Prepared(_ids)
