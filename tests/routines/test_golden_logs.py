"""The player's rule on the phone and the share on the service agree about the same steps."""

from typing import Any
from uuid import UUID

import pytest

from routines.session_log import session_share
from routines.session_log_wire import log_from_wire
from tests.routines.golden import golden_cases

_AROUND = {
    "routine_id": str(UUID(int=1)),
    "evidence": "timed",
    "started_at": "2026-11-16T18:00:00Z",
    "ended_at": "2026-11-16T18:20:00Z",
    "practised_on": "2026-11-16",
}


@pytest.mark.parametrize("case", golden_cases("logs"))
def test_the_share_of_what_the_player_recorded_is_what_the_phone_says(case: dict[str, Any]) -> None:
    share = session_share(log_from_wire({**_AROUND, "steps": case["expected"]["step_results"]}))

    assert {
        "done_seconds": share.done_seconds,
        "prescribed_seconds": share.prescribed_seconds,
        "percent": share.percent,
        "is_done": share.is_done,
    } == case["expected_share"]
