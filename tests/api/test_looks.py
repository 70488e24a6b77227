"""PUT /clients/{client_id}/look, and what GET /clients/{client_id} tells of news."""

from typing import Any

import pytest

from tests.api.cast import NOW, RAVI, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import entry, send

LOOK = f"/clients/{TOM.id}/look"


def opened(browser: Browser) -> dict[str, Any]:
    answer = browser.get(f"/clients/{TOM.id}").json
    assert answer
    return answer["look"]  # type: ignore[no-any-return]


def test_what_came_since_the_last_sitting_stays_new_for_this_one(ines: Browser, ben: Browser, clock: Clock) -> None:
    first = opened(ines)
    assert first == {"read_at": "2026-03-11T08:59:50+00:00", "new_since": None}
    assert ines.put(LOOK, {"seen_until": first["read_at"]}).status_code == 204
    clock.tick(hours=2)
    second = opened(ines)
    assert second["new_since"] == first["read_at"]
    ines.put(LOOK, {"seen_until": second["read_at"]})
    clock.tick(minutes=20)
    assert opened(ines)["new_since"] == first["read_at"]
    clock.tick(minutes=20)
    assert opened(ines)["new_since"] == second["read_at"]
    assert opened(ben)["new_since"] is None


def test_what_came_while_the_page_was_open_is_not_taken_for_seen(ines: Browser, tom: Browser, clock: Clock) -> None:
    clock.tick(minutes=1)
    send(tom, [entry()])
    # Dated a moment before the page was read, it may have been stored a moment after.
    read_at = opened(ines)["read_at"]
    clock.tick(minutes=1)
    ines.put(LOOK, {"seen_until": read_at})
    attention = ines.get("/caseload").json["items"]
    tom_row = next(row for row in attention if row["client"]["id"] == str(TOM.id))
    assert ("new_since_looked", 1) in [(each["reason"], each["value"]) for each in tom_row["attention"]]


def test_an_answer_that_arrives_late_takes_nothing_back(ines: Browser, clock: Clock) -> None:
    clock.tick(hours=3)
    later = opened(ines)["read_at"]
    ines.put(LOOK, {"seen_until": later})
    assert ines.put(LOOK, {"seen_until": NOW.isoformat()}).status_code == 204
    clock.tick(hours=3)
    assert opened(ines)["new_since"] == later


def test_nobody_has_seen_what_is_to_come(ines: Browser, clock: Clock) -> None:
    ines.put(LOOK, {"seen_until": "2031-01-01T00:00:00Z"})
    clock.tick(hours=3)
    assert opened(ines)["new_since"] == NOW.isoformat()


@pytest.mark.parametrize("body", [{}, {"seen_until": None}, {"seen_until": "yesterday"}, {"seen_until": "2026-03-11"}])
def test_a_look_without_its_instant_is_refused(ines: Browser, body: dict[str, Any]) -> None:
    assert ines.put(LOOK, body).status_code == 422


def test_a_look_at_the_edge_of_time_is_refused_or_kept(ines: Browser) -> None:
    for instant in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert ines.put(LOOK, {"seen_until": instant}).status_code in {204, 422}


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    body = {"seen_until": NOW.isoformat()}
    assert noor.put(LOOK, body).status_code == 404
    assert ines.put(f"/clients/{RAVI.id}/look", body).status_code == 404
