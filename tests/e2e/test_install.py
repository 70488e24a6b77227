"""Putting the app on the home screen: a code for an iPhone's own storage, and Android's own offer.

Chromium plays both phones by their user agent. What a real iPhone does with the steps is not tried here.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, choice_on_disk, code_for, join, make_plan, sign_in

EXERCISE = "Hamstring stretch with strap, lying"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.4 Mobile/15E148 Safari/604.1"
)
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"
OFFER = """() => {
  const offer = new Event('beforeinstallprompt', { cancelable: true })
  offer.prompt = () => Promise.resolve({ outcome: 'accepted' })
  dispatchEvent(offer)
  return offer.defaultPrevented
}"""


@pytest.fixture
def ines(url: str, windows: Windows) -> Page:
    """The therapist, on the page of Tom, who has a plan."""
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    return ines


def test_an_iphone_is_shown_the_way_and_a_code_for_the_installed_app(url: str, windows: Windows, ines: Page) -> None:
    safari = windows.phone(url, user_agent=IPHONE)
    tab = join(safari, code_for(ines))
    hint = tab.get_by_role("region", name="Put Homestretch on your home screen")
    hint.get_by_role("link", name="Show me how").click()
    expect(tab.get_by_role("listitem")).to_have_count(3)
    expect_accessible(tab)
    tab.get_by_role("button", name="Show the code to type").click()
    told = tab.get_by_text(re.compile(r"^The code to type: \w{5}-\w{5}")).inner_text()

    installed = join(windows.phone(url, user_agent=IPHONE), told.split()[4])
    expect(installed.get_by_role("button", name="Start routine")).to_be_visible()
    tab.go_back()
    hint.get_by_role("button", name="Not now").click()
    expect(hint).to_have_count(0)
    assert choice_on_disk(tab, "install_aside_on")
    tab.reload()
    expect(tab.get_by_role("button", name="Start routine")).to_be_visible()
    expect(hint).to_have_count(0)


def test_before_it_is_linked_an_iphone_chooses_between_home_screen_and_tab(
    url: str, windows: Windows, ines: Page
) -> None:
    tab = windows.phone(url, user_agent=IPHONE).new_page()
    tab.goto(f"/join#{code_for(ines)}")
    expect(tab.get_by_role("heading", name="On an iPhone: put it on your home screen first")).to_be_visible()
    expect(tab.get_by_role("listitem")).to_have_count(3)
    expect(tab.get_by_text(re.compile(r"^The code to type: \w{5}-\w{5}$"))).to_be_visible()
    expect_accessible(tab)
    tab.get_by_role("button", name="Use in this tab").click()
    expect(tab.get_by_role("button", name="Start routine")).to_be_visible()


def test_androids_own_offer_is_one_tap_where_it_is_explained(url: str, windows: Windows, ines: Page) -> None:
    tab = join(windows.phone(url, user_agent=ANDROID), code_for(ines))
    hint = tab.get_by_role("region", name="Put Homestretch on your home screen")
    expect(hint).to_have_count(0)
    assert tab.evaluate(OFFER)
    hint.get_by_role("link", name="Show me how").click()
    tab.get_by_role("button", name="Put it on my home screen").click()
    expect(tab.get_by_text("Open Homestretch from your home screen from now on.")).to_be_visible()


def test_android_without_an_offer_is_shown_the_menu(url: str, windows: Windows, ines: Page) -> None:
    tab = join(windows.phone(url, user_agent=ANDROID), code_for(ines))
    tab.get_by_role("link", name="Settings").click()
    tab.get_by_role("region", name="On your home screen").get_by_role("link", name="Show me how").click()
    expect(tab.get_by_text("Tap the three dots at the top right.")).to_be_visible()
    expect(tab.get_by_role("button", name="Show the code to type")).to_have_count(0)
