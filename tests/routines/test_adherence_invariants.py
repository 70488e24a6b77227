"""What holds of adherence for any plan, history and phone."""

from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from routines.adherence import Adherence, DeviceHeard, PractisedSession, Span, Window, adherence
from routines.plan import PlanVersion, Routine
from routines.schedule import due_on, quota, version_in_force
from tests.routines.practice import ZONE, day, phone, routine, session, version

_DAYS = st.integers(-20, 30)


@st.composite
def _routines(draw: st.DrawFn, number: int) -> Routine:
    times = draw(st.none() | st.integers(1, 7))
    weekdays = draw(st.sets(st.integers(1, 7), min_size=1).map(sorted).map(tuple))
    return routine(number, weekdays, times, draw(st.integers(1, 3)))


@st.composite
def _versions(draw: st.DrawFn) -> list[PlanVersion]:
    saved = sorted(draw(st.lists(_DAYS, max_size=3)))
    return [
        version(
            *(draw(_routines(each)) for each in sorted(draw(st.sets(st.integers(1, 2), min_size=1)))),
            number=number,
            saved_on=day(saved_on),
            starts_on=day(draw(_DAYS)),
            ends_on=draw(st.none() | _DAYS.map(day)),
        )
        for number, saved_on in enumerate(saved, start=1)
    ]


_SESSIONS = st.builds(
    lambda on, share, number, evidence, unique: session(day(on), share, number, evidence)._replace(entry_id=unique),
    _DAYS,
    st.integers(0, 100),
    st.integers(1, 3),
    st.sampled_from(["timed", "added_later", "paper"]),
    st.integers(0, 2**60).map(lambda number: UUID(int=number)),
)
_HISTORIES = st.lists(_SESSIONS, max_size=25, unique_by=lambda each: each.entry_id)
_PHONES = st.lists(
    st.builds(
        lambda first, spoken, retired: phone(
            None if spoken is None else day(first + spoken), first_on=day(first), last_on=day(30), is_retired=retired
        ),
        _DAYS,
        st.none() | st.integers(0, 40),
        st.booleans(),
    ),
    max_size=3,
)
_SPANS = st.lists(
    st.builds(
        lambda first, length: Span(day(first), None if length is None else day(first + length)),
        _DAYS,
        st.none() | st.integers(0, 9),
    ),
    max_size=2,
)


class _Case:
    """Everything that figures depend on but the window."""

    def __init__(
        self,
        today: int,
        versions: list[PlanVersion],
        sessions: list[PractisedSession],
        phones: list[DeviceHeard],
        paused: list[Span],
        locked: list[Span],
    ) -> None:
        self.today = day(today)
        self.versions = versions
        self.sessions = sessions
        self.phones = phones
        self.paused = paused
        self.locked = locked

    def __repr__(self) -> str:
        return repr(vars(self))

    def figures(self, first: int = -20, last: int = 30, *more: PractisedSession) -> Adherence:
        return adherence(
            Window(day(first), day(last)),
            self.today,
            ZONE,
            self.versions,
            [*self.sessions, *more],
            self.phones,
            self.paused,
            self.locked,
        )


_CASES = st.builds(_Case, _DAYS, _versions(), _HISTORIES, _PHONES, _SPANS, _SPANS)


def _due(of: Adherence) -> int:
    return of.prescribed + of.unknown + of.open + of.paused + of.locked


@given(_CASES)
def test_prescribed_is_done_and_partly_and_missed(case: _Case) -> None:
    of = case.figures()

    assert of.prescribed == of.done + of.partly + of.missed
    assert of.done == of.done_timed + of.done_added_later


@given(_CASES)
def test_every_session_practised_is_in_one_figure(case: _Case) -> None:
    of = case.figures()
    practised = [each for each in case.sessions if each.share_percent and each.practised_on <= case.today]

    assert of.done + of.partly + of.extra == len(practised)
    assert of.days_practised == len({each.practised_on for each in practised})


@given(_CASES)
def test_everything_due_is_in_one_figure(case: _Case) -> None:
    ruling = version_in_force(case.versions)
    due = 0
    for number in range(-20, 31):
        on = day(number)
        found = ruling(on.toordinal())
        if found and found.plan.starts_on <= on and (found.plan.ends_on is None or on <= found.plan.ends_on):
            due += sum(due_on(each, on.isoweekday()) for each in found.plan.routines)

    assert _due(case.figures()) == due


@given(_CASES, st.sets(st.integers(-19, 30), max_size=6))
def test_what_is_due_adds_up_over_any_cut(case: _Case, cuts: set[int]) -> None:
    edges = [-20, *sorted(cuts), 31]
    parts = [case.figures(first, after - 1) for first, after in pairwise(edges)]

    assert sum(map(_due, parts)) == _due(case.figures())


@given(st.integers(0, 7), st.integers(0, 7), st.integers(1, 7))
def test_quotas_of_neighbouring_days_add_up_to_the_week(cut: int, length: int, times: int) -> None:
    quotas = [quota(times, weekday) for weekday in range(1, 8)]

    assert sum(quotas) == times
    assert sum(quotas[:cut]) == times * cut // 7
    assert abs(sum(quotas[cut : cut + length]) - times * len(quotas[cut : cut + length]) / 7) < 1


@given(_CASES, _SESSIONS)
def test_one_more_log_never_takes_away(case: _Case, more: PractisedSession) -> None:
    before, after = case.figures(), case.figures(-20, 30, more._replace(entry_id=UUID(int=2**61)))

    assert after.done >= before.done
    assert after.done + after.partly >= before.done + before.partly
    assert after.missed <= before.missed
    assert after.unknown <= before.unknown
    assert after.days_practised >= before.days_practised
    assert _due(after) == _due(before)


@given(_CASES, st.lists(_SESSIONS, max_size=8))
def test_what_arrives_later_never_shows_that_a_missed_session_was_done(
    case: _Case, late: list[PractisedSession]
) -> None:
    """Sessions still on a phone can only lie on days that are not judged: then nothing called missed was done."""
    not_judged = _not_judged(case)
    arriving = [
        each._replace(entry_id=UUID(int=2**61 + number))
        for number, each in enumerate(late)
        if each.practised_on in not_judged and not _is_aside(case, each)
    ]

    before, after = case.figures(), case.figures(-20, 30, *arriving)

    assert after.missed == before.missed


def _not_judged(case: _Case) -> set[object]:
    """Days that are unknown, found with a plan that asks for something on every day."""
    daily = _Case(
        case.today.toordinal() - day(0).toordinal(),
        [version(routine(9), saved_on=day(-40), starts_on=day(-40))],
        [],
        case.phones,
        [],
        [],
    )
    return {each.on for each in daily.figures().days if each.state in ("unknown", "open")}


def _is_aside(case: _Case, of: PractisedSession) -> bool:
    return any(
        span.first_on <= of.practised_on and (span.last_on is None or of.practised_on <= span.last_on)
        for span in (*case.paused, *case.locked)
    )


@given(_CASES, st.randoms())
def test_the_same_input_in_any_order_gives_the_same_figures(case: _Case, random: st.random_module) -> None:
    before = case.figures()
    for values in (case.versions, case.sessions, case.phones):
        random.shuffle(values)  # type: ignore[attr-defined]

    assert case.figures() == before


@given(_CASES)
def test_the_calendar_agrees_with_the_figures(case: _Case) -> None:
    of = case.figures()

    assert [each.on for each in of.days] == [day(-20) + timedelta(days=number) for number in range(51)]
    for each in of.days:
        assert each.state != "done" or each.done >= each.due
        assert each.state != "missed" or each.due > each.done
        assert each.on < case.today or each.state not in ("missed", "unknown")
        assert each.on >= case.today or each.state != "open"
