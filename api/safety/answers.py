"""Answers to a safety screen, with the words of what was asked."""

from collections.abc import Iterator
from typing import Any

from routines.fields import instant_to_wire
from routines.safety import QUESTIONS
from routines.safety_wire import AnsweredScreen

_QUESTIONS = {question.id: question for question in QUESTIONS}


def answers_to_wire(screen: AnsweredScreen) -> Iterator[dict[str, Any]]:
    """What was not answered with "no", also what was taken back."""
    for answer in screen.answers:
        if answer.answer != "no":
            question = _QUESTIONS.get(answer.question_id)
            yield {
                "answered_at": instant_to_wire(screen.answered_at),
                "question_id": answer.question_id,
                "text": question.text if question else None,
                "answer": answer.answer,
                "confirmed": answer.confirmed,
            }
