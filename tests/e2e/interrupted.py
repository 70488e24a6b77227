"""A client who practises in a real Chromium while things come between, and the log that the practice gets of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import begin, on_disk, save
from tests.fault.harbour import Therapist

PREPARE, HOLD, REST = 20, 30, 10
TWO_HOLDS = {
    "exercise_id": "supine-figure-4",
    "sides": "left",
    "dose": {"type": "static_hold", "hold_seconds": HOLD, "reps": 2, "rest_seconds": REST, "sets": 1},
}
FIRST_HOLD, SECOND_HOLD, END = PREPARE, PREPARE + HOLD + REST, PREPARE + HOLD + REST + HOLD
"""When each begins, in seconds of the routine."""

STRETCH_MS = 4_000
LAG_MS = 5_250
"""How much of a run that is watched the disk may lack: it is written every five seconds, and looked at every 250 ms."""
READS = 100
AHEAD = (0.2, 1, 3)
"""Seconds from now at which the clock is to stop: it cannot be told to stop at once."""

# Out of sight and back, as the page is told it: a headless Chromium shows every page. The media element is one whose
# time follows the page's clock, which the test moves, and which a call or a headphone can stop.
PHONE = """
window.device = { visibility: null, element: null }
const seen = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState')
Object.defineProperty(document, 'visibilityState', { get: () => device.visibility ?? seen.get.call(document) })
device.show = (visibility) => {
  device.visibility = visibility
  document.dispatchEvent(new Event('visibilitychange'))
}
window.Audio = class {
  paused = true
  ended = false
  began = 0
  constructor() {
    device.element = this
    setInterval(() => this.paused || this.ontimeupdate?.(), 250)
  }
  get currentTime() { return this.paused ? this.stood : (performance.now() - this.began) / 1000 }
  set currentTime(seconds) { this.began = performance.now() - seconds * 1000; this.stood = seconds }
  async play() { Object.assign(this, { paused: false, ended: false }); this.currentTime = 0 }
  pause() {
    if (this.paused) return
    this.stood = this.currentTime
    this.paused = true
    this.onpause?.()
  }
}
"""
Row = tuple[str, int, int, int, str]
"""Of a log: kind of step, seconds done, of them led by sound, seconds not seen, outcome."""


@dataclass(slots=True)
class Sitting:
    """One client with one phone. In the player the phone's clock stands still but for what the test lets pass."""

    ines: Therapist
    client_id: str
    phone: BrowserContext
    page: Page
    came_on: float = 0

    def begin(self) -> None:
        begin(self.page, pain=4)
        self._hold_clock()
        self.came_on = self.marks()[0]["at"]

    def resume(self, name: str = "Resume") -> None:
        """Goes on with a run that was left, from Today or in the player."""
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
        self._hold_clock()
        # What the phone had not seen is not of the routine.
        seen, resumed = self._gap()
        self.came_on += resumed - seen

    def to(self, seconds: float) -> None:
        """Looked at until that many seconds of the routine, and as much of it on the disk as in real time."""
        self.watch(self.came_on + seconds * 1000 - self.now())
        self._let_the_disk_keep_up()

    def watch(self, ms: float) -> None:
        """A few seconds at a time, so that the page keeps up as it does in real time."""
        for left in range(round(ms), 0, -STRETCH_MS):
            self.phone.clock.run_for(min(left, STRETCH_MS))

    def away(self, seconds: int) -> None:
        """Nobody looks: no timer comes in between."""
        self.phone.clock.fast_forward(seconds * 1000)

    def hide(self) -> None:
        self.page.evaluate("device.show('hidden')")

    def show(self) -> None:
        self.page.evaluate("device.show(null)")
        self.watch(500)

    def go_on(self, name: str) -> None:
        """Answers how to go on."""
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page.get_by_role("button", name="Pause", exact=True)).to_be_visible()

    def now(self) -> float:
        return float(self.page.evaluate("Date.now()"))

    def on_disk(self) -> dict[str, Any] | None:
        run: dict[str, Any] | None = on_disk(self.page, "run", "current")
        return run

    def marks(self) -> list[dict[str, Any]]:
        run = self.on_disk()
        assert run is not None
        return list(run["marks"])

    def _gap(self) -> tuple[float, float]:
        at = {mark["kind"]: mark["at"] for mark in self.marks()}
        return at["hidden"], at["resume"]

    def gap(self) -> int:
        """Whole seconds between the last moment that the disk had of this run and the tap that took it up again."""
        seen, resumed = self._gap()
        return int((resumed - seen) // 1000)

    def seconds_seen(self) -> float:
        """Of the routine, when it was taken up again."""
        return (self._gap()[1] - self.came_on) / 1000

    def kill(self) -> None:
        """The page's process dies, with what it has written on the disk: nothing in it is asked or told."""
        self._let_the_disk_keep_up()
        with self.page.expect_event("crash"), suppress(Error):
            self.page.goto("chrome://crash")
        self.page.close()

    def open(self) -> None:
        self.phone.clock.resume()
        self.page = self.phone.new_page()
        self.page.goto("/")
        expect(self.page.get_by_role("button", name="Finish what I did")).to_be_visible()

    def finish(self) -> list[Row]:
        """Watches to the end and says how it was; the log as the practice has it."""
        self.to_end()
        save(self.page, pain=3)
        expect(self.page.get_by_text("Received", exact=False).first).to_be_visible()
        return self.log()

    def to_end(self) -> None:
        heading = self.page.get_by_role("heading", name="How was it?")
        while not heading.is_visible():
            self.watch(STRETCH_MS)
        self.phone.clock.resume()

    def log(self) -> list[Row]:
        [log] = self.ines.logs_of(self.client_id)
        return [
            (step["kind"], step["done_seconds"], step["audio_led_seconds"], step["unobserved_seconds"], step["outcome"])
            for step in log["steps"]
        ]

    def _let_the_disk_keep_up(self) -> None:
        """A busy disk takes longer than the seconds that the test lets pass at one go; each read awaits a write."""
        newest = self.now() - LAG_MS
        for _ in range(READS):
            if self.marks()[-1]["at"] >= newest:
                return
        raise AssertionError(f"the disk has nothing of the last {LAG_MS} ms")

    def _hold_clock(self) -> None:
        for ahead in AHEAD:
            # A machine that has other things to do lets that moment go by: then a later one.
            with suppress(Error):
                self.phone.clock.pause_at(self.now() / 1000 + ahead)
                return
        raise AssertionError(f"the clock did not stand still within {AHEAD[-1]} s")


def sitting(
    windows: Windows, ines: Therapist, prescriptions: Sequence[dict[str, Any]] = (TWO_HOLDS,), url: str | None = None
) -> Sitting:
    """A new client whose phone is linked and shows Today. `url`: where the phone finds the service, if elsewhere."""
    client_id = ines.take_in_for("Tom", prescriptions)
    phone = windows.phone(url or ines.url)
    phone.add_init_script(PHONE)
    page = phone.new_page()
    page.goto(f"/join#{ines.code_for(client_id)}")
    page.get_by_role("button", name="Link this phone").click()
    expect(page.get_by_role("button", name="Start routine")).to_be_visible()
    return Sitting(ines, client_id, phone, page)
