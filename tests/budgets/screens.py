"""axe-core on every screen of both doors, in light and in dark: WCAG 2.2 A and AA, no violation allowed."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.budgets.demo import Demo
from tests.budgets.storage import storage_screens
from tests.e2e import odd_entries
from tests.e2e.conftest import LAPTOP
from tests.e2e.steps import answer_no
from tests.figures import Figure

AXE = Path(__file__).resolve().parents[2] / "static/pwa/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run({runOnly: tags}).then(found => found.violations)"
SCHEMES = ("light", "dark")
# As tall as all there is to scroll, in the page or in the screen above the tabs.
WHOLE_HEIGHT = """() => {
    const screen = document.querySelector("main") ?? document.body
    return document.documentElement.scrollHeight + screen.scrollHeight - screen.clientHeight
}"""


def check_screens(demo: Demo) -> list[Figure]:
    """A figure for each screen and scheme: elements that break a rule. Which and where is printed."""
    figures = []
    for scheme in SCHEMES:
        for screens in (_client_screens, storage_screens, _therapist_screens, _review_screens):
            for name, page in screens(demo, scheme):
                figures.append(Figure(f"axe: {name}, {scheme}", _violations(page, f"{name}, {scheme}"), "", 0))
    return figures


def _violations(page: Page, screen: str) -> int:
    page.wait_for_load_state("networkidle")
    # A window as tall as all there is, so that what one would scroll to is looked at too.
    shown = page.viewport_size or LAPTOP
    page.set_viewport_size({**shown, "height": page.evaluate(WHOLE_HEIGHT)})
    # axe is injected by the debugger's protocol, which the page's own policy does not concern.
    page.evaluate(AXE.read_text())
    broken = 0
    for violation in page.evaluate(RUN, TAGS):
        for node in violation["nodes"]:
            broken += 1
            print(f"  {screen}: {violation['id']}: {violation['help']}: {' '.join(node['target'])}")
    page.set_viewport_size(shown)
    return broken


def _client_screens(demo: Demo, scheme: str) -> Iterator[tuple[str, Page]]:
    page = demo.phone(scheme).new_page()
    page.goto("/join")
    expect(page.get_by_role("textbox", name="Code")).to_be_visible()
    yield "Join", page
    demo.join(page)
    yield "Today", page
    for tab in ("Progress", "Learn", "Settings"):
        page.get_by_role("link", name=tab, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield tab, page
    page.goto("/learn/emergency")
    expect(page.get_by_role("region").first).to_be_visible()
    yield "Learn, a page", page
    page.get_by_role("link", name="Today", exact=True).click()
    yield from _sitting(page)
    page.context.close()


def _sitting(page: Page) -> Iterator[tuple[str, Page]]:
    page.get_by_role("button", name="Start routine").first.click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    yield "Red-flag questions", page
    page.get_by_role("button", name="Yes", exact=True).first.click()
    yield "Red-flag question, asked once more", page
    page.get_by_role("button", name="I tapped wrong").click()
    answer_no(page)
    yield "Pain before", page
    page.get_by_role("button", name="Skip this question").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    yield "Player", page
    page.get_by_role("button", name="Pause").click()
    yield "Player, paused", page
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("dialog").get_by_text("No time").click()
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()
    yield "How was it", page
    page.get_by_role("button", name="How hard should it be?").click()
    expect(page.get_by_role("dialog").get_by_role("heading", level=3).first).to_be_visible()
    yield "How was it, a Learn page over it", page
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Saved")).to_be_visible()
    yield "Saved", page


def _therapist_screens(demo: Demo, scheme: str) -> Iterator[tuple[str, Page]]:
    page = demo.laptop(scheme).new_page()
    page.goto("/therapist")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    yield "Sign in", page
    demo.sign_in(page)
    yield "Caseload", page
    page.get_by_role("button", name="New client").click()
    yield "New client", page
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    demo.open_client(page)
    yield "Client", page
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    yield "Invite", page
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    client = page.url
    page.goto(f"{client}/plan")
    expect(page.get_by_role("button", name="Review and send")).to_be_visible()
    yield "Plan builder", page
    for name, address, title in (
        ("A version of a plan", f"{client}/plan/versions/1", "Version 1 of the plan of"),
        ("Plan to print", f"{client}/paper", "Plan to print"),
        ("First visit", f"{client}/first-visit", "First visit of"),
        ("Practice", "/therapist/practice", "Practice settings"),
        ("Deleted clients", "/therapist/deleted", "Deleted clients"),
        ("Your account", "/therapist/account", "Your account"),
        ("Library", "/therapist/library", "Library"),
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
        yield name, page
    page.context.close()


def _review_screens(demo: Demo, scheme: str) -> Iterator[tuple[str, Page]]:
    """What needs a person: sent from the client's phone, then looked at by the therapist."""
    phone = demo.phone(scheme).new_page()
    demo.join(phone)
    odd_entries.send_from(
        phone,
        odd_entries.unread(2, "My knee clicked."),
        *odd_entries.two_versions(4),
        *odd_entries.red_versions(),
        odd_entries.dated_ahead(),
    )
    phone.context.close()
    page = demo.laptop(scheme).new_page()
    demo.sign_in(page)
    yield "Caseload, records to settle", page
    demo.open_client(page)
    yield "Client, records to settle", page
    page.get_by_role("button", name="Look at it …").first.click()
    page.get_by_text("All that it holds").click()
    page.get_by_role("button", name="Make a session of it …").click()
    expect(page.get_by_label("What the client said")).to_be_visible()
    yield "Record that could not be read, as a session", page
    page.get_by_role("button", name="Dismiss it …").click()
    page.get_by_role("button", name="Dismiss record").click()
    yield "Record that could not be read, dismissing", page
    page.get_by_label("Why nothing is to be made of it").fill("A test.")
    page.get_by_role("button", name="Dismiss record").click()
    page.get_by_text("Settled already (").click()
    yield "Client, a record settled", page
    for number in range(page.get_by_role("button", name="Compare …").count()):
        page.get_by_role("button", name="Compare …").nth(number).click()
        page.get_by_role("button", name="Version 2 holds").click()
        yield f"Record in two versions {number + 1}", page
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Set its day …").first.click()
    yield "Session dated ahead", page
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("region", name="Sessions").get_by_role("listitem").first.get_by_role("button").first.click()
    expect(page.get_by_role("button", name="Withdraw it …")).to_be_visible()
    yield "Session with its history", page
    # The red answer has locked the demo client's routines: other screens are of the client as before.
    page.get_by_role("button", name="Unlock …").click()
    yield "Unlock", page
    page.get_by_label("Examined by").fill("Dr Okafor")
    page.get_by_label("Examined on").fill(page.get_by_label("Examined on").get_attribute("max") or "")
    page.get_by_label("What was found").fill("It was a test.")
    page.get_by_role("button", name="Unlock routines").click()
    expect(page.get_by_role("button", name="Unlock …")).to_have_count(0)
    page.context.close()
