"""The record of one sitting (design §7): what ran, per step, and what the person said of it.

Reading and writing it on the wire: routines/session_log_wire.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, get_args
from uuid import UUID

from routines.plan import Side
from routines.practised import DoseDone, PractisedSession
from routines.practised import Evidence as Evidence
from routines.timeline import NOT_COUNTING, StepKind

DONE_PERCENT = 80
"""From this share of its counting seconds on, a session is done; below, it is partly done."""

Outcome: TypeAlias = Literal["done", "cut_short", "skipped", "too_painful"]
Amount: TypeAlias = Literal["all", "half", "little"]
StoppedBecause: TypeAlias = Literal["finished", "pain", "time", "interrupted", "unsure_how", "other"]
Quality: TypeAlias = Literal["dull", "sharp", "burning", "tingling", "numb", "shooting"]
Region: TypeAlias = Literal["low_back", "buttock", "thigh_back", "calf", "heel", "thigh_front", "shin", "foot"]
"""Of the body map: the first five as seen from behind, the others from the front."""

PLACES: tuple[str, ...] = tuple(f"{side}_{region}" for side in get_args(Side) for region in get_args(Region))
"""What can be marked on it; left and right are the person's own."""


class StepResult(NamedTuple):
    """What became of one step. Seconds are whole; `done_seconds` never exceeds `prescribed_seconds`.

    `repeated_seconds`: what the person did once more, beyond `done_seconds`. It is shown apart and is no dose.
    A tuple, since a phone that was offline for weeks brings thousands.
    """

    step_index: int
    exercise_id: str
    side: Side | None
    kind: StepKind
    prescribed_seconds: int
    done_seconds: int
    audio_led_seconds: int
    unobserved_seconds: int
    outcome: Outcome
    repeated_seconds: int = 0


@dataclass(frozen=True, slots=True)
class PainReport:
    """`asked` False: the question was never shown. Asked with `score` None: skipped. 0 is an answer.

    `places`: of `PLACES`, where it hurts; empty: not marked. How far down a side they reach is in `furthest_…`.
    """

    asked: bool
    score: int | None
    furthest_left: int | None
    furthest_right: int | None
    qualities: tuple[Quality, ...]
    places: tuple[str, ...] = ()


NOT_ASKED = PainReport(asked=False, score=None, furthest_left=None, furthest_right=None, qualities=())


@dataclass(frozen=True, slots=True)
class SessionLog:
    """One session log's body. `amount` stands for seconds where no timer ran; `practised_on` is fixed at the start."""

    plan_id: UUID | None
    plan_version: int | None
    routine_id: UUID | None
    evidence: Evidence
    started_at: datetime
    ended_at: datetime
    practised_on: date
    steps: tuple[StepResult, ...]
    amount: Amount | None
    pain_before: PainReport
    pain_after: PainReport
    stopped_because: StoppedBecause | None
    note: str
    replaces_id: UUID | None
    corrected_at: datetime | None
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a session was done. `percent` is rounded down, but never to 0 while a second was done."""

    done_seconds: int
    prescribed_seconds: int
    percent: int
    is_done: bool


# "A little" is a person's word for "I began": enough to show as partly done, far from half.
_PERCENT_OF_AMOUNT: Mapping[Amount, int] = {"all": 100, "half": 50, "little": 10}


def counting_steps(log: SessionLog) -> tuple[StepResult, ...]:
    """The steps that add to the dose: no getting ready, no changing sides, no letting go, no rest."""
    return tuple([step for step in log.steps if step.kind not in NOT_COUNTING])


def counting_seconds(steps: Iterable[StepResult]) -> tuple[int, int]:
    """Seconds done and prescribed of the steps that add to the dose."""
    counting = [step for step in steps if step.kind not in NOT_COUNTING]
    return sum(step.done_seconds for step in counting), sum(step.prescribed_seconds for step in counting)


def session_share(log: SessionLog) -> Share:
    """Counting seconds done of prescribed. A session no timer saw has its amount instead, and no seconds."""
    return _share(log.amount, *counting_seconds(log.steps))


def _share(amount: Amount | None, done: int, prescribed: int) -> Share:
    if amount is not None:
        return Share(0, 0, _PERCENT_OF_AMOUNT[amount], amount == "all")
    percent = done * 100 // prescribed if prescribed else 0
    return Share(done, prescribed, max(percent, 1) if done else 0, percent >= DONE_PERCENT)


def dose_done(log: SessionLog) -> tuple[DoseDone, ...]:
    """Counting seconds per exercise and side, in the order of the steps; empty where no timer ran."""
    totals: dict[tuple[str, Side | None], tuple[int, int]] = {}
    for step in counting_steps(log):
        place = step.exercise_id, step.side
        prescribed, done = totals.get(place, (0, 0))
        totals[place] = prescribed + step.prescribed_seconds, done + step.done_seconds
    return tuple([DoseDone(*place, *seconds) for place, seconds in totals.items()])


def practised_session(entry_id: UUID, log: SessionLog) -> PractisedSession:
    """The log as the figures read it."""
    dose = dose_done(log)
    share = _share(log.amount, sum([d.done_seconds for d in dose]), sum([d.prescribed_seconds for d in dose]))
    return PractisedSession(
        entry_id=entry_id,
        routine_id=log.routine_id,
        practised_on=log.practised_on,
        started_at=log.started_at,
        evidence=log.evidence,
        is_done=share.is_done,
        share_percent=share.percent,
        dose=dose,
    )


Received: TypeAlias = Mapping[UUID, datetime]
"""When each log came, by the clock of the service, where that is known."""


def logs_in_force(
    logs: Iterable[tuple[UUID, SessionLog]], received_at: Received = MappingProxyType({})
) -> tuple[tuple[UUID, SessionLog], ...]:
    """Of one client's logs with their ids, those that rule after corrections, oldest first.

    A log and all that replaces it, at any remove, are one session: the latest by (`ruling_time`, id) rules, and when
    that one is withdrawn the session is gone. The order in which they came plays no part, unless a clock was wrong.
    """
    by_id = dict(logs)
    ruling: dict[UUID, tuple[UUID, SessionLog]] = {}
    for entry_id, log in by_id.items():
        origin = first_of(entry_id, by_id)
        rival = ruling.get(origin)
        if rival is None or _rank(entry_id, log, received_at) > _rank(rival[0], rival[1], received_at):
            ruling[origin] = (entry_id, log)
    found = [
        (entry_id, with_honest_evidence(log, by_id.get(origin)))
        for origin, (entry_id, log) in ruling.items()
        if not log.is_withdrawn
    ]
    return tuple(sorted(found, key=lambda item: (item[1].practised_on, item[1].started_at, item[0])))


def chain_in_order(logs: Iterable[tuple[UUID, SessionLog]], received_at: Received) -> list[UUID]:
    """The logs of ONE session in the order in which they were made: the last one rules."""
    return [entry_id for _, entry_id in sorted(_rank(entry_id, log, received_at) for entry_id, log in logs)]


def may_keep_evidence(correction: SessionLog, of: SessionLog) -> bool:
    """Whether a correction that someone else makes may say the evidence of what it corrects: it invents no seconds."""
    is_no_better = correction.evidence in (of.evidence, "added_later" if of.evidence == "timed" else None)
    return is_no_better and (correction.steps, correction.amount) == (of.steps, of.amount)


def first_of(entry_id: UUID, by_id: Mapping[UUID, SessionLog]) -> UUID:
    """The log that `entry_id` corrects, at any remove; itself when it corrects none."""
    chain = [entry_id]
    while (log := by_id.get(chain[-1])) is not None and log.replaces_id is not None:
        if log.replaces_id in chain:
            # Logs that replace each other in a circle have no first one: any fixed choice keeps them one session.
            return min(chain[chain.index(log.replaces_id) :])
        chain.append(log.replaces_id)
    return chain[-1]


def ruling_time(entry_id: UUID, log: SessionLog, received_at: Received) -> float:
    """When a log was made, in microseconds since 1970, for telling which of a session's logs is the latest.

    Nothing is made after it was received: a phone whose clock is years ahead would else outrank every later correction.
    The first log of a session comes before all that replace it.
    """
    if log.replaces_id is None:
        return float("-inf")
    # A correction that does not say when it was made was made when its id was: UUIDv7 begins with milliseconds.
    made = _microseconds(log.corrected_at) if log.corrected_at else (entry_id.int >> 80) * 1000
    came = received_at.get(entry_id)
    return min(made, _microseconds(came)) if came else made


def _microseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // timedelta(microseconds=1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _rank(entry_id: UUID, log: SessionLog, received_at: Received) -> tuple[float, UUID]:
    return ruling_time(entry_id, log, received_at), entry_id


def with_honest_evidence(log: SessionLog, origin: SessionLog | None) -> SessionLog:
    """A changed time was not seen by any timer."""
    if origin is None or log.evidence != "timed":
        return log
    times = (log.started_at, log.ended_at, log.practised_on)
    if times == (origin.started_at, origin.ended_at, origin.practised_on):
        return log
    return replace(log, evidence="added_later")
