"""What a screen reader is given to say while one exercise is played, read from Chromium's accessibility tree.

`make announcements` plays it and writes the list into docs/player.md; a test fails when it is no longer so.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, expect, sync_playwright

from scripts import chromium
from tests.api.plans import plan, prescription, routine
from tests.e2e.conftest import FLAGS, Windows, harbour
from tests.e2e.steps import add_client, begin, code_for, join, save_plan, sign_in
from tests.serving import running_server

_DOC = Path(__file__).resolve().parents[2] / "docs/player.md"
_BEGIN, _END = "<!-- announced: begin -->\n", "<!-- announced: end -->"
_BLOCK = re.compile(re.escape(_BEGIN) + "(.*?)" + re.escape(_END), re.DOTALL)
# One exercise on both sides: two holds of 20 s each, 10 s of rest between them.
_DOSE = {"type": "static_hold", "hold_seconds": 20, "reps": 2, "rest_seconds": 10, "sets": 1}
_LOOK_MS = 500
_LOOKS = 2 * 150


def documented() -> str:
    """The list as docs/player.md has it."""
    found = _BLOCK.search(_DOC.read_text(encoding="utf-8"))
    assert found, f"{_DOC} has no place for the announcements."
    return found[1]


def announced(url: str, windows: Windows) -> str:
    """The same from a run, as Markdown: one line for each time that a live region changed its words."""
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    save_plan(ines, plan(routine(prescription(dose=_DOSE))))
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    begin(tom, pain=2)
    return "".join(f"1. {words}\n" for words in _heard(tom, phone))


def _heard(page: Page, phone: BrowserContext) -> Iterator[str]:
    tree = phone.new_cdp_session(page)
    tree.send("Accessibility.enable")
    last: dict[int, str] = {}
    for _ in range(_LOOKS):
        if page.get_by_role("timer").count() == 0:
            break
        now = _live(tree)
        yield from (words for place, words in now.items() if words and last.get(place) != words)
        last = now
        phone.clock.run_for(_LOOK_MS)
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()


def _live(tree: CDPSession) -> dict[int, str]:
    """The words of each live region that is polite or assertive, by its element."""
    nodes = {node["nodeId"]: node for node in tree.send("Accessibility.getFullAXTree")["nodes"]}
    return {
        node["backendDOMNodeId"]: " ".join(_words(node, nodes)).strip()
        for node in nodes.values()
        if not node["ignored"] and _is_live(node)
    }


def _is_live(node: dict[str, Any]) -> bool:
    told = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    return told.get("live") in ("polite", "assertive") and told.get("root", True) is not False


def _words(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Iterator[str]:
    if node.get("role", {}).get("value") == "StaticText":
        yield node["name"]["value"]
        return
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _words(nodes[child], nodes)


def _write() -> None:
    path = chromium.for_stories()
    assert path, chromium.NONE_TO_BE_HAD
    with (
        sync_playwright() as playwright,
        harbour() as database_url,
        running_server(database_url) as server,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        told = announced(server.url, Windows(browser))
        browser.close()
    text = _DOC.read_text(encoding="utf-8")
    _DOC.write_text(_BLOCK.sub(lambda _: _BEGIN + told + _END, text), encoding="utf-8")


if __name__ == "__main__":
    _write()
