"""The plan's pictures come to the phone once, count for "ready without network", and are there without one."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.api.plans import plan, prescription, routine
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, save_plan, sign_in

MOST_BYTES_FOR_A_PLAN = 250_000
HOLD = {"type": "static_hold", "hold_seconds": 30, "reps": 1, "rest_seconds": 0, "sets": 1}
# Of each family that a first plan is made of, the one with the heaviest pictures.
THREE = ("supine-figure-4", "piriformis-contract-relax-supine", "lower-trunk-rotation")
DOSES = "() => fetch('/api/v1/exercises').then(answer => answer.json()).then(({ items }) => items)"
BYTES_KEPT = """async () => {
  const cache = await caches.open('homestretch-pictures')
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
  return Promise.all(answers.map(async (answer) => (await answer.blob()).size))
}"""


def test_a_phone_is_ready_only_with_all_pictures_and_shows_them_without_network(
    build: Path, built_url: str, windows: Windows
) -> None:
    ines = windows.laptop(built_url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    code = code_for(ines)
    figures = build / "assets" / "figures"
    away = figures.rename(build / "away")
    phone = windows.phone(built_url)
    tom = phone.new_page()
    tom.goto("/join")
    tom.get_by_role("textbox", name="Code").fill(code)
    tom.get_by_role("button", name="Link this phone").click()
    expect(tom.get_by_text("Not yet ready without network")).to_be_visible()
    # What is missing is not shown as a broken picture: the words are there.
    expect(tom.get_by_role("link", name="Figure 4, lying")).to_be_visible()

    away.rename(figures)
    tom.reload()
    expect(tom.get_by_text("Ready without network", exact=True)).to_be_visible()

    phone.set_offline(True)
    tom.reload()
    expect(tom.get_by_text("Ready without network", exact=True)).to_be_visible()
    tom.get_by_role("link", name="Figure 4, lying").click()
    expect(tom.get_by_role("heading", name="Figure 4, lying")).to_be_focused()
    _expect_drawn(tom.locator("figure img").first)
    tom.get_by_role("radio", name="Right leg").check(force=True)
    expect(tom.locator("figure .mirrored")).to_have_count(2)
    tom.go_back()
    begin(tom, pain=2)
    expect(tom.get_by_role("img", name=re.compile("ankle"))).to_have_count(1)
    _expect_drawn(tom.get_by_role("img", name=re.compile("ankle")))


def test_three_exercises_with_pictures_are_light_on_the_network_and_come_for_each_body(
    url: str, windows: Windows
) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    _save_plan(ines)
    tom = join(windows.phone(url), code_for(ines))
    sizes = tom.evaluate(BYTES_KEPT)
    print(f"pictures of three exercises: {len(sizes)}, {sum(sizes) / 1000:.1f} kB")
    assert len(sizes) == 8
    assert sum(sizes) <= MOST_BYTES_FOR_A_PLAN
    for times, body in enumerate(("A man", "An older woman", "A larger man"), 2):
        tom.get_by_role("link", name="Settings").click()
        tom.get_by_role("radio", name=body, exact=True).check(force=True)
        tom.get_by_role("link", name="Today").click()
        expect(tom.get_by_text("Ready without network", exact=True)).to_be_visible()
        kept = tom.evaluate(BYTES_KEPT)
        print(f"after {body}: {len(kept)}, {sum(kept) / 1000:.1f} kB")
        assert len(kept) == 8 * times
        assert sum(kept) <= MOST_BYTES_FOR_A_PLAN * times


def _save_plan(ines: Page) -> None:
    doses = {item["id"]: item["dose"] for item in ines.evaluate(DOSES)}
    prescriptions = [_prescribed(name, doses[name]) for name in THREE]
    save_plan(ines, plan(routine(*prescriptions, weekdays=[1, 2, 3, 4, 5, 6, 7])))


def _prescribed(name: str, dose: dict[str, Any]) -> dict[str, Any]:
    sides = {"sides": None, "first_side": None} if name == "lower-trunk-rotation" else {}
    return prescription(exercise_id=name, dose=dose, **sides)


def _expect_drawn(picture: Locator) -> None:
    expect(picture).to_be_visible()
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") == 720
