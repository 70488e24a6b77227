"""JSON as the database gets it, and as the one text that an entry is known by."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.json_text import canonical, plainly_read, written
from api.sessions.reading import READERS, read_entry
from tests.routines.golden import golden_cases

TEXT = st.text(st.characters(exclude_categories=()))
WHOLE = st.integers() | st.booleans() | st.none() | TEXT
ENTRIES = [
    entry
    for version in sorted({version for _, version in READERS})
    for case in golden_cases(f"entries/v{version}")
    for entry in case.values[0]["entries"]
]


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner))


def by_the_standard_library(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


@given(nested(WHOLE | st.floats(allow_nan=False, allow_infinity=False)))
def test_what_is_written_reads_as_it_was(value: Any) -> None:
    assert json.loads(written(value)) == value


@given(nested(WHOLE | st.floats(allow_nan=False)), st.booleans())
def test_what_is_read_is_what_the_standard_library_reads(value: Any, is_ascii: bool) -> None:
    try:
        text = json.dumps(value, ensure_ascii=is_ascii).encode()
    except UnicodeEncodeError:
        return
    with suppress(ValueError):
        assert repr(plainly_read(text)) == repr(json.loads(text))


@pytest.mark.parametrize(
    "text", [b"9223372036854775808", b"-123456789012345678901", b"1e999", b'"\\ud83d"', b"NaN", b"[1,]"]
)
def test_what_would_be_read_in_another_way_is_not_read(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        plainly_read(text)


@given(nested(WHOLE))
def test_an_entry_of_whole_numbers_is_known_by_the_same_text_as_ever(value: Any) -> None:
    assert canonical(value, has_fractions=False) == by_the_standard_library(value)


@given(nested(WHOLE | st.floats()))
def test_any_other_is_too(value: Any) -> None:
    assert canonical(value) == by_the_standard_library(value)


@pytest.mark.parametrize("text", ["\x7f", "ä", "\ud83d", "\x00\x1f", '"\\/'])
def test_characters_that_the_two_write_differently(text: str) -> None:
    assert canonical({text: text}, has_fractions=False) == by_the_standard_library({text: text})


def with_one_fraction(value: Any) -> Iterator[Any]:
    """`value` over and over, each time with another of its whole numbers as a fraction of the same size."""
    if type(value) is int:
        yield float(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from ({**value, key: changed} for changed in with_one_fraction(inner))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from ([*value[:index], changed, *value[index + 1 :]] for changed in with_one_fraction(inner))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_no_reader_takes_a_fraction(entry: dict[str, Any]) -> None:
    """So an entry that can be read has none, and the quick way to its text is the right one."""
    changed = [*with_one_fraction(entry)]
    assert changed
    assert [each for each in changed if read_entry(each).content is not None] == []
