"""Entries that could not be read, as a person reads them: why, what they hold, what of a session can be told."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, get_args
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from routines.errors import Problem
from routines.fields import ID, INSTANT, LOCAL_DATE, Fields, Parser, one_of, text
from routines.session_log import DONE_PERCENT, Amount, StepResult, counting_seconds
from routines.session_log_wire import step_from_wire, steps_from_wire

T = TypeVar("T")
_AMOUNT = one_of(get_args(Amount))
_NOTE = text(4_000)
_HALF_PERCENT = 40
_LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a session that could not be read as a whole; None or empty: not that.

    `amount` is what the record says, else what its seconds come to. `steps` are there only when every one can be read.
    """

    routine_id: UUID | None
    practised_on: date | None
    started_at: datetime | None
    ended_at: datetime | None
    steps: tuple[StepResult, ...]
    amount: Amount | None
    note: str


def salvage(raw: Mapping[str, Any], time_zone: str) -> Salvaged:
    """Of an entry as it came, all that is plainly right; `time_zone` is the client's, for a day that is not said."""
    body = raw.get("body")
    found: Mapping[str, Any] = body if isinstance(body, Mapping) else {}
    started_at = _right(found, "started_at", INSTANT)
    steps = _steps(found)
    return Salvaged(
        routine_id=_right(found, "routine_id", ID),
        practised_on=_right(found, "practised_on", LOCAL_DATE) or _local_day(started_at, time_zone),
        started_at=started_at,
        ended_at=_right(found, "ended_at", INSTANT),
        steps=steps,
        amount=_right(found, "amount", _AMOUNT) or _amount_of(steps),
        note=_right(found, "note", _NOTE) or "",
    )


def why_unread(kind: str, version: int, known: Mapping[str, Sequence[int]], problems: Sequence[Problem]) -> str:
    """Why an entry could not be read, in plain words. `known`: by kind, the versions that can be."""
    if not problems:
        return "It can be read by now."
    places = {problem.path for problem in problems}
    if kind not in known:
        return "It is of a kind that this service does not know."
    if ("schema_version",) in places and version > max(known[kind]):
        return (
            f"The app that wrote it is newer than this service: it writes version {version} of this kind of record, "
            f"and this service reads up to version {max(known[kind])}."
        )
    if len(problems) == 1:
        return "One place in it does not say what it should."
    return f"{len(problems)} places in it do not say what they should."


def shown_text(value: object) -> str:
    """JSON for people: indented, and without any character that hides or turns round what stands beside it."""
    shown = json.dumps(value, indent=2, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == _LINE_BREAK else _escaped(c) for c in shown)


def as_it_came(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry that was kept whole. One with numbers too big for a database is kept as text."""
    if set(kept) != {"text"} or not isinstance(kept["text"], str):
        return kept
    came = json.loads(kept["text"])
    return came if isinstance(came, Mapping) else kept


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return re.sub("(....)", r"\\u\1", units)


def _right(found: Mapping[str, Any], name: str, parser: Parser[T]) -> T | None:
    problems: list[Problem] = []
    value = Fields(found, problems).optional(name, parser)
    return None if problems else value


def _steps(found: Mapping[str, Any]) -> tuple[StepResult, ...]:
    problems: list[Problem] = []
    steps = steps_from_wire(Fields(found, problems), step_from_wire)
    indexes = {step.step_index for step in steps}
    return () if problems or len(indexes) < len(steps) else steps


def _local_day(at: datetime | None, time_zone: str) -> date | None:
    try:
        return at.astimezone(ZoneInfo(time_zone)).date() if at else None
    except (OverflowError, ValueError, ZoneInfoNotFoundError):
        return None


def _amount_of(steps: Sequence[StepResult]) -> Amount | None:
    done, prescribed = counting_seconds(steps)
    if not done:
        return None
    percent = done * 100 // prescribed
    if percent >= DONE_PERCENT:
        return "all"
    return "half" if percent >= _HALF_PERCENT else "little"
