"""A practice's own exercises as a therapist's page sends them."""

from typing import Any

from tests.api.cast import Browser

EXERCISES = "/exercises"
CALF: dict[str, Any] = {
    "name": "Calf stretch at the wall",
    "family": "hamstring",
    "target_muscles": ["calf"],
    "level": "easy",
    "position": "standing",
    "start_position": "Stand a step from a wall, hands on it.",
    "cues": ["Step one foot back.", "Press the heel down."],
    "side": "per_side",
    "work_side": "back leg",
    "dose": {"type": "static_hold", "hold_seconds": 30, "reps": 2, "rest_seconds": 10, "sets": 1},
    "days_per_week": 5,
    "sessions_per_day": 1,
    "pain_cap": 3,
    "equipment": [],
    "progression": [],
    "regression": [],
    "common_mistakes": ["The back heel lifts"],
    "stop_if": ["Cramp in the calf"],
    "cautions": [],
}


def made(therapist: Browser, **changes: Any) -> dict[str, Any]:
    """An own exercise, as the answer has it."""
    answer = therapist.post(EXERCISES, CALF | changes)
    assert answer.status_code == 201, answer.json
    return dict(answer.json)


def changed(therapist: Browser, exercise: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The exercise said anew with `changes`."""
    body = {name: exercise[name] for name in CALF} | changes
    answer = therapist.put(f"{EXERCISES}/{exercise['id']}", body, headers={"If-Match": exercise["own"]["etag"]})
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def removed(therapist: Browser, exercise: dict[str, Any], is_removed: bool = True) -> dict[str, Any]:
    answer = therapist.patch(f"{EXERCISES}/{exercise['id']}", {"is_removed": is_removed})
    assert answer.status_code == 200, answer.json
    return dict(answer.json)
