"""A red answer: it locks without network, outlives a reload, reaches the therapist, and opens after an examination."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accessible import expect_accessible, press, reach
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, answer_no, code_for, join, look_again_until, make_plan, save, sign_in

HELP = "Get help now"
SADDLE = re.compile("numb or odd feeling")


@pytest.fixture
def people(url: str, windows: Windows) -> tuple[Page, Page, BrowserContext]:
    """Ines on her laptop, the app of her client Tom, and the phone it runs on. The practice is in Switzerland."""
    ines = windows.laptop(url)
    sign_in(ines)
    ines.goto("/therapist")
    _set_country(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Bridge", hold_seconds=5)
    phone = windows.phone(url)
    return ines, join(phone, code_for(ines)), phone


def test_an_emergency_answer_holds_until_somebody_has_examined_the_client(
    people: tuple[Page, Page, BrowserContext],
) -> None:
    ines, tom, phone = people
    phone.set_offline(True)
    _answer_saddle(tom)
    _expect_help(tom)
    tom.reload()
    _expect_help(tom)
    tom.goto("/progress")
    _expect_help(tom)
    expect(tom.get_by_role("navigation")).to_have_count(0)
    tom.get_by_role("button", name="I have read this").click()
    tom.get_by_role("link", name="Today", exact=True).click()
    _expect_help(tom)
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)
    expect(tom.get_by_text("Your answer is on this phone.")).to_be_visible()

    phone.set_offline(False)
    expect(tom.get_by_text("Your answer is on this phone.")).to_have_count(0)
    ines.goto("/therapist")
    first = ines.get_by_role("row").nth(1)
    expect(first.get_by_text("Red answer: told to get emergency help")).to_be_visible()
    first.get_by_role("link", name="Tom").click()
    _unlock(ines)

    tom.get_by_role("button", name="Check if it is open again").click()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()
    _expect_in_the_record(ines)
    # The screen was left by a red answer, so it was not gone through: it is asked again.
    tom.get_by_role("button", name="Start routine").click()
    expect(tom.get_by_text(re.compile(r"^Part 1 of \d+$"))).to_be_visible()


def test_a_tap_by_mistake_locks_nothing_and_is_told(people: tuple[Page, Page, BrowserContext]) -> None:
    ines, tom, phone = people
    tom.get_by_role("button", name="Start routine").click()
    tom.get_by_role("group", name=SADDLE).get_by_role("button", name="Yes").click()
    tom.get_by_role("button", name="I tapped wrong").click()
    answer_no(tom)
    expect(tom.get_by_role("button", name="Begin")).to_be_visible()
    tom.get_by_role("button", name="Skip this question").click()
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_text("No time").click()
    save(tom, pain=2)
    tom.get_by_role("button", name="Something changed").click()
    expect(tom.get_by_role("heading", name="What changed?")).to_be_visible()
    tom.get_by_role("button", name="Go to Today").click()
    look_again_until(ines, ines.get_by_text("Yes, then “I tapped wrong”"))
    _expect_asked(tom, "Quick check")
    phone.clock.fast_forward(14 * 24 * 60 * 60 * 1000)
    tom.reload()
    _expect_asked(tom, "Before you start")


def test_a_massage_therapist_sees_who_may_open_it_and_what_is_for_others(
    people: tuple[Page, Page, BrowserContext],
) -> None:
    ines, tom, _ = people
    client = ines.url
    _answer_saddle(tom)
    _expect_help(tom)
    ines.goto("/therapist/practice")
    ines.get_by_role("button", name=re.compile("^Change ines")).click()
    dialog = ines.get_by_role("dialog")
    dialog.get_by_label("Profession").select_option("massage therapist")
    dialog.get_by_role("button", name="Save").first.click()
    expect(dialog.get_by_text("Saved. It holds at once.")).to_be_visible()
    ines.keyboard.press("Escape")
    expect(ines.get_by_text("so nobody can do this").first).to_be_visible()
    expect_accessible(ines)
    ines.goto(client)
    look_again_until(ines, ines.get_by_text("You cannot open it."))
    expect(ines.get_by_text("Your profession here: massage therapist.")).to_be_visible()
    expect(ines.get_by_role("button", name="Unlock …")).to_have_count(0)
    expect_accessible(ines)
    ines.goto(f"{client}/plan")
    ines.get_by_role("button", name="Add an exercise").click()
    refused = ines.get_by_role("button", name="Not for your profession: Clamshell")
    expect(refused).to_be_disabled()
    expect(ines.get_by_role("button", name="Add Figure 4, lying")).to_be_enabled()


def test_questions_confirmation_and_lock_are_for_everyone(people: tuple[Page, Page, BrowserContext]) -> None:
    """By keyboard alone, and without a broken rule of WCAG on the way."""
    ines, tom, _ = people
    press(tom, tom.get_by_role("button", name="Start routine"))
    expect(tom.get_by_role("heading", name="Before you start")).to_be_focused()
    expect_accessible(tom)
    press(tom, tom.get_by_role("button", name="Go on"))
    expect(tom.get_by_role("alert")).to_have_text("3 questions have no answer yet.")
    expect(tom.get_by_role("button", name="No", exact=True).first).to_be_focused()
    tom.keyboard.press("Enter")
    expect(tom.get_by_role("alert")).to_have_text("2 questions have no answer yet.")
    expect_accessible(tom)
    press(tom, tom.get_by_role("group", name=SADDLE).get_by_role("button", name="Yes"))
    expect(tom.get_by_role("heading", name="You tapped: yes")).to_be_focused()
    expect_accessible(tom)
    press(tom, tom.get_by_role("button", name="Yes", exact=True))
    expect(tom.get_by_role("heading", name=HELP)).to_be_focused()
    expect_accessible(tom)
    look_again_until(ines, ines.get_by_role("button", name="Unlock …"))
    press(ines, ines.get_by_role("button", name="Unlock …"))
    reach(ines, ines.get_by_label("Examined by"))
    expect_accessible(ines)


def _expect_asked(tom: Page, title: str) -> None:
    """Which screen comes before a routine today."""
    tom.get_by_role("button", name="Start routine").click()
    expect(tom.get_by_role("heading", name=title)).to_be_visible()
    tom.get_by_role("button", name="Go to Today").click()


def _set_country(ines: Page) -> None:
    ines.get_by_role("link", name="Practice", exact=True).click()
    ines.get_by_label("Country").select_option("Switzerland (144)")
    ines.get_by_role("button", name="Save emergency number").click()
    expect(ines.get_by_text("offer to call 144 (Switzerland)")).to_be_visible()
    ines.get_by_role("link", name="Caseload").click()


def _answer_saddle(tom: Page) -> None:
    tom.get_by_role("button", name="Start routine").click()
    tom.get_by_role("group", name=SADDLE).get_by_role("button", name="Yes").click()
    tom.get_by_role("button", name="Yes", exact=True).click()


def _expect_help(tom: Page) -> None:
    expect(tom.get_by_role("heading", name=HELP)).to_be_visible()
    expect(tom.get_by_role("link", name="Call 144")).to_have_attribute("href", "tel:144")


def _unlock(ines: Page) -> None:
    ines.get_by_role("button", name="Unlock …").click()
    dialog = ines.get_by_role("dialog")
    expect(dialog.get_by_text(SADDLE)).to_be_visible()
    dialog.get_by_role("button", name="Unlock routines").click()
    expect(dialog.get_by_text("Write who examined the client.")).to_be_visible()
    dialog.get_by_label("Examined by").fill("Dr Okafor, City Hospital")
    dialog.get_by_label("What was found").fill("Scan clear, feeling normal.")
    expect(dialog.get_by_text("Choose the day.")).to_be_visible()
    today = ines.evaluate("new Date().toLocaleDateString('sv', { timeZone: 'Europe/Berlin' })")
    dialog.get_by_label("Examined on").fill(str(date.fromisoformat(today) - timedelta(days=1)))
    dialog.get_by_role("button", name="Unlock routines").click()
    expect(dialog.get_by_text("must not be before the answer")).to_be_visible()
    dialog.get_by_label("Examined on").fill(today)
    dialog.get_by_role("button", name="Unlock routines").click()
    expect(ines.get_by_role("heading", name="Routines are locked")).to_have_count(0)


def _expect_in_the_record(ines: Page) -> None:
    ines.reload()
    ines.get_by_text("Locks, and who opened them").click()
    record = ines.get_by_role("region", name="Safety questions")
    expect(record.get_by_text("Examined by Dr Okafor, City Hospital (doctor)")).to_be_visible()
    expect(record.get_by_text("Scan clear, feeling normal.")).to_be_visible()
    expect(record.get_by_text(re.compile(r"Opened by ines \(physiotherapist\)", re.IGNORECASE))).to_be_visible()
