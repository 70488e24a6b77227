"""After a session: one thumb, three taps, nothing to scroll to; what was said stays what it is."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import PHONE, Windows
from tests.e2e.steps import add_client, answer_no, code_for, join, make_plan, sign_in

EXERCISE = "Hamstring stretch with strap, lying"
TOUCH = 48


def test_pain_and_place_are_told_with_three_taps_of_one_thumb(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    tom = join(windows.phone(url), code_for(ines))
    practise(tom)

    taps = [
        tom.get_by_role("radio", name="3 of 10", exact=True).locator(".."),
        tom.get_by_role("radio", name="As before").locator(".."),
        tom.get_by_role("button", name="Save"),
    ]
    # Nothing moves under the thumb: where each tap goes is known from the start.
    places = [in_reach(tap) for tap in taps]
    expect_accessible(tom)
    assert [in_reach(tap) for tap in taps] == places
    for x, y in places:
        tom.touchscreen.tap(x, y)
    expect(tom.get_by_role("heading", name="Saved")).to_be_visible()
    expect(tom.get_by_role("heading", name="Go on as planned")).to_be_visible()
    in_reach(tom.get_by_role("button", name="Back to Today"))
    expect(tom.get_by_text(re.compile(r"^Received"))).to_be_visible()

    ines.reload()
    ines.get_by_role("button", name=re.compile("Routine")).click()
    expect(ines.get_by_text("left: calf")).to_have_count(0)
    session = ines.locator("li", has=ines.get_by_role("button", name=re.compile("Routine")))
    expect(session.get_by_text("left: knee or shin")).to_have_count(2)


def practise(tom: Page) -> None:
    """A routine with pain in the left shin, ended at once."""
    tom.get_by_role("button", name="Start routine").click()
    answer_no(tom)
    tom.locator("[data-face=front] [data-place=left_shin]").tap()
    tom.get_by_role("radio", name="3 of 10").check(force=True)
    tom.get_by_role("button", name="Begin").click()
    expect(tom.get_by_role("button", name="Pause")).to_be_visible()
    for _ in range(200):
        if tom.get_by_role("heading", name="How was it?").is_visible():
            break
        tom.clock.run_for(2000)
    expect(tom.get_by_role("heading", name="How was it?")).to_be_visible()


def in_reach(control: Locator) -> tuple[float, float]:
    """The middle of a control that lies in the lower half of the screen as it is, and is large enough for a thumb."""
    expect(control).to_be_in_viewport(ratio=1)
    box = control.bounding_box()
    assert box is not None
    assert box["height"] >= TOUCH
    assert box["width"] >= TOUCH
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert middle[1] > PHONE["height"] / 2, f"{control} lies at {middle}"
    return middle
