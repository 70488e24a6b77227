"""The client's answer to the practice's consent text on the wire, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias, get_args

from routines.errors import Invalid, Problem
from routines.fields import INSTANT, Fields, one_of, whole

ConsentAnswer: TypeAlias = Literal["agreed", "refused"]

_ANSWER = one_of(get_args(ConsentAnswer))
_VERSION = whole(1, 2**31 - 1)


@dataclass(frozen=True, slots=True)
class AnsweredConsent:
    """`text_version`: of the practice's text that was read. `refused` also takes back what was agreed before."""

    answered_at: datetime
    text_version: int
    answer: ConsentAnswer


def answered_consent_from_wire(body: Mapping[str, Any]) -> AnsweredConsent:
    """Read a consent answer's body. Raises `Invalid` with every problem."""
    problems: list[Problem] = []
    fields = Fields(body, problems)
    answered = AnsweredConsent(
        answered_at=fields.required("answered_at", INSTANT),
        text_version=fields.required("text_version", _VERSION),
        answer=fields.required("answer", _ANSWER),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return answered
