"""The traffic light: two red sessions hold an exercise, without network too, and the therapist opens it again."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, answer_no, begin, code_for, join, make_plan, save, sign_in

EXERCISE = "Hamstring stretch with strap, lying"


def test_two_red_sessions_hold_an_exercise_until_the_therapist_opens_it(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))

    phone.set_offline(True)
    practise(tom, start=2, end=5)
    expect(tom.get_by_role("heading", name="That is more pain than we want")).to_be_visible()
    expect(tom.get_by_text("On hold from now on")).to_have_count(0)
    tom.get_by_role("button", name="Back to Today").click()
    practise(tom, start=2, end=6)
    expect(tom.get_by_text(f"On hold from now on: {EXERCISE}.")).to_be_visible()
    tom.get_by_role("button", name="Back to Today").click()
    expect(tom.get_by_text("All of these are on hold.")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)
    tom.reload()
    expect(tom.get_by_text("All of these are on hold.")).to_be_visible()

    phone.set_offline(False)
    expect(tom.get_by_text(re.compile("received"))).to_be_visible()
    ines.goto("/therapist")
    expect(ines.get_by_text("On hold after red sessions")).to_be_visible()
    ines.get_by_role("link", name="Tom").click()
    open_again(ines)
    expect(ines.get_by_text("2 red")).to_be_visible()

    tom.reload()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()


def test_from_7_on_nothing_is_begun_and_the_therapist_hears_of_it(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, 20)
    tom = join(windows.phone(url), code_for(ines))

    tom.get_by_role("button", name="Start routine").click()
    answer_no(tom)
    tom.get_by_role("radio", name="8 of 10").check(force=True)
    expect(tom.get_by_role("button", name="Begin")).to_have_count(0)
    tom.get_by_role("button", name="Rest today").click()
    expect(tom.get_by_role("heading", name="No stretching today")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)
    expect(tom.get_by_text(re.compile("received"))).to_be_visible()

    ines.reload()
    expect(ines.get_by_text("Too much pain to start on")).to_be_visible()


def practise(tom: Page, start: int, end: int) -> None:
    """A moment of the routine, with pain before and after."""
    begin(tom, pain=start)
    for _ in range(25):
        tom.clock.run_for(1000)
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_role("button", name=re.compile("time")).click()
    expect(tom.get_by_role("heading", name="How was it?")).to_be_visible()
    save(tom, pain=end)


def open_again(ines: Page) -> None:
    ines.get_by_role("button", name=f"Open again: {EXERCISE}").click()
    dialog = ines.get_by_role("dialog")
    dialog.get_by_label("Reason").fill("Looked at it today. Half the hold from now on.")
    dialog.get_by_role("button", name="Open exercise").click()
    expect(ines.get_by_role("button", name=f"Open again: {EXERCISE}")).to_have_count(0)
