"""A session log's body on the wire, read strictly and written back (design §7)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias, get_args

from routines.errors import Invalid, Problem
from routines.fields import FLAG, ID, INSTANT, LOCAL_DATE, Fields, instant_to_wire, one_of, several_of, text, whole
from routines.plan import Side
from routines.session_log import (
    NOT_ASKED,
    PLACES,
    Amount,
    Evidence,
    Outcome,
    PainReport,
    Quality,
    SessionLog,
    StepResult,
    StoppedBecause,
)
from routines.timeline import StepKind

_MOST_SECONDS = 86_400
_HIGHEST_STEP_INDEX = 9_999
_LONGEST_SLUG = 100
_HIGHEST_SCORE = 10
_FURTHEST_PLACE = 5
# Those that every step has on the wire. What was repeated stands there only where it is not 0.
_STEP_NAMES = tuple(name for name in StepResult._fields if name != "repeated_seconds")
_STEP_VALUES = itemgetter(*_STEP_NAMES)
_STEP_ATTRIBUTES = attrgetter(*_STEP_NAMES)
_PAIN_NAMES = ("asked", "score", "furthest_left", "furthest_right", "qualities")
_PAIN_VALUES = itemgetter(*_PAIN_NAMES)
_SIDES = frozenset({None, *get_args(Side)})
_KINDS = frozenset(get_args(StepKind))
_OUTCOMES = frozenset(get_args(Outcome))

_SECONDS = whole(0, _MOST_SECONDS)
_STEP_INDEX = whole(0, _HIGHEST_STEP_INDEX)
_SLUG = text(_LONGEST_SLUG, shortest=1)
_SIDE = one_of(get_args(Side))
_KIND = one_of(get_args(StepKind))
_OUTCOME = one_of(get_args(Outcome))
_EVIDENCE = one_of(get_args(Evidence))
_AMOUNT = one_of(get_args(Amount))
_STOPPED_BECAUSE = one_of(get_args(StoppedBecause))
_QUALITIES = several_of(get_args(Quality))
_PLACES = several_of(PLACES)
_SCORE = whole(0, _HIGHEST_SCORE)
_FURTHEST = whole(0, _FURTHEST_PLACE)
_VERSION = whole(1, 1_000_000)
_NOTE = text(4_000)
_MOST_STEPS = 2_000

ReadPain: TypeAlias = Callable[[Fields | None], PainReport]


def log_from_wire(body: Mapping[str, Any]) -> SessionLog:
    """Read a session log's body, version 3. Raises `Invalid` with every problem; what may be null may be left out.

    Seconds above the prescription are cut to it: "+10 s" never lifts a step above what was prescribed.
    """
    return _log(body, pain_from_wire, step_from_wire)


def log_from_wire_2(body: Mapping[str, Any]) -> SessionLog:
    """The same of version 2, which knows no repeated steps."""
    return _log(body, pain_from_wire, _step_from_wire_1)


def log_from_wire_1(body: Mapping[str, Any]) -> SessionLog:
    """The same of version 1, which has no places of pain either."""
    return _log(body, pain_from_wire_1, _step_from_wire_1)


def _log(
    body: Mapping[str, Any],
    read_pain: ReadPain,
    read_step: Callable[[Fields], StepResult],
) -> SessionLog:
    problems: list[Problem] = []
    fields = Fields(body, problems)
    log = SessionLog(
        plan_id=fields.optional("plan_id", ID),
        plan_version=fields.optional("plan_version", _VERSION),
        routine_id=fields.optional("routine_id", ID),
        evidence=fields.required("evidence", _EVIDENCE),
        started_at=fields.required("started_at", INSTANT),
        ended_at=fields.required("ended_at", INSTANT),
        practised_on=fields.required("practised_on", LOCAL_DATE),
        steps=steps_from_wire(fields, read_step),
        amount=fields.optional("amount", _AMOUNT),
        pain_before=_pain(fields, "pain_before", read_pain),
        pain_after=_pain(fields, "pain_after", read_pain),
        stopped_because=fields.optional("stopped_because", _STOPPED_BECAUSE),
        note=fields.optional("note", _NOTE) or "",
        replaces_id=fields.optional("replaces_id", ID),
        corrected_at=fields.optional("corrected_at", INSTANT),
        is_withdrawn=fields.optional("is_withdrawn", FLAG) or False,
    )
    fields.close()
    if not problems:
        _note_contradictions(log, fields)
    if problems:
        raise Invalid(tuple(problems))
    return log


def steps_from_wire(fields: Fields, read_step: Callable[[Fields], StepResult]) -> tuple[StepResult, ...]:
    """Steps that are all plainly right are read at one go: field by field they take six times as long.

    A body is nearly all steps, and a phone that was offline for weeks sends thousands.
    """
    steps = fields.raw("steps")
    if isinstance(steps, list) and len(steps) <= _MOST_STEPS:
        try:
            return tuple([_plain_step(step) for step in steps])
        except (KeyError, TypeError, _NotPlain):
            pass
    return tuple(read_step(step) for step in fields.objects("steps", _MOST_STEPS))


class _NotPlain(Exception):
    """Only a look at each field can tell what this step says."""


def _plain_step(step: dict[str, Any]) -> StepResult:
    index, exercise_id, side, kind, prescribed, done, audio_led, unobserved, outcome = values = _STEP_VALUES(step)
    if len(step) != len(values) or type(exercise_id) is not str or not 0 < len(exercise_id) <= _LONGEST_SLUG:
        raise _NotPlain
    if side not in _SIDES or kind not in _KINDS or outcome not in _OUTCOMES:
        raise _NotPlain
    if not type(index) is type(prescribed) is type(done) is type(audio_led) is type(unobserved) is int:
        raise _NotPlain
    if not (0 <= audio_led <= done <= prescribed <= _MOST_SECONDS and 0 <= unobserved <= _MOST_SECONDS):
        raise _NotPlain
    if not 0 <= index <= _HIGHEST_STEP_INDEX:
        raise _NotPlain
    return StepResult(*values)


def step_from_wire(fields: Fields) -> StepResult:
    """Read one step, version 3 of its log; what is wrong with it is noted in `fields`."""
    repeated_seconds = fields.optional("repeated_seconds", _SECONDS) or 0
    return _step_from_wire_1(fields)._replace(repeated_seconds=repeated_seconds)


def _step_from_wire_1(fields: Fields) -> StepResult:
    prescribed_seconds = fields.required("prescribed_seconds", _SECONDS)
    done_seconds = min(fields.required("done_seconds", _SECONDS), prescribed_seconds)
    step = StepResult(
        step_index=fields.required("step_index", _STEP_INDEX),
        exercise_id=fields.required("exercise_id", _SLUG),
        side=fields.optional("side", _SIDE),
        kind=fields.required("kind", _KIND),
        prescribed_seconds=prescribed_seconds,
        done_seconds=done_seconds,
        audio_led_seconds=min(fields.optional("audio_led_seconds", _SECONDS) or 0, done_seconds),
        unobserved_seconds=fields.optional("unobserved_seconds", _SECONDS) or 0,
        outcome=fields.required("outcome", _OUTCOME),
    )
    fields.close()
    return step


def _pain(fields: Fields, name: str, read_pain: ReadPain) -> PainReport:
    """A report that is plainly right is read at one go, like a step."""
    try:
        return _plain_pain(fields.raw(name))
    except (KeyError, TypeError, _NotPlain):
        return read_pain(fields.nested(name))


def _plain_pain(report: Any) -> PainReport:
    asked, score, left, right, qualities = _PAIN_VALUES(report)
    if type(report) is not dict or len(report) != len(_PAIN_NAMES) or type(asked) is not bool or qualities != []:
        raise _NotPlain
    if score is not None and not (asked and type(score) is int and 0 <= score <= _HIGHEST_SCORE):
        raise _NotPlain
    for reached in (left, right):
        if reached is not None and not (type(reached) is int and 0 <= reached <= _FURTHEST_PLACE):
            raise _NotPlain
    return PainReport(asked, score, left, right, ())


def pain_from_wire(fields: Fields | None) -> PainReport:
    """Read a pain report; one that is missing was not asked."""
    if fields is None:
        return NOT_ASKED
    places = fields.optional("places", _PLACES) or ()
    return replace(pain_from_wire_1(fields), places=places)


def pain_from_wire_1(fields: Fields | None) -> PainReport:
    """The same of version 1, which has no places."""
    if fields is None:
        return NOT_ASKED
    report = PainReport(
        asked=fields.required("asked", FLAG),
        score=fields.optional("score", _SCORE),
        furthest_left=fields.optional("furthest_left", _FURTHEST),
        furthest_right=fields.optional("furthest_right", _FURTHEST),
        qualities=fields.optional("qualities", _QUALITIES) or (),
    )
    fields.close()
    if report.score is not None and not report.asked:
        fields.wrong("not_asked", "cannot be there when the question was never shown", "score")
    return report


def _note_contradictions(log: SessionLog, fields: Fields) -> None:
    if len({step.step_index for step in log.steps}) < len(log.steps):
        fields.wrong("duplicate", "must not have a step twice", "steps")
    if log.amount is not None and log.evidence == "timed":
        fields.wrong("amount_of_timed", "is only for sessions that no timer saw", "amount")
    if log.amount is not None and any(step.done_seconds for step in log.steps):
        fields.wrong("amount_and_seconds", "cannot stand beside seconds that a timer saw", "amount")
    if log.amount is None and not log.steps and not log.is_withdrawn:
        fields.wrong("nothing_recorded", "must have steps, unless amount says how much was done", "steps")


def log_to_wire(log: SessionLog) -> dict[str, Any]:
    """The body as the wire has it; `log_from_wire` reads it back."""
    return {
        "plan_id": str(log.plan_id) if log.plan_id else None,
        "plan_version": log.plan_version,
        "routine_id": str(log.routine_id) if log.routine_id else None,
        "evidence": log.evidence,
        "started_at": instant_to_wire(log.started_at),
        "ended_at": instant_to_wire(log.ended_at),
        "practised_on": log.practised_on.isoformat(),
        "steps": steps_to_wire(log.steps),
        "amount": log.amount,
        "pain_before": _pain_to_wire(log.pain_before),
        "pain_after": _pain_to_wire(log.pain_after),
        "stopped_because": log.stopped_because,
        "note": log.note,
        "replaces_id": str(log.replaces_id) if log.replaces_id else None,
        "corrected_at": instant_to_wire(log.corrected_at) if log.corrected_at else None,
        "is_withdrawn": log.is_withdrawn,
    }


def steps_to_wire(steps: Iterable[StepResult]) -> list[dict[str, Any]]:
    """The steps as the wire has them."""
    return [_step_to_wire(step) for step in steps]


def _step_to_wire(step: StepResult) -> dict[str, Any]:
    told = dict(zip(_STEP_NAMES, _STEP_ATTRIBUTES(step), strict=True))
    # Where nothing was repeated the body is as earlier versions wrote it, so that what staff sent then keeps its hash.
    return told | {"repeated_seconds": step.repeated_seconds} if step.repeated_seconds else told


def _pain_to_wire(report: PainReport) -> dict[str, Any]:
    told = {**asdict(report), "qualities": list(report.qualities), "places": list(report.places)}
    # Where none are marked the body is as version 1 wrote it, so that what staff sent then is known again by its hash.
    return told if report.places else {name: value for name, value in told.items() if name != "places"}
