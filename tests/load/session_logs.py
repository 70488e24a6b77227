"""Session logs as a phone writes them, of eight steps, for any day."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

STEPS = 8
NOT_ASKED = {"asked": False, "score": None, "furthest_left": None, "furthest_right": None, "qualities": []}


def uuid7_at(instant: datetime) -> UUID:
    """A UUIDv7 of that instant."""
    milliseconds = int(instant.timestamp() * 1000)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62))


def new_entry(plan: Mapping[str, Any], device_id: UUID, day: date, sequence: int) -> dict[str, Any]:
    """One entry: the first eight counting steps of the plan's routine, all held, on `day` at 07:00 UTC."""
    started_at = datetime.combine(day, time(7), UTC)
    routine = plan["plan"]["routines"][0]
    counting = [step for step in plan["timelines"][routine["id"]] if step["counts"]][:STEPS]
    steps = [
        {
            **{name: step[name] for name in ("step_index", "exercise_id", "side", "kind")},
            "prescribed_seconds": step["seconds"],
            "done_seconds": step["seconds"],
            "audio_led_seconds": 0,
            "unobserved_seconds": 0,
            "outcome": "done",
        }
        for step in counting
    ]
    body = {
        "plan_id": plan["plan"]["id"],
        "plan_version": plan["plan"]["version"],
        "routine_id": routine["id"],
        "evidence": "timed",
        "started_at": started_at.isoformat(),
        "ended_at": (started_at + timedelta(minutes=12)).isoformat(),
        "practised_on": day.isoformat(),
        "steps": steps,
        "amount": None,
        "pain_before": {**NOT_ASKED, "asked": True, "score": 4},
        "pain_after": {**NOT_ASKED, "asked": True, "score": 3},
        "stopped_because": "finished",
        "note": "",
        "replaces_id": None,
        "corrected_at": None,
        "is_withdrawn": False,
    }
    return {
        "id": str(uuid7_at(started_at)),
        "kind": "session_log",
        "schema_version": 1,
        "app_version": "bench",
        "device_id": str(device_id),
        "device_sequence": sequence,
        "time_zone": "Europe/Berlin",
        "body": body,
    }
