"""What cautions do, from the first visit to the mat: a client with a new hip never meets what is withheld."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.api.plans import plan, prescription, routine
from tests.e2e.accessible import expect_accessible, press
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, look_again_until, save_plan, send_changes, sign_in
from tests.e2e.test_pictures import DOSES

FIGURE_4 = "Figure 4, lying"
LONG_SIT = "Hamstring stretch, sitting on the floor"
STRAP = "Hamstring stretch with strap, lying"
WRITTEN = ("supine-figure-4", "hamstring-long-sit", "glute-bridge")


@pytest.fixture
def ines(url: str, windows: Windows) -> Page:
    """On the page of Tom, who has no plan yet."""
    page = windows.laptop(url)
    sign_in(page)
    add_client(page, "Tom")
    return page


def answer(page: Page, question: str, given: str) -> None:
    group = page.get_by_role("group", name=re.compile(question))
    group.get_by_role("radio", name=given, exact=True).check(force=True)


def confirm(page: Page) -> None:
    page.get_by_role("button", name="Confirm answers").click()
    expect(page.get_by_text("Saved. The phone has what is left")).to_be_visible()


def save_plan_of(page: Page, ids: tuple[str, ...]) -> None:
    exercises = {item["id"]: item for item in page.evaluate(DOSES)}
    sides = {each: "both" if exercises[each]["side"] == "per_side" else None for each in ids}
    prescriptions = [prescription(each, dose=exercises[each]["dose"], sides=sides[each]) for each in ids]
    save_plan(page, plan(routine(*prescriptions, weekdays=[1, 2, 3, 4, 5, 6, 7])))


def expect_nowhere(page: Page, *names: str) -> None:
    for name in names:
        assert name not in page.content()


def test_a_client_with_a_new_hip_never_sees_a_withheld_exercise_anywhere(
    url: str, ines: Page, windows: Windows
) -> None:
    save_plan_of(ines, WRITTEN)
    tom = join(windows.phone(url), code_for(ines))
    expect(tom.get_by_text(FIGURE_4)).to_be_visible()
    client_page = ines.url

    ines.get_by_role("link", name="First visit").click()
    answer(ines, "new hip", "Yes")
    for approach in ("^Hip replacement, front", "^Hip replacement, side"):
        ines.get_by_role("checkbox", name=re.compile(approach)).uncheck()
    confirm(ines)

    # The phone, at its next look: gone, swapped and noted, each with its reason.
    tom.reload()
    expect(tom.get_by_text("1 exercise is left out for now.")).to_be_visible()
    expect(tom.get_by_role("link", name=STRAP)).to_be_visible()
    tom.get_by_text("1 exercise is left out for now.").click()
    expect_accessible(tom)
    expect(tom.get_by_text("no bend past 90 degrees").first).to_be_visible()
    expect_nowhere(tom, FIGURE_4, LONG_SIT)
    tom.get_by_role("link", name=STRAP).click()
    expect(tom.get_by_role("heading", name="Mind this")).to_be_visible()
    expect(tom.get_by_role("heading", name="In place of another exercise")).to_be_visible()
    expect_nowhere(tom, FIGURE_4, LONG_SIT)
    tom.go_back()
    begin(tom, pain=2)
    expect(tom.get_by_role("heading", name=STRAP)).to_be_visible()
    expect(tom.get_by_text("Mind this:")).to_be_visible()
    expect(tom.get_by_text("1 of 2")).to_be_visible()
    expect_accessible(tom)
    expect_nowhere(tom, FIGURE_4, LONG_SIT)

    # On paper: what is left, with what to mind.
    ines.goto(f"{client_page}/paper")
    expect(ines.get_by_role("heading", name=STRAP)).to_be_visible()
    expect(ines.get_by_text("no bend past 90 degrees").first).to_be_visible()
    expect_nowhere(ines, FIGURE_4, LONG_SIT)

    # The therapist: greyed in the builder with its reason, not to be saved, and not to be added.
    ines.goto(f"{client_page}/plan")
    expect(ines.get_by_text("Withheld from this client.").first).to_be_visible()
    expect_accessible(ines)
    ines.get_by_role("textbox", name="Routine", exact=True).fill("Evening")
    ines.get_by_role("button", name="Review and send").click()
    expect(ines.get_by_role("alert").filter(has_text="withheld from this client").first).to_be_visible()
    ines.get_by_role("button", name="Add an exercise").click()
    expect(ines.get_by_role("button", name=f"Not for this client: {FIGURE_4}")).to_be_disabled()
    ines.get_by_role("dialog").get_by_role("button", name="Close").click()
    ines.get_by_role("button", name=re.compile(f"Remove {FIGURE_4}")).click()
    ines.get_by_role("button", name=f"Take {STRAP}").click()
    send_changes(ines)
    expect(ines.get_by_text("Version 3, saved")).to_be_visible()


def test_a_routine_that_is_on_stops_when_a_caution_rules_it_out(url: str, ines: Page, windows: Windows) -> None:
    save_plan_of(ines, WRITTEN)
    tom = join(windows.phone(url), code_for(ines))
    begin(tom, pain=2)
    expect(tom.get_by_role("heading", name=FIGURE_4)).to_be_visible()

    ines.get_by_role("link", name="First visit").click()
    answer(ines, "new hip", "Yes")
    confirm(ines)
    # The phone looks again as soon as it has a network, in the middle of a hold too.
    tom.evaluate("dispatchEvent(new Event('online'))")

    # What was done can be kept; it cannot be gone on with.
    expect(tom.get_by_role("button", name="Say how it was")).to_be_visible()
    expect(tom.get_by_role("button", name="Resume")).to_have_count(0)
    expect_nowhere(tom, FIGURE_4)


def test_surgery_holds_the_whole_plan_until_it_is_lifted_with_a_reason(url: str, ines: Page, windows: Windows) -> None:
    save_plan_of(ines, WRITTEN)
    tom = join(windows.phone(url), code_for(ines))
    ines.get_by_role("link", name="First visit").click()
    answer(ines, "surgery on your back", "Not sure")
    ines.get_by_role("button", name="Keep as told, confirm later").click()
    expect(ines.get_by_role("heading", name="Nothing is practised for now")).to_be_visible()

    expect_accessible(ines)
    tom.reload()
    expect(tom.get_by_role("heading", name="Your routines are on hold")).to_be_visible()
    expect_accessible(tom)
    expect(tom.get_by_text("Your therapist still has to look at it.")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)

    first_visit = ines.url
    ines.goto(first_visit.replace("first-visit", "paper"))
    expect(ines.get_by_text("There is nothing to print")).to_be_visible()
    expect_nowhere(ines, FIGURE_4, LONG_SIT)
    ines.goto(first_visit)

    # By keyboard alone.
    press(ines, ines.get_by_role("button", name=re.compile("^Lift back, hip or knee surgery")))
    dialog = ines.get_by_role("dialog")
    press(ines, dialog.get_by_role("button", name="Lift"))
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect_accessible(ines)
    dialog.get_by_label("Reason").fill("Cleared by the surgeon on 20 November.")
    press(ines, dialog.get_by_role("button", name="Lift"))
    expect(ines.get_by_role("heading", name="Nothing is practised for now")).to_have_count(0)
    expect(ines.get_by_text("Lifted: Cleared by the surgeon on 20 November.")).to_be_visible()

    tom.get_by_role("button", name="Check if they are open again").click()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()


def test_a_first_visit_suggests_routines_and_one_click_opens_the_builder(ines: Page) -> None:
    expect(ines.get_by_text("nothing was asked yet, so nothing is held back")).to_be_visible()
    ines.get_by_role("link", name="Ask about cautions").click()
    expect(ines.get_by_text("Save what you found, and routines that may suit")).to_be_visible()
    answer(ines, "new hip", "Yes")
    confirm(ines)
    answer(ines, "Most of the working day", "Sits")
    answer(ines, "^Runs", "Yes")
    ines.get_by_label("Goals").fill("Sit through a film again.")
    # Leaving with something unsaved asks first.
    ines.get_by_role("link", name="Tom").click()
    ines.get_by_role("button", name="Stay here").click()
    ines.get_by_role("button", name="Save and suggest routines").click()
    expect(ines.get_by_text("Sits for most of the day.")).to_be_visible()
    expect_accessible(ines)

    ines.get_by_role("link", name="Open Core plan in the plan builder").click()

    expect(ines.get_by_role("heading", name="A plan for Tom")).to_be_visible()
    expect(ines.get_by_role("heading", name=re.compile(STRAP))).to_be_visible()
    expect(ines.get_by_role("heading", name=re.compile(FIGURE_4))).to_have_count(0)
    ines.get_by_role("button", name="Undo").click()
    expect(ines.get_by_role("heading", name=re.compile(STRAP))).to_have_count(0)
    ines.get_by_role("button", name="Redo").click()
    ines.get_by_role("button", name="Save plan").click()
    expect(ines.get_by_text("Version 1, saved")).to_be_visible()


def test_what_the_client_answers_without_network_holds_at_once_and_waits_for_the_therapist(
    url: str, ines: Page, windows: Windows
) -> None:
    save_plan_of(ines, WRITTEN)
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    phone.set_offline(True)
    tom.get_by_role("link", name=re.compile(r"^Answer \d+ questions$")).click()
    answer(tom, "new hip", "Yes")
    answer(tom, "neck hurt", "No")
    expect_accessible(tom)
    tom.get_by_role("button", name="Send answers").click()
    expect(tom.get_by_role("heading", name="Your plan is being fitted to your answers")).to_be_visible()
    expect(tom.get_by_role("button", name="Start routine")).to_have_count(0)
    tom.reload()
    expect(tom.get_by_role("heading", name="Your plan is being fitted to your answers")).to_be_visible()
    expect_nowhere(tom, FIGURE_4)

    # Where there is a network again the phone looks by itself.
    phone.set_offline(False)
    expect(tom.get_by_text("left out for now").first).to_be_visible()
    tom.get_by_text("left out for now").first.click()
    expect(tom.get_by_text("Your therapist still has to look at it.")).to_be_visible()
    expect_nowhere(tom, FIGURE_4, LONG_SIT)

    look_again_until(ines, ines.get_by_text("4 answers not confirmed yet."))
    ines.get_by_role("link", name="Confirm answers").click()
    expect(ines.get_by_text("The client said: no")).to_be_visible()
    for approach in ("^Hip replacement, front", "^Hip replacement, side"):
        ines.get_by_role("checkbox", name=re.compile(approach)).uncheck()
    confirm(ines)
    tom.reload()
    tom.get_by_text("left out for now").first.click()
    expect(tom.get_by_text("If this does not fit you, ask your therapist.")).to_be_visible()
