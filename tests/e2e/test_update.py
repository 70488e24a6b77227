"""A new version of the app while a routine is on screen in another tab interrupts nothing and takes nothing away."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, save, sign_in

OLD, NEW = "0.1.0", "0.2.0"
LOOK_FOR_UPDATE = "() => navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => undefined)"
IS_KEPT = "path => caches.match(path).then(found => found !== undefined)"
LOADS = "path => fetch(path).then(answer => answer.ok)"


def test_a_new_version_waits_for_the_routine_in_the_other_tab_and_takes_nothing_from_it(
    build: Path, built_url: str, windows: Windows
) -> None:
    ines = windows.laptop(built_url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Bridge", hold_seconds=5)
    phone = windows.phone(built_url)
    first = join(phone, code_for(ines))
    second = phone.new_page()
    second.goto("/")
    second.evaluate("() => { window.isStillThere = true }")
    begin(second, pain=2)

    script = _release(build)
    first.evaluate(LOOK_FOR_UPDATE)
    expect(first.get_by_text("A new version is ready.")).to_be_visible()
    expect(second.get_by_text("A new version is ready.")).to_have_count(0)
    first.get_by_role("button", name="Use it now").click()
    expect(first.get_by_text("A routine is open in another tab. Finish it there first.")).to_be_visible()
    _finish(second)

    expect(second.get_by_text("A new version is ready.")).to_be_visible()
    second.get_by_role("button", name="Later").click()
    expect(second.get_by_text("A new version is ready.")).to_have_count(0)
    first.evaluate("() => { window.isStillThere = true }")
    first.get_by_role("button", name="Use it now").click()
    # What is tapped before the page is loaded anew goes with the old one.
    first.wait_for_function("() => !window.isStillThere")
    _expect_version(first, NEW)
    _expect_version(second, OLD)
    assert second.evaluate("() => window.isStillThere"), "only the tab that asked is loaded anew"
    assert second.evaluate(IS_KEPT, script)
    assert second.evaluate(LOADS, script), "the server has it no more, the cache has"

    second.get_by_role("link", name="Today").click()
    begin(second, pain=2)
    _finish(second)
    second.close()
    first.reload()
    first.wait_for_function(f"path => ({IS_KEPT})(path).then(isKept => !isKept)", arg=script)
    _expect_version(first, NEW)
    first.get_by_role("link", name="Today").click()
    expect(first.get_by_text("Ready without network", exact=True)).to_be_visible()
    expect(first.get_by_text(re.compile("^All received"))).to_be_visible()


def _release(build: Path) -> str:
    """Another build takes the place of the first, as a deployment does it; gives the url of a file that is gone."""
    old = next((build / "assets").glob("index-*.js"))
    scripts = list((build / "assets").glob("*.js"))
    # Chunks name each other, so a change of one gives all of them new names.
    names = re.compile("|".join(re.escape(script.name) for script in scripts))
    for script in scripts:
        words = names.sub(_next_name, script.read_text())
        (script.parent / f"next-{script.name}").write_text(words.replace(OLD, NEW))
        for gone in script.parent.glob(f"{script.name}*"):
            gone.unlink()
    worker = (build / "sw.js").read_text()
    revision = re.search(r'"revision":"(\w+)","url":"/"', worker)
    assert revision, "the page is in the list of the shell"
    for packed in (*build.glob("index.html.*"), *build.glob("sw.js.*")):
        packed.unlink()
    page = build / "index.html"
    page.write_text(names.sub(_next_name, page.read_text()))
    (build / "sw.js").write_text(names.sub(_next_name, worker).replace(revision[1], revision[1][::-1]))
    return f"/assets/{old.name}"


def _next_name(name: re.Match[str]) -> str:
    return f"next-{name[0]}"


def _finish(tab: Page) -> None:
    tab.get_by_role("button", name="Finish").click()
    tab.get_by_role("dialog").get_by_text("No time").click()
    save(tab, pain=2)
    tab.get_by_role("button", name="Back to Today").click()


def _expect_version(tab: Page, version: str) -> None:
    expect(tab.get_by_role("link", name="Settings")).to_be_visible()
    tab.get_by_role("link", name="Settings").click()
    expect(tab.get_by_text(f"Version {version}")).to_be_visible()
