"""What was answered about a client's cautions, and what of it protects: a yes from the first moment, a no only once
the therapist has confirmed it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from routines.cautions import GATES, THERAPIST_ONLY
from routines.errors import Problem

Answer: TypeAlias = Literal["yes", "no", "not_sure"]
ToldBy: TypeAlias = Literal["client", "staff"]


@dataclass(frozen=True, slots=True)
class CautionAnswer:
    """One answer about one code. `reason` of a confirmed one: why it holds nothing back (any more), else empty."""

    code: str
    answer: Answer
    is_confirmed: bool
    reason: str
    told_by: ToldBy
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about one code. `confirmed` rules; `waiting` is the newest answer since that waits for the
    therapist. No standing at all: not asked."""

    confirmed: CautionAnswer | None
    waiting: CautionAnswer | None
    protects: bool


def standings(answers: Iterable[CautionAnswer]) -> Mapping[str, Standing]:
    """What stands of `answers` (oldest first), by code.

    Yes and "not sure" protect at once, whoever said it. A no takes protection away only when the therapist confirms it,
    and so does a reason to lift it: a tap too many must not bring an exercise back.
    """
    found: dict[str, Standing] = {}
    for each in answers:
        before = found.get(each.code)
        if each.is_confirmed:
            found[each.code] = Standing(each, None, _protects(each))
        elif before is None:
            found[each.code] = Standing(None, each, _protects(each))
        else:
            found[each.code] = Standing(before.confirmed, each, before.protects or _protects(each))
    return found


def protecting(found: Mapping[str, Standing]) -> tuple[str, ...]:
    """The codes that hold something back now, sorted."""
    return tuple(sorted(code for code, standing in found.items() if standing.protects))


def waiting(found: Mapping[str, Standing]) -> tuple[str, ...]:
    """The codes with an answer that the therapist has not confirmed yet, sorted."""
    return tuple(sorted(code for code, standing in found.items() if standing.waiting))


def _lifts_gate(answer: CautionAnswer, before: Standing | None) -> bool:
    is_on = answer.code in GATES and before is not None and before.protects
    return is_on and answer.is_confirmed and not _protects(answer)


def _protects(answer: CautionAnswer) -> bool:
    return answer.answer != "no" and not answer.reason


def lifted_gates(answers: Iterable[CautionAnswer], found: Mapping[str, Standing]) -> tuple[str, ...]:
    """The gates that are on beside `found`, and that `answers` would lift."""
    return tuple(each.code for each in answers if _lifts_gate(each, found.get(each.code)))


def answer_problems(answers: Iterable[CautionAnswer], found: Mapping[str, Standing]) -> Iterator[tuple[int, Problem]]:
    """What speaks against taking `answers` down beside what stands already, each with the number of its answer.

    A gate that is on is only lifted with a reason, and a reason lifts nothing before the therapist has confirmed it.
    """
    seen: set[str] = set()
    for number, each in enumerate(answers):
        if each.code in seen:
            yield number, Problem(("code",), "repeated", "stands twice")
        seen.add(each.code)
        if each.code == THERAPIST_ONLY:
            yield number, Problem(("code",), "not_of_people", "marks exercises, not people")
        if each.reason and not each.is_confirmed:
            yield number, Problem(("reason",), "not_confirmed", "needs the answer to be confirmed")
        if not each.reason and _lifts_gate(each, found.get(each.code)):
            yield number, Problem(("reason",), "missing", "is needed to lift what holds the whole plan")
