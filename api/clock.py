"""Now, as the service's configuration tells it: tests and demos have their own."""

from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import current_app


def now() -> datetime:
    """The aware UTC instant of this moment, by the configured CLOCK."""
    return cast(datetime, current_app.config["CLOCK"]())


def today(time_zone: str) -> date:
    """The local date in `time_zone`, an IANA name."""
    return now().astimezone(ZoneInfo(time_zone)).date()
