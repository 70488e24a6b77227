"""Lights over several sessions: which exercises wait for the therapist, and what to suggest (evidence §3.1).

An exercise is on hold after two red sessions. The plan is not: its other exercises go on. A therapist opens it again,
and only sessions that had not come in by then count from there on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from routines.check_in import CheckIn
from routines.light import Colour, Light, LightRules, light, worst
from routines.session_log import NOT_ASKED, PainReport, SessionLog, counting_steps

Advice: TypeAlias = Literal["fewer_reps", "progress"]

_AMBERS_TO_EASE = 2
_GREENS_TO_PROGRESS = 3


@dataclass(frozen=True, slots=True)
class LitSession:
    """One session with what it means for each exercise. `known_at`: when the service had all of it; None: not yet."""

    id: UUID
    on: date
    known_at: datetime | None
    light: Light | None
    exercises: Mapping[str, Colour]
    is_low: bool
    """The score at its end was told and below amber: room for more."""
    red_on: date | None = None
    """The day on which the first red of it was told: its own, or that of a morning after it."""


@dataclass(frozen=True, slots=True)
class Held:
    """An exercise waits for the therapist, because of these two sessions."""

    exercise_id: str
    session_ids: tuple[UUID, ...]
    on: date
    """The day on which that was so, and the phone stopped offering it: the service may hear of it days later."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """For the therapist alone: nothing changes a plan but they."""

    exercise_id: str
    advice: Advice
    sessions: int


def lit_session(
    session_id: UUID, log: SessionLog, mornings: Sequence[CheckIn], known_at: datetime | None, rules: LightRules
) -> LitSession:
    """The session's own light is the worst of its end and of the mornings after it (`mornings_after`)."""
    reports = [(log.practised_on, log.pain_after)]
    reports += [(morning.on, morning.pain) for morning in mornings if morning.pain is not None]
    lights = [(on, light(log.pain_before, report, rules)) for on, report in reports]
    own = worst(each for _, each in lights)
    reds = [on for on, each in lights if each is not None and each.colour == "red"]
    is_painful = any(step.outcome == "too_painful" for step in log.steps)
    red_on = log.practised_on if is_painful else min(reds, default=None)
    end = log.pain_after.score
    is_low = end is not None and end < rules.amber_from
    return LitSession(session_id, log.practised_on, known_at, own, _exercises(log, own), is_low, red_on)


def mornings_after(session_id: UUID, log: SessionLog, check_ins: Iterable[CheckIn]) -> list[CheckIn]:
    """What was said of the morning after this session, on that day or later that week."""
    return [
        check_in
        for check_in in check_ins
        if check_in.about_session_id == session_id and check_in.on > log.practised_on and check_in.pain is not None
    ]


def morning_after(session_id: UUID, log: SessionLog, check_ins: Iterable[CheckIn]) -> PainReport:
    """What was told of it: the last score, else that the question was passed over, else that nobody asked."""
    reports = [told.pain for told in mornings_after(session_id, log, check_ins) if told.pain is not None]
    scored = [report for report in reports if report.score is not None]
    return (scored or reports or [NOT_ASKED])[-1]


def _exercises(log: SessionLog, own: Light | None) -> dict[str, Colour]:
    """What a session says of each exercise that ran in it.

    One that was stopped as too painful is red. It bears a red session alone, and nothing is known of the others then;
    where none was named, no one can tell which it was, and all that ran bear it.
    """
    painful = {step.exercise_id for step in log.steps if step.outcome == "too_painful"}
    found: dict[str, Colour] = dict.fromkeys(sorted(painful), "red")
    if own is None or (own.colour == "red" and painful):
        return found
    ran = {step.exercise_id for step in counting_steps(log) if step.done_seconds} - painful
    return found | dict.fromkeys(sorted(ran), own.colour)


def held(sessions: Sequence[LitSession], opened: Mapping[str, datetime], rules: LightRules) -> tuple[Held, ...]:
    """The exercises on hold after `sessions` (oldest first). `opened`: when a therapist last opened an exercise."""
    found = []
    for exercise_id in sorted({exercise_id for session in sessions for exercise_id in session.exercises}):
        reds = _reds(exercise_id, sessions, opened.get(exercise_id), rules)
        if len(reds) >= rules.reds_to_hold:
            on = max(session.red_on or session.on for session in reds)
            found.append(Held(exercise_id, tuple(session.id for session in reds), on))
    return tuple(found)


def _reds(
    exercise_id: str, sessions: Sequence[LitSession], opened_at: datetime | None, rules: LightRules
) -> list[LitSession]:
    """The red sessions that count, until there are enough. Three greens in a row, or four weeks, clear one."""
    reds: list[LitSession] = []
    greens = 0
    for session in sessions:
        colour = session.exercises.get(exercise_id)
        if colour == "red" and not _was_seen(session, opened_at):
            since = session.on - timedelta(days=rules.reds_within_days)
            reds = [*(red for red in reds if red.on >= since), session]
        if len(reds) >= rules.reds_to_hold:
            break
        greens = greens + 1 if colour == "green" else greens if colour is None else 0
        if greens >= rules.greens_to_clear:
            reds = []
    return reds


def _was_seen(session: LitSession, opened_at: datetime | None) -> bool:
    """What had come in when the therapist opened the exercise does not close it again."""
    return opened_at is not None and session.known_at is not None and session.known_at <= opened_at


def suggestions(sessions: Sequence[LitSession], held_ids: Iterable[str]) -> tuple[Suggestion, ...]:
    """Fewer reps after two ambers in a row, a step on after three greens with little pain; none for what is on hold."""
    found = []
    waiting = set(held_ids)
    for exercise_id in sorted({each for session in sessions for each in session.exercises} - waiting):
        told = [session for session in sessions if exercise_id in session.exercises]
        ambers = [session.exercises[exercise_id] for session in told[-_AMBERS_TO_EASE:]]
        last = told[-_GREENS_TO_PROGRESS:]
        if ambers == ["amber"] * _AMBERS_TO_EASE:
            found.append(Suggestion(exercise_id, "fewer_reps", _AMBERS_TO_EASE))
        elif len(last) == _GREENS_TO_PROGRESS and all(
            session.exercises[exercise_id] == "green" and session.is_low for session in last
        ):
            found.append(Suggestion(exercise_id, "progress", _GREENS_TO_PROGRESS))
    return tuple(found)
