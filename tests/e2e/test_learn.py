"""Learn is there without network, by its url and by the back button, and where somebody needs it."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, sign_in

PAGES = ("pain", "emergency", "how-hard", "by-when", "sitting", "call")
TOO_WIDE = """() => [...document.querySelectorAll('main *')].filter(
  (element) => element.getBoundingClientRect().right > innerWidth + 1
).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def tom(url: str, windows: Windows) -> Page:
    """Tom's phone, with a plan, ready without network and then without one."""
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    phone = windows.phone(url)
    page = join(phone, code_for(ines))
    phone.set_offline(True)
    return page


def test_every_page_opens_without_network_by_tap_and_by_address_and_fits_at_twice_the_text(tom: Page) -> None:
    tom.get_by_role("link", name="Learn", exact=True).click()
    expect(tom.get_by_role("heading", name="Is it an emergency?")).to_be_visible()
    tom.get_by_role("link", name="What to expect, and by when").click()
    expect(tom.get_by_role("heading", level=1, name="What to expect, and by when")).to_be_focused()
    tom.go_back()
    expect(tom.get_by_role("navigation", name="Short pages to read")).to_be_visible()
    for page in PAGES:
        tom.goto(f"/learn/{page}")
        expect(tom).not_to_have_title("Learn")
        expect(tom.get_by_role("heading", level=1)).to_be_focused()
        tom.evaluate("document.documentElement.style.fontSize = '200%'")
        assert tom.evaluate(TOO_WIDE) == []


def test_a_red_answer_says_why_over_the_lock(tom: Page) -> None:
    tom.get_by_role("button", name="Start routine").click()
    question = tom.get_by_role("listitem").filter(has_text="between your legs").first
    question.get_by_role("button", name="Yes").click()
    tom.get_by_role("button", name="Yes").click()
    expect(tom.get_by_role("heading", name="Get help now")).to_be_visible()
    tom.get_by_role("button", name="Why this cannot wait").click()
    sheet = tom.get_by_role("dialog", name="Why this cannot wait")
    expect(sheet.get_by_role("heading", name="When to get help at once")).to_be_visible()
    expect(sheet.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_have_count(0)
    expect(tom.get_by_role("heading", name="Get help now")).to_be_visible()


def test_how_hard_it_should_be_is_read_over_how_was_it_which_keeps_what_was_tapped(tom: Page) -> None:
    begin(tom, pain=3)
    tom.get_by_role("button", name="Pause").click()
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_text("No time").click()
    tom.get_by_role("radio", name="4 of 10").check(force=True)
    opener = tom.get_by_role("button", name="How hard should it be?")
    opener.click()
    sheet = tom.get_by_role("dialog", name="How hard should it be?")
    expect(sheet.get_by_role("heading", name="When it is too much")).to_be_visible()
    tom.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(opener).to_be_focused()
    expect(tom.get_by_role("radio", name="4 of 10")).to_be_checked()
