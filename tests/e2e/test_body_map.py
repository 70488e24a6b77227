"""The body map: by finger and by keyboard alone, clean for axe, and the therapist sees what was marked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.budgets.screens import AXE, RUN, TAGS
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, answer_no, code_for, join, make_plan, sign_in

EXERCISE = "Hamstring stretch with strap, lying"


def test_what_is_tapped_and_what_is_picked_by_keyboard_reaches_the_therapist(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    tom = join(windows.phone(url), code_for(ines))
    tom.get_by_role("button", name="Start routine").click()
    answer_no(tom)

    tom.locator("[data-face=back] [data-place=left_buttock]").tap()
    tom.locator("[data-face=front] [data-place=left_shin]").tap()
    expect(tom.get_by_text("Left: buttock, knee or shin. Right: nothing marked.")).to_be_visible()
    tom.get_by_role("radio", name="3 of 10").check(force=True)
    tom.get_by_role("button", name="Begin").click()
    tom.get_by_role("button", name="Pause").click()
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_role("button", name="No time").click()

    tom.get_by_role("radio", name="Elsewhere").check(force=True)
    mark_by_keyboard(tom)
    assert tom.evaluate("() => document.activeElement?.closest('label')?.textContent") == "Calf"
    expect(tom.get_by_text("Left: nothing marked. Right: calf.")).to_be_visible()
    assert violations(tom) == []
    tom.get_by_role("button", name="Save").press("Enter")
    expect(tom.get_by_text(re.compile(r"^Received"))).to_be_visible()

    ines.reload()
    ines.get_by_role("button", name=re.compile("Routine")).click()
    expect(ines.get_by_text("left: buttock, knee or shin")).to_be_visible()
    expect(ines.get_by_text("right: calf").first).to_be_visible()
    expect(ines.get_by_text(re.compile(r"^Marked"))).to_be_visible()


def mark_by_keyboard(tom: Page) -> None:
    """From the first way into the list on with Tab, Enter and Space alone; what has the focus is always in sight."""
    expect(tom.get_by_text("From behind")).to_be_visible()
    tom.locator("summary", has_text="Pick from a list").focus()
    tom.keyboard.press("Enter")
    for _ in range(20):
        tom.keyboard.press("Tab")
        label = tom.evaluate("() => document.activeElement.closest('label')?.textContent")
        side = tom.evaluate("() => document.activeElement.closest('fieldset')?.querySelector('legend').textContent")
        if (side, label) == ("Right", "Calf"):
            tom.keyboard.press("Space")
            assert tom.evaluate(IS_IN_SIGHT)
            return
    pytest.fail("the calf on the right was not reached")


IS_IN_SIGHT = """() => {
  const { top, bottom } = document.activeElement.closest('label').getBoundingClientRect()
  const foot = document.querySelector('.foot-action').getBoundingClientRect()
  return top >= 0 && (bottom <= foot.top || top >= foot.bottom)
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    return [violation["id"] for violation in page.evaluate(RUN, TAGS)]
