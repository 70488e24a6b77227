"""An admin invites a colleague, who sets a password of their own; resets it; shuts them out. By keyboard and by tap."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.accessible import expect_accessible, press, reach
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, sign_in_by_form
from tests.serving import PASSWORD

OWN = "a heron waits by the weir"


def link_on(page: Page) -> str:
    return page.get_by_label("Link to send").input_value()


def invite_lea(page: Page) -> str:
    """By keyboard alone. → the link"""
    press(page, page.get_by_role("link", name="Practice"))
    press(page, page.get_by_role("button", name="Invite someone"))
    dialog = page.get_by_role("dialog")
    reach(page, dialog.get_by_label("Name"))
    page.keyboard.type("Lea")
    reach(page, dialog.get_by_label("E-mail"))
    page.keyboard.type("Lea@harbour.example")
    reach(page, dialog.get_by_label("Profession"))
    page.keyboard.type("osteo")
    press(page, dialog.get_by_role("button", name="Make the link"))
    link = link_on(page)
    expect_accessible(page)
    page.keyboard.press("Escape")
    return link


def set_password(page: Page, link: str, heading: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_text("lea@harbour.example")).to_be_visible()
    page.get_by_label("New password").fill("too short")
    page.get_by_role("button", name="Set password and sign in").click()
    expect(page.get_by_role("alert")).to_have_text("The password needs at least 12 characters.")
    expect_accessible(page)
    page.get_by_label("New password").fill(OWN)
    page.get_by_role("button", name="Set password and sign in").click()
    expect(page.get_by_role("heading", name="Caseload")).to_be_visible()


def test_an_admin_invites_resets_and_disables_a_colleague(url: str, windows: Windows) -> None:
    ines, lea = windows.laptop(url), windows.laptop(url)
    sign_in_by_form(ines)
    link = invite_lea(ines)
    expect(ines.get_by_text("lea@harbour.example, link good until")).to_be_visible()
    set_password(lea, link, "Join Harbour")
    add_client(lea, "Tom")
    second = windows.laptop(url)
    second.goto(link)
    expect(second.get_by_role("heading", name="This link does not work")).to_be_visible()

    ines.reload()
    row = ines.get_by_role("row", name=re.compile("Lea"))
    expect(row).to_contain_text("osteopath")
    expect_accessible(ines)
    row.get_by_role("button").click()
    ines.get_by_role("button", name="Make a link for a new password").click()
    reset = link_on(ines)
    expect_accessible(ines)
    set_password(second, reset, "Set a new password")
    lea.get_by_role("link", name="Practice").click()
    expect(lea.get_by_role("heading", name="Sign in again")).to_be_visible()

    ines.get_by_text("Disable Lea").first.click()
    ines.get_by_label("Who takes on 1 client?").select_option("ines")
    ines.get_by_role("button", name="Disable Lea").click()
    expect(ines.get_by_role("button", name="Let Lea in again")).to_be_visible()
    second.get_by_role("link", name="Practice").click()
    expect(second.get_by_role("heading", name="Sign in again")).to_be_visible()
    ines.get_by_role("button", name="Close").click()
    expect(ines.get_by_role("row", name=re.compile("Lea"))).to_contain_text("disabled")


def test_the_last_admin_is_told_why_they_stay(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in_by_form(ines)
    ines.get_by_role("link", name="Practice").click()
    ines.get_by_role("button", name="Change Ines …").click()
    ines.get_by_role("group", name="Role").get_by_text("Therapist").click()
    ines.get_by_role("button", name="Save", exact=True).click()
    expect(ines.get_by_role("alert")).to_contain_text("only admin")


def test_ones_own_password_and_browsers(url: str, windows: Windows) -> None:
    ines, away = windows.laptop(url), windows.laptop(url)
    sign_in_by_form(ines)
    sign_in_by_form(away)
    ines.get_by_role("link", name="Ines Harbour").click()
    expect(ines.get_by_role("heading", name="Your account")).to_be_visible()
    expect(ines.get_by_role("button", name=re.compile("^Sign out Chrome"))).to_have_count(1)
    ines.get_by_label("Current password").fill("wrong")
    ines.get_by_label("New password").fill(OWN)
    ines.get_by_role("button", name="Change password").click()
    expect(ines.get_by_text("This is not your current password.")).to_be_visible()
    expect_accessible(ines)
    ines.get_by_label("Current password").fill(PASSWORD)
    ines.get_by_role("button", name="Change password").click()
    expect(ines.get_by_text("Changed. Every other browser is signed out.")).to_be_visible()
    expect(ines.get_by_role("button", name=re.compile("^Sign out Chrome"))).to_have_count(0)
    away.reload()
    expect(away.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
