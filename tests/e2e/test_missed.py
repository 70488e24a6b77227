"""A day without a session: asked about once, told with two taps, without network too; the therapist reads it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.api.plans import HOLD, prescription
from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, choice_on_disk, code_for, join, save_plan, sign_in

DAY_MS = 24 * 3600 * 1000


def test_what_got_in_the_way_is_told_offline_and_read_by_the_therapist(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    save_plan(ines, every_day())
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    expect(tom.get_by_text("What got in the way")).to_have_count(0)

    phone.set_offline(True)
    tom.clock.fast_forward(DAY_MS)
    expect(tom.get_by_role("heading", name="What got in the way on")).to_be_visible()
    expect_accessible(tom)
    tom.get_by_role("radio", name="Forgot").check(force=True)
    tom.get_by_role("button", name="Tell my therapist").click()
    expect(tom.get_by_text("A daily reminder can help.")).to_be_visible()
    tom.get_by_role("link", name="Progress").click()
    expect(tom.get_by_text("You said: forgot")).to_be_visible()
    expect_accessible(tom)
    tom.get_by_role("link", name="Today").click()
    expect(tom.get_by_role("heading", name="What got in the way on")).to_have_count(0)

    phone.set_offline(False)
    expect(tom.get_by_text("All received")).to_be_visible()
    ines.reload()
    card = ines.get_by_role("region", name="What got in the way")
    expect(card.get_by_text("forgot")).to_be_visible()
    expect(card.get_by_text("It changes no figure.")).to_be_visible()


def test_not_now_is_an_answer_too(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    save_plan(ines, every_day())
    tom = join(windows.phone(url), code_for(ines))
    tom.clock.fast_forward(DAY_MS)
    tom.get_by_role("button", name="Not now").click()
    asked = tom.get_by_role("heading", name="What got in the way on")
    expect(asked).to_have_count(0)
    assert choice_on_disk(tom, "missed_aside_on")
    tom.reload()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()
    expect(asked).to_have_count(0)
    tom.get_by_role("link", name="Progress").click()
    say_why(tom)


def say_why(tom: Page) -> None:
    """It can still be told in Progress."""
    tom.get_by_role("button", name="Say why: ").click()
    tom.get_by_role("radio", name="Felt fine").check(force=True)
    tom.get_by_role("button", name="Tell my therapist").click()
    expect(tom.get_by_text("You said: felt fine")).to_be_visible()


def every_day() -> dict[str, object]:
    routine = {
        "name": "Morning",
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "times_per_day": 1,
        "prescriptions": [prescription(dose=HOLD)],
    }
    today = datetime.now(UTC).astimezone(ZoneInfo("Europe/Berlin")).date().isoformat()
    return {"starts_on": today, "ends_on": None, "note": "", "routines": [routine]}
