"""The player on small and large screens: the picture covers neither the countdown nor a button."""

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, sign_in

SCREENS = ((320, 568), (390, 844), (844, 390), (820, 1180), (1180, 820), (1280, 800))
TEXT_PERCENT = (100, 200)
BUTTONS = ("Back", "Pause", "Skip", "Too painful", "Finish")
MORE = {"getting ready": "10 s more to get ready", "hold": "+10 s", "skipped": "+10 s"}
# Sight of 20/40 reads 6 mm from two metres: a CSS pixel of a phone is 0.16 mm or more, a figure 0.7 of its font.
LEAST_FONT_PX = 54
# Below this a posture cannot be told any more.
LEAST_WIDTH = 120
LEAST_TARGET = 48
GET_READY = 20_000


def test_the_picture_leaves_countdown_and_buttons_free_on_every_screen(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    begin(tom, pain=2)
    for moment in MORE:
        for width, height in SCREENS:
            tom.set_viewport_size({"width": width, "height": height})
            for percent in TEXT_PERCENT:
                tom.evaluate("percent => { document.documentElement.style.fontSize = `${percent}%` }", percent)
                _expect_apart(tom, f"{moment}, {width} × {height}, {percent} %", MORE[moment])
        if moment == "getting ready":
            phone.clock.run_for(GET_READY)
        else:
            tom.get_by_role("button", name="Skip", exact=True).click()


def _expect_apart(page: Page, where: str, more: str) -> None:
    picture = _box(page.locator(".picture"))
    screen = page.viewport_size
    assert screen is not None
    assert picture["width"] >= LEAST_WIDTH, where
    assert picture["height"] >= LEAST_WIDTH * 3 / 4, where
    assert picture["y"] >= 0, where
    assert where.endswith("200 %") or picture["y"] + picture["height"] <= screen["height"], where
    clock = page.get_by_role("timer")
    font_px = float(clock.evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))
    assert font_px >= LEAST_FONT_PX, f"{where}: the countdown is {font_px} px"
    buttons = [page.get_by_role("button", name=name, exact=True) for name in (*BUTTONS, more)]
    undo = page.get_by_role("button", name="Undo")
    for other in (clock, *buttons, *undo.all()):
        expect(other, where).to_be_in_viewport(ratio=1)
        box = _box(other)
        assert box["height"] >= LEAST_TARGET or other is clock, f"{where}: {other} is {box['height']} px high"
        assert not _overlap(picture, box), f"{where}: the picture covers {other}"
    for button in buttons:
        assert not _overlap(_box(clock), _box(button)), f"{where}: {button} covers the countdown"


def _box(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box is not None
    return box


def _overlap(a: FloatRect, b: FloatRect) -> bool:
    across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    # Half a pixel is rounding.
    return across > 0.5 and down > 0.5
