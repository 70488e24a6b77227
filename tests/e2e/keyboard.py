"""A page worked by keys alone: after each one the focus is somewhere, to be seen, and nothing lies over it."""

from playwright.sync_api import Locator, Page

_IS_SOMEWHERE = "() => document.activeElement !== null && document.activeElement !== document.body"
# What takes the focus only so that a reader begins there (a heading, the page's main part) has no ring: it is nothing
# to press. Within a date, the button that opens the calendar has the browser's own. Of a choice the ring is around the
# words that stand for it.
_UNSEEN = """() => {
  const focused = document.activeElement
  if (focused.tabIndex < 0 || focused.matches('dialog, :not(:focus)')) return null
  const drawn = [focused, focused.nextElementSibling].filter(each => each !== null)
  const ringed = drawn.find(each => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  const name = focused.outerHTML.slice(0, 160)
  if (!ringed) return `no ring: ${name}`
  const { left, right, top, bottom } = ringed.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) return `out of sight: ${name}`
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return ringed.contains(there) ? null : `covered by ${there?.outerHTML.slice(0, 80)}: ${name}`
}"""


class Keyboard:
    """The keys of one page. There is no mouse."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)
        self.expect_focus_seen()

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)
        self.expect_focus_seen()

    def reach(self, target: Locator, by: str = "Tab") -> None:
        """`by`, pressed again and again, leads there."""
        target.wait_for()
        for _ in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.press(by)
        raise AssertionError(f"{target} is not reached by {by}")

    def go(self, target: Locator, by: str = "Tab") -> None:
        """To a button or a link, and press it."""
        self.reach(target, by)
        self.press("Enter")

    def expect_focus_seen(self) -> None:
        # What closes or loads may leave it nowhere for a moment, never for good.
        self._page.wait_for_function(_IS_SOMEWHERE)
        unseen = self._page.evaluate(_UNSEEN)
        assert unseen is None, unseen
