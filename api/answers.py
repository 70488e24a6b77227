"""Answers that are ready as the domain wrote them: no schema dumps them again."""

from typing import Any

from flask import Response, json


def answer(data: Any, status: int = 200) -> Response:
    """`data` as JSON in ASCII: what phones wrote may hold half a character, which JSON can escape and UTF-8 cannot."""
    return answer_text(json.dumps(data, ensure_ascii=True), status)


def answer_text(text: str, status: int = 200) -> Response:
    """JSON that is written already."""
    return Response(text, status, content_type="application/json")
