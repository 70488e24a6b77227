"""The player on small and large screens: the picture covers neither the countdown nor a button."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.e2e.conftest import Windows, harbour
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, sign_in
from tests.serving import running_server

SCREENS = ((320, 568), (390, 844), (1280, 800), (844, 390))
BUTTONS = ("Back", "Pause", "Skip", "Too painful", "+10 s", "Finish")
# Below this a posture cannot be told any more.
LEAST_WIDTH = 120
GET_READY = 20_000


@pytest.fixture
def url() -> Iterator[str]:
    with harbour("sqlite") as database_url, running_server(database_url) as server:
        yield server.url


def test_the_picture_leaves_countdown_and_buttons_free_on_every_screen(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    begin(tom, pain=2)
    for moment in ("getting ready", "hold"):
        for width, height in SCREENS:
            tom.set_viewport_size({"width": width, "height": height})
            _expect_apart(tom, f"{moment}, {width} × {height}")
        phone.clock.run_for(GET_READY)


def _expect_apart(page: Page, where: str) -> None:
    picture = _box(page.locator(".picture"))
    screen = page.viewport_size
    assert screen is not None
    assert picture["width"] >= LEAST_WIDTH, where
    assert picture["height"] >= LEAST_WIDTH * 3 / 4, where
    assert picture["y"] >= 0, where
    assert picture["y"] + picture["height"] <= screen["height"], where
    clock = page.get_by_role("timer")
    buttons = [page.get_by_role("button", name=name, exact=True) for name in BUTTONS]
    for other in (clock, *buttons):
        expect(other).to_be_in_viewport(ratio=1)
        assert not _overlap(picture, _box(other)), f"{where}: the picture covers {other}"
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
