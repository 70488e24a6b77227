"""The plan on paper: what the therapist prints is what was saved, with pictures and boxes, on A4 and Letter."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, make_plan, sign_in

# Width inside the margins, in CSS pixels: 210 mm and 8.5 in, less 12 mm on either side.
INSIDE = {"A4": 703, "Letter": 725}
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
    _expect_fit_for_paper(ines)


def _expect_fit_for_paper(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    for paper, width in INSIDE.items():
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, paper
        pdf = page.pdf(format=paper, prefer_css_page_size=False)
        assert len(PAGE_OF_A_PDF.findall(pdf)) == 1, f"one exercise fits one sheet of {paper}"
