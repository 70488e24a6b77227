"""Records that need a person, sent from a phone's own page: what its app would never write, another release might."""

from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page

from tests.api.entries import entry, log, step

_SEND = """async entries => {
  const sent = { device_id: entries[0].device_id, epoch: null, unsent: 0, entries }
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch('/api/v1/me/entries', { method: 'POST', headers, body: JSON.stringify(sent) })
  return (await answer.json()).results.map(({ outcome }) => outcome)
}"""


def send_from(page: Page, *entries: dict[str, Any]) -> list[str]:
    """Send them under the cookie of the client whose app the page shows; what became of each."""
    outcomes: list[str] = page.evaluate(_SEND, list(entries))
    return outcomes


def unread(days_ago: int, note: str) -> dict[str, Any]:
    """A session that a newer app wrote."""
    return entry(_log(days_ago, note=note, steps=[step(0, 26)]) | {"mood": "calm"}, schema_version=9)


def two_versions(days_ago: int) -> list[dict[str, Any]]:
    """One id, of which 30 seconds came first and 3 seconds after."""
    first = entry(_log(days_ago, steps=[step(0, 30)]))
    return [first, {**first, "body": _log(days_ago, steps=[step(0, 3)], note="The short one.")}]


def red_versions() -> list[dict[str, Any]]:
    """Answers to the questions before a session: all is well, and, under the same id, that it is not."""
    body = {"answered_at": f"{_day(0)}T07:00:00Z", "screen": "before_session"}
    answers = [[{"question_id": "before_legs", "answer": told, "confirmed": True}] for told in ("no", "yes")]
    calm = entry({**body, "answers": answers[0]}, kind="safety_answer")
    return [calm, {**calm, "body": {**body, "answers": answers[1]}}]


def dated_ahead() -> dict[str, Any]:
    """A session of a phone that took itself to be in 2070."""
    return entry(log("2070-01-01"))


def _day(days_ago: int) -> str:
    return (date.today() - timedelta(days=days_ago)).isoformat()  # noqa: DTZ011 - the machine's day is near enough


def _log(days_ago: int, **changes: Any) -> dict[str, Any]:
    return log(_day(days_ago), **changes)
