"""What the player says comes to the phone once, counts for "ready without network", and is there without one."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.api.plans import plan, prescription, routine
from tests.e2e.conftest import Windows
from tests.e2e.steps import ON_DISK, add_client, begin, code_for, join, make_plan, save_plan, sign_in

MOST_BYTES_FOR_A_PLAN = 400_000
ONE_HOLD = {"type": "static_hold", "hold_seconds": 20, "reps": 1, "rest_seconds": 0, "sets": 1}
THREE = [
    prescription(exercise_id=name, dose=ONE_HOLD)
    for name in ("hamstring-supine-90-90", "seated-cross-leg-twist", "hip-flexor-half-kneel")
]
READY = "Ready without network"
BYTES_KEPT = """async () => {
  const cache = await caches.open('homestretch-voice')
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
  return Promise.all(answers.map(async (answer) => (await answer.blob()).size))
}"""
# Counts what is put on the audio clock: words and tones.
COUNT = """
window.said = { words: 0, tones: 0 }
for (const [kind, prototype] of [['words', AudioBufferSourceNode.prototype], ['tones', OscillatorNode.prototype]]) {
  const { start } = prototype
  prototype.start = function (...given) { said[kind] += 1; return start.apply(this, given) }
}
"""


def test_a_phone_is_ready_only_with_its_words_and_says_them_without_network(
    build: Path, built_url: str, windows: Windows
) -> None:
    ines = windows.laptop(built_url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    code = code_for(ines)
    clips = build / "assets" / "voice"
    away = clips.rename(build / "away")
    phone = windows.phone(built_url)
    phone.add_init_script(COUNT)
    tom = phone.new_page()
    tom.goto("/join")
    tom.get_by_role("textbox", name="Code").fill(code)
    tom.get_by_role("button", name="Link this phone").click()
    expect(tom.get_by_text("Not yet ready without network")).to_be_visible()

    away.rename(clips)
    tom.reload()
    expect(tom.get_by_text(READY, exact=True)).to_be_visible()

    phone.set_offline(True)
    tom.reload()
    expect(tom.get_by_text(READY, exact=True)).to_be_visible()
    begin(tom, pain=2)
    tom.wait_for_function("said.words > 10 && said.tones > 0")


def test_the_words_of_three_exercises_are_light_and_need_not_come_where_none_is_spoken(
    url: str, windows: Windows
) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    save_plan(ines, plan(routine(*THREE)))
    phone = windows.phone(url)
    phone.add_init_script(COUNT)
    tom = join(phone, code_for(ines))
    sizes = tom.evaluate(BYTES_KEPT)
    print(f"clips of three exercises: {len(sizes)}, {sum(sizes) / 1000:.1f} kB")
    assert 20 < len(sizes) < 80
    assert sum(sizes) <= MOST_BYTES_FOR_A_PLAN

    _choose(tom, "Tones")
    begin(tom, pain=2)
    tom.wait_for_function("said.tones > 3")
    assert tom.evaluate("said.words") == 0


def test_each_thing_can_be_told_in_its_own_way(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Figure 4, lying", hold_seconds=30)
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    _choose(tom, "Screen light")
    tom.get_by_role("link", name="Settings").click()
    tom.get_by_text("Choose each one").click()
    expect(tom.get_by_role("combobox", name="Halfway")).to_have_value("flash")
    tom.get_by_role("combobox", name="Halfway").select_option("Voice")
    expect(tom.get_by_text("You chose some of these yourself.")).to_be_visible()
    expect(tom.get_by_role("combobox", name="How the exercise goes").get_by_role("option")).to_have_count(2)
    tom.get_by_role("slider", name=re.compile("voice")).fill("40")
    tom.wait_for_function(f"async () => (await ({ON_DISK})(['settings', 'choices'])).voice_volume === 40")
    tom.reload()
    tom.get_by_text("Choose each one").click()
    expect(tom.get_by_role("combobox", name="Halfway")).to_have_value("voice")
    expect(tom.get_by_role("slider", name=re.compile("voice"))).to_have_value("40")
    tom.get_by_role("link", name="Today").click()
    begin(tom, pain=2)
    expect(tom.locator(".flash").first).to_be_attached()


def _choose(page: Page, preset: str) -> None:
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("radio", name=preset, exact=True).check(force=True)
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_text(READY, exact=True)).to_be_visible()
