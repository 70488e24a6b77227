"""Plans as a therapist's page sends them."""

from typing import Any

from tests.api.cast import TOM, Browser

FIGURE_4 = "supine-figure-4"
BRIDGE = "glute-bridge"
HOLD: dict[str, Any] = {"type": "static_hold", "hold_seconds": 30, "reps": 2, "rest_seconds": 10, "sets": 1}


def prescription(exercise_id: str = FIGURE_4, **changes: Any) -> dict[str, Any]:
    return {"exercise_id": exercise_id, "sides": "both", "first_side": None, "dose": HOLD, "note": ""} | changes


def routine(*prescriptions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Every day unless `changes` say otherwise."""
    return {
        "name": "Morning",
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "times_per_week": None,
        "times_per_day": 1,
        "prescriptions": list(prescriptions) or [prescription()],
    } | changes


def plan(*routines: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"starts_on": "2026-03-01", "ends_on": None, "note": "", "routines": list(routines) or [routine()]} | changes


def saved_plan(therapist: Browser, body: dict[str, Any] | None = None, client_id: Any = TOM.id) -> dict[str, Any]:
    """Save a plan, the next version when there is one; the answer's plan."""
    path = f"/clients/{client_id}/plan"
    known = therapist.get(path)
    answer = therapist.put(path, body or plan(), headers={"If-Match": known.headers["ETag"]})
    assert answer.status_code == 200, answer.json
    return dict(answer.json["plan"])
