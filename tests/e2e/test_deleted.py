"""A client deleted by a slip, the phone that is told, and everything back."""

import re

from playwright.sync_api import expect

from tests.e2e.accessible import expect_accessible, press
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, code_for, join, make_plan, sign_in


def test_a_deleted_client_is_told_and_brought_back(url: str, windows: Windows) -> None:
    ines, phone = windows.laptop(url), windows.phone(url)
    sign_in(ines)
    add_client(ines, "Tom")
    client = ines.url
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    ines.goto(client)
    tom = join(phone, code_for(ines))

    ines.get_by_role("button", name="Edit").click()
    ines.get_by_text("Delete this client").click()
    ines.get_by_label("Type the client's name to go on").fill("Tom")
    ines.get_by_role("button", name="Delete Tom").click()
    expect(ines.get_by_role("heading", name="Deleted clients")).to_be_visible()
    expect_accessible(ines)

    tom.reload()
    expect(tom.get_by_text("Your practice has deleted your record.")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()
    tom.get_by_role("link", name="What this means").click()
    expect(tom.get_by_role("heading", name="Your record was deleted")).to_be_visible()
    expect_accessible(tom)

    press(ines, ines.get_by_role("button", name="Restore Tom"))
    expect(ines.get_by_role("heading", name=re.compile("Tom"), level=1)).to_be_visible()
    tom.goto("/")
    expect(tom.get_by_text("Your practice has deleted your record.")).to_have_count(0)


def test_nobody_deleted_is_said(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    ines.goto("/therapist")
    ines.get_by_role("link", name="Practice").click()
    ines.get_by_role("link", name="Deleted clients").click()
    expect(ines.get_by_text("Nobody is deleted at the moment.")).to_be_visible()
