"""Session logs: what counts, how much was done, and which of several records of one session rules."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations
from uuid import UUID

import pytest

from routines.plan import Side
from routines.practised import DoseDone
from routines.session_log import (
    NOT_ASKED,
    Amount,
    SessionLog,
    Share,
    StepResult,
    dose_done,
    logs_in_force,
    practised_session,
    session_share,
)
from routines.timeline import StepKind

START = datetime(2026, 11, 2, 18, tzinfo=UTC)


def step(
    done: int, prescribed: int = 30, kind: StepKind = "hold", side: Side | None = "left", exercise: str = "cat-cow"
) -> StepResult:
    return StepResult(0, exercise, side, kind, prescribed, done, 0, 0, "done")


def log(
    *steps: StepResult,
    amount: Amount | None = None,
    replaces: int | None = None,
    corrected_minute: int | None = None,
    is_withdrawn: bool = False,
    note: str = "",
) -> SessionLog:
    return SessionLog(
        plan_id=UUID(int=1),
        plan_version=1,
        routine_id=UUID(int=2),
        evidence="added_later" if amount else "timed",
        started_at=START,
        ended_at=START.replace(minute=20),
        practised_on=date(2026, 11, 2),
        steps=steps,
        amount=amount,
        pain_before=NOT_ASKED,
        pain_after=NOT_ASKED,
        stopped_because=None,
        note=note,
        replaces_id=None if replaces is None else UUID(int=replaces),
        corrected_at=None if corrected_minute is None else START.replace(minute=corrected_minute),
        is_withdrawn=is_withdrawn,
    )


@pytest.mark.parametrize("kind", ["prepare", "switch_side", "relax", "rest"])
def test_getting_ready_changing_sides_letting_go_and_resting_do_not_count(kind: StepKind) -> None:
    assert session_share(log(step(10, 10, kind), step(15, 30))) == Share(15, 30, 50, False)


@pytest.mark.parametrize("kind", ["move", "hold", "contract", "press", "slide", "breathe_in", "breathe_out"])
def test_work_counts(kind: StepKind) -> None:
    assert session_share(log(step(30, 30, kind))) == Share(30, 30, 100, True)


@pytest.mark.parametrize(
    ("done", "prescribed", "percent", "is_done"),
    [(0, 100, 0, False), (79, 100, 79, False), (80, 100, 80, True), (799, 1000, 79, False), (1, 900, 1, False)],
)
def test_the_share_is_rounded_down_but_never_to_nothing(
    done: int, prescribed: int, percent: int, is_done: bool
) -> None:
    assert session_share(log(step(done, prescribed))) == Share(done, prescribed, percent, is_done)


def test_a_log_with_nothing_prescribed_is_not_done() -> None:
    assert session_share(log(step(10, 10, "rest"))) == Share(0, 0, 0, False)


@pytest.mark.parametrize(
    ("amount", "percent", "is_done"), [("all", 100, True), ("half", 50, False), ("little", 10, False)]
)
def test_a_session_no_timer_saw_has_its_amount_and_no_seconds(amount: Amount, percent: int, is_done: bool) -> None:
    assert session_share(log(amount=amount)) == Share(0, 0, percent, is_done)
    assert dose_done(log(amount=amount)) == ()


def test_the_dose_is_counted_per_exercise_and_side() -> None:
    steps = [
        step(30),
        step(20, side="right"),
        step(10),
        step(5, 5, "rest"),
        step(40, 40, side=None, exercise="pelvic-tilt"),
    ]

    assert dose_done(log(*steps)) == (
        DoseDone("cat-cow", "left", 60, 40),
        DoseDone("cat-cow", "right", 30, 20),
        DoseDone("pelvic-tilt", None, 40, 40),
    )


def test_the_figures_read_the_share_and_the_dose() -> None:
    found = practised_session(UUID(int=9), log(step(24)))

    assert (found.entry_id, found.routine_id, found.practised_on) == (UUID(int=9), UUID(int=2), date(2026, 11, 2))
    assert (found.is_done, found.share_percent, found.evidence, found.started_at) == (True, 80, "timed", START)
    assert found.dose == (DoseDone("cat-cow", "left", 30, 24),)


def ruling(logs: dict[int, SessionLog]) -> list[str]:
    """The notes of the logs in force; the same in whatever order they came."""
    orders = {
        tuple(found.note for _, found in logs_in_force([(UUID(int=number), each) for number, each in order]))
        for order in permutations(logs.items())
    }
    assert len(orders) == 1
    return list(orders.pop())


def test_a_log_without_corrections_rules() -> None:
    assert ruling({1: log(note="a"), 2: log(note="b")}) == ["a", "b"]


def test_the_latest_correction_rules_and_the_id_decides_between_two_of_one_moment() -> None:
    logs = {
        1: log(note="first"),
        2: log(note="later", replaces=1, corrected_minute=9),
        3: log(note="earlier", replaces=1, corrected_minute=5),
    }

    assert ruling(logs) == ["later"]
    assert ruling({**logs, 4: log(note="same moment", replaces=1, corrected_minute=9)}) == ["same moment"]


def test_a_correction_of_a_correction_is_still_one_session() -> None:
    logs = {
        1: log(note="first"),
        2: log(note="second", replaces=1, corrected_minute=5),
        3: log(note="third", replaces=2, corrected_minute=9),
    }

    assert ruling(logs) == ["third"]


def test_a_correction_rules_before_its_original_came() -> None:
    assert ruling(
        {3: log(note="b", replaces=1, corrected_minute=9), 2: log(note="a", replaces=1, corrected_minute=5)}
    ) == ["b"]


def test_a_withdrawn_session_is_gone_until_a_later_correction_brings_it_back() -> None:
    gone = {1: log(note="a"), 2: log(replaces=1, corrected_minute=5, is_withdrawn=True)}

    assert ruling(gone) == []
    assert ruling({**gone, 3: log(note="back", replaces=1, corrected_minute=9)}) == ["back"]


def test_a_correction_without_its_time_was_made_when_its_id_was() -> None:
    at_minute_7 = int(START.replace(minute=7).timestamp() * 1000) << 80
    logs = {
        1: log(note="first"),
        at_minute_7: log(note="minute 7", replaces=1),
        3: log(note="minute 5", replaces=1, corrected_minute=5),
    }

    assert ruling(logs) == ["minute 7"]
    assert ruling({**logs, 4: log(note="minute 9", replaces=1, corrected_minute=9)}) == ["minute 9"]


def test_logs_that_replace_each_other_in_a_circle_are_one_session() -> None:
    circle = {
        1: log(note="a", replaces=2, corrected_minute=5),
        2: log(note="b", replaces=1, corrected_minute=6),
        3: log(note="c", replaces=1, corrected_minute=7),
    }

    assert ruling(circle) == ["c"]
    assert ruling({1: log(note="itself", replaces=1, corrected_minute=5)}) == ["itself"]


def test_a_changed_time_was_seen_by_no_timer() -> None:
    first = log(step(30))
    same_time = replace(log(step(20), replaces=1, corrected_minute=30))
    moved = replace(same_time, practised_on=date(2026, 11, 3))

    def evidence(correction: SessionLog) -> str:
        return logs_in_force([(UUID(int=1), first), (UUID(int=2), correction)])[0][1].evidence

    assert evidence(same_time) == "timed"
    assert evidence(moved) == "added_later"
    assert evidence(replace(same_time, started_at=START.replace(minute=3))) == "added_later"
    assert evidence(replace(moved, evidence="paper")) == "paper"
    assert logs_in_force([(UUID(int=2), moved)])[0][1].evidence == "timed"


def test_logs_come_oldest_first() -> None:
    late, early = replace(log(note="late"), started_at=START.replace(hour=20)), log(note="early")

    assert ruling({1: late, 2: early}) == ["early", "late"]
