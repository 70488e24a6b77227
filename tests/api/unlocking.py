"""What staff send to open a lock."""

from typing import Any


def unlocking(reason: str = "Seen, safe to go on.", examined_on: str = "2026-03-11", **changes: Any) -> dict[str, Any]:
    """Good for any lock of the cast's time: a doctor has looked on the day of `cast.NOW`."""
    examination = {"by_name": "Dr Okafor", "by_profession": "doctor", "examined_on": examined_on}
    return {"reason": reason, "examination": examination, **changes}
