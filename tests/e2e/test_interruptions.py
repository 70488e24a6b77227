"""What comes between a person and a routine, and the log of it: each second is done, paused or not seen."""

from datetime import datetime
from itertools import accumulate
from typing import get_args

import pytest
from playwright.sync_api import expect

from routines.timeline import StepKind
from tests.e2e.conftest import Windows
from tests.e2e.interrupted import FIRST_HOLD, HOLD, PREPARE, REST, SECOND_HOLD, Row, Sitting, sitting
from tests.e2e.steps import pass_time_until, save
from tests.fault.harbour import Therapist
from tests.fault.proxy import fault_proxy

DONE: list[Row] = [
    ("prepare", PREPARE, 0, 0, "done"),
    ("hold", HOLD, 0, 0, "done"),
    ("rest", REST, 0, 0, "done"),
    ("hold", HOLD, 0, 0, "done"),
]
ONCE = {"reps": 1, "rest_seconds": 5, "sets": 1}
CONTRACT_RELAX = {
    "type": "contract_relax",
    "contract_seconds": 6,
    "effort_percent_min": 20,
    "effort_percent_max": 50,
    "relax_seconds": 4,
    "stretch_seconds": 6,
}
EVERY_KIND = [
    {"exercise_id": "hamstring-contract-relax-strap", "sides": "both", "dose": ONCE | CONTRACT_RELAX | {"sets": 2}},
    {"exercise_id": "ball-release-wall", "sides": "left", "dose": ONCE | {"type": "pressure", "hold_seconds": 6}},
    {"exercise_id": "glute-bridge", "dose": ONCE | {"type": "dynamic_reps", "rep_seconds": 4, "hold_seconds": 0}},
    {
        "exercise_id": "sciatic-slider-seated",
        "sides": "left",
        "dose": ONCE | {"type": "slider", "rep_seconds": 4, "hold_seconds": 0},
    },
    {
        "exercise_id": "breathing-constructive-rest",
        "dose": ONCE | {"type": "breathing", "inhale_seconds": 4, "exhale_seconds": 4},
    },
]


def with_first_hold(done: int, led: int, unseen: int, outcome: str) -> list[Row]:
    return [DONE[0], ("hold", done, led, unseen, outcome), *DONE[2:]]


@pytest.fixture
def ines(url: str) -> Therapist:
    return Therapist(url)


def test_loaded_again_in_a_hold(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    tom.phone.clock.resume()
    tom.page.reload()
    tom.resume()
    gap = tom.gap()
    assert tom.finish() == with_first_hold(HOLD, 0, gap, "done")


def test_the_clock_set_by_hours_moves_nothing(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    hour = 3600
    tom.phone.clock.set_system_time(tom.now() / 1000 + 5 * hour)
    tom.watch(10_000)
    tom.phone.clock.set_system_time(tom.now() / 1000 - 29 * hour)
    assert tom.finish() == DONE
    [log] = ines.logs_of(tom.client_id)
    lasted = datetime.fromisoformat(log["ended_at"]) - datetime.fromisoformat(log["started_at"])
    # A busy machine shows the end some seconds late, and those have passed; none of the hours has.
    assert 90 <= lasted.total_seconds() < 300
    assert log["practised_on"] == log["started_at"][:10]


def test_back_pauses_and_today_offers_it(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    tom.phone.clock.resume()
    tom.page.go_back()
    expect(tom.page.get_by_role("heading", name="You stopped at Figure 4, lying")).to_be_visible()
    expect(tom.page.get_by_role("button", name="Start it again")).to_have_count(0)
    tom.resume()
    assert tom.finish() == DONE


def test_a_second_tab_knows_that_it_is_done_elsewhere_and_can_take_it_over(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    first = tom.page
    tom.open()
    expect(tom.page.get_by_role("heading", name="You are doing Figure 4, lying in another tab")).to_be_visible()
    tom.resume()
    gap = tom.gap()
    tom.watch(6_000)
    expect(first.get_by_role("heading", name="This routine goes on elsewhere")).to_be_visible()
    assert tom.finish() == with_first_hold(HOLD, 0, gap, "done")


def test_a_second_tab_offers_it_when_the_first_is_closed(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    first = tom.page
    tom.open()
    expect(tom.page.get_by_role("heading", name="You are doing Figure 4, lying in another tab")).to_be_visible()
    first.close()
    expect(tom.page.get_by_role("heading", name="You stopped at Figure 4, lying")).to_be_visible()
    tom.resume("Start it again")
    gap = tom.gap()
    assert tom.finish() == with_first_hold(HOLD, 0, gap, "done")


def test_frozen_for_ten_minutes_and_held_to_its_end_unseen(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    page = tom.phone.new_cdp_session(tom.page)
    page.send("Page.setWebLifecycleState", {"state": "frozen"})
    tom.away(600)
    page.send("Page.setWebLifecycleState", {"state": "active"})
    tom.watch(500)
    expect(tom.page.get_by_text("For 10 min the screen was off, or the app was not open.")).to_be_visible()
    expect(tom.page.get_by_text("Hold: the phone saw 12 of 30 s.")).to_be_visible()
    tom.go_on("I did the rest")
    assert tom.finish() == with_first_hold(12, 0, 600, "cut_short")


def test_locked_unlocked_and_locked_again_before_it_is_started_again(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(FIRST_HOLD + 12.5)
    tom.hide()
    tom.away(10)
    tom.show()
    expect(tom.page.get_by_role("button", name="Start it again")).to_be_visible()
    expect(tom.page.get_by_role("button", name="I did the rest")).to_have_count(0)
    tom.hide()
    tom.away(60)
    tom.show()
    tom.go_on("Start it again")
    assert tom.finish() == with_first_hold(HOLD, 0, 70, "done")


def test_hidden_where_nothing_has_to_be_asked(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines)
    tom.begin()
    tom.to(SECOND_HOLD - 5.5)
    tom.hide()
    tom.away(60)
    tom.show()
    expect(tom.page.get_by_role("button", name="Start it again")).to_have_count(0)
    tom.go_on("Resume")
    assert tom.finish() == [*DONE[:2], ("rest", REST, 0, 60, "done"), DONE[3]]


def _led(windows: Windows, ines: Therapist) -> Sitting:
    """Sound leads on in the dark."""
    tom = sitting(windows, ines)
    tom.page.get_by_role("link", name="Settings").click()
    tom.page.get_by_role("checkbox", name="Go on when the screen is off").check()
    tom.page.get_by_role("link", name="Today").click()
    tom.begin()
    tom.page.wait_for_function("device.element && !device.element.paused")
    return tom


def test_headphones_pulled_out_pause_it(ines: Therapist, windows: Windows) -> None:
    tom = _led(windows, ines)
    tom.to(FIRST_HOLD + 12.5)
    tom.page.evaluate("device.element.pause()")
    tom.watch(60_000)
    tom.go_on("Resume")
    assert tom.finish() == DONE


def test_a_call_in_the_dark_ends_what_is_heard(ines: Therapist, windows: Windows) -> None:
    tom = _led(windows, ines)
    tom.to(FIRST_HOLD + 2)
    tom.hide()
    tom.watch(10_000)
    tom.page.evaluate("device.element.pause()")
    tom.away(120)
    tom.show()
    expect(tom.page.get_by_text("Hold: the phone saw 12 of 30 s.")).to_be_visible()
    tom.go_on("Resume")
    assert tom.finish() == with_first_hold(HOLD, 10, 120, "done")


def test_frozen_in_the_dark_while_the_sound_plays_on(ines: Therapist, windows: Windows) -> None:
    tom = _led(windows, ines)
    tom.to(FIRST_HOLD + 2)
    tom.hide()
    tom.away(20)
    tom.show()
    assert tom.finish() == with_first_hold(HOLD, 20, 0, "done")


def test_killed_in_the_dark(ines: Therapist, windows: Windows) -> None:
    tom = _led(windows, ines)
    tom.to(FIRST_HOLD + 2)
    tom.hide()
    tom.watch(10_000)
    tom.kill()
    tom.away(300)
    tom.open()
    tom.resume()
    heard = int(tom.seconds_seen() - FIRST_HOLD - 2)
    assert 5 <= heard <= 10, "at most five seconds were not yet on the disk"
    gap = tom.gap()
    assert 300 <= gap <= 310
    assert tom.finish() == with_first_hold(HOLD, heard, gap, "done")


def test_killed_in_every_kind_of_step(ines: Therapist, windows: Windows) -> None:
    tom = sitting(windows, ines, EVERY_KIND)
    tom.begin()
    run = tom.on_disk()
    assert run is not None
    steps = run["timeline"]
    starts = list(accumulate((step["seconds"] for step in steps), initial=0))
    gaps: dict[str, tuple[int, int]] = {}
    for index, step in enumerate(steps):
        if step["kind"] in gaps:
            continue
        tom.to(starts[index] + 1.5)
        tom.kill()
        tom.open()
        tom.resume()
        assert starts[index] <= tom.seconds_seen() <= starts[index] + 1.5
        gaps[step["kind"]] = index, tom.gap()
    assert set(gaps) == set(get_args(StepKind))
    unseen = dict(gaps.values())
    assert tom.finish() == [
        (step["kind"], step["seconds"], 0, unseen.get(index, 0), "done") for index, step in enumerate(steps)
    ]


def test_the_server_is_gone_until_the_routine_is_over(ines: Therapist, windows: Windows) -> None:
    with fault_proxy(ines.url, ines.url) as proxy:
        tom = sitting(windows, ines, url=proxy.url)
        expect(tom.page.get_by_text("Ready without network", exact=True)).to_be_visible()
        proxy.is_down = True
        tom.begin()
        tom.to(FIRST_HOLD + 12.5)
        tom.kill()
        tom.open()
        tom.resume()
        gap = tom.gap()
        tom.to_end()
        save(tom.page, pain=3)
        expect(tom.page.get_by_text("On this phone only", exact=True)).to_be_visible()
        assert ines.logs_of(tom.client_id) == []
        proxy.is_down = False
        pass_time_until(tom.phone, tom.page.get_by_text("Received", exact=False).first)
        assert tom.log() == with_first_hold(HOLD, 0, gap, "done")
