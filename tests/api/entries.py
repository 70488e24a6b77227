"""Entries as a phone writes them."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from api.db import uuid7
from tests.api.cast import NOW, TIME_ZONE, Browser

NOT_ASKED: dict[str, Any] = {
    "asked": False,
    "score": None,
    "furthest_left": None,
    "furthest_right": None,
    "qualities": [],
}
PHONE = UUID(int=0x0195_0000_0000_7000_8000_0000_0000_0000 + 221)


def pain(score: int | None, **changes: Any) -> dict[str, Any]:
    return {**NOT_ASKED, "asked": True, "score": score, **changes}


def step(index: int = 0, done_seconds: int = 30, **changes: Any) -> dict[str, Any]:
    """A hold of 30 seconds on the left."""
    return {
        "step_index": index,
        "exercise_id": "supine-figure-4",
        "side": "left",
        "kind": "hold",
        "prescribed_seconds": 30,
        "done_seconds": done_seconds,
        "audio_led_seconds": 0,
        "unobserved_seconds": 0,
        "outcome": "done" if done_seconds == 30 else "cut_short",
    } | changes


def log(practised_on: str = "2026-03-11", **changes: Any) -> dict[str, Any]:
    """A session of that day, at eight in the morning, of no plan unless `changes` name one."""
    return {
        "plan_id": None,
        "plan_version": None,
        "routine_id": None,
        "evidence": "timed",
        "started_at": f"{practised_on}T07:00:00Z",
        "ended_at": f"{practised_on}T07:10:00Z",
        "practised_on": practised_on,
        "steps": [step()],
        "amount": None,
        "pain_before": NOT_ASKED,
        "pain_after": NOT_ASKED,
        "stopped_because": "finished",
        "note": "",
        "replaces_id": None,
        "corrected_at": None,
        "is_withdrawn": False,
    } | changes


def of_plan(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a log that name the plan's first routine."""
    return {"plan_id": plan["id"], "plan_version": plan["version"], "routine_id": plan["routines"][0]["id"]}


def entry(body: Any = None, at: datetime = NOW, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(uuid7(at)),
        "kind": "session_log",
        "schema_version": 1,
        "app_version": "1.0.0",
        "device_id": str(PHONE),
        "device_sequence": 1,
        "time_zone": TIME_ZONE,
        "body": log() if body is None else body,
    } | changes


def correction(of: Mapping[str, Any], minutes: int = 5, **changes: Any) -> dict[str, Any]:
    """An entry that replaces `of`, made `minutes` after the cast's morning."""
    at = NOW + timedelta(minutes=minutes)
    body = {**of["body"], "replaces_id": of["id"], "corrected_at": at.isoformat(), **changes}
    return entry(body, at)


def safety_answer(question_id: str, answer: str = "yes", confirmed: bool = True, **changes: Any) -> dict[str, Any]:
    answers = [{"question_id": question_id, "answer": answer, "confirmed": confirmed}]
    body = {"answered_at": "2026-03-11T08:59:00Z", "screen": "before_session", "answers": answers}
    return entry(body, kind="safety_answer", **changes)


def send(phone: Browser, entries: Sequence[Any] = (), **changes: Any) -> dict[str, Any]:
    """The phone reports; the answer as it reads it."""
    body = {"device_id": str(PHONE), "epoch": None, "unsent": 0, "entries": list(entries)} | changes
    # As browsers write it: half a character goes as an escape.
    answer = phone.send("POST", "/me/entries", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def outcomes(answer: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    return [(result["outcome"], result["flags"]) for result in answer["results"]]
