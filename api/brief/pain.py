"""Pain in a brief's window: before a session, after it, the morning after, and where it reached."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from api.brief.entries import Told
from routines.hold import morning_after
from routines.measure import pain_change
from routines.pain import ends, median, pain_points, pain_summary
from routines.session_log import PainReport, SessionLog


def pain_to_wire(told: Told) -> dict[str, Any]:
    """A point per session in which something was asked: not asked, skipped (no answer) and 0 are three things."""
    logs = [log for _, log in told.logs]
    mornings = [morning_after(entry_id, log, told.check_ins_about(entry_id)) for entry_id, log in told.logs]
    reports = [report for log in logs for report in (log.pain_before, log.pain_after)]
    found = ends(pain_points(logs))
    return {
        **asdict(pain_summary(logs)),
        "morning_median": median([morning.score for morning in mornings if morning.score is not None]),
        "change": asdict(pain_change(*found)) if found else None,
        "not_asked": sum(not report.asked for report in reports),
        "points": [*_points(logs, mornings)],
        "map": _map(logs),
    }


def _points(logs: Sequence[SessionLog], mornings: Sequence[PainReport]) -> Iterator[dict[str, Any]]:
    for log, morning in zip(logs, mornings, strict=True):
        if log.pain_before.asked or log.pain_after.asked or morning.asked:
            yield _point_to_wire(log, morning)


def _map(logs: Sequence[SessionLog]) -> dict[str, Any] | None:
    """Where it hurt when it was last marked: after a session, else before it."""
    for log in reversed(logs):
        places = log.pain_after.places or log.pain_before.places
        if places:
            return {"on": log.practised_on.isoformat(), "places": list(places)}
    return None


def _point_to_wire(log: SessionLog, morning: PainReport) -> dict[str, Any]:
    before, after = log.pain_before, log.pain_after
    return {
        "on": log.practised_on.isoformat(),
        "before": before.score,
        "before_asked": before.asked,
        "after": after.score,
        "after_asked": after.asked,
        "morning": morning.score,
        "morning_asked": morning.asked,
        "furthest_left": _later(before, after, "furthest_left"),
        "furthest_right": _later(before, after, "furthest_right"),
    }


def _later(before: PainReport, after: PainReport, name: str) -> int | None:
    """Where pain reached: after the session, else before it."""
    reached: int | None = getattr(after, name)
    return getattr(before, name) if reached is None else reached
