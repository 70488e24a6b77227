"""Every time zone of the tzdata package: when its clocks change, and the moments around that to look at."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

HOUR = 3600
DAY = 24 * HOUR
FIRST = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
END = int(datetime(2036, 1, 1, tzinfo=UTC).timestamp())
# No zone changes its clocks and changes them back within so few days: the shortest time, a Ramadan, is four weeks.
STRIDE = 6 * DAY


@cache
def zone_names() -> tuple[str, ...]:
    return tuple(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """Of the package, whatever this machine has under /usr/share."""
    with resources.files("tzdata").joinpath("zoneinfo", name).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def local_date(at: int, name: str) -> str:
    """The date that a calendar in the zone shows at `at`, in seconds since 1970: how the service reckons it."""
    return datetime.fromtimestamp(at, UTC).astimezone(zone(name)).date().isoformat()


def transitions(name: str) -> Iterator[int]:
    """Each second from which on the zone's clocks show another offset, 2020 to 2035."""
    before = _offset(name, FIRST)
    for at in range(FIRST, END, STRIDE):
        after = _offset(name, at + STRIDE)
        if after != before:
            yield _changed_at(name, at, at + STRIDE)
        before = after


def moments(name: str) -> list[int]:
    """What to look at: the day before and the day after each transition, hour by hour, and the second before it; and a
    midnight of every week with the second before, where a release that knows of other transitions shows itself."""
    looked_at = set[int]()
    for at in transitions(name):
        looked_at.update(range(at - DAY, at + DAY + 1, HOUR))
        looked_at.add(at - 1)
    for at in range(FIRST, END, STRIDE):
        midnight = at - (at + int(_offset(name, at).total_seconds())) % DAY
        looked_at.update((midnight - 1, midnight))
    return sorted(looked_at)


def _offset(name: str, at: int) -> timedelta:
    return datetime.fromtimestamp(at, zone(name)).utcoffset() or timedelta(0)


def _changed_at(name: str, low: int, high: int) -> int:
    """The first second with the offset of `high`; the offset at `low` is another."""
    offset = _offset(name, high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _offset(name, middle) == offset else (middle, high)
    return high
