"""Names of time zones: people's calendars are local, and a wrong name must be caught where it comes in."""

from functools import cache
from zoneinfo import available_timezones


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def is_time_zone(name: str) -> bool:
    """Whether `name` is an IANA zone that this machine has rules for."""
    return name in _names()
