"""Answers to a safety screen, with the words of what was asked."""

from collections.abc import Iterator
from typing import Any

from routines.fields import instant_to_wire
from routines.questions import KNOWN
from routines.safety_wire import AnsweredScreen


def question_text(question_id: str) -> str | None:
    """What was asked; None for a question that this release does not know."""
    question = KNOWN.get(question_id)
    return question.text if question else None


def answers_to_wire(screen: AnsweredScreen) -> Iterator[dict[str, Any]]:
    """What was not answered with "no", also what was taken back."""
    for answer in screen.answers:
        if answer.answer != "no":
            yield {
                "answered_at": instant_to_wire(screen.answered_at),
                "question_id": answer.question_id,
                "text": question_text(answer.question_id),
                "answer": answer.answer,
                "confirmed": answer.confirmed,
            }
