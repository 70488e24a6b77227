"""An exercise that a practice makes for itself: written with a photo, put into a plan, played without network."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan_by_form, sign_in
from tests.serving import ROOT

NAME = "Towel pull, lying"
SHOWN = "One leg straight up, a towel round its foot."
PHOTO = ROOT / "static/pwa/figures/woman/hamstring-supine-strap-end.webp"
KEPT_BESIDE_THE_ACCOUNT = """async () => {
  const names = await caches.keys()
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return kept.flat().map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/api/'))
}"""


def test_a_practice_writes_an_exercise_with_a_photo_and_a_phone_shows_it_without_network(
    url: str, windows: Windows
) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    _write_exercise(ines)
    add_client(ines, "Tom")
    make_plan_by_form(ines, NAME, hold_seconds=30)

    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    assert tom.evaluate(KEPT_BESIDE_THE_ACCOUNT) == []
    phone.set_offline(True)
    tom.reload()
    expect(tom.get_by_text("Ready without network", exact=True)).to_be_visible()
    tom.get_by_role("link", name=NAME).click()
    _expect_drawn(tom.locator("figure img"), mirrored=False)
    tom.get_by_role("radio", name="Right leg").check(force=True)
    _expect_drawn(tom.locator("figure img"), mirrored=True)
    expect_accessible(tom)
    tom.go_back()
    begin(tom, pain=2)
    _expect_drawn(tom.get_by_role("img", name=SHOWN), mirrored=False)


def _write_exercise(ines: Page) -> None:
    ines.goto("/therapist/library")
    ines.get_by_role("link", name="New exercise").click()
    ines.get_by_label("Name", exact=True).fill(NAME)
    ines.get_by_label("Family").select_option(label="Hamstring")
    ines.get_by_label("Start position").fill("Lie on your back with one knee bent.")
    ines.get_by_label("Steps").fill("Loop a towel round one foot.\nStraighten that leg up.")
    ines.get_by_label("Choose a picture", exact=True).and_(ines.locator("input")).set_input_files(PHOTO)
    ines.get_by_label("What it shows").fill(SHOWN)
    ines.get_by_role("group", name="Which leg works in it").get_by_text("Left").click()
    expect_accessible(ines)
    ines.get_by_role("button", name="Save exercise").click()
    expect(ines.get_by_text(f"{NAME} is in the library now.")).to_be_visible()
    ines.get_by_label("Our own").check()
    expect(ines.get_by_role("listitem").filter(has_text=re.compile("your practice's own"))).to_have_count(1)
    expect_accessible(ines)


def _expect_drawn(picture: Locator, *, mirrored: bool) -> None:
    expect(picture).to_have_count(1)
    expect(picture).to_have_class(re.compile("mirrored") if mirrored else re.compile("^(?!.*mirrored)"))
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.src.startsWith('blob:') && image.naturalWidth > 0")
