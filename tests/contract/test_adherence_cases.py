"""Every worked case of docs/adherence.md comes to what is written there."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.adherence.window import AskedWindow, choose_window
from routines.adherence import Adherence, DeviceHeard, HoldSpan, PractisedSession, Span, Window, adherence
from routines.brief import RULE_WORDS
from routines.dose import StaticHold
from routines.plan import Plan, PlanVersion, Prescription, Routine
from routines.session_log import NOT_ASKED, SessionLog, StepResult, logs_in_force, practised_session
from routines.timeline import compile_timeline
from tests.routines.generated import CATALOGUE

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "adherence.md"
HOME = "Europe/Berlin"
LONG_AGO = date(2026, 9, 7)
EXERCISES = {"A": "supine-figure-4", "B": "hamstring-supine-strap", "C": "hamstring-seated-chair"}
SECONDS = 100
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = {"Oct": 10, None: 11}
DAY = r"(?:Oct )?\d+"
FIGURES = ("prescribed", "done", "partly", "missed", "unknown", "open", "extra", "paused", "locked")
CASES_WANTED = 25


def rows() -> Iterator[Any]:
    """The table's rows, as pytest parameters by the name of the case."""
    for line in DOCUMENT.read_text(encoding="utf-8").partition("## The cases")[2].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in {"case", "---"}:
            yield pytest.param(*cells[1:], id=cells[0])


CASES = list(rows())


def test_there_are_as_many_cases_as_were_asked_for() -> None:
    assert len(CASES) >= CASES_WANTED


def test_the_rules_of_what_is_worth_asking_are_those_of_the_code() -> None:
    section = DOCUMENT.read_text(encoding="utf-8").partition("## What is worth asking")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.MULTILINE) == [*RULE_WORDS.items()]


@pytest.mark.parametrize(("plan", "practised", "known", "window", "comes_to", "day_by_day"), CASES)
def test_a_worked_case(plan: str, practised: str, known: str, window: str, comes_to: str, day_by_day: str) -> None:
    versions = list(_versions(plan))
    days, today = _window(window)
    expected_window, figures, dose = _expected(comes_to)
    if expected_window:
        assert (days.first_on, days.last_on) == expected_window

    found = adherence(
        window=days,
        today=today,
        time_zone=HOME,
        versions=versions,
        sessions=list(_sessions(practised, versions)),
        devices=list(_devices(known)) or [_phone(datetime(today.year, today.month, today.day, 20, tzinfo=UTC))],
        paused=list(_spans(known, "paused")),
        locked=list(_spans(known, "locked")),
        holds=list(_holds(known)),
        exercises=CATALOGUE.exercises,
    )

    assert _counted(found) == {name: figures.get(name, 0) for name in FIGURES}
    assert found.done_timed == figures.get("timed", found.done_timed)
    assert " ".join(day.state for day in found.days) == day_by_day
    if dose:
        assert {each.side: (each.done_seconds, each.prescribed_seconds) for each in found.dose} == dose


def _counted(found: Adherence) -> dict[str, int]:
    return {name: getattr(found, name) for name in FIGURES}


def _day(text: str) -> date:
    month, number = re.fullmatch(r"(?:(Oct) )?(\d+)", text.strip()).groups()  # type: ignore[union-attr]
    return date(2026, MONTHS[month], int(number))


def _versions(cell: str) -> Iterator[PlanVersion]:
    for number, text in enumerate(cell.split("<br>"), start=1):
        saved = re.match(rf"saved ({DAY}): ", text)
        asked = text[saved.end() :] if saved else text
        ends = re.search(rf" until ({DAY})$", asked)
        routines = tuple(_routine(each) for each in asked[: ends.start() if ends else None].split("; "))
        plan = Plan(LONG_AGO, _day(ends[1]) if ends else None, "", routines)
        yield PlanVersion(UUID(int=1), number, _day(saved[1]) if saved else LONG_AGO, plan)


def _routine(text: str) -> Routine:
    match = re.fullmatch(r"([A-C]) (daily|\d a week|[A-Z][A-Za-z ]+?)( left| right)?( ×\d)?", text)
    assert match, text
    letter, often, side, times = match.groups()
    named = WEEKDAYS if often == "daily" else tuple(often.split())
    is_set = not often.endswith("a week")
    sides: Any = side.strip() if side else "both"
    hold = StaticHold(hold_seconds=SECONDS, reps=1, rest_seconds=0, sets=1)
    return Routine(
        UUID(int=ord(letter)),
        letter,
        tuple(WEEKDAYS.index(name) + 1 for name in named) if is_set else None,
        None if is_set else int(often[0]),
        int(times[-1]) if times else 1,
        (Prescription(UUID(int=100 + ord(letter)), EXERCISES[letter], sides, None, hold, ""),),
    )


def _sessions(cell: str, versions: list[PlanVersion]) -> Iterator[PractisedSession]:
    logs = []
    for number, text in enumerate(filter(None, cell.split(", ")), start=1):
        match = re.fullmatch(rf"({DAY})(?:→({DAY}))?( [BC])?(?: (\d+)%)?( left)?(?: (told|half))?( withdrawn)?", text)
        assert match, text
        on, moved, letter, percent, side, told, withdrawn = match.groups()
        entry_id = UUID(int=number)
        log = _log(_routine_named((letter or " A").strip(), versions), _day(on), int(percent or 100), side, told)
        logs.append((entry_id, log))
        if moved or withdrawn:
            logs.append((UUID(int=1000 + number), _corrected(log, entry_id, _day(moved or on), bool(withdrawn))))
    yield from (practised_session(entry_id, log) for entry_id, log in logs_in_force(logs))


def _routine_named(letter: str, versions: list[PlanVersion]) -> Routine:
    return next(each for each in versions[0].plan.routines if each.name == letter)


def _log(routine: Routine, on: date, percent: int, only: str | None, told: str | None) -> SessionLog:
    steps = []
    for step in () if told else compile_timeline(routine, CATALOGUE.exercises):
        seconds = step.seconds * percent // 100 if only is None or step.side == only.strip() else 0
        outcome: Any = "done" if seconds == step.seconds else "cut_short"
        steps.append(
            StepResult(step.step_index, step.exercise_id, step.side, step.kind, step.seconds, seconds, 0, 0, outcome)
        )
    amount: Any = {"told": "all", "half": "half", None: None}[told]
    began = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return SessionLog(
        UUID(int=1), 1, routine.id, "added_later" if told else "timed", began, began + timedelta(minutes=10), on,
        tuple(steps), amount, NOT_ASKED, NOT_ASKED, None, "", None, None, False,
    )  # fmt: skip


def _corrected(log: SessionLog, of: UUID, on: date, is_withdrawn: bool) -> SessionLog:
    by = timedelta(days=(on - log.practised_on).days)
    return SessionLog(
        log.plan_id, log.plan_version, log.routine_id, log.evidence, log.started_at + by, log.ended_at + by, on,
        log.steps, log.amount, NOT_ASKED, NOT_ASKED, None, "", of, log.ended_at + timedelta(hours=1), is_withdrawn,
    )  # fmt: skip


def _devices(cell: str) -> Iterator[DeviceHeard]:
    for text in filter(None, cell.split("; ")):
        told = re.search(rf"(?<!never )told ({DAY})(?: at (\d\d):(\d\d))?(?: from (\S+))?", text)
        if told is None and "never told" not in text:
            continue
        heard = re.search(rf"heard ({DAY})", text)
        at = None
        if told:
            on = _day(told[1])
            at = datetime(on.year, on.month, on.day, int(told[2] or 20), int(told[3] or 0), tzinfo=UTC)
        last = _day(heard[1]) if heard else None
        last_at = datetime(last.year, last.month, last.day, 20, tzinfo=UTC) if last else None
        yield _phone(at, last_at, told[4] if told else None, "gone" in text)


def _phone(
    told_at: datetime | None, heard_at: datetime | None = None, zone: str | None = None, is_gone: bool = False
) -> DeviceHeard:
    linked_at = datetime(LONG_AGO.year, LONG_AGO.month, LONG_AGO.day, 20, tzinfo=UTC)
    return DeviceHeard("phone", linked_at, heard_at or told_at or linked_at, told_at, zone, is_gone)


def _spans(cell: str, kind: str) -> Iterator[Span]:
    for first, last in re.findall(rf"{kind} ({DAY})–({DAY})", cell):
        yield Span(_day(first), _day(last))


def _holds(cell: str) -> Iterator[HoldSpan]:
    for letter, first, last in re.findall(rf"([A-C]) on hold ({DAY})–({DAY})", cell):
        yield HoldSpan(EXERCISES[letter], _day(first), _day(last))


def _window(cell: str) -> tuple[Window, date]:
    asked, _, today = cell.partition(", today ")
    if asked.startswith("visits "):
        visits = sorted((_day(each) for each in asked.removeprefix("visits ").split()), reverse=True)
        return choose_window(AskedWindow(since="last_visit"), _day(today), visits).window, _day(today)
    first, last = asked.split("–")
    return Window(_day(first), _day(last)), _day(today)


def _expected(cell: str) -> tuple[tuple[date, date] | None, dict[str, int], dict[str, tuple[int, int]]]:
    """The window where it is named, the figures, and seconds done and prescribed by side."""
    named = re.match(rf"({DAY})–({DAY}): ", cell)
    figures, _, dose = cell[named.end() if named else 0 :].partition("; ")
    sides = {side: (int(done), int(of)) for side, done, of in re.findall(r"(\w+) (\d+) of (\d+) s", dose)}
    counts = {name: int(number) for name, number in re.findall(r"(\w+) (\d+)", figures)}
    assert not set(counts) - {*FIGURES, "timed"}
    return ((_day(named[1]), _day(named[2])) if named else None), counts, sides
