"""A holiday: the phone says so calmly and still plays; overlapping days are refused; the pause ends early."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, sign_in

EXERCISE = "Hamstring stretch with strap, lying"


def test_a_paused_plan_asks_for_nothing_until_it_goes_on(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    tom = join(windows.phone(url), code_for(ines))
    today = date.fromisoformat(ines.evaluate("new Date().toLocaleDateString('en-CA')"))
    last = today + timedelta(days=4)
    pauses = ines.get_by_role("region", name="Pauses")

    pauses.get_by_role("button", name="Set a pause").click()
    dialog = ines.get_by_role("dialog")
    dialog.get_by_label("Last day").fill((today - timedelta(days=1)).isoformat())
    dialog.get_by_role("button", name="Set pause").click()
    expect(dialog.get_by_text("The last day is before the first.")).to_be_visible()
    dialog.get_by_label("Last day").fill(last.isoformat())
    expect_accessible(ines)
    dialog.get_by_role("button", name="Set pause").click()
    expect(pauses.get_by_text("The pause is set.")).to_be_visible()
    expect(pauses.get_by_text(re.compile("holiday"))).to_be_visible()

    pauses.get_by_role("button", name="Set a pause").click()
    dialog.get_by_label("First day").fill(last.isoformat())
    dialog.get_by_role("button", name="Set pause").click()
    expect(dialog.get_by_text(re.compile("There is a pause from"))).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect_accessible(ines)

    tom.reload()
    expect(tom.get_by_role("heading", name=re.compile(rf"^Paused until \w+ {last.day} "))).to_be_visible()
    expect(tom.get_by_text("You may still practise if you like. It counts.")).to_be_visible()
    expect(tom.get_by_text("For today")).to_have_count(0)
    expect_accessible(tom)
    begin(tom, pain=2)
    tom.go_back()

    ines.get_by_role("link", name="Change the plan").click()
    expect(ines.get_by_text(re.compile("The phone asks for nothing on these days"))).to_be_visible()
    ines.go_back()
    pauses.get_by_role("button", name="Go on from today").click()
    expect(pauses.get_by_text("The plan goes on from today.")).to_be_visible()
    expect(pauses.get_by_text("None.")).to_be_visible()
    tom.reload()
    expect(tom.get_by_role("heading", name=re.compile("^Paused"))).to_have_count(0)
