"""The player without a mouse: a whole routine by keyboard, accessible in every state; by toe; and what is read out."""

import re

from playwright.sync_api import Page, expect

from tests.api.plans import plan, prescription, routine
from tests.e2e.accessible import expect_accessible, press, reach
from tests.e2e.announced import announced, documented
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, save_plan, sign_in

HOLDS = {"type": "static_hold", "hold_seconds": 20, "reps": 1, "rest_seconds": 5, "sets": 2}
PUSH = {
    "type": "contract_relax",
    "contract_seconds": 6,
    "effort_percent_min": 20,
    "effort_percent_max": 50,
    "relax_seconds": 4,
    "stretch_seconds": 10,
    "reps": 1,
    "rest_seconds": 0,
    "sets": 1,
}
BREATHS = {
    "type": "breathing", "inhale_seconds": 4, "exhale_seconds": 6, "reps": 2, "rest_seconds": 0, "sets": 1
}  # fmt: skip
ROUTINE = routine(
    prescription(dose=HOLDS),
    prescription(exercise_id="piriformis-contract-relax-supine", dose=PUSH),
    prescription(exercise_id="breathing-constructive-rest", sides=None, first_side=None, dose=BREATHS),
)


def _player(url: str, windows: Windows, routine: dict[str, object]) -> Page:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    save_plan(ines, plan(routine))
    return join(windows.phone(url), code_for(ines))


def test_a_whole_routine_by_keyboard_alone_and_accessible_in_every_state(url: str, windows: Windows) -> None:
    tom = _player(url, windows, ROUTINE)
    _through_the_questions(tom)
    pause, resume = (tom.get_by_role("button", name=name, exact=True) for name in ("Pause", "Resume"))
    expect(pause).to_be_visible()
    _look(tom, "Get into place.")

    tom.keyboard.press("Space")
    expect(resume).to_be_visible()
    expect_accessible(tom)
    tom.keyboard.press("Space")
    expect(pause).to_be_visible()

    tom.keyboard.press("ArrowRight")
    _look(tom, "Hold. A mild pull is enough.")
    undo = tom.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    tom.keyboard.press("Backspace")
    expect(tom.get_by_text("Get into place.")).to_be_visible()
    expect(undo).to_be_hidden()
    tom.keyboard.press("PageDown")
    tom.keyboard.press("ArrowUp")
    tom.keyboard.press("ArrowRight")
    _look(tom, "Rest and breathe.")
    tom.keyboard.press("PageDown")
    tom.keyboard.press("PageDown")
    _look(tom, "Now the other side.")
    tom.keyboard.press("ArrowRight")
    expect(tom.get_by_text("Hold. A mild pull is enough.")).to_be_visible()

    tom.keyboard.press("Home")
    again = tom.get_by_role("dialog", name="What once more?")
    expect(again.get_by_role("button")).to_have_text(
        ["Figure 4, lying, right leg", "All of Figure 4, lying", "Go on with the routine"]
    )
    expect_accessible(tom)
    press(tom, again.get_by_role("button", name="Figure 4, lying, right leg"))
    _look(tom, "Now the other side.")

    tom.keyboard.press("Escape")
    end = tom.get_by_role("dialog", name="Finish here?")
    expect_accessible(tom)
    tom.keyboard.press("Escape")
    expect(end).to_be_hidden()
    expect(pause).to_be_visible()

    for words in (
        "Get into place.",
        "Push gently",
        "Let go.",
        "Hold. A mild pull",
        "Now the other side.",
        "Push gently",
    ):
        _skip_to(tom, words)
        expect_accessible(tom)
    for words in ("Get into place.", "Breathe in."):
        _skip_to(tom, words)
        expect_accessible(tom)
    press(tom, tom.get_by_role("button", name="Finish"))
    press(tom, end.get_by_role("button", name="No time"))
    expect(tom.get_by_role("radio", name="No time")).to_be_checked()
    expect_accessible(tom)
    reach(tom, tom.get_by_role("radio", name=re.compile("^0 of 10")))
    tom.keyboard.press("Space")
    press(tom, tom.get_by_role("button", name="Save"))
    expect(tom.get_by_role("heading", name="Saved")).to_be_visible()
    expect_accessible(tom)
    press(tom, tom.get_by_role("button", name="Back to Today"))
    expect(tom.get_by_role("heading", level=1)).to_be_visible()


def _through_the_questions(page: Page) -> None:
    press(page, page.get_by_role("button", name="Start routine"))
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    begin_button = page.get_by_role("button", name="Begin")
    while begin_button.count() == 0:
        expect_accessible(page)
        for button in page.get_by_role("button", name="No", exact=True).all():
            press(page, button)
        told = page.get_by_text(re.compile(r"^Part \d+ of \d+$"))
        before = told.inner_text() if told.count() else ""
        press(page, page.get_by_role("button", name="Go on"))
        expect(begin_button.or_(told.filter(has_not_text=before or "never"))).to_be_visible()
    expect_accessible(page)
    reach(page, page.get_by_role("radio", name=re.compile("^0 of 10")))
    page.keyboard.press("Space")
    press(page, begin_button)


def _skip_to(page: Page, words: str) -> None:
    wanted = page.get_by_text(words)
    for _ in range(8):
        if wanted.count():
            return
        shown = page.locator(".cue-line").inner_text()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".cue-line")).not_to_have_text(shown)
    expect(wanted).to_be_visible()


def _look(page: Page, words: str) -> None:
    expect(page.get_by_text(words)).to_be_visible()
    expect_accessible(page)


def test_the_picture_pauses_and_a_swipe_that_went_astray_loses_nothing(url: str, windows: Windows) -> None:
    tom = _player(url, windows, routine(prescription(dose={**HOLDS, "sets": 1})))
    begin(tom, pain=2)
    picture = tom.get_by_role("button", name="Stop the clock")
    picture.tap()
    expect(tom.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    tom.get_by_role("button", name="Start the clock").tap()
    tom.get_by_role("button", name="Skip", exact=True).tap()
    expect(tom.get_by_text("Hold. A mild pull")).to_be_visible()
    tom.get_by_role("button", name="Pause", exact=True).tap()
    expect(tom.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    left = tom.get_by_role("timer").text_content() or ""

    _swipe(tom, -150)
    expect(tom.get_by_text("10 s more to turn over")).to_be_visible()
    # For a while after a swipe Chromium takes a tap for the finger that stops it, so here they are clicks.
    tom.get_by_role("button", name="Undo").click()
    expect(tom.get_by_role("timer")).to_have_text(left)
    _swipe(tom, 150)
    expect(tom.get_by_text("Gone back.", exact=True)).to_be_visible()
    place = tom.locator(".place-line")
    last = tom.get_by_text("this is the last step")
    while last.count() == 0:
        shown = place.inner_text()
        _swipe(tom, -150)
        expect(place).not_to_have_text(shown)
    # Here a swipe does not end the routine. "Too painful" does, and can be taken back all the same.
    _swipe(tom, -150)
    expect(tom.get_by_text("This is the last part.")).to_be_visible()
    tom.get_by_role("button", name="Too painful").click()
    expect(tom.get_by_role("heading", name="How was it?")).to_be_visible()
    tom.get_by_role("button", name="Ended by mistake: go back to it").click()
    expect(last).to_be_visible()


def _swipe(page: Page, by: int) -> None:
    """Across the picture, by finger."""
    box = page.locator(".picture").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", x), ("touchMove", x + by / 2), ("touchMove", x + by), ("touchEnd", None)):
        points = [] if at is None else [{"x": at, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.detach()


def test_what_is_read_out_is_what_the_docs_say(url: str, windows: Windows) -> None:
    assert announced(url, windows) == documented(), "Written anew by: make announcements"
