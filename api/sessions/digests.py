"""What the phone compares with its own: per month of the ids' time, how many entries, and the xor of their ids."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

EARLIER_MONTHS = 3
# A UUIDv7 begins with 48 bits of milliseconds.
_BITS_BEHIND = 80
_DIGITS_OF_TIME = 12
# No UUIDv7 is older, whatever a clock says.
_FIRST_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_MONTH = 1970 * 12


def first_id(now: datetime, sent_at: datetime | None) -> UUID:
    """The lowest UUIDv7 of the oldest month that a digest tells of: three before the current one, in UTC.

    The current month is that of the earlier clock (`sent_at`: the phone's). A phone makes ids and keeps months by its
    own: told from the server's months only, one that is years behind would never notice what a restore has lost.
    """
    earlier = max(_FIRST_INSTANT, min(now, sent_at or now))
    return UUID(int=_first_number(max(_FIRST_MONTH, earlier.year * 12 + earlier.month - 1 - EARLIER_MONTHS)))


def digest(ids: Iterable[str]) -> dict[str, dict[str, object]]:
    """By month such as "2026-11", for ids of years up to 9998, each as 32 digits. A month is cut out of the sorted ids
    at one go."""
    in_order = sorted(ids)
    told: dict[str, dict[str, object]] = {}
    start = 0
    while start < len(in_order):
        at = datetime.fromtimestamp(int(in_order[start][:_DIGITS_OF_TIME], 16) // 1000, UTC)
        end = bisect_left(in_order, _first_of(at.year * 12 + at.month), start)
        told[f"{at.year:04}-{at.month:02}"] = {"count": end - start, "xor": f"{_xor(in_order[start:end]):032x}"}
        start = end
    return told


def _xor(ids: Sequence[str]) -> int:
    """Of all of them side by side in one number, which is folded in half until one is left."""
    count, number = len(ids), int("".join(ids), 16)
    while count > 1:
        half = count // 2
        number = number >> half * 128 ^ number & (1 << half * 128) - 1
        count -= half
    return number


def is_told(entry_id: UUID, since: UUID) -> bool:
    """Whether a digest that begins with the id `since` tells of the id."""
    return since <= entry_id < BEYOND


@lru_cache(maxsize=64)
def _first_of(months: int) -> str:
    """As 32 digits."""
    return f"{_first_number(months):032x}"


def _first_number(months: int) -> int:
    """The lowest id of a month, which is counted from year 0."""
    first = datetime(months // 12, months % 12 + 1, 1, tzinfo=UTC)
    return int(first.timestamp()) * 1000 << _BITS_BEHIND


# Ids from here on hold no instant that a calendar of four digits has: they are no UUIDv7 of any phone.
BEYOND = UUID(int=_first_number(9999 * 12))
