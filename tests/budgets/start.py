"""How long a phone without network takes to show Today, on a processor slowed down four times."""

from statistics import median

from playwright.sync_api import Page, expect

from tests.budgets.demo import Demo
from tests.figures import Figure

SLOWER = 4
STARTS = 5
LIMIT_MS = 1000
# Runs before the page's own code: notes when the button to start is there, in ms since the navigation began.
WATCH = """
addEventListener('DOMContentLoaded', () => {
  const seen = () => {
    const isThere = [...document.querySelectorAll('button')].some(button => button.textContent === 'Start routine')
    if (isThere) window.shownAfterMs = performance.now()
    else requestAnimationFrame(seen)
  }
  seen()
})
"""


def measure_offline_start(demo: Demo) -> list[Figure]:
    """The median of some starts, each in a new tab, all files from the phone."""
    phone = demo.phone("light")
    demo.join(phone.new_page())
    phone.add_init_script(WATCH)
    phone.set_offline(True)
    times = [_start(phone.new_page()) for _ in range(STARTS)]
    phone.close()
    return [
        Figure(f"offline start to Today, CPU ÷ {SLOWER}, median of {STARTS}", median(times), "ms", LIMIT_MS),
        Figure("offline start to Today, slowest", max(times), "ms"),
    ]


def _start(page: Page) -> float:
    debugger = page.context.new_cdp_session(page)
    debugger.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto("/")
    expect(page.get_by_role("button", name="Start routine").first).to_be_visible()
    shown_after = float(page.evaluate("window.shownAfterMs"))
    page.close()
    return shown_after
