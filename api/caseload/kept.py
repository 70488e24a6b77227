"""What was worked out once and need not be again: results of pure functions, found by all that went into them."""

import hashlib
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Results under the SHA-256 of everything they depend on. Nothing here can be stale: other input has another key.

    The oldest make room, so a worker's memory stays bounded, and losing one costs time only.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: dict[bytes, T] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._results)

    def clear(self) -> None:
        with self._lock:
            self._results.clear()

    def get(self, given: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """The result for `given`, whose `repr` says all of it; `work_out` makes it where it is not known yet."""
        key = hashlib.sha256(repr(tuple(given)).encode()).digest()
        found = self._results.get(key)
        if found is None:
            found = work_out()
            with self._lock:
                self._results[key] = found
                if len(self._results) > self._most:
                    del self._results[next(iter(self._results))]
        return found
