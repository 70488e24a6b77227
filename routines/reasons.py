"""Why sessions ended early, in the words that the client chose among."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from routines.session_log import SessionLog


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with the days it was given for, oldest first; a day stands as often as the reason was given."""

    reason: str
    days: tuple[date, ...]


def stopped_early(logs: Iterable[SessionLog]) -> tuple[Reason, ...]:
    """Why sessions ended before their end, the most frequent first. Nothing said is no reason."""
    return _by_reason((log.stopped_because, log.practised_on) for log in logs if log.stopped_because != "finished")


def _by_reason(said: Iterable[tuple[str | None, date]]) -> tuple[Reason, ...]:
    days: dict[str, list[date]] = {}
    for reason, on in said:
        if reason is not None:
            days.setdefault(reason, []).append(on)
    found = [Reason(reason, tuple(sorted(on))) for reason, on in days.items()]
    return tuple(sorted(found, key=lambda each: (-len(each.days), each.reason)))
