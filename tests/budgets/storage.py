"""The phone's screens while its storage or its sending fails, for axe: full, lost, damaged, private, refused, files."""

from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page, expect

from tests.budgets.demo import Demo
from tests.e2e.steps import answer_no

# Faults of the browser, on from when this tab's `sessionStorage.fault` names one.
FAULTS = """(() => {
  const fault = () => sessionStorage.getItem('fault')
  if (fault() === 'none') Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  const open = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (name, ...rest) {
    const isBroken = fault() === 'lost' || (fault() === 'damaged' && /^homestretch-account-[^~]*$/.test(name))
    if (isBroken) throw new DOMException('Not now.', 'UnknownError')
    return open.call(this, name, ...rest)
  }
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...given) {
    if (fault() === 'full') throw new DOMException('No room.', 'QuotaExceededError')
    return put.apply(this, given)
  }
  const fetched = globalThis.fetch
  globalThis.fetch = async (path, sent) => {
    const isRefused = fault() === 'refused' && String(path).endsWith('/me/entries') && sent.body.includes('"kind"')
    return isRefused ? new Response('{}', { status: 413 }) : fetched(path, sent)
  }
})()"""


SAYS = {
    "lost": "This phone’s storage",
    "none": "This browser keeps nothing on this phone",
    "damaged": "The storage of this app was damaged.",
}


def storage_screens(demo: Demo, scheme: str) -> Iterator[tuple[str, Page]]:
    """Each screen with its name."""
    context = demo.phone(scheme)
    context.add_init_script(FAULTS)
    page = context.new_page()
    demo.join(page)
    yield from _attention(page)
    yield from _files(context, page)
    yield from _full(page)
    for fault, words in SAYS.items():
        _set(page, fault)
        page.goto("/")
        expect(page.get_by_text(words)).to_be_visible()
        yield f"Storage {fault}", page
    context.close()


def _set(page: Page, fault: str) -> None:
    page.evaluate("fault => sessionStorage.setItem('fault', fault)", fault)


def _sit(page: Page) -> None:
    """From Today to How was it, with little done."""
    page.get_by_role("button", name="Start routine").first.click()
    answer_no(page)
    page.get_by_role("button", name="Skip this question").click()
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("dialog").get_by_text("No time").click()
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()


def _attention(page: Page) -> Iterator[tuple[str, Page]]:
    """A session that the service refuses, sent alone."""
    _set(page, "refused")
    _sit(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Needs attention", exact=True)).to_be_visible()
    yield "Saved, needs attention", page
    page.get_by_role("button", name="Back to Today").click()
    expect(page.get_by_text("Needs attention", exact=True).first).to_be_visible()
    yield "Today, needs attention", page


def _files(context: BrowserContext, page: Page) -> Iterator[tuple[str, Page]]:
    page.get_by_role("link", name="Settings", exact=True).click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as file").click()
    yield "Settings, saved as file", page
    page.get_by_label("Load a file").set_input_files(saved.value.path())
    expect(page.get_by_text("Everything in this file is here already.")).to_be_visible()
    yield "Settings, file loaded", page
    _set(page, "")
    page.get_by_role("link", name="Today", exact=True).click()


def _full(page: Page) -> Iterator[tuple[str, Page]]:
    """No room is left as a session is to be kept."""
    page.reload()
    _sit(page)
    _set(page, "full")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    yield "How was it, storage full", page
    _set(page, "")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Saved")).to_be_visible()
