"""The client's answer to the consent text, as it comes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from routines.consent_wire import AnsweredConsent, answered_consent_from_wire
from routines.errors import Invalid

BODY: dict[str, Any] = {"answered_at": "2026-03-11T09:00:00Z", "text_version": 2, "answer": "agreed"}


@pytest.mark.parametrize("answer", ["agreed", "refused"])
def test_an_answer_says_to_which_text_and_when(answer: Any) -> None:
    at = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
    assert answered_consent_from_wire(BODY | {"answer": answer}) == AnsweredConsent(at, 2, answer)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"answered_at": "yesterday"}, "answered_at"),
        ({"text_version": 0}, "text_version"),
        ({"text_version": "2"}, "text_version"),
        ({"answer": "perhaps"}, "answer"),
        ({"more": 1}, "more"),
    ],
)
def test_what_cannot_be_read_says_where(change: dict[str, Any], path: str) -> None:
    with pytest.raises(Invalid) as invalid:
        answered_consent_from_wire(BODY | change)

    assert [problem.path for problem in invalid.value.problems] == [(path,)]
