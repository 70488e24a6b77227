"""Answers that are ready as the domain wrote them: no schema dumps them again."""

from typing import Any

from flask import Response, json

from api.json_text import plainly_written


def answer(data: Any, status: int = 200) -> Response:
    """`data` as JSON. What phones wrote may hold half a character, which JSON can escape and UTF-8 cannot: then all of
    it is ASCII."""
    try:
        text = plainly_written(data)
    except TypeError:
        text = json.dumps(data, ensure_ascii=True)
    return answer_text(text, status)


def answer_text(text: str, status: int = 200) -> Response:
    """JSON that is written already."""
    return Response(text, status, content_type="application/json")
