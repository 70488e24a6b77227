"""What was worked out once and need not be again: results of pure functions, found by all that went into them."""

import hashlib
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, Generic, TypeVar

import orjson

K = TypeVar("K")
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

    def all(self, given: Mapping[K, tuple[Any, ...]], work_out: Callable[[list[K]], Mapping[K, T]]) -> dict[K, T]:
        """The result for each of `given`, plain values whose JSON says all of them; `work_out` makes those that are not
        known yet, all at once."""
        keys = {name: hashlib.sha256(_said(each)).digest() for name, each in given.items()}
        known = {name: self._results.get(key) for name, key in keys.items()}
        found = {name: result for name, result in known.items() if result is not None}
        unknown = [name for name, result in known.items() if result is None]
        if unknown:
            made = work_out(unknown)
            found |= made
            self._keep({keys[name]: result for name, result in made.items()})
        return found

    def _keep(self, results: Mapping[bytes, T]) -> None:
        with self._lock:
            self._results |= results
            for key in [*self._results][: max(0, len(self._results) - self._most)]:
                del self._results[key]


def _said(given: tuple[Any, ...]) -> bytes:
    """UUIDs and instants included, at a fraction of what their `repr` takes, which says what JSON cannot."""
    try:
        return orjson.dumps((*given,))
    except TypeError:
        return repr(given).encode()
