"""Reading a JSON object field by field: every problem is noted with its path, none stops the reading."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Generic, TypeVar
from uuid import UUID

from routines.errors import Problem

T = TypeVar("T")
S = TypeVar("S", bound=str)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MISSING = object()


class Unfit(ValueError):
    """A value does not fit its field: a stable code and words for people."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Parser(Generic[T]):
    """`parse` returns the value or raises `Unfit`; `stand_in` takes an unfit value's place while reading goes on."""

    parse: Callable[[object], T]
    stand_in: T


def whole(low: int, high: int) -> Parser[int]:
    """A whole number from `low` to `high`; true and false are not numbers."""

    def parse(value: object) -> int:
        if type(value) is int and low <= value <= high:
            return value
        raise Unfit("whole_number", f"must be a whole number from {low} to {high}")

    return Parser(parse, low)


def text(longest: int, shortest: int = 0) -> Parser[str]:
    """Text of `shortest` to `longest` characters."""

    def parse(value: object) -> str:
        if type(value) is str and shortest <= len(value) <= longest:
            return value
        raise Unfit("text", f"must be text of {shortest} to {longest} characters")

    return Parser(parse, "")


def one_of(choices: Iterable[S]) -> Parser[S]:
    """One of a few words."""
    allowed: dict[str, S] = {choice: choice for choice in choices}
    words = ", ".join(allowed)

    def parse(value: object) -> S:
        found = allowed.get(value) if isinstance(value, str) else None
        if found is None:
            raise Unfit("choice", f"must be one of {words}")
        return found

    return Parser(parse, next(iter(allowed.values())))


def several_of(choices: Iterable[S]) -> Parser[tuple[S, ...]]:
    """A list of a few words, none twice."""
    word = one_of(choices)

    def parse(value: object) -> tuple[S, ...]:
        if not isinstance(value, list):
            raise Unfit("list", "must be a list")
        found = tuple(word.parse(item) for item in value)
        if len(set(found)) < len(found):
            raise Unfit("duplicate", "must not name anything twice")
        return found

    return Parser(parse, ())


def _flag(value: object) -> bool:
    if type(value) is bool:
        return value
    raise Unfit("flag", "must be true or false")


# Most stand for the same plan, routine and phone.
_known_uuid: Callable[[str], UUID] = lru_cache(maxsize=4096)(UUID)


def _uuid(value: object) -> UUID:
    try:
        if type(value) is str and len(value) == 36:
            return _known_uuid(value)
    except ValueError:
        pass
    raise Unfit("uuid", "must be a UUID")


def _instant(value: object) -> datetime:
    try:
        # A shorter string is a date, which fromisoformat would take for its midnight.
        found = datetime.fromisoformat(value) if type(value) is str and len(value) > 10 else None
        if found is not None and found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Unfit("instant", "must be a time with its offset, such as 2026-11-21T18:30:00Z")


def _local_date(value: object) -> date:
    try:
        if type(value) is str and len(value) == 10 and value[4] == "-" == value[7]:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Unfit("date", "must be a date, such as 2026-11-21")


FLAG = Parser(_flag, False)
ID = Parser(_uuid, UUID(int=0))
INSTANT = Parser(_instant, _EPOCH)
LOCAL_DATE = Parser(_local_date, _EPOCH.date())


def instant_to_wire(instant: datetime) -> str:
    """RFC 3339 in UTC, as browsers write it: 2026-11-21T18:30:00Z."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


class Fields:
    """One JSON object being read. `problems` is shared with the objects inside it."""

    __slots__ = ("_is_object", "_known", "_path", "_values", "problems")

    def __init__(self, value: object, problems: list[Problem], path: tuple[str | int, ...] = ()) -> None:
        self.problems = problems
        self._path = path
        self._known: set[str] = set()
        self._is_object = isinstance(value, Mapping)
        self._values: Mapping[object, object] = value if isinstance(value, Mapping) else {}
        if not self._is_object:
            self.wrong("object", "must be an object")

    def required(self, name: str, parser: Parser[T]) -> T:
        """The field's value; a missing field is a problem."""
        self._known.add(name)
        value = self._values.get(name, _MISSING)
        if value is _MISSING:
            if self._is_object:
                self.wrong("missing", "is missing", name)
            return parser.stand_in
        try:
            return parser.parse(value)
        except Unfit as unfit:
            return self._unfit(name, parser, unfit)

    def optional(self, name: str, parser: Parser[T]) -> T | None:
        """The field's value; missing and null are None."""
        self._known.add(name)
        value = self._values.get(name)
        if value is None:
            return None
        try:
            return parser.parse(value)
        except Unfit as unfit:
            return self._unfit(name, parser, unfit)

    def nested(self, name: str) -> "Fields | None":
        """The object in this field; None when missing or null."""
        self._known.add(name)
        value = self._values.get(name)
        return None if value is None else Fields(value, self.problems, (*self._path, name))

    def raw(self, name: str) -> object:
        """The field as it is, for a caller that reads it by itself; None when missing."""
        self._known.add(name)
        return self._values.get(name)

    def objects(self, name: str, most: int) -> "list[Fields]":
        """The objects of a list of at most `most`; missing is empty."""
        self._known.add(name)
        value = self._values.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            self.wrong("list", f"must be a list of at most {most}", name)
            return []
        return [Fields(item, self.problems, (*self._path, name, index)) for index, item in enumerate(value)]

    def close(self) -> None:
        """Nothing more is read: fields that no one asked for are problems."""
        if len(self._values) > len(self._known) or not self._known.issuperset(self._values):
            for name in self._values:
                if name not in self._known:
                    self.wrong("unknown_field", "is not a field of this object", str(name))

    def wrong(self, code: str, message: str, *place: str | int) -> None:
        """Note a problem at `place` inside this object."""
        self.problems.append(Problem((*self._path, *place), code, message))

    def _unfit(self, name: str, parser: Parser[T], unfit: Unfit) -> T:
        self.wrong(unfit.code, str(unfit), name)
        return parser.stand_in
