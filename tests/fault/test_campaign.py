"""The simulation of `make faults` in small, and proof that it sees what it is there to see."""

import pytest

from tests.fault.campaign import report, run

# Each broken outbox is caught well within this many, and from the seed it begins with within a few; the product's own
# holds in all of them.
ENOUGH = 400


def test_every_finished_session_arrives_once_whatever_happens_on_the_way() -> None:
    campaign = run(first_seed=1, count=500)
    assert campaign.failure is None, report(campaign, 0)
    assert campaign.schedules == 500
    assert campaign.sessions > 500
    assert set(campaign.faults) == {
        "cut_before",
        "cut_after",
        "truncate",
        "slow",
        "twice",
        "refused",
        "failed_after",
        "portal",
    }


@pytest.mark.parametrize(
    ("broken", "first_seed"),
    [("delete_before_send", 1), ("take_500_for_success", 221), ("drop_after_7_days", 37), ("only_the_newest_month", 1)],
)
def test_a_phone_that_is_broken_on_purpose_is_caught(broken: str, first_seed: int) -> None:
    campaign = run(first_seed=first_seed, count=ENOUGH, broken=broken)
    assert campaign.failure is not None
