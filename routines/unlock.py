"""Opening what a red answer closed: who may, and what has to be said for it (evidence §3, §10.10)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from routines.errors import Problem
from routines.safety import Level
from routines.scope import Profession, Scope, may

Examiner: TypeAlias = Literal["doctor", "physiotherapist"]
LONGEST_NAME = 120

URGENT: frozenset[Level] = frozenset({"emergency", "same_day"})
"""Opened only after somebody has examined the client, and by a profession that may."""


@dataclass(frozen=True, slots=True)
class Examination:
    """Who examined the client, and on which of the client's days."""

    by_name: str
    by_profession: Examiner
    examined_on: date


@dataclass(frozen=True, slots=True)
class ClosedBy:
    """A lock that is on: at which level, and the client's day of the answer."""

    level: Level
    answered_on: date


def may_unlock(locks: Iterable[ClosedBy], profession: Profession | None, scope: Scope) -> bool:
    """Whether someone of this profession may open all of these."""
    return all(lock.level not in URGENT for lock in locks) or may(profession, scope.unlock_urgent)


def unlock_problems(locks: Iterable[ClosedBy], examination: Examination | None, today: date) -> Iterator[Problem]:
    """What is missing or cannot be in the examination. `today`: the client's."""
    answered = [lock.answered_on for lock in locks if lock.level in URGENT]
    if examination is None:
        if answered:
            yield Problem(("examination",), "required", "say who examined the client, and when")
        return
    if not examination.by_name.strip():
        yield Problem(("examination", "by_name"), "empty", "must not be empty")
    if examination.examined_on > today:
        yield Problem(("examination", "examined_on"), "in_the_future", "must not be in the future")
    if answered and examination.examined_on < max(answered):
        yield Problem(
            ("examination", "examined_on"),
            "before_the_answer",
            f"must not be before the answer of {max(answered).isoformat()}",
        )
