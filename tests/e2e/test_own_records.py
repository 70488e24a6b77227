"""What a client does by hand, all of it without network: a session told, put right, taken out; a reminder as a file."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, code_for, join, make_plan, sign_in

EXERCISE = "Hamstring stretch with strap, lying"


@pytest.fixture
def screens(url: str, windows: Windows) -> tuple[Page, Page]:
    """The therapist's page of Tom, and Tom's phone, which has gone offline with all it needs."""
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    tom = join(windows.phone(url), code_for(ines))
    tom.context.set_offline(True)
    return ines, tom


def test_a_session_by_hand_is_told_put_right_and_taken_out_offline(screens: tuple[Page, Page]) -> None:
    ines, tom = screens
    tom.get_by_role("link", name="Progress").click()
    expect(tom.get_by_text("Your sessions show here after the first one.")).to_be_visible()
    tom.get_by_role("link", name="Add a session you did without the timer").click()
    expect_accessible(tom)
    tom.get_by_role("button", name="Save").click()
    expect(tom.get_by_role("alert")).to_have_text("Say how much of it you did.")
    tom.get_by_role("radio", name="About half").check(force=True)
    tom.get_by_label("Pain after, 0 to 10").select_option("2")
    tom.get_by_role("button", name="Save").click()

    line = tom.locator(".session-list li")
    expect(line).to_contain_text("about half, added later")
    expect(line).to_contain_text("On this phone only")
    expect(line).to_contain_text("Pain not asked before, 2 after")
    line.get_by_role("link", name=re.compile("^Change")).click()
    expect(tom.get_by_role("heading", name="Change this session")).to_be_visible()
    tom.get_by_role("radio", name="All of it").check(force=True)
    tom.get_by_label(re.compile("^Note")).fill("By the window, no phone.")
    tom.get_by_role("button", name="Save").click()
    expect(line).to_contain_text("all of it, added later")
    expect(line).to_contain_text("Changed today")
    expect_accessible(tom)

    tom.context.set_offline(False)
    expect(line).to_contain_text(re.compile("Received"))
    ines.reload()
    expect(ines.get_by_text("By the window, no phone.")).to_be_visible()
    expect(ines.get_by_text("1 added later")).to_be_visible()

    tom.context.set_offline(True)
    line.get_by_role("button", name=re.compile("^Take out")).click()
    tom.get_by_role("button", name="It was a mistake, take it out").click()
    expect(tom.get_by_role("heading", name="Taken out")).to_be_visible()
    tom.context.set_offline(False)
    tom.get_by_role("link", name="Today").click()
    expect(tom.get_by_text("All received")).to_be_visible()
    ines.reload()
    expect(ines.get_by_text("By the window, no phone.")).to_have_count(0)


def test_figures_are_there_without_network_once_they_have_come(screens: tuple[Page, Page]) -> None:
    _, tom = screens
    tom.get_by_role("link", name="Progress").click()
    expect(tom.get_by_text("The figures come from the practice")).to_be_visible()
    tom.context.set_offline(False)
    tom.reload()
    expect(tom.get_by_role("heading", name="Your figures")).to_be_visible()
    tom.context.set_offline(True)
    tom.get_by_role("link", name="Today").click()
    tom.get_by_role("link", name="Progress").click()
    expect(tom.get_by_role("heading", name="Your figures")).to_be_visible()


def test_a_reminder_is_a_file_that_the_next_one_replaces_and_the_last_one_ends(screens: tuple[Page, Page]) -> None:
    _, tom = screens
    tom.get_by_role("link", name="Settings").click()
    card = tom.get_by_role("region", name="Daily reminder")
    card.get_by_label("Time").fill("07:30")
    first = saved_by(tom, "Save the calendar file")
    expect(card.get_by_text("The last file was for 07:30, every day.")).to_be_visible()
    expect(card.get_by_text("The file is saved.")).to_be_visible()
    expect_accessible(tom)
    tom.reload()
    card.get_by_label("Time").fill("20:15")
    second = saved_by(tom, "Save the new time")
    ended = saved_by(tom, "End the reminder")
    expect(card.get_by_text("The last file")).to_have_count(0)

    files = [first, second, ended]
    assert [value(file, "DTSTART")[-6:] for file in files] == ["073000", "201500", "201500"]
    assert len({value(file, "UID") for file in files}) == 1
    assert ["STATUS:CANCELLED" in file for file in files] == [False, False, True]
    assert all("Tom" not in file for file in files)


def test_ones_own_data_comes_as_files(screens: tuple[Page, Page]) -> None:
    _, tom = screens
    tom.get_by_role("link", name="Progress").click()
    tom.get_by_role("link", name="Add a session you did without the timer").click()
    tom.get_by_role("radio", name="All of it").check(force=True)
    tom.get_by_label(re.compile("^Note")).fill('With the "long" strap, slowly')
    tom.get_by_role("button", name="Save").click()
    tom.get_by_role("link", name="Settings").click()
    table = list(csv.DictReader(io.StringIO(saved_by(tom, "Sessions as a table").removeprefix("\ufeff"))))
    assert [(line["Recorded as"], line["Note"]) for line in table] == [("added_later", 'With the "long" strap, slowly')]
    here = json.loads(saved_by(tom, "Everything"))
    expect(tom.get_by_text("The practice could not be reached.")).to_be_visible()
    assert here["from_practice"] is None
    assert len(here["on_this_phone"]["unsent"]) == 1

    tom.context.set_offline(False)
    expect(tom.get_by_text("Nothing waits to be sent.")).to_be_visible()
    whole = json.loads(saved_by(tom, "Everything"))
    expect(tom.get_by_text("It has all that the practice keeps, too.")).to_be_visible()
    (session,) = whole["from_practice"]["sessions"]
    assert session["note"] == 'With the "long" strap, slowly'
    assert [version["version"] for version in whole["from_practice"]["plans"]] == [1]


def test_devices_are_named_and_unlinked_after_a_question(
    url: str, windows: Windows, screens: tuple[Page, Page]
) -> None:
    ines, tom = screens
    other = join(windows.phone(url), code_for(ines))
    tom.context.set_offline(False)
    tom.get_by_role("link", name="Settings").click()
    devices = tom.get_by_role("region", name="Linked phones")
    expect(devices.get_by_role("button", name=re.compile("^Rename"))).to_have_count(2)
    devices.locator("li", has_text="Last heard").filter(has_not_text="This phone").get_by_role(
        "button", name=re.compile("^Rename")
    ).click()
    devices.get_by_label("Name of this device").fill("The old tablet")
    devices.get_by_role("button", name="Save the name").click()
    devices.get_by_role("button", name="Unlink The old tablet").click()
    expect_accessible(tom)
    devices.get_by_role("button", name="Yes, unlink it").click()
    expect(devices.get_by_text("The old tablet is unlinked.")).to_be_visible()
    expect(devices.get_by_role("button", name=re.compile("^Rename"))).to_have_count(1)
    other.reload()
    expect(other.get_by_text("This phone needs a new code")).to_be_visible()


def saved_by(tom: Page, button: str) -> str:
    """The text of the file that the button saves. Two reminders within a second would be of one order: it passes."""
    tom.clock.run_for(1000)
    with tom.expect_download() as download:
        tom.get_by_role("button", name=button, exact=True).click()
    assert download.value.suggested_filename.startswith("homestretch-")
    return Path(download.value.path()).read_bytes().decode()


def value(file: str, name: str) -> str:
    """Of the first line with that name."""
    found = re.search(rf"^{name}[:;](.*)\r$", file, re.MULTILINE)
    assert found
    return found[1]
