"""The caseload in a real Chromium: by keyboard alone, by its url, with a thousand clients; visits in two taps."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessible import expect_accessible, reach
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, sign_in

TABLET = {"width": 820, "height": 1180}
CLIENTS = ("Anna Berg", "Bela Novak", "Cora Lind")
# As the service answers, with rows enough that nobody waits for them to be made.
_MANY = """async ([count]) => {
  const answer = await (await fetch('/api/v1/caseload')).json()
  const [first] = answer.items
  const items = Array.from({ length: count }, (_, n) => (
    { ...first, client: { ...first.client, id: `${n}`, display_name: `Client ${String(n).padStart(4, '0')}` } }
  ))
  return JSON.stringify({ items })
}"""


@pytest.fixture
def page(windows: Windows, url: str) -> Page:
    page = windows.laptop(url)
    sign_in(page)
    for name in CLIENTS:
        add_client(page, name)
        page.get_by_role("link", name="Caseload").first.click()
        expect(page.get_by_role("link", name=name)).to_be_visible()
    return page


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_it_is_usable_by_keyboard_alone_and_back_leads_to_the_same_row(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("n")
    expect(page).to_have_url(re.compile(r"\?q=n$"))
    expect(page.get_by_role("status").first).to_contain_text("3 clients")
    page.keyboard.type("a")
    expect(page.get_by_text("1 client, ")).to_be_visible()
    page.keyboard.press("Backspace")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Anna Berg"
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert focused(page) == "Bela Novak"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^Bela Novak"))).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=n$"))
    expect(page.get_by_label("Search by name")).to_have_value("n")
    page.wait_for_function("document.activeElement.textContent === 'Bela Novak'")
    page.reload()
    expect(page.get_by_label("Search by name")).to_have_value("n")
    page.get_by_role("link", name="Caseload").first.click()
    expect(page.get_by_label("Search by name")).to_have_value("")


def test_letters_as_keys_are_explained_and_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    expect_accessible(page)
    dialog.get_by_label("Letters and signs work as keys").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.reload()
    reach(page, page.get_by_role("link", name="Anna Berg"))
    page.keyboard.press("j")
    assert focused(page) == "Anna Berg"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Bela Novak"


def test_a_visit_takes_two_taps_and_is_undone_changed_and_put_back(page: Page) -> None:
    page.get_by_role("link", name="Cora Lind").click()
    page.get_by_role("button", name="Record visit").click()
    page.get_by_role("button", name="Save visit").click()
    said = page.get_by_text(re.compile(r"^The visit of Cora Lind, .* is recorded\.$"))
    expect(said).to_be_visible()
    expect_accessible(page)
    # The same day once more has to be meant.
    page.get_by_role("button", name="Record visit").click()
    page.get_by_role("button", name="Save visit").click()
    expect(page.get_by_text(re.compile("is recorded already"))).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Undo").click()
    card = page.get_by_role("region", name="Visits")
    expect(card.get_by_text("taken back: it counts nowhere")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    expect(card.get_by_text("taken back: it counts nowhere")).to_be_hidden()
    card.get_by_role("button", name=re.compile("^Change the visit of")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("in 2 weeks$")).click()
    dialog.get_by_label("Your own note").fill("Left hip.")
    dialog.get_by_role("button", name="Save visit").click()
    expect(card.get_by_text("Left hip.")).to_be_visible()
    card.get_by_text("Changed 3 times").click()
    expect(card.get_by_text(re.compile("^Until .* changed it:$")).first).to_be_visible()
    with page.expect_download() as download:
        card.get_by_role("link", name=re.compile("^Add to my calendar")).click()
    assert "BEGIN:VEVENT" in download.value.path().read_text()


def test_a_day_before_the_client_was_there_is_asked_about_and_a_day_to_come_refused(page: Page) -> None:
    page.get_by_role("link", name="Cora Lind").click()
    page.get_by_role("button", name="Record visit").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Day of the visit").fill("2020-01-07")
    dialog.get_by_role("button", name="Save visit").click()
    expect(dialog.get_by_text("7 January 2020 is before the client was added here")).to_be_visible()
    dialog.get_by_role("button", name="Save it all the same").click()
    expect(page.get_by_text("The visit of Cora Lind, 7 January, is recorded.")).to_be_visible()
    page.get_by_role("button", name="Record visit").click()
    dialog.get_by_label("Day of the visit").fill("2099-01-07")
    dialog.get_by_role("button", name="Save visit").click()
    expect(dialog).to_be_visible()
    assert dialog.get_by_label("Day of the visit").evaluate("field => field.validity.rangeOverflow")


def test_a_caseload_that_cannot_be_loaded_anew_stays_and_says_from_when_it_is(page: Page) -> None:
    page.get_by_role("link", name="Library").click()
    page.route("**/api/v1/caseload", lambda route: route.abort())
    page.get_by_role("link", name="Caseload").first.click()
    expect(page.get_by_text("These figures are from")).to_be_visible()
    expect(page.get_by_role("link", name="Anna Berg")).to_be_visible()
    page.unroute("**/api/v1/caseload")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("These figures are from")).to_be_hidden()


def test_a_thousand_clients_come_in_steps_and_are_all_found(page: Page) -> None:
    answer = page.evaluate(_MANY, [1000])
    page.route("**/api/v1/caseload", lambda route: route.fulfill(body=answer, content_type="application/json"))
    page.reload()
    rows = page.locator("tbody tr")
    expect(page.get_by_text("1000 clients, ")).to_be_visible()
    assert rows.count() < 200
    expect_accessible(page)
    page.keyboard.press("/")
    page.keyboard.type("0999")
    expect(rows).to_have_count(1)
    page.get_by_label("Search by name").fill("")
    page.keyboard.press("ArrowDown")
    for _ in range(130):
        page.keyboard.press("j")
    assert focused(page) == "Client 0130"
    page.keyboard.press("Enter")
    page.go_back()
    page.wait_for_function("document.activeElement.textContent === 'Client 0130'")


def test_it_is_accessible_on_a_tablet_and_with_visits_due(page: Page) -> None:
    page.set_viewport_size(TABLET)
    page.get_by_role("link", name="Practice").click()
    card = page.get_by_role("region", name="Visits")
    card.get_by_text("1 to 2 a week").click()
    card.get_by_role("button", name="Save how often").click()
    expect(card.get_by_text("Saved.")).to_be_visible()
    expect_accessible(page)
    page.get_by_role("link", name="Caseload").first.click()
    page.get_by_role("link", name="Anna Berg").click()
    page.get_by_role("button", name="Record visit").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Meant: 1 to 2 visits a week.")).to_be_visible()
    expect_accessible(page)
    dialog.get_by_label("Day of the visit").fill("2024-03-05")
    dialog.get_by_role("button", name="Save visit").click()
    dialog.get_by_role("button", name="Save it all the same").click()
    page.get_by_role("link", name="Caseload").first.click()
    expect(
        page.get_by_text(re.compile(r"^Last visit \d+ days ago, none planned \(1 to 2 visits a week\)$"))
    ).to_be_visible()
    expect_accessible(page)
    page.get_by_role("button", name="Record visit of Anna Berg").click()
    page.get_by_role("button", name="Save visit").click()
    expect(page.get_by_text(re.compile("^Last visit .* ago"))).to_be_hidden()
