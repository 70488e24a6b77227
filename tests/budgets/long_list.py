"""The caseload of 1,000 clients against that of 50 in a real Chromium: what a key costs must not grow with the list."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.budgets.demo import Demo
from tests.figures import Figure

FEW, MANY = 50, 1_000
ROUNDS = 9
# From a key until the frame that shows what came of it; the median of some.
_COST_OF = """async ([rounds, doing]) => {
  const search = document.querySelector('input[type=search]')
  const steps = {
    search: (n) => {
      search.value = n % 2 ? 'client' : ''
      search.dispatchEvent(new Event('input', { bubbles: true }))
    },
    next: () => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true })),
  }
  const times = []
  for (let n = 1; n <= rounds; n++) {
    const began = performance.now()
    steps[doing](n)
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]
}"""


def measure_long_list(demo: Demo) -> list[Figure]:
    """Ratios of 1,000 to 50 clients, measured in turn on one page."""
    page = demo.laptop("light").new_page()
    demo.sign_in(page)
    answer = page.evaluate("fetch('/api/v1/caseload').then(answer => answer.json())")
    costs = {count: _costs(page, answer, count) for count in (FEW, MANY)}
    rows = page.locator("tbody tr").count()
    page.context.close()
    return [
        Figure(f"caseload of {MANY}: rows at first", rows, "", 300),
        *(
            Figure(f"caseload of {MANY}: {what}, against {FEW}", costs[MANY][what] / costs[FEW][what], "×", 3)
            for what in costs[FEW]
        ),
    ]


def _costs(page: Page, answer: dict[str, Any], count: int) -> dict[str, float]:
    known = answer["items"]
    items = [_like(known[number % len(known)], number, number < len(known)) for number in range(count)]
    page.route("**/api/v1/caseload", lambda route: route.fulfill(body=json.dumps({"items": items}), status=200))
    page.reload()
    expect(page.get_by_text(f"{count} clients, ")).to_be_visible()
    costs = {}
    for what in ("search", "next"):
        page.evaluate(_COST_OF, [3, what])
        costs[what] = page.evaluate(_COST_OF, [ROUNDS, what])
    page.unroute("**/api/v1/caseload")
    return costs


def _like(item: dict[str, Any], number: int, may_come_today: bool) -> dict[str, Any]:
    """Another client like it. A practice of a thousand has no more who come today than the demo has."""
    client = {**item["client"], "id": str(number), "display_name": f"Client {number:04}"}
    reasons = [each for each in item["attention"] if may_come_today or each["reason"] != "visit_today"]
    return {**item, "client": client, "attention": reasons}
