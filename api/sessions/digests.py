"""What the phone compares with its own: per month of the ids' time, how many entries, and the xor of their ids."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

EARLIER_MONTHS = 3


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
        month = _month(number >> 80)
        counts[month] = counts.get(month, 0) + 1
        sums[month] = sums.get(month, 0) ^ number
    return {month: {"count": counts[month], "xor": f"{sums[month]:032x}"} for month in sorted(counts)}


def _month(milliseconds: int) -> str:
    at = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return f"{at.year:04}-{at.month:02}"
