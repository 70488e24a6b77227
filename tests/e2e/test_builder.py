"""The plan builder: order by pointer and by keyboard, reasons to think twice, undo, leaving, two therapists at once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.api.plans import plan, prescription, routine
from tests.e2e.accessible import expect_accessible, press, reach
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, save_plan, send_changes, sign_in

FIGURE_4 = "Figure 4, lying"
STRAP = "Hamstring stretch with strap, lying"
CROSS_OVER = "Foot-over cross stretch, lying"
IDS = ("supine-figure-4", "hamstring-supine-strap", "supine-cross-over-fair")
_CHANGE_AT_ANOTHER_DESK = """async ([id, seconds]) => {
  const kept = await fetch(`/api/v1/clients/${id}/plan`)
  const { plan } = await kept.json()
  const { starts_on, ends_on, note, routines: [{ total_seconds, ...routine }] } = plan
  const [first, ...others] = routine.prescriptions
  const prescriptions = [{ ...first, dose: { ...first.dose, hold_seconds: seconds } }, ...others]
  const body = JSON.stringify({ starts_on, ends_on, note, routines: [{ ...routine, prescriptions }] })
  const headers = { 'Content-Type': 'application/json', 'If-Match': kept.headers.get('ETag') }
  return (await fetch(`/api/v1/clients/${id}/plan`, { method: 'PUT', headers, body })).status
}"""


@pytest.fixture
def ines(url: str, windows: Windows) -> Page:
    """In the builder with Tom's plan: figure 4, the strap, and the cross-over, which is much the same as the first."""
    page = windows.laptop(url)
    sign_in(page)
    add_client(page, "Tom")
    save_plan(page, plan(routine(*(prescription(each) for each in IDS))))
    page.get_by_role("link", name="Change the plan").click()
    expect(names(page)).to_have_count(3)
    return page


def names(page: Page) -> Locator:
    return page.get_by_role("heading", level=3)


def expect_order(page: Page, *expected: str) -> None:
    expect(names(page)).to_have_text([f"{place}. {name}" for place, name in enumerate(expected, 1)])


def test_letters_twice_as_large_fit_a_tablet(ines: Page) -> None:
    ines.set_viewport_size({"width": 820, "height": 1180})
    ines.evaluate("document.documentElement.style.fontSize = '200%'")
    assert ines.evaluate("document.documentElement.scrollWidth") <= 820


def test_an_exercise_is_dragged_and_one_undo_takes_the_whole_drag_back(ines: Page) -> None:
    handle = ines.get_by_role("button", name=f"Drag {FIGURE_4}")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    last = names(ines).nth(2).bounding_box()
    assert box and last
    ines.mouse.move(box["x"] + 8, box["y"] + 8)
    ines.mouse.down()
    for step in range(1, 30):
        ines.mouse.move(box["x"] + 8, box["y"] + 8 + step * 30)
    ines.mouse.up()
    expect_order(ines, STRAP, CROSS_OVER, FIGURE_4)

    ines.get_by_role("button", name="Undo").click()
    expect_order(ines, FIGURE_4, STRAP, CROSS_OVER)


def test_by_keyboard_an_exercise_is_moved_taken_out_and_brought_back_and_the_focus_stays(ines: Page) -> None:
    handle = ines.get_by_role("button", name=f"Drag {FIGURE_4}")
    reach(ines, handle)
    ines.keyboard.press("ArrowDown")
    expect_order(ines, STRAP, FIGURE_4, CROSS_OVER)
    expect(handle).to_be_focused()
    expect(ines.get_by_text(f"{FIGURE_4}: place 2 of 3.")).to_be_attached()

    down = ines.get_by_role("button", name=f"Move {FIGURE_4} down")
    press(ines, down)
    expect_order(ines, STRAP, CROSS_OVER, FIGURE_4)
    expect(ines.get_by_role("button", name=f"Move {FIGURE_4} up")).to_be_focused()

    press(ines, ines.get_by_role("button", name=f"Remove {FIGURE_4}"))
    expect_order(ines, STRAP, CROSS_OVER)
    expect(ines.get_by_text(f"{FIGURE_4} removed. Undo brings it back.")).to_be_attached()
    expect(ines.get_by_role("button", name="Add an exercise")).to_be_focused()
    ines.keyboard.press("Control+z")
    expect_order(ines, STRAP, CROSS_OVER, FIGURE_4)
    ines.keyboard.press("Control+Shift+z")
    expect_order(ines, STRAP, CROSS_OVER)


def test_reasons_to_think_twice_stand_where_they_belong_and_minutes_follow(ines: Page) -> None:
    expect(ines.get_by_text(f"Much the same stretch of the piriformis as {FIGURE_4}")).to_be_visible()
    expect(ines.get_by_text("Piriformis: 14 min of stretch a week on a side.")).to_be_visible()
    expect(ines.get_by_text("60 min a week")).to_be_visible()
    expect_accessible(ines)
    ines.get_by_role("button", name=f"Remove {CROSS_OVER}").click()
    expect(ines.get_by_text("Much the same stretch")).to_have_count(0)
    expect(ines.get_by_text("of stretch a week on a side")).to_have_count(0)
    for name in ("Bridge", "Knee rolls", "Pelvic tilt, lying"):
        ines.get_by_role("button", name="Add an exercise").click()
        ines.get_by_role("searchbox").fill(name)
        ines.get_by_role("dialog").get_by_role("button", name=re.compile(rf"^Add:? {name}$")).click()
    expect(ines.get_by_text("5 exercises in one sitting: people keep up better with 2 to 4.")).to_be_visible()


def test_leaving_with_something_unsaved_asks_also_by_the_back_button(ines: Page) -> None:
    ines.get_by_role("button", name=f"Remove {CROSS_OVER}").click()
    ines.go_back()
    expect(ines.get_by_role("heading", name="Leave without saving?")).to_be_visible()
    ines.get_by_role("button", name="Stay here").click()
    expect_order(ines, FIGURE_4, STRAP)
    ines.get_by_role("link", name="Caseload").first.click()
    ines.get_by_role("button", name="Leave without saving").click()
    expect(ines.get_by_role("heading", name="Caseload")).to_be_visible()


def test_the_second_of_two_therapists_is_told_what_changed_and_takes_the_draft_over(ines: Page) -> None:
    client_id = ines.url.rstrip("/").split("/")[-2]
    ines.get_by_role("button", name=f"Remove {CROSS_OVER}").click()
    ines.get_by_role("group", name=f"Dose of {STRAP}").get_by_role("textbox", name="Hold").fill("45")
    for seconds in (40, 50):
        assert ines.evaluate(_CHANGE_AT_ANOTHER_DESK, [client_id, seconds]) == 200

    send_changes(ines)

    expect(ines.get_by_role("heading", name="The plan was changed while you were writing")).to_be_focused()
    expect(ines.get_by_text(f"{FIGURE_4}: hold 30 → 40 s")).to_be_visible()
    expect(ines.get_by_text(f"{FIGURE_4}: hold 40 → 50 s")).to_be_visible()
    expect(ines.get_by_text(re.compile("saved version 3"))).to_be_visible()
    expect_order(ines, FIGURE_4, STRAP)
    expect_accessible(ines)

    ines.get_by_role("button", name="Put my changes onto version 3").click()
    expect_order(ines, FIGURE_4, STRAP)
    expect(ines.get_by_role("group", name=f"Dose of {FIGURE_4}").get_by_role("textbox", name="Hold")).to_have_value(
        "50"
    )
    ines.get_by_role("button", name="Review and send").click()
    changes = ines.get_by_role("dialog").locator(".changes").get_by_role("listitem")
    expect(changes).to_have_text([f"{STRAP}: hold 30 → 45 s", f"{CROSS_OVER} removed"])
    ines.get_by_role("button", name="Send to the phone").click()
    expect(ines.get_by_text("Version 4, saved")).to_be_visible()


def test_where_both_changed_one_dose_mine_stands_and_is_said_and_theirs_can_be_taken(ines: Page) -> None:
    client_id = ines.url.rstrip("/").split("/")[-2]
    hold = ines.get_by_role("group", name=f"Dose of {FIGURE_4}").get_by_role("textbox", name="Hold")
    hold.fill("35")
    assert ines.evaluate(_CHANGE_AT_ANOTHER_DESK, [client_id, 50]) == 200
    send_changes(ines)
    ines.get_by_role("button", name="Put my changes onto version 2").click()
    expect(ines.get_by_text(f"You both changed the dose of {FIGURE_4}.")).to_be_visible()
    expect(hold).to_have_value("35")

    assert ines.evaluate(_CHANGE_AT_ANOTHER_DESK, [client_id, 55]) == 200
    send_changes(ines)
    ines.get_by_role("button", name="Take version 3 as it is").click()
    expect(hold).to_have_value("55")
    ines.get_by_role("button", name="Undo").click()
    expect(hold).to_have_value("35")


def test_a_plan_is_copied_to_another_client_without_notes_fitted_to_side_and_cautions(
    url: str, windows: Windows
) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Mia")
    mia = ines.url
    ines.goto("/therapist")
    add_client(ines, "Tom")
    one_side = prescription(IDS[0], sides="right", note="As I showed Tom.")
    save_plan(ines, plan(routine(one_side, prescription(IDS[1]), name="Tom's evening"), note="For Tom."))
    ines.get_by_role("button", name="Copy to another client").click()
    ines.get_by_role("dialog").get_by_role("searchbox").fill("mi")
    ines.get_by_role("dialog").get_by_role("button", name="Mia").click()
    expect(ines).to_have_url(re.compile(f"{re.escape(mia.rpartition('/')[2])}/plan/copy/"))
    sheet = ines.get_by_role("dialog", name="Copy a plan for Mia")
    expect(sheet.get_by_text("notes and dates do not")).to_be_visible()
    expect_accessible(ines)
    sheet.get_by_role("button", name="Copy into this plan").click()

    expect(ines.get_by_role("textbox", name="Routine", exact=True)).to_have_value("Routine")
    expect_order(ines, FIGURE_4, STRAP)
    sides = ines.get_by_role("listitem").filter(has_text=FIGURE_4).get_by_role("group", name="Sides")
    expect(sides.get_by_role("radio", name="Right")).to_be_checked()
    for note in ines.get_by_role("textbox", name=re.compile("Note")).all():
        expect(note).to_have_value("")
    ines.get_by_role("button", name="Save plan").click()
    expect(ines.get_by_text("Version 1, saved")).to_be_visible()
    expect(ines.get_by_text("Tom")).to_have_count(0)


def test_one_tap_takes_the_next_step_and_says_what_it_changes(ines: Page) -> None:
    item = ines.get_by_role("listitem").filter(has=ines.get_by_role("heading", name=re.compile(STRAP)))
    item.get_by_text("Easier or harder").click()
    expect(item.get_by_text("medium in place of easy").first).to_be_visible()
    item.get_by_role("button", name="Easier: Hamstring stretch, in a chair").click()
    expect_order(ines, FIGURE_4, "Hamstring stretch, in a chair", CROSS_OVER)
    ines.get_by_role("button", name="Undo").click()
    expect_order(ines, FIGURE_4, STRAP, CROSS_OVER)


def test_a_routine_is_kept_as_a_template_of_the_practice_used_removed_and_put_back(ines: Page) -> None:
    ines.get_by_role("button", name="Keep as a template").click()
    dialog = ines.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Harbour start")
    dialog.get_by_label("What it is for").fill("For the first two weeks.")
    expect_accessible(ines)
    dialog.get_by_role("button", name="Keep template").click()
    expect(dialog).to_have_count(0)
    ines.get_by_role("button", name="Keep as a template").click()
    dialog.get_by_label("Name").fill("harbour START")
    dialog.get_by_role("button", name="Keep template").click()
    expect(dialog.get_by_text("Your practice has a template of this name.")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()

    ines.get_by_text("Add another routine").click()
    ines.get_by_role("button", name="Remove template Harbour start").click()
    expect(ines.get_by_text("Harbour start is removed.")).to_be_visible()
    expect(ines.get_by_role("button", name="Add Harbour start")).to_have_count(0)
    ines.get_by_role("button", name="Put Harbour start back").click()
    ines.get_by_role("button", name="Add Harbour start").click()
    expect(names(ines)).to_have_count(6)
    expect_accessible(ines)
    send_changes(ines)
    expect(ines.get_by_text("Version 2, saved")).to_be_visible()
    expect(ines.get_by_text("Routine Harbour start added").first).to_be_visible()
