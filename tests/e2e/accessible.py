"""axe-core on what a page shows now, in light and in dark."""

from pathlib import Path

from playwright.sync_api import Locator, Page

_AXE = Path(__file__).resolve().parents[2] / "static/pwa/node_modules/axe-core/axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only these look at colours.
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_RUN = "only => axe.run({ runOnly: only }).then(found => found.violations.map(({ id, nodes }) => [id, nodes[0].html]))"

_AT_REST = "Promise.allSettled(document.getAnimations().map(each => each.finished)).then(() => null)"


def expect_accessible(page: Page) -> None:
    """No rule of WCAG 2.2 A and AA is broken."""
    # By the debugger's protocol, which the page's own policy does not concern.
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    for scheme, rules in (("light", _TAGS), ("dark", _OF_COLOUR)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # A colour on its way to another is neither: what was set going before motion was reduced runs to its end.
        page.evaluate(_AT_REST)
        broken = page.evaluate(_RUN, rules)
        assert not broken, f"{scheme}: {broken}"
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def reach(page: Page, target: Locator) -> None:
    """Tab leads there."""
    target.wait_for()
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by Tab")


def press(page: Page, target: Locator) -> None:
    """What is pressed is reached by Tab, and takes Enter."""
    reach(page, target)
    page.keyboard.press("Enter")
