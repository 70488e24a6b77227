"""A new version of the plan: what changed is told once, with the therapist's word, without network too."""

from playwright.sync_api import expect

from tests.api.plans import HOLD, prescription
from tests.e2e.accessible import expect_accessible
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, choice_on_disk, code_for, join, save_plan, sign_in

_IDS = """async id => {
  const { plan } = await (await fetch(`/api/v1/clients/${id}/plan`)).json()
  return { routine: plan.routines[0].id, stretch: plan.routines[0].prescriptions[0].id }
}"""


def test_what_changed_is_told_until_it_was_read(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    save_plan(ines, plan(hold_seconds=20, note=""))
    phone = windows.phone(url)
    tom = join(phone, code_for(ines))
    news = tom.get_by_role("region", name="Your plan has changed")
    expect(news).to_have_count(0)

    kept = ines.evaluate(_IDS, ines.url.rstrip("/").rpartition("/")[2])
    save_plan(ines, plan(kept, hold_seconds=30, note="A bit longer now. Stop sooner on bad days."))
    tom.reload()
    expect(news).to_be_visible()
    phone.set_offline(True)
    tom.reload()
    expect(news.get_by_text("Figure 4, lying: hold 20 → 30 s")).to_be_visible()
    expect(news.get_by_text("A bit longer now.")).to_be_visible()
    word = tom.get_by_text("A bit longer now.")
    expect(word).to_have_count(1)
    expect_accessible(tom)
    news.get_by_role("button", name="I have seen it").click()
    expect(news).to_have_count(0)
    expect(word).to_have_count(1)
    assert choice_on_disk(tom, "plan_seen")["version"] == 2
    tom.reload()
    expect(tom.get_by_role("button", name="Start routine")).to_be_visible()
    expect(news).to_have_count(0)


def plan(kept: dict[str, str] | None = None, *, hold_seconds: int, note: str) -> dict[str, object]:
    """One stretch every day; of a plan that is there already, the same one."""
    exercise = prescription(dose={**HOLD, "hold_seconds": hold_seconds}) | ({"id": kept["stretch"]} if kept else {})
    routine = {
        **({"id": kept["routine"]} if kept else {}),
        "name": "Morning",
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "times_per_day": 1,
        "prescriptions": [exercise],
    }
    return {"starts_on": "2026-01-01", "ends_on": None, "note": note, "routines": [routine]}
