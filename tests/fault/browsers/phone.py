"""A phone with a real browser on it, as the schedules use it: whichever browser that is."""

from pathlib import Path
from typing import Any, Protocol

HANDS = Path(__file__).with_name("hands.js").read_text(encoding="utf-8")
PAIN = 2


class Phone(Protocol):
    """Its tabs stand in a row; what is done is done in the last one. A page that complains raises at `close`."""

    async def open(self, path: str = "/") -> None:
        """One more tab, in front."""

    async def close_tab(self) -> None:
        """Close the front tab, as a swipe does: it is not asked. The phone keeps running without any."""

    async def reload(self) -> None: ...

    async def act(self, act: str, **told: Any) -> Any:
        """One act of hands.js in the front tab."""

    async def set_online(self, is_online: bool) -> None: ...

    async def wait(self, seconds: int) -> None:
        """Time goes by with the front tab open."""

    async def close(self) -> None: ...
