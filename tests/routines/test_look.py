"""What is new since a staff member looked."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.look import SITTING, Look, looked, new_since

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("before", "seen", "now", "after"),
    [
        (None, 0, 0, Look(at(0), None)),
        # A clock ahead of ours, or a made-up time: no further than now.
        (None, 90, 5, Look(at(5), None)),
        # Another sitting: what came since the last one is new in it.
        (Look(at(0), None), 31, 31, Look(at(31), at(0))),
        (Look(at(0), at(-500)), 60, 61, Look(at(60), at(0))),
        # The same sitting keeps its marks.
        (Look(at(0), at(-500)), 30, 30, Look(at(30), at(-500))),
        # An answer that was read earlier arrives later: nothing goes back.
        (Look(at(0), at(-500)), -10, 40, Look(at(0), at(-500))),
    ],
)
def test_a_look_moves_on(before: Look | None, seen: int, now: int, after: Look) -> None:
    assert looked(before, at(seen), at(now)) == after


@pytest.mark.parametrize(
    ("before", "now", "since"),
    [(None, 0, None), (Look(at(0), at(-500)), 30, at(-500)), (Look(at(0), at(-500)), 31, at(0))],
)
def test_what_is_marked_as_new(before: Look | None, now: int, since: datetime | None) -> None:
    assert new_since(before, at(now)) == since


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), min_size=1))
def test_what_was_not_seen_is_new_until_it_was(steps: list[tuple[int, int]]) -> None:
    """Whatever the looks: what arrived after the last one counts as unseen, and no mark is ever of what was unseen."""
    look, now = None, 0
    for wait, behind in steps:
        now += wait
        before = look
        look = looked(before, at(now - behind), at(now))
        assert look.at <= at(now)
        assert look.since is None or look.since < look.at
        if before:
            assert look.at == max(before.at, at(now - behind))
    assert look
    assert new_since(look, look.at + SITTING + timedelta(seconds=1)) == look.at
