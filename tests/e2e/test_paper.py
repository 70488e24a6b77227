"""The plan on paper: what the therapist prints is what was saved, with pictures and boxes, on A4 and Letter."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from routines.catalogue import load_catalogue
from routines.dose import dose_to_wire
from routines.exercise import Exercise
from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, make_plan, save_plan, sign_in

# Width inside the margins, in CSS pixels: 210 mm and 8.5 in, less 10 mm on either side.
INSIDE = {"A4": 718, "Letter": 740}
# Up to four exercises are one sheet; of six, a second one has the last.
PAGES = {1: 1, 2: 1, 3: 1, 4: 1, 5: 2, 6: 2}
MM = 96 / 25.4
POINT = 96 / 72
PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b")
DRAWN = "images => Promise.all(images.map((image) => image.decode())).then(() => images.map((i) => i.naturalWidth))"


def test_a_plan_is_printed_with_pictures_doses_sides_and_boxes_to_tick(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    ines.get_by_role("link", name="Print the plan").click()
    expect(ines.get_by_role("heading", name="Plan to print", level=1)).to_be_visible()
    sheet = ines.get_by_role("article")
    expect(sheet).to_contain_text("For Tom")
    expect(sheet).to_contain_text("Hold 30 s, 3 times. Rest 10 s in between.")
    expect(sheet).to_contain_text("Each leg, left first. The working leg is the crossed leg.")
    expect(sheet.locator(".tick-box")).to_have_count(14)
    assert sheet.locator("img").evaluate_all(DRAWN) == [720, 720]
    ines.get_by_role("group", name="Weeks to tick").get_by_text("4", exact=True).click()
    expect(sheet.locator(".tick-box")).to_have_count(28)
    ines.get_by_role("group", name="Pictures show").get_by_text("An older woman").click()
    expect(sheet.locator("img[src*='/older_woman/']")).to_have_count(2)
    ines.get_by_role("group", name="Pictures show").get_by_text("A larger man").click()
    expect(sheet.locator("img[src*='/larger_man/']")).to_have_count(2)
    assert sheet.locator("img").evaluate_all(DRAWN) == [720, 720]


def test_a_plan_of_four_wordy_exercises_is_one_sheet_that_can_be_read(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    client = ines.url
    wordy = sorted(load_catalogue().exercises.values(), key=_words_on_paper, reverse=True)
    for count, pages in PAGES.items():
        ines.emulate_media(media="screen")
        ines.goto(client)
        save_plan(ines, _plan(wordy[:count]))
        ines.get_by_role("link", name="Print the plan").click()
        ines.get_by_role("button", name="Add a code for the phone").click()
        expect(ines.get_by_role("img", name="QR code")).to_be_visible()
        expect(ines.locator(".paper-exercises > li")).to_have_count(count)
        ines.locator(".paper img").evaluate_all(DRAWN)
        ines.emulate_media(media="print", color_scheme="dark" if count % 2 else "light")
        _expect_fit_for_paper(ines, pages)
        _expect_readable(ines)


def test_a_sheet_that_comes_back_is_typed_in_by_keyboard_and_counts_as_paper(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    ines.get_by_role("link", name="Type in a paper sheet").click()
    box = ines.get_by_role("checkbox")
    # Tom came today: of all the days of the sheet, only this one can have been ticked.
    expect(box).to_have_count(1)
    box.press("Space")
    expect(box).to_be_checked()
    expect(ines.get_by_role("region", name="Beside the tick of")).to_be_visible()
    expect_accessible(ines)
    ines.get_by_role("link", name="Tom").click()
    ines.get_by_role("dialog").get_by_role("button", name="Stay here").click()
    ines.get_by_role("button", name="Save 1 session").click()
    expect(ines.get_by_text("1 session saved, labelled “from paper”.")).to_be_visible()
    expect(box).to_have_count(0)
    expect(ines.get_by_text("recorded already, done, from paper")).to_be_attached()
    expect_accessible(ines)
    ines.get_by_role("link", name="Tom").click()
    expect(ines.locator(".session")).to_contain_text("all of it · from paper")
    ines.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(ines.get_by_text("1 session taken back.")).to_be_visible()
    expect(box).to_have_count(1)


def _words_on_paper(exercise: Exercise) -> int:
    said = (*exercise.cues, *exercise.common_mistakes, *exercise.stop_if, exercise.start_position)
    return sum(map(len, said))


def _plan(exercises: list[Exercise]) -> dict[str, Any]:
    prescriptions = [
        {
            "exercise_id": each.id,
            "sides": "both" if each.side == "per_side" else None,
            "dose": dose_to_wire(each.dose),
            "note": "",
        }
        for each in exercises
    ]
    routine = {"name": "Morning", "weekdays": [1, 2, 3, 4, 5, 6, 7], "times_per_day": 1, "prescriptions": prescriptions}
    return {"starts_on": "2026-01-01", "ends_on": None, "note": "Stop sooner on bad days.", "routines": [routine]}


def _expect_fit_for_paper(page: Page, pages: int) -> None:
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    for paper, width in INSIDE.items():
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, paper
        pdf = page.pdf(format=paper, prefer_css_page_size=False)
        assert len(PAGE_OF_A_PDF.findall(pdf)) == pages, paper


def _expect_readable(page: Page) -> None:
    """Words of 10 points, pictures 30 mm high, boxes of 5 mm, a square of 25 mm inside its quiet edge of 4 modules."""
    for each, least in ((".picture", 30), (".tick-box", 5), (".qr", 31)):
        heights = page.locator(f".paper {each}").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
        assert min(heights) >= least * MM - 0.5, (each, min(heights) / MM)
    sizes = page.locator(".paper :is(p, li, h2, h3, h4, caption):not(.small)").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 10 * POINT - 0.01
