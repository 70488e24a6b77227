"""The practice's text: written by the admin, read and agreed to on the phone, asked anew, refused, kept on record."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, code_for, look_again_until, make_plan, sign_in

TEXT = "We keep what you practise and your pain scores.\n\nThe staff of Harbour see it."


def publish(page: Page, text: str, button: str) -> None:
    page.get_by_role("link", name="Practice").click()
    page.get_by_role("button", name=button).click()
    page.get_by_label("Text", exact=True).fill(text)
    expect_accessible(page)
    page.get_by_role("button", name="Publish and ask every client").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def join(phone: BrowserContext, code: str) -> Page:
    page = phone.new_page()
    page.goto("/join")
    page.get_by_role("textbox", name="Code").fill(code)
    page.get_by_role("button", name="Link this phone").click()
    return page


def on_record(page: Page, client: str) -> Page:
    page.goto(client)
    return page


def test_a_client_agrees_is_asked_anew_and_refuses(url: str, windows: Windows) -> None:
    ines, phone = windows.laptop(url), windows.phone(url)
    sign_in(ines)
    ines.goto("/therapist")
    publish(ines, TEXT, "Write the text")
    ines.get_by_role("link", name="Caseload").click()
    add_client(ines, "Tom")
    client = ines.url
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    ines.goto(client)
    record = ines.get_by_role("region", name="Consent")
    expect(record).to_contain_text("No answer has come yet")

    tom = join(phone, code_for(ines))
    expect(tom.get_by_role("heading", name="Before you go on")).to_be_visible()
    expect(tom.get_by_text("The staff of Harbour see it.")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)
    expect_accessible(tom)
    phone.set_offline(True)
    tom.get_by_role("button", name="I agree", exact=True).click()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()
    phone.set_offline(False)
    tom.reload()
    look_again_until(ines, record.get_by_text("Agreed to version 1").first)

    publish(ines, f"{TEXT}\n\nWe keep it for ten years.", "Write a new version")
    tom.reload()
    expect(tom.get_by_text("We keep it for ten years.")).to_be_visible()
    tom.get_by_role("button", name="I do not agree").click()
    expect(tom.get_by_text("What you do stays on this phone. Nothing of it is sent.")).to_be_visible()
    expect_accessible(tom)
    tom.get_by_role("button", name="Do not agree").click()
    expect(tom.get_by_role("region", name="Nothing is sent")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()
    expect_accessible(tom)
    tom.get_by_role("link", name="Settings", exact=True).click()
    expect(tom.get_by_role("region", name="What you agreed to")).to_contain_text("You did not agree, on")
    ines.goto(client)
    look_again_until(ines, record.get_by_text("Did not agree").first)
    expect(record.get_by_role("listitem")).to_have_count(2)
    expect_accessible(ines)

    tom.get_by_role("link", name="Read the text or change your answer").click()
    tom.get_by_role("button", name="I agree", exact=True).click()
    expect(tom.get_by_role("region", name="Nothing is sent")).to_have_count(0)
    look_again_until(ines, record.get_by_text("Agreed to version 2").first)
    expect(record).to_contain_text(re.compile("^Consent ?Agreed to version 2"))
