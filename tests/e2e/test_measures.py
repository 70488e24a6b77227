"""What a therapist records and sets by hand: own activities, another score, the practice's numbers of the light."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, sign_in
from tests.e2e.test_body_map import violations


def test_own_activities_are_scored_twice_and_their_change_is_told(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")

    score(ines, "2026-01-05", {"Sitting for an hour": 2, "Tying shoes": 3, "Driving": 4})
    ines.get_by_role("button", name="Score own activities").click()
    expect(ines.get_by_label("Activity 2", exact=True)).to_have_value("Tying shoes")
    ines.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(ines.get_by_text("Score at least three.")).to_be_visible()
    assert violations(ines) == []
    ines.get_by_role("dialog").get_by_role("button", name="Close").click()
    score(ines, "2026-02-05", {"Sitting for an hour": 5, "Tying shoes": 6, "Driving": 5})
    expect(ines.get_by_text("up 2.3")).to_be_visible()
    expect(ines.get_by_text(re.compile("a medium change"))).to_be_visible()

    ines.get_by_role("button", name="Add another score").click()
    ines.get_by_label("Name of the measure").fill("Straight leg raise, left, degrees")
    ines.get_by_label("Score", exact=True).fill("57.5")
    ines.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(ines.get_by_text("Straight leg raise, left, degrees: 57.5")).to_be_visible()
    ines.get_by_role("button", name=re.compile("Take back what was measured on 5 February")).click()
    expect(ines.get_by_text("Taken back: it counts nowhere.")).to_be_visible()
    expect(ines.get_by_text("up 2.3")).to_have_count(0)


def score(ines: Page, day: str, scores: dict[str, int]) -> None:
    ines.get_by_role("button", name="Score own activities").click()
    dialog = ines.get_by_role("dialog")
    dialog.get_by_label("Day").fill(day)
    for number, (name, value) in enumerate(scores.items(), start=1):
        dialog.get_by_label(f"Activity {number}", exact=True).fill(name)
        dialog.get_by_label(f"Score {number}, 0 to 10").fill(str(value))
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)


def test_an_admin_makes_the_light_stricter_and_no_looser(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    ines.goto("/therapist")
    ines.get_by_role("link", name="Practice").click()
    card = ines.get_by_role("region", name="Traffic light")
    expect(card.get_by_role("button", name="More: Red when it rose by, points")).to_be_disabled()
    card.get_by_role("button", name="Less: Red when it rose by, points").click()
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("Saved. Phones have it at their next contact.")).to_be_visible()
    assert violations(ines) == []
    ines.reload()
    expect(card.get_by_role("textbox", name="Red when it rose by")).to_have_value("1")
