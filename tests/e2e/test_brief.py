"""The brief: one screen, one sheet, every chart also a table, and what the client tells written down from it."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.accessible import expect_accessible, press
from tests.e2e.conftest import ONE_PROCESS, Windows
from tests.e2e.steps import sign_in
from tests.serving import flask, running_server, sqlite_database

SCREEN = {"width": 1280, "height": 800}
TABLET = {"width": 820, "height": 1180}
PAPERS = ("A4", "Letter")
PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b")
CHARTS = ("Day by day", "Dose held, of prescribed", "Pain, 0 to 10")
LOWEST = "columns => Math.max(...columns.map(column => column.getBoundingClientRect().bottom))"


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """The demo practice's url, and how to get in."""
    with sqlite_database() as database_url:
        flask(database_url, "migrate")
        flask(database_url, "seed")
        with running_server(database_url, environ=ONE_PROCESS) as server:
            yield server.url, json.loads(flask(database_url, "demo-invitation", environ={"PUBLIC_URL": server.url}))


@pytest.fixture
def ines(demo: tuple[str, dict[str, str]], windows: Windows) -> Page:
    """The demo's therapist, on the caseload."""
    url, invitation = demo
    page = windows.laptop(url)
    page.set_viewport_size(SCREEN)
    sign_in(page, invitation["email"], invitation["password"])
    return page


def open_brief(page: Page, name: str) -> None:
    page.goto("/therapist")
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", name=CHARTS[1])).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_two_weeks_of_two_exercises_are_one_screen(ines: Page) -> None:
    open_brief(ines, "Derya Yılmaz")
    expect(ines.get_by_role("heading", level=1)).to_contain_text(re.compile("Since the visit of .+, before the one of"))
    assert ines.locator(".brief > .stack").evaluate_all(LOWEST) <= SCREEN["height"]


def test_every_chart_is_a_table_too_by_keyboard_on_laptop_and_tablet(ines: Page) -> None:
    open_brief(ines, "Amara Nwosu")
    for viewport in (SCREEN, TABLET):
        ines.set_viewport_size(viewport)
        assert ines.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        expect_accessible(ines)
    for title in CHARTS:
        card = ines.get_by_role("region", name=title, exact=True)
        expect(card.get_by_role("table")).to_have_count(0)
        card.get_by_role("radio", name="Chart").focus()
        ines.keyboard.press("ArrowRight")
        expect(card.get_by_role("table").first).to_be_visible()
    expect_accessible(ines)


def test_letters_twice_as_large_cut_nothing_off(ines: Page) -> None:
    open_brief(ines, "Eero Lahtinen")
    ines.evaluate("document.documentElement.style.fontSize = '200%'")
    assert ines.evaluate("document.documentElement.scrollWidth") <= SCREEN["width"]
    labels = ines.locator(".chart text").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().height))"
    )
    # Letters of 13 px in a chart, twice as large: measured with their line.
    assert min(labels) >= 26


def test_what_the_client_tells_of_a_missed_day_is_written_down_from_the_calendar(ines: Page) -> None:
    open_brief(ines, "Bogdan Ilie")
    before = figure(ines, "missed")
    missed = ines.get_by_role("button", name=re.compile("missed.+Add what you were told")).last
    day = (missed.locator("xpath=..").get_attribute("title") or "").partition(":")[0]
    press(ines, missed)
    dialog = ines.get_by_role("dialog")
    expect(dialog.get_by_text("never as timed")).to_be_visible()
    dialog.get_by_text("On paper").click()
    dialog.get_by_role("button", name="Add session").click()
    expect(dialog).to_have_count(0)
    expect(ines.get_by_text(re.compile(rf"^{day}: done, added later"))).to_be_attached()
    assert figure(ines, "missed") == before - 1
    expect(ines.get_by_role("region", name="Figures")).to_contain_text("1 added later (1 from paper)")
    expect(ines.get_by_role("region", name="Sessions")).to_contain_text("from paper")
    expect(ines.get_by_role("button", name="They told me …")).to_be_focused()


def figure(page: Page, of: str) -> int:
    card = page.get_by_role("region", name="Figures").get_by_role("listitem").filter(has_text=of).first
    return int(card.locator("b").inner_text())


@pytest.mark.parametrize("name", ["Eero Lahtinen", "Kaito Mori", "Lucía Fernández"])
def test_the_printed_brief_is_one_sheet(ines: Page, name: str) -> None:
    """With a hold, with a lock, with new plans. What lies below it on screen, and the way there, is not printed."""
    open_brief(ines, name)
    for paper in PAPERS:
        assert sheets(ines, paper) == 1
    ines.emulate_media(media="print")
    for left_out in (ines.get_by_role("navigation", name="Main"), ines.get_by_role("region", name="Sessions")):
        expect(left_out).to_be_hidden()
    for title in (*CHARTS, "Worth asking", "Plan"):
        expect(ines.get_by_role("heading", name=title, exact=True)).to_be_visible()


def test_a_plan_of_two_exercises_is_one_sheet_with_the_practices_number_and_a_code(ines: Page) -> None:
    open_brief(ines, "Derya Yılmaz")
    ines.get_by_role("link", name="Print the plan").click()
    sheet = ines.get_by_role("article")
    expect(sheet).to_contain_text("Call 112 at once")
    expect(sheet.get_by_role("img", name="QR code")).to_have_count(0)
    for paper in PAPERS:
        assert sheets(ines, paper) == 1
    ines.get_by_role("button", name="Add a code for the phone").click()
    expect(sheet.get_by_role("img", name="QR code")).to_be_visible()
    expect(sheet).to_contain_text("It works once, until")
    expect_accessible(ines)
    for paper in PAPERS:
        assert sheets(ines, paper) <= 2


def test_an_invitation_is_a_card_on_one_sheet(ines: Page) -> None:
    open_brief(ines, "Derya Yılmaz")
    ines.get_by_role("button", name="Invite").click()
    ines.get_by_role("dialog").get_by_text("Send a link").click()
    ines.get_by_role("link", name="A card to print").click()
    ines.get_by_role("button", name="Make a card").click()
    card = ines.get_by_role("article")
    expect(card.get_by_role("img", name="QR code")).to_be_visible()
    expect(card).to_contain_text("/join#")
    expect(card).to_contain_text("For Derya Yılmaz")
    expect_accessible(ines)
    for paper in PAPERS:
        assert sheets(ines, paper) == 1


def test_a_code_that_arrives_late_moves_nothing_above_it(ines: Page) -> None:
    open_brief(ines, "Derya Yılmaz")
    dialog = ines.get_by_role("dialog")
    other_way = dialog.get_by_text("Send a link")
    while_made: list[object] = []

    def look_first(route: Route) -> None:
        while_made.append(other_way.bounding_box())
        route.continue_()

    ines.route("**/invitations", look_first)
    ines.get_by_role("button", name="Invite").click()
    expect(dialog.get_by_role("img", name="QR code")).to_be_visible()
    assert while_made == [other_way.bounding_box()]


def sheets(page: Page, paper: str) -> int:
    return len(PAGE_OF_A_PDF.findall(page.pdf(format=paper)))
