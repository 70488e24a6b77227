"""Which days can be judged: unknown is not missed (design §8).

A day is judged once a device that was there by then has spoken after the day ended, and so has every device still in
use that was heard in the 30 days before it. Days are counted by their ordinal.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

HEARD_BEFORE_DAYS = 30


@dataclass(frozen=True, slots=True)
class DeviceHeard:
    """What a device has told. `spoken_at`: the last time it said that nothing was unsent; None: never.

    `time_zone` is the phone's own, where it is known: a day must have ended there as well. A retired device ("no longer
    used") holds nothing back, and what it has vouched for stays known.
    """

    name: str
    first_heard_at: datetime
    last_heard_at: datetime
    spoken_at: datetime | None
    time_zone: str | None = None
    is_retired: bool = False


def judged_days(devices: Iterable[DeviceHeard], time_zone: str) -> Callable[[int], bool]:
    """Whether a day (its ordinal) can be judged. The days are the client's, in `time_zone`."""
    zone = ZoneInfo(time_zone)
    heard = [_Heard(device, zone) for device in devices]

    def is_judged(day: int) -> bool:
        vouched = False
        for device in heard:
            if device.first_on > day:
                continue
            if device.spoken_through >= day:
                vouched = True
            elif device.last_on >= day - HEARD_BEFORE_DAYS and not device.is_retired:
                return False
        return vouched

    return is_judged


class _Heard:
    """A device's instants as days: an instant lies after the end of every local day before its own."""

    __slots__ = ("first_on", "is_retired", "last_on", "spoken_through")

    def __init__(self, device: DeviceHeard, zone: ZoneInfo) -> None:
        self.first_on = device.first_heard_at.astimezone(zone).toordinal()
        self.last_on = device.last_heard_at.astimezone(zone).toordinal()
        self.is_retired = device.is_retired
        self.spoken_through = 0
        if device.spoken_at is not None:
            spoken_on = device.spoken_at.astimezone(zone).toordinal()
            if device.time_zone is not None and device.time_zone != zone.key:
                spoken_on = min(spoken_on, _local_ordinal(device.spoken_at, device.time_zone))
            self.spoken_through = spoken_on - 1


def _local_ordinal(instant: datetime, time_zone: str) -> int:
    on: date = instant.astimezone(ZoneInfo(time_zone)).date()
    return on.toordinal()
