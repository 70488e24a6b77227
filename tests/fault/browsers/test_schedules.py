"""A handful of the schedules of `make faults-browser`, and proof that a phone which loses something is caught."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.fault.browsers.chromium import Chromium, chromium_browser, ran
from tests.fault.browsers.phone import Phone
from tests.fault.browsers.play import Outcome, play
from tests.fault.browsers.schedule import RECORDING, moves
from tests.fault.browsers.series import Report, play_all
from tests.fault.browsers.staff import Staff, practice
from tests.fault.proxy import FaultProxy

SCHEDULES = 4
Forge = Callable[[dict[str, list[str]]], dict[str, list[str]]]


@pytest.fixture(scope="module")
def staff() -> Iterator[Staff]:
    with practice() as staff:
        yield staff


def test_every_finished_session_is_on_the_server_once_and_nothing_is_left_over(staff: Staff) -> None:
    async def played() -> Report:
        async with chromium_browser() as maker:
            return await play_all(staff, maker, range(1, SCHEDULES + 1), at_once=2)

    report = ran(played)
    assert report.failed is None, report.failed
    assert report.schedules == SCHEDULES
    assert report.sessions >= 2 * SCHEDULES
    assert report.met.total() > 0


class Impatient(Chromium):
    """Makes phones that `hands.js` reads wrongly, as if they had lost or kept what they should not."""

    patience_seconds = 0
    real_patience_seconds = 3
    forge: Forge = staticmethod(lambda books: books)

    async def phone(self, proxy: FaultProxy) -> Phone:
        phone = await super().phone(proxy)
        act = phone.act

        async def forged(name: str, **told: Any) -> Any:
            if name == "practise":
                return self.renamed(await act(name, **told))
            answer = await act(name, **told)
            return self.forge(answer) if name == "books" else answer

        phone.act = forged  # type: ignore[method-assign]
        return phone

    def renamed(self, session_id: str) -> str:
        return session_id


class OneForgotten(Impatient):
    """Says of each session that it was saved under another id: the server has never heard of that one."""

    def renamed(self, session_id: str) -> str:
        return session_id[::-1]


class OneWaiting(Impatient):
    forge = staticmethod(lambda books: {**books, "waiting": ["one"]})


class OneUnknown(Impatient):
    forge = staticmethod(lambda books: {**books, "known": [*books["known"], "one"]})


@pytest.mark.parametrize(
    ("kind", "is_caught"),
    [
        (OneForgotten, lambda outcome: outcome.lost and outcome.duplicated),
        (OneWaiting, lambda outcome: outcome.stuck),
        (OneUnknown, lambda outcome: "counts" in (outcome.broken or "")),
    ],
)
def test_a_phone_that_loses_or_keeps_back_is_caught(
    staff: Staff, kind: type[Impatient], is_caught: Callable[[Outcome], bool]
) -> None:
    async def played() -> Outcome:
        async with chromium_browser() as maker:
            return await play(1, staff, kind(maker.browser))

    outcome = ran(played)
    assert not outcome.is_good
    assert is_caught(outcome), outcome


def test_a_seed_is_a_schedule_and_every_schedule_records_something() -> None:
    schedules = {seed: moves(seed) for seed in range(1, 301)}
    assert schedules == {seed: moves(seed) for seed in schedules}
    assert len(set(schedules.values())) == len(schedules)
    assert all(sum(move.what in RECORDING for move in made) >= 2 for made in schedules.values())
    assert {move.what for made in schedules.values() for move in made} >= {"second phone", "second tab", "offline"}
