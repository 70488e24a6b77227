"""The answers to a safety screen on the wire, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from routines.errors import Invalid, Problem
from routines.fields import FLAG, INSTANT, Fields, one_of, text
from routines.safety import Answer, SafetyAnswer, Screen

_SCREEN = one_of(get_args(Screen))
_ANSWER = one_of(get_args(Answer))
_QUESTION_ID = text(100, shortest=1)
_MOST_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class AnsweredScreen:
    """One screen as it was answered, with what was taken back."""

    answered_at: datetime
    screen: Screen
    answers: tuple[SafetyAnswer, ...]


def answered_screen_from_wire(body: Mapping[str, Any]) -> AnsweredScreen:
    """Read a safety answer's body. Raises `Invalid` with every problem."""
    problems: list[Problem] = []
    fields = Fields(body, problems)
    screen = AnsweredScreen(
        answered_at=fields.required("answered_at", INSTANT),
        screen=fields.required("screen", _SCREEN),
        answers=tuple(_answer(answer) for answer in fields.objects("answers", _MOST_ANSWERS)),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return screen


def _answer(fields: Fields) -> SafetyAnswer:
    answer = SafetyAnswer(
        question_id=fields.required("question_id", _QUESTION_ID),
        answer=fields.required("answer", _ANSWER),
        confirmed=fields.required("confirmed", FLAG),
    )
    fields.close()
    return answer
