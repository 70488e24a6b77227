"""What was worked out once is found again by all that went into it, and only by that."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from api.caseload.kept import Kept

INSTANT = datetime(2026, 3, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Tom", 1), ("Tom", 2)),
        (("Tom", None), ("Tom", "")),
        (((1, 2), 3), ((1,), 2, 3)),
        ((UUID(int=1),), (UUID(int=2),)),
        ((INSTANT,), (INSTANT.replace(microsecond=1),)),
        # JSON has no bytes and no half characters.
        ((b"1",), (b"2",)),
        (("\ud83d",), ("\ud83e",)),
    ],
)
def test_a_result_is_found_by_what_it_was_made_from(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    made: list[int] = []
    kept: Kept[int] = Kept(10)

    def work_out(unknown: list[str]) -> dict[str, int]:
        made.append(len(made))
        return dict.fromkeys(unknown, made[-1])

    assert [kept.all({"a": given}, work_out)["a"] for given in (one, other, one, other)] == [0, 1, 0, 1]
    assert made == [0, 1]


def test_only_so_many_are_kept_and_the_newest() -> None:
    kept: Kept[str] = Kept(2)
    for word in ("one", "two", "three"):
        assert kept.all({1: (word,)}, lambda _, word=word: {1: word}) == {1: word}  # type: ignore[misc]
    assert len(kept) == 2
    again = kept.all({1: ("three",), 2: ("one",)}, lambda unknown: {key: f"{key} again" for key in unknown})
    assert again == {1: "three", 2: "2 again"}
