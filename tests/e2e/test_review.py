"""Records that need a person: seen on the caseload, read, settled and taken back, and what that does to the figures."""

import json
import re
import sqlite3
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import odd_entries
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, code_for, join, make_plan, sign_in
from tests.serving import RunningServer


@pytest.fixture
def pages(server: RunningServer, windows: Windows) -> tuple[Page, Page]:
    """Ines on her laptop, and the app on the phone of her client Tom."""
    ines = windows.laptop(server.url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Bridge", hold_seconds=5)
    return ines, join(windows.phone(server.url), code_for(ines))


def test_what_needs_a_person_is_settled_and_the_figures_follow(pages: tuple[Page, Page]) -> None:
    ines, tom = pages
    told = odd_entries.send_from(
        tom, odd_entries.unread(2, "My knee clicked."), *odd_entries.two_versions(4), odd_entries.dated_ahead()
    )
    assert told == ["quarantined", "stored", "conflict", "stored"]
    ines.goto("/therapist")
    row = ines.get_by_role("row").filter(has_text="Tom")
    for reason in ("1 record could not be read", "1 record came in two versions", "1 session is dated in the future"):
        expect(row.get_by_text(reason)).to_be_visible()
    row.get_by_role("link", name="Tom").click()
    expect(ines.get_by_text(practised(1))).to_be_visible()

    _dismiss_and_take_back(ines)
    _make_a_session(ines)
    expect(ines.get_by_text(practised(2))).to_be_visible()
    _choose_the_second(ines)
    _set_its_day(ines)
    expect(ines.get_by_text(practised(3))).to_be_visible()
    expect(ines.get_by_role("heading", name="Records that were settled")).to_be_visible()
    _see_the_history(ines)
    ines.goto("/therapist")
    expect(row).to_be_visible()
    expect(row.get_by_text("record")).to_have_count(0)
    expect(row.get_by_text("dated in the future")).to_have_count(0)


def test_by_keyboard_alone_a_record_is_dismissed_and_taken_back_and_the_focus_is_never_lost(
    pages: tuple[Page, Page],
) -> None:
    ines, tom = pages
    odd_entries.send_from(tom, odd_entries.unread(2, "My knee clicked."), *odd_entries.two_versions(4))
    ines.reload()
    _press(ines, ines.get_by_role("button", name="Look at it …"))
    _press(ines, ines.get_by_role("dialog").get_by_text("All that it holds"))
    expect(ines.get_by_label("The record as it came")).to_contain_text('"My knee clicked."')
    _press(ines, ines.get_by_role("button", name="Dismiss it …"))
    _tab_to(ines, ines.get_by_label("Why nothing is to be made of it"))
    ines.keyboard.type("Counted on paper.")
    _press(ines, ines.get_by_role("button", name="Dismiss record"))
    expect(ines.get_by_role("heading", name="1 record for you to settle")).to_be_focused()

    _press(ines, ines.get_by_text("Settled already (1)"))
    _press(ines, ines.get_by_role("button", name="Look at it …"))
    _press(ines, ines.get_by_role("button", name="Take the dismissal back"))
    expect(ines.get_by_role("heading", name="2 records for you to settle")).to_be_focused()

    _press(ines, ines.get_by_role("button", name="Compare …"))
    second = ines.get_by_role("button", name="Version 2 holds")
    _press(ines, second)
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-pressed", "true")
    _press(ines, ines.get_by_role("button", name="Keep this choice"))
    expect(ines.get_by_role("heading", name="1 record for you to settle")).to_be_focused()
    _press(ines, ines.get_by_role("button", name="Look at it …"))
    expect(ines.get_by_role("dialog")).to_be_visible()
    ines.keyboard.press("Escape")
    expect(ines.get_by_role("button", name="Look at it …")).to_be_focused()


def test_a_record_that_can_be_read_by_now_is_read_again(server: RunningServer, pages: tuple[Page, Page]) -> None:
    ines, tom = pages
    sent = odd_entries.two_versions(1)[0]
    odd_entries.send_from(tom, {**sent, "schema_version": 9})
    _as_if_read_by_an_older_release(server, sent)
    ines.reload()
    ines.get_by_role("button", name="Look at it …").click()
    expect(ines.get_by_role("dialog").get_by_text("It can be read by now.")).to_be_visible()
    ines.get_by_role("button", name="Read it again").click()
    expect(ines.get_by_text(practised(1))).to_be_visible()
    expect(ines.get_by_role("heading", name="for you to settle")).to_have_count(0)


def test_of_a_red_answer_in_a_second_version_staff_are_told(pages: tuple[Page, Page]) -> None:
    ines, tom = pages
    odd_entries.send_from(tom, *odd_entries.red_versions())
    ines.goto("/therapist")
    row = ines.get_by_role("row").filter(has_text="Tom")
    expect(row.get_by_text("Red answer: told to get emergency help")).to_be_visible()
    row.get_by_role("link", name="Tom").click()
    expect(ines.get_by_text("One of them holds a red answer, so the routines were locked.")).to_be_visible()
    ines.get_by_role("button", name="Compare …").click()
    second = ines.get_by_role("region", name="Version 2")
    expect(second.get_by_text("It locks the routines, whichever version holds.")).to_be_visible()
    expect(second.get_by_text("Do both legs hurt or feel numb or weak")).to_be_visible()
    tom.reload()
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)


def practised(days: int) -> re.Pattern[str]:
    return re.compile(rf"^Practised on {days} day")


def _dismiss_and_take_back(ines: Page) -> None:
    ines.get_by_role("button", name="Look at it …").click()
    ines.get_by_text("All that it holds").click()
    expect(ines.get_by_label("The record as it came")).to_contain_text('"mood": "calm"')
    ines.get_by_role("button", name="Dismiss it …").click()
    ines.get_by_role("button", name="Dismiss record").click()
    expect(ines.get_by_text("Write why nothing is to be made of it.")).to_be_visible()
    ines.get_by_label("Why nothing is to be made of it").fill("A test of the shop.")
    ines.get_by_role("button", name="Dismiss record").click()
    expect(ines.get_by_role("heading", name="2 records for you to settle")).to_be_visible()
    ines.get_by_text("Settled already (1)").click()
    expect(ines.get_by_text(re.compile("^Dismissed by ines", re.IGNORECASE))).to_be_visible()
    ines.get_by_role("button", name="Look at it …").click()
    expect(ines.get_by_role("dialog").get_by_text("A test of the shop.")).to_be_visible()
    ines.get_by_role("button", name="Take the dismissal back").click()
    expect(ines.get_by_role("heading", name="3 records for you to settle")).to_be_visible()


def _make_a_session(ines: Page) -> None:
    ines.get_by_role("button", name="Look at it …").click()
    ines.get_by_role("button", name="Make a session of it …").click()
    expect(ines.get_by_label("What the client said")).to_have_value("My knee clicked.")
    ines.get_by_text("As recorded, 26 of 30 s").click()
    ines.get_by_role("button", name="Make a session of it", exact=True).click()
    expect(ines.get_by_role("heading", name="2 records for you to settle")).to_be_visible()


def _choose_the_second(ines: Page) -> None:
    ines.get_by_role("button", name="Compare …").click()
    expect(ines.get_by_role("region", name="The one that came first").get_by_text("30 of 30 s")).to_be_visible()
    ines.get_by_role("button", name="Version 2 holds").click()
    ines.get_by_role("button", name="Keep this choice").click()
    expect(ines.get_by_role("heading", name="1 record for you to settle")).to_be_visible()


def _set_its_day(ines: Page) -> None:
    ines.get_by_role("button", name="Set its day …").click()
    expect(ines.get_by_text("The phone said Wednesday 1 January 2070.")).to_be_visible()
    ines.get_by_role("button", name="Move it to this day").click()


def _see_the_history(ines: Page) -> None:
    """Of the session that came in two versions: what came first, and what was chosen."""
    chosen = ines.get_by_role("region", name="Sessions").get_by_role("listitem").filter(has_text="3 of 30 s, 10 %")
    chosen.get_by_role("button").first.click()
    said = chosen.get_by_role("listitem")
    expect(said).to_have_count(2)
    expect(said.first).to_contain_text("Recorded by the client")
    expect(said.first).to_contain_text("30 of 30 s")
    expect(said.last).to_contain_text("this is how it stands")
    expect(said.last).to_contain_text("The short one.")


def _tab_to(page: Page, target: Locator) -> None:
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} is not reached by Tab")


def _press(page: Page, target: Locator) -> None:
    """What is pressed is visible, is reached by Tab, and takes Enter."""
    expect(target).to_be_visible()
    _tab_to(page, target)
    page.keyboard.press("Enter")


def _as_if_read_by_an_older_release(server: RunningServer, sent: dict[str, Any]) -> None:
    """The record is kept whole and unread, as a release leaves it that does not know its version; this one does."""
    from api.sessions.reading import content_hash

    with sqlite3.connect(server.database_url.removeprefix("sqlite:///")) as database:
        database.execute(
            "UPDATE entry SET body = ?, content_hash = ?, schema_version = 1 WHERE outcome = 'quarantined'",
            (json.dumps(sent), content_hash(sent)),
        )
    database.close()
