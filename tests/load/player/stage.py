"""A phone in a real Chromium with a plan of every kind of step, watched while it plays."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from scripts import chromium
from tests.api.plans import plan, prescription, routine
from tests.e2e.conftest import FLAGS, LAPTOP, PHONE, harbour
from tests.e2e.steps import add_client, begin, code_for, join, save_plan, sign_in
from tests.serving import running_server

HERE = Path(__file__).parent
NO_SIDES = {"sides": None, "first_side": None}
TIMELINE = """() => fetch('/api/v1/me/plan').then((answer) => answer.json())
  .then(({ timelines }) => Object.values(timelines)[0])"""
# The run on the phone's disk.
RUN = """async () => {
  for (const { name } of await indexedDB.databases()) {
    const run = await new Promise((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => {
        const at = opening.result
        if (!at.objectStoreNames.contains('run')) return resolve(null)
        const asked = at.transaction('run').objectStore('run').get('current')
        asked.onsuccess = () => { at.close(); resolve(asked.result ?? null) }
      }
    })
    if (run) return { ...run, since: run.marks[0].at - performance.timeOrigin }
  }
}"""


def every_kind() -> dict[str, Any]:
    """About three minutes: holds on both sides, push and relax, moves with a top, a slider, pressure, breaths."""
    rest = {"rest_seconds": 0, "sets": 1}
    doses: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("supine-figure-4", {"type": "static_hold", "hold_seconds": 20, "reps": 1, **rest}, {}),
        (
            "piriformis-contract-relax-supine",
            {
                "type": "contract_relax",
                "contract_seconds": 6,
                "effort_percent_min": 20,
                "effort_percent_max": 50,
                "relax_seconds": 2,
                "stretch_seconds": 8,
                "reps": 1,
                **rest,
            },
            {"sides": "left"},
        ),
        (
            "glute-bridge",
            {"type": "dynamic_reps", "rep_seconds": 3, "hold_seconds": 2, "reps": 2, "rest_seconds": 8, "sets": 2},
            NO_SIDES,
        ),
        (
            "sciatic-slider-supine",
            {"type": "slider", "rep_seconds": 4, "hold_seconds": 0, "reps": 2, **rest},
            {"sides": "right"},
        ),
        (
            "breathing-constructive-rest",
            {"type": "breathing", "inhale_seconds": 4, "exhale_seconds": 6, "reps": 2, **rest},
            NO_SIDES,
        ),
    ]
    return plan(routine(*(prescription(exercise_id=name, dose=dose, **sides) for name, dose, sides in doses)))


def long_holds() -> dict[str, Any]:
    """Twelve minutes of holds, for the drift of the clocks."""
    dose = {"type": "static_hold", "hold_seconds": 60, "reps": 5, "rest_seconds": 10, "sets": 1}
    return plan(routine(prescription(exercise_id="supine-figure-4", dose=dose)))


def probe_script() -> str:
    worklet = json.dumps((HERE / "probe_worklet.js").read_text())
    return f"const PROBE_WORKLET = {worklet}\n{(HERE / 'probe.js').read_text()}"


@dataclass(frozen=True, slots=True)
class Stage:
    url: str
    browser: Browser
    playwright: Playwright

    def laptop(self, body: dict[str, Any]) -> Page:
        """A therapist who has saved this plan for a new client."""
        page = self.browser.new_context(base_url=self.url, viewport=LAPTOP).new_page()
        sign_in(page)
        add_client(page, "Tom")
        save_plan(page, body)
        return page

    def phone(self, body: dict[str, Any]) -> tuple[BrowserContext, Page]:
        """Linked, with everything on it."""
        laptop = self.laptop(body)
        # The probe's own sound processor is no file of the app.
        options = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "bypass_csp": True}
        context = self.browser.new_context(base_url=self.url, **options)
        context.grant_permissions(["screen-wake-lock"])
        context.add_init_script(probe_script())
        page = join(context, code_for(laptop))
        laptop.context.close()
        return context, page


@dataclass(frozen=True, slots=True)
class Watched:
    """What the probe noted of one run; times as the probe has them."""

    steps: list[dict[str, Any]]
    started: float
    probe: dict[str, Any]


def play(stage: Stage, body: dict[str, Any], slower: float = 1) -> Watched:
    """A whole routine, from the first tap to the end, on a processor that is `slower` times slower."""
    context, page = stage.phone(body)
    steps = page.evaluate(TIMELINE)
    debugger = context.new_cdp_session(page)
    debugger.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    begin(page, pain=2)
    page.evaluate("probe.count()")
    started = float(page.evaluate(RUN)["since"])
    time.sleep(sum(step["seconds"] for step in steps))
    expect(page.get_by_role("button", name="Save")).to_be_visible(timeout=60_000)
    watched = Watched(steps, started, page.evaluate("probe"))
    context.close()
    return watched


@contextmanager
def open_stage() -> Iterator[Stage]:
    """A server with an empty practice, and a Chromium."""
    path = chromium.installed()
    if path is None:
        raise SystemExit(chromium.NONE_TO_BE_HAD)
    with harbour() as database_url, running_server(database_url) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield Stage(server.url, browser, playwright)
        browser.close()
