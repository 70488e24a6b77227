"""The client's own answers about cautions, as they come."""

from datetime import UTC, datetime
from typing import Any

import pytest

from routines.caution_wire import AnsweredCautions, answered_cautions_from_wire
from routines.errors import Invalid

BODY: dict[str, Any] = {
    "answered_at": "2026-03-11T09:00:00Z",
    "answers": [{"question_id": "neck", "answer": "not_sure"}, {"question_id": "of-a-later-release", "answer": "yes"}],
}


def test_answers_are_read_in_order_whichever_release_asked() -> None:
    assert answered_cautions_from_wire(BODY) == AnsweredCautions(
        datetime(2026, 3, 11, 9, 0, tzinfo=UTC), (("neck", "not_sure"), ("of-a-later-release", "yes"))
    )


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"answered_at": "yesterday"}, ("answered_at",)),
        ({"answers": [{"question_id": "neck", "answer": "perhaps"}]}, ("answers", 0, "answer")),
        ({"answers": [{"question_id": "", "answer": "no"}]}, ("answers", 0, "question_id")),
        ({"answers": [{"question_id": "neck", "answer": "no", "why": "?"}]}, ("answers", 0, "why")),
        ({"more": 1}, ("more",)),
    ],
)
def test_what_cannot_be_read_says_where(change: dict[str, Any], path: tuple[str | int, ...]) -> None:
    with pytest.raises(Invalid) as invalid:
        answered_cautions_from_wire(BODY | change)

    assert [problem.path for problem in invalid.value.problems] == [path]
