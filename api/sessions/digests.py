"""What the phone compares with its own: per month of the ids' time, how many entries, and the xor of their ids."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

EARLIER_MONTHS = 3
_DAY_MS = 86_400_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def first_id(now: datetime) -> UUID:
    """The lowest UUIDv7 of the oldest month that a digest tells of: three before the current one, in UTC."""
    months = now.year * 12 + now.month - 1 - EARLIER_MONTHS
    first = datetime(months // 12, months % 12 + 1, 1, tzinfo=UTC)
    return UUID(int=int(first.timestamp()) * 1000 << 80)


def digest(ids: Iterable[int]) -> dict[str, dict[str, object]]:
    """By month such as "2026-11". The order of `ids` plays no part."""
    counts: dict[str, int] = {}
    sums: dict[str, int] = {}
    for number in ids:
        month = _month_of_day((number >> 80) // _DAY_MS)
        counts[month] = counts.get(month, 0) + 1
        sums[month] = sums.get(month, 0) ^ number
    return {month: {"count": counts[month], "xor": f"{sums[month]:032x}"} for month in sorted(counts)}


@lru_cache(maxsize=1024)
def _month_of_day(days: int) -> str:
    """Of the day that many days after 1970 began."""
    on = _EPOCH + timedelta(days=days)
    return f"{on.year:04}-{on.month:02}"
