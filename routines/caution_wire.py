"""The client's own answers to the questions about cautions on the wire, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from routines.caution_answers import Answer
from routines.errors import Invalid, Problem
from routines.fields import INSTANT, Fields, one_of, text

_ANSWER = one_of(get_args(Answer))
_QUESTION_ID = text(100, shortest=1)
_MOST_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class AnsweredCautions:
    """Questions with their answers, as the client gave them: none of it is confirmed."""

    answered_at: datetime
    answers: tuple[tuple[str, Answer], ...]


def answered_cautions_from_wire(body: Mapping[str, Any]) -> AnsweredCautions:
    """Read a caution answer's body. Raises `Invalid` with every problem."""
    problems: list[Problem] = []
    fields = Fields(body, problems)
    answered = AnsweredCautions(
        answered_at=fields.required("answered_at", INSTANT),
        answers=tuple(_answer(each) for each in fields.objects("answers", _MOST_ANSWERS)),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return answered


def _answer(fields: Fields) -> tuple[str, Answer]:
    told = (fields.required("question_id", _QUESTION_ID), fields.required("answer", _ANSWER))
    fields.close()
    return told
