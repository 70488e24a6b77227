"""The tables of a client's record, as a spreadsheet shows them: units in the headers, unknown is empty.

A row's cells are as the record has them: dates, instants and ids are put into words where the file is written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
Row: TypeAlias = Sequence[Any]
_PAIN = ("score", "furthest_left", "furthest_right")


@dataclass(frozen=True, slots=True)
class SheetOf:
    """A table made of one section of the record: `rows` gives those of one of its items, none or several."""

    name: str
    section: str
    header: Sequence[str]
    rows: Callable[[Record], Iterator[Row]]


def _plain(name: str, section: str, columns: Mapping[str, str]) -> SheetOf:
    """A row an item. `columns`: the header of each field."""
    return SheetOf(name, section, tuple(columns.values()), lambda item: iter([[_shown(item[key]) for key in columns]]))


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    return value


def _session(log: Record) -> Iterator[Row]:
    before, after = ((log[name] or {}) for name in ("pain_before", "pain_after"))
    yield [
        log["practised_on"],
        log["started_at"],
        log["ended_at"],
        log["routine_name"],
        log["evidence"],
        log["amount"],
        log["is_done"],
        log["is_withdrawn"],
        *_seconds(log),
        *_pain(before),
        *_pain(after),
        log["stopped_because"],
        log["note"],
        _shown(log["flags"]),
        log["received_at"],
        log["id"],
    ]


def _seconds(log: Record) -> list[Any]:
    """No timer ran: nobody knows seconds, so there are none, not 0."""
    is_known = bool(log["steps"])
    return [log[name] if is_known else None for name in ("prescribed_seconds", "done_seconds")]


def _pain(told: Record) -> list[Any]:
    return [told.get("asked"), *(told.get(name) for name in _PAIN), _shown(told.get("qualities") or [])]


def _steps(log: Record) -> Iterator[Row]:
    for step in log["steps"]:
        yield [
            log["practised_on"],
            log["id"],
            step["step_index"],
            step["exercise_id"],
            step["exercise_name"],
            step["side"],
            step["kind"],
            step["prescribed_seconds"],
            step["done_seconds"],
            step["audio_led_seconds"],
            step["unobserved_seconds"],
            step["outcome"],
        ]


def _check_in(item: Record) -> Iterator[Row]:
    told = item["pain"] or {}
    yield [item["on"], *_pain(told), item["why_missed"], item["about_session_id"], item["received_at"]]


def _plan(version: Record) -> Iterator[Row]:
    for routine in version["plan"]["routines"]:
        for each in routine["prescriptions"]:
            yield [
                version["version"],
                version["saved_at"],
                version["plan"]["starts_on"],
                version["plan"]["ends_on"],
                routine["name"],
                _shown(routine["weekdays"] or []),
                routine["times_per_week"],
                routine["times_per_day"],
                each["exercise_id"],
                each["exercise_name"],
                each["sides"],
                _shown(each["dose"]),
                each["note"],
            ]


def _measures(item: Record) -> Iterator[Row]:
    for score in item["scores"]:
        yield [item["measured_on"], item["kind"], score["name"], score["value"], item["withdrawn_at"]]


def _pain_header(when: str) -> list[str]:
    parts = ("asked", "score (0 to 10)", "furthest left (0 to 5)", "furthest right (0 to 5)", "words")
    return [f"pain {when}: {part}" for part in parts]


SHEETS: tuple[SheetOf, ...] = (
    _plain(
        "client",
        "client",
        {
            "display_name": "name",
            "affected_side": "side with the pain",
            "cautions": "cautions",
            "time_zone": "time zone",
            "created_at": "since",
        },
    ),
    SheetOf(
        "sessions",
        "sessions",
        (
            "day practised",
            "started",
            "ended",
            "routine",
            "evidence",
            "amount, where no timer ran",
            "done (80 % or more)",
            "withdrawn",
            "prescribed (s)",
            "done (s)",
            *_pain_header("before"),
            *_pain_header("after"),
            "stopped because",
            "note",
            "flags",
            "received",
            "id",
        ),
        _session,
    ),
    SheetOf(
        "steps",
        "sessions",
        (
            "day practised",
            "session id",
            "step",
            "exercise",
            "exercise, in words",
            "side",
            "kind",
            "prescribed (s)",
            "done (s)",
            "of it led by sound (s)",
            "not seen (s)",
            "outcome",
        ),
        _steps,
    ),
    SheetOf(
        "check-ins",
        "check_ins",
        ("day", *_pain_header("that morning"), "why missed", "session id", "received"),
        _check_in,
    ),
    SheetOf(
        "plans",
        "plans",
        (
            "version",
            "saved",
            "starts",
            "ends",
            "routine",
            "weekdays (Monday is 1)",
            "times a week",
            "times a day",
            "exercise",
            "exercise, in words",
            "sides",
            "dose",
            "note",
        ),
        _plan,
    ),
    _plain(
        "pauses",
        "pauses",
        {
            "first_on": "first day",
            "last_on": "last day",
            "reason": "reason",
            "set_at": "set",
            "withdrawn_at": "withdrawn",
        },
    ),
    SheetOf("measures", "measures", ("day", "kind", "name", "value", "withdrawn"), _measures),
    _plain(
        "safety-locks",
        "locks",
        {"level": "level", "question_ids": "questions", "locked_at": "locked", "unlocked_at": "opened"},
    ),
    _plain(
        "holds",
        "holds",
        {
            "exercise_id": "exercise",
            "exercise_name": "exercise, in words",
            "held_at": "on hold since",
            "opened_at": "opened",
        },
    ),
    _plain(
        "cautions",
        "caution_answers",
        {
            "code": "caution",
            "answer": "answer",
            "told_by": "told by",
            "is_confirmed": "confirmed",
            "reason": "reason",
            "told_at": "told",
        },
    ),
    _plain(
        "consent",
        "consents",
        {
            "text_version": "version of the text",
            "answer": "answer",
            "answered_at": "answered",
            "received_at": "received",
        },
    ),
    _plain("planned visits", "planned_visits", {"planned_on": "day", "planned_at": "set"}),
    _plain("visits", "visits", {"visited_on": "day", "next_visit_on": "next visit", "note": "note to self"}),
)
