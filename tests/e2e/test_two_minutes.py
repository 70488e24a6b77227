"""The therapist's two minutes: brief, one dose, visit, sent; and the phone's next session has the new version."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.keyboard import Keyboard
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, save, sign_in

EXERCISE = "Hamstring stretch with strap, lying"
MOST_CLICKS = 6
_COUNT = "addEventListener('pointerdown', () => { window.presses = (window.presses ?? 0) + 1 }, true)"
_VERSIONS = """async id => (await (await fetch(`/api/v1/clients/${id}/session-logs`)).json())
  .items.map(({ plan_version }) => plan_version)"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (820, 1180)])
def test_six_clicks_from_the_caseload_to_a_changed_plan_on_the_phone(
    url: str, windows: Windows, width: int, height: int
) -> None:
    ines, tom = before_the_visit(url, windows)
    ines.set_viewport_size({"width": width, "height": height})
    ines.goto("/therapist")
    ines.evaluate(_COUNT)

    ines.get_by_role("link", name="Tom").first.click()
    expect(ines.get_by_role("heading", name="Dose held, of prescribed")).to_be_visible()
    ines.get_by_role("link", name="Change the plan").click()
    ines.get_by_role("group", name=f"Dose of {EXERCISE}").get_by_role("button", name="More: Hold, s").click()
    ines.get_by_role("button", name="Review and send").click()
    sheet = ines.get_by_role("dialog", name="What changes for Tom")
    expect(sheet.get_by_text(f"{EXERCISE}: hold 20 → 25 s")).to_be_visible()
    sheet.get_by_label("Message to the client").fill("Five seconds more, as we tried today.")
    expect_accessible(ines)
    sheet.get_by_text("Record today's visit").click()
    sheet.get_by_role("button", name="Send to the phone").click()

    expect(ines.get_by_text("Version 2, saved")).to_be_visible()
    assert ines.evaluate("window.presses") <= MOST_CLICKS
    visits = ines.get_by_role("region", name="Visits")
    expect(visits.get_by_role("listitem")).to_have_count(1)

    tom.reload()
    news = tom.get_by_role("region", name="Your plan has changed")
    expect(news.get_by_text("Five seconds more, as we tried today.")).to_be_visible()
    practise(tom)
    client_id = ines.url.rstrip("/").rpartition("/")[2]
    assert ines.evaluate(_VERSIONS, client_id) == [2, 1]


def test_the_same_by_keys_alone(url: str, windows: Windows) -> None:
    """After every key the focus is somewhere, to be seen, and nothing lies over it."""
    ines, tom = before_the_visit(url, windows)
    ines.set_viewport_size({"width": 1280, "height": 800})
    ines.goto("/therapist")
    keys = Keyboard(ines)
    expect(ines.get_by_role("link", name="Tom")).to_be_visible()

    keys.press("/")
    keys.write("Tom")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(ines.get_by_role("heading", name="Dose held, of prescribed")).to_be_visible()
    keys.go(ines.get_by_role("link", name="Change the plan"))
    keys.go(ines.get_by_role("group", name=f"Dose of {EXERCISE}").get_by_role("button", name="More: Hold, s"))
    keys.go(ines.get_by_role("button", name="Review and send"))
    sheet = ines.get_by_role("dialog", name="What changes for Tom")
    send = sheet.get_by_role("button", name="Send to the phone")
    expect(send).to_be_focused()
    expect(sheet.get_by_text(f"{EXERCISE}: hold 20 → 25 s")).to_be_visible()
    keys.reach(sheet.get_by_role("checkbox", name="Record today's visit"), by="Shift+Tab")
    keys.press("Space")
    keys.reach(sheet.get_by_label("Message to the client"), by="Shift+Tab")
    keys.write("Five seconds more, as we tried today.")
    keys.go(send)

    expect(ines.get_by_text("Version 2, saved")).to_be_visible()
    expect(ines.get_by_role("region", name="Visits").get_by_role("listitem")).to_have_count(1)
    keys.press("Tab")
    tom.reload()
    news = tom.get_by_role("region", name="Your plan has changed")
    expect(news.get_by_text("Five seconds more, as we tried today.")).to_be_visible()


def before_the_visit(url: str, windows: Windows) -> tuple[Page, Page]:
    """Ines's laptop and the phone of Tom, who has a plan and has practised once."""
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    tom = join(windows.phone(url), code_for(ines))
    practise(tom)
    return ines, tom


def practise(tom: Page) -> None:
    """A moment of the routine, which arrives."""
    begin(tom, pain=2)
    for _ in range(25):
        tom.clock.run_for(1000)
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_role("button", name=re.compile("time")).click()
    expect(tom.get_by_role("heading", name="How was it?")).to_be_visible()
    save(tom, pain=2)
    tom.get_by_role("button", name="Back to Today").click()
    expect(tom.get_by_text(re.compile("received"))).to_be_visible()
