"""When things happened in the demo: days and hours of one client's place, and the draw of the lots."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo


class Moments:
    """`now` ends the demo's history. `chance` is seeded, so that the same day always has the same past."""

    def __init__(self, now: datetime, time_zone: str, chance: Random) -> None:
        self.now = now
        self.chance = chance
        self._zone = ZoneInfo(time_zone)
        self.today = self.day_of(now)

    def ago(self, days: int) -> date:
        """The day so many days ago."""
        return self.today - timedelta(days=days)

    def at(self, on: date, hour: int, minute: int = 0) -> datetime:
        """An hour of a day there, as a UTC instant."""
        return datetime.combine(on, time(hour, minute), self._zone).astimezone(UTC)

    def day_of(self, instant: datetime) -> date:
        """The day there."""
        return instant.astimezone(self._zone).date()

    def new_id(self, at: datetime) -> UUID:
        """A UUIDv7 of that instant."""
        lots = self.chance.getrandbits(62)
        return UUID(int=int(at.timestamp() * 1000) << 80 | 0x7 << 76 | 0b10 << 62 | lots)
