"""What the phone shows as "this week" is what the service counts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from routines.adherence import DeviceHeard, HoldSpan, Span, Window, adherence
from routines.plan import PlanVersion, plan_from_wire
from routines.session_log import DONE_PERCENT, logs_in_force, practised_session
from routines.session_log_wire import log_from_wire
from tests.routines.golden import golden_cases


@pytest.mark.parametrize("case", golden_cases("weeks"))
def test_the_weeks_number_is_the_same_on_phone_and_service(case: dict[str, Any]) -> None:
    assert case["done_percent"] == DONE_PERCENT
    today = date.fromisoformat(case["today"])
    monday = today - timedelta(days=today.weekday())
    zone = ZoneInfo(case["time_zone"])
    plan = case["plan"]
    saved_on = datetime.fromisoformat(plan["saved_at"]).astimezone(zone).date()
    version = PlanVersion(UUID(plan["id"]), plan["version"], saved_on, plan_from_wire(plan))
    heard_at = datetime(today.year, today.month, today.day, 20, tzinfo=UTC)
    phone = DeviceHeard("phone", datetime(2026, 10, 1, tzinfo=UTC), heard_at, heard_at)
    logs = logs_in_force((UUID(log["id"]), log_from_wire(log["body"])) for log in case["logs"])

    week = adherence(
        Window(monday, monday + timedelta(days=6)),
        today,
        case["time_zone"],
        [version],
        [practised_session(entry_id, log) for entry_id, log in logs],
        [phone],
        [Span(*_days(pause)) for pause in case.get("pauses", [])],
        [],
        holds=[HoldSpan(each["exercise_id"], *_days(each)) for each in case.get("holds", [])],
    )

    assert week.done == case["expected"]["done"]
    assert week.prescribed + week.unknown + week.open == case["expected"]["target"]


def _days(told: dict[str, Any]) -> tuple[date, date | None]:
    return date.fromisoformat(told["first_on"]), date.fromisoformat(told["last_on"]) if told["last_on"] else None
