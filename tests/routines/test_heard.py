"""Unknown is not missed: which days can be judged from what the phones have told."""

from datetime import UTC, datetime

from routines.adherence import DeviceHeard, Window, adherence
from tests.routines.practice import counts, day, figures, phone, routine, session, states, version

PLAN = [version(routine())]


def judged(*devices: DeviceHeard) -> str:
    """One sign a day of the week: `m`issed (judged) or `u`nknown."""
    return "".join(each.state[0] for each in figures(versions=PLAN, devices=list(devices)).days)


def test_a_day_is_known_once_the_phone_has_spoken_after_it_ended() -> None:
    assert judged(phone(day(3))) == "mmmuuuu"


def test_a_phone_heard_with_something_unsent_has_not_spoken() -> None:
    assert judged(phone(None, last_on=day(9))) == "uuuuuuu"
    assert judged(phone(day(1), last_on=day(9))) == "muuuuuu"


def test_without_any_phone_nothing_is_known() -> None:
    assert judged() == "uuuuuuu"


def test_every_phone_in_use_must_have_spoken() -> None:
    assert judged(phone(day(9)), phone(day(3))) == "mmmuuuu"


def test_a_phone_silent_for_more_than_30_days_before_the_day_holds_nothing_back() -> None:
    # Heard for the last time 28 days before Monday, with something unsent: out of the way from Thursday on.
    assert judged(phone(day(9)), phone(None, last_on=day(-28))) == "uuummmm"


def test_a_phone_first_heard_after_the_day_neither_holds_back_nor_vouches() -> None:
    assert judged(phone(day(9)), phone(None, first_on=day(3), last_on=day(9))) == "mmmuuuu"
    assert judged(phone(day(9), first_on=day(3))) == "uuummmm"


def test_an_old_phone_that_has_spoken_since_vouches_when_no_other_was_heard() -> None:
    assert judged(phone(day(9), last_on=day(9), first_on=day(-90))) == "mmmmmmm"


def test_a_phone_no_longer_used_holds_nothing_back_and_what_it_vouched_for_stays_known() -> None:
    assert judged(phone(day(3), is_retired=True)) == "mmmuuuu"
    assert judged(phone(day(3), is_retired=True), phone(day(9), first_on=day(5))) == "mmmuumm"


def test_a_day_must_have_ended_in_the_clients_zone_and_in_the_phones() -> None:
    # Wednesday 00:30 in Berlin is Tuesday evening in New York: there Tuesday was not over.
    spoke = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
    heard = {"name": "phone", "first_heard_at": datetime(2026, 9, 1, tzinfo=UTC), "last_heard_at": spoke}

    assert judged(DeviceHeard(**heard, spoken_at=spoke)) == "mmuuuuu"
    assert judged(DeviceHeard(**heard, spoken_at=spoke, time_zone="Europe/Berlin")) == "mmuuuuu"
    assert judged(DeviceHeard(**heard, spoken_at=spoke, time_zone="America/New_York")) == "muuuuuu"
    assert judged(DeviceHeard(**heard, spoken_at=spoke, time_zone="Asia/Tokyo")) == "mmuuuuu"


def test_days_end_by_the_clock_of_the_place_also_when_it_changes() -> None:
    # Sunday 25 October 2026 has 25 hours in Berlin: it ends at 23:00 UTC, where Saturday ended at 22:00 UTC.
    def unknown(spoke: datetime, on: int) -> int:
        device = DeviceHeard("phone", datetime(2026, 9, 1, tzinfo=UTC), spoke, spoke)
        return figures(first=on, last=on, versions=PLAN, devices=[device]).unknown

    saturday, sunday = -9, -8
    assert unknown(datetime(2026, 10, 24, 21, 59, tzinfo=UTC), saturday) == 1
    assert unknown(datetime(2026, 10, 24, 22, 0, tzinfo=UTC), saturday) == 0
    assert unknown(datetime(2026, 10, 25, 22, 59, tzinfo=UTC), sunday) == 1
    assert unknown(datetime(2026, 10, 25, 23, 0, tzinfo=UTC), sunday) == 0


def test_a_known_session_counts_on_a_day_otherwise_unknown() -> None:
    twice = [version(routine(times_per_day=2))]
    week = figures(last=2, versions=twice, sessions=[session(day(0)), session(day(1), share=30)], devices=[])

    assert counts(week) == {"prescribed": 2, "done": 1, "partly": 1, "unknown": 4}
    assert states(week) == "unknown unknown unknown"


def test_the_zone_is_the_clients() -> None:
    # 12:30 UTC on Tuesday is Wednesday in Auckland: Tuesday is over there.
    spoke = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
    device = DeviceHeard("phone", datetime(2026, 9, 1, tzinfo=UTC), spoke, spoke)
    tuesday = Window(day(1), day(1))

    assert adherence(tuesday, day(20), "Pacific/Auckland", PLAN, [], [device], [], []).missed == 1
    assert adherence(tuesday, day(20), "Europe/Berlin", PLAN, [], [device], [], []).unknown == 1
