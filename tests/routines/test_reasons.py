"""Why sessions ended early, as it was said."""

from dataclasses import replace

from routines.reasons import Reason, stopped_early
from routines.session_log import StoppedBecause
from tests.routines.practice import day
from tests.routines.test_pain import practised


def test_reasons_come_by_how_often_they_were_given_with_their_days() -> None:
    ended: tuple[StoppedBecause | None, ...] = ("time", "pain", "finished", None, "time")
    logs = [replace(practised(number), stopped_because=why) for number, why in enumerate(ended)]

    assert stopped_early(logs) == (Reason("time", (day(0), day(4))), Reason("pain", (day(1),)))
