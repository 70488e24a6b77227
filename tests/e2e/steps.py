"""What people do on their screens, by the names they see."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import INES
from tests.serving import PASSWORD


def sign_in_by_form(page: Page) -> None:
    page.goto("/therapist")
    page.get_by_label("E-mail").fill(INES)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Caseload")).to_be_visible()


def add_client_by_form(page: Page, name: str) -> None:
    page.get_by_role("button", name="New client").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("group", name="Side with the pain").get_by_text("Left").click()
    page.get_by_role("button", name="Add client").click()
    expect(page.get_by_role("link", name="Make a plan")).to_be_visible()


def make_plan_by_form(page: Page, exercise: str, hold_seconds: int) -> None:
    """One routine of one exercise, seven times a week: it is due whatever day the test runs on."""
    page.get_by_role("link", name="Make a plan").click()
    page.get_by_role("button", name="Add an empty routine").click()
    page.get_by_role("group", name="How often").get_by_text("Times a week").click()
    page.get_by_role("textbox", name="Times a week").fill("7")
    page.get_by_role("button", name="Add an exercise").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile(rf"^Add:? {exercise}$")).click()
    page.get_by_role("group", name=f"Dose of {exercise}").get_by_role("textbox", name="Hold").fill(str(hold_seconds))
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_text("Version 1, saved")).to_be_visible()


def call(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """What the service answers the person signed in on `page`, where a story is not about the screens for it."""
    origin = page.request.get("/healthz").url.removesuffix("/healthz")
    known = page.request.get(f"/api/v1{path}").headers.get("etag") if method == "PUT" else None
    headers = {"Origin": origin} | ({"If-Match": known} if known else {})
    answer = page.request.fetch(f"/api/v1{path}", method=method, data=body, headers=headers)
    assert answer.ok, f"{method} {path}: {answer.status} {answer.text()}"
    return answer.json()


def sign_in(page: Page, email: str = INES, password: str = PASSWORD) -> None:
    """Ines, or whoever it is, is signed in; no page is open yet."""
    call(page, "POST", "/auth/sign-in", {"email": email, "password": password})


def add_client(page: Page, name: str) -> None:
    """A client with the pain on the left, whose page is open."""
    client = {"display_name": name, "affected_side": "left", "time_zone": "Europe/Berlin"}
    client_id = call(page, "POST", "/clients", client)["id"]
    page.goto(f"/therapist/clients/{client_id}", wait_until="commit")


def save_plan(page: Page, body: dict[str, Any]) -> None:
    """A plan for the client whose page is open."""
    call(page, "PUT", f"/clients/{client_of(page)}/plan", body)
    page.reload(wait_until="commit")


def make_plan(page: Page, exercise: str, hold_seconds: int) -> None:
    """As by form, for the client whose page is open."""
    found = next(one for one in call(page, "GET", "/exercises")["items"] if one["name"] == exercise)
    sides = {"sides": "both", "first_side": "left"} if found["side"] == "per_side" else {}
    dose = found["dose"] | {"hold_seconds": hold_seconds}
    prescription = {"exercise_id": found["id"], "dose": dose, "note": "", **sides}
    routine = {"name": "Routine", "times_per_week": 7, "times_per_day": 1, "prescriptions": [prescription]}
    today = page.evaluate("new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format()")
    save_plan(page, {"starts_on": today, "ends_on": None, "note": "", "routines": [routine]})


def client_of(page: Page) -> str:
    """The id of the client whose page is open."""
    return page.url.rstrip("/").rpartition("/")[2]


def code_for(page: Page) -> str:
    """A code for the client whose page is open."""
    return str(call(page, "POST", f"/clients/{client_of(page)}/invitations", {"for": "now"})["code"])


def send_changes(page: Page) -> None:
    """From the plan builder, with something changed: the last look, and on its way."""
    page.get_by_role("button", name="Review and send").click()
    dialog = page.get_by_role("dialog")
    # What changes comes above the button and moves it: who looks at it presses afterwards.
    expect(dialog.get_by_text("Comparing with the last version")).to_have_count(0)
    dialog.get_by_role("button", name="Send to the phone").click()


def code_on_screen(page: Page) -> str:
    """The code on the therapist's screen, as it is read out to the client."""
    page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog")
    spelled = dialog.get_by_text(re.compile(r"^Code (\w ){9}\w$")).inner_text()
    expect(dialog.get_by_role("img", name="QR code")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    return spelled.removeprefix("Code ").replace(" ", "")


def join(phone: BrowserContext, code: str) -> Page:
    """The phone's first tab, on Today, with everything on its disk."""
    page = phone.new_page()
    page.goto("/join")
    page.get_by_role("textbox", name="Code").fill(code)
    page.get_by_role("button", name="Link this phone").click()
    expect(page.get_by_role("button", name="Start routine")).to_be_visible()
    expect(page.get_by_text("Ready without network", exact=True)).to_be_visible()
    return page


def answer_no(page: Page) -> None:
    """No to every question of a safety screen, each by its own tap, part by part."""
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    told = page.get_by_text(re.compile(r"^Part 1 of \d+$"))
    parts = int(told.inner_text().rsplit(" ", 1)[1]) if told.count() else 1
    for part in range(1, parts + 1):
        if parts > 1:
            expect(page.get_by_text(f"Part {part} of {parts}", exact=True)).to_be_visible()
        # Without the way of a finger to each: there are some twenty, and the stories begin many routines.
        page.get_by_role("button", name="No", exact=True).evaluate_all("all => all.forEach((each) => each.click())")
        page.get_by_role("button", name="Go on").click()


def begin(page: Page, pain: int) -> None:
    """From Today into the player, nothing being wrong."""
    page.get_by_role("button", name="Start routine").click()
    answer_no(page)
    page.get_by_role("radio", name=re.compile(rf"^{pain} of 10")).check(force=True)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def save(page: Page, pain: int) -> None:
    """How was it: pain now, and keep it."""
    page.get_by_role("radio", name=re.compile(rf"^{pain} of 10")).check(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Saved")).to_be_visible()


def seconds(words: str) -> int:
    """How many seconds "1 min 30 s" are."""
    minutes, rest = re.search(r"(\d+)\smin", words), re.search(r"(\d+)\ss", words)
    return 60 * int(minutes[1] if minutes else 0) + int(rest[1] if rest else 0)


# What a phone tries again, it tries at these beats; the longest it holds back is five minutes.
_BEAT_MS = 30_000
_BEATS = 20
_ANSWER_MS = 2_000
_LOOKS = 20


def look_again_until(page: Page, shown: Locator) -> None:
    """A page that tells what was there when it was opened is opened anew, until what a phone has sent meanwhile is in
    it: a phone sends by itself, and nothing on it has to say when."""
    for _ in range(_LOOKS):
        page.reload()
        with suppress(AssertionError):
            expect(shown).to_be_visible(timeout=_ANSWER_MS)
            return
    expect(shown).to_be_visible()


def pass_time_until(phone: BrowserContext, shown: Locator) -> None:
    """Half a minute of the phone's clock at a time, and after each what an answer takes of the real one: a try that was
    under way when the network came back may still fail, and then holds the next ones back."""
    for _ in range(_BEATS):
        phone.clock.run_for(_BEAT_MS)
        with suppress(AssertionError):
            expect(shown).to_be_visible(timeout=_ANSWER_MS)
            return
    expect(shown).to_be_visible()


ON_DISK = """async ([store, key]) => {
  const request = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const [name] = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.includes('-account-'))
  const database = await request(indexedDB.open(name))
  const value = await request(database.transaction(store).objectStore(store).get(key))
  database.close()
  return value ?? null
}"""
"""One value of the app's own database for the account that is signed in here, by store and key."""


def on_disk(page: Page, store: str, key: str) -> Any:
    """What the phone has kept under that key; None: nothing."""
    return page.evaluate(ON_DISK, [store, key])


def choice_on_disk(page: Page, name: str) -> Any:
    """What was chosen on this phone under that name. Read after whatever is being written: a reload would end that."""
    return on_disk(page, "settings", "choices").get(name)
