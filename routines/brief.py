"""Two minutes before the client walks in: what is worth asking, each question with the rule that made it come up."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID

from routines.adherence import Adherence, DoseDone
from routines.check_in import CheckIn, WhyMissed
from routines.contrast import done_of_due, thin_sides
from routines.light import LightRules, is_too_much_to_start, light
from routines.pain import CHANGE_THAT_MATTERS, moved_down, pain_points, rise
from routines.plan import Side
from routines.session_log import SessionLog
from routines.trouble import SessionNote as SessionNote
from routines.trouble import Trouble as Trouble
from routines.trouble import session_notes as session_notes
from routines.trouble import trouble as trouble
from routines.words import FURTHEST, day_words, listed, minutes, times

_TOO_PAINFUL_STOPS = 2
_SKIPS = 3
_WEEKEND_SESSIONS = 3
_UNKNOWN_SESSIONS = 3
_SAME_REASON = 2
_DAYS_TO_NAME = 3

RULE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "moved_down": "The last answer lies further down the leg than the first",
        "pain_up": f"Middle of the last three answers {CHANGE_THAT_MATTERS} or more points above the first three",
        "too_painful": f"{_TOO_PAINFUL_STOPS} or more too-painful stops of one exercise and side",
        "too_much_to_start": "Said {ceiling} or more of 10 before a session, so there was none",
        "morning_missing": "No answer the next morning after a session whose end was red",
        "unsure_how": "Chose “not sure how” as a reason",
        "one_side": "One side has under half of the other’s share",
        "skipped": f"{_SKIPS} or more skips, in half of the sessions or more",
        "weekends_thin": f"Under half done at weekends, with {_WEEKEND_SESSIONS} or more due, and half or more "
        "on other days",
        "why_missed": f"The same reason given {times(_SAME_REASON)} or more",
        "unknown": f"{_UNKNOWN_SESSIONS} or more sessions not known",
    }
)
"""By the first part of a question's id: what makes it come up, the most pressing first; docs/adherence.md shows them.
`{ceiling}`: the practice's own score from which on there is no practice."""


@dataclass(frozen=True, slots=True)
class WorthAsking:
    """A question for the visit. `rule` says what made it come up; `id` is stable."""

    id: str
    text: str
    rule: str


def worth_asking(
    today: date,
    figures: Adherence,
    logs: Sequence[tuple[UUID, SessionLog]],
    check_ins: Sequence[CheckIn],
    exercise_names: Mapping[str, str],
    rules: LightRules,
    easier: Mapping[str, str],
) -> tuple[WorthAsking, ...]:
    """What the figures and logs of one window (oldest first) give to ask about, the most pressing first.

    `easier`: by exercise, the name of an easier version that may be offered to this client.
    """
    bodies = [log for _, log in logs]
    return (
        *_moved_down(bodies),
        *_pain_up(bodies),
        *_too_painful(bodies, exercise_names, easier),
        *_too_much_to_start(check_ins, rules),
        *_morning_missing(today, logs, check_ins, rules),
        *_unsure_how(bodies, check_ins),
        *_one_side_thin(figures, exercise_names),
        *_skipped_often(bodies, figures, exercise_names),
        *_weekends_thin(figures),
        *_why_missed(check_ins),
        *_unknown(figures),
    )


def _moved_down(logs: Sequence[SessionLog]) -> Iterator[WorthAsking]:
    for moved in moved_down(pain_points(logs)):
        yield WorthAsking(
            f"moved_down/{moved.side}",
            f"Pain on the {moved.side} reached {FURTHEST[moved.first]} at first and {FURTHEST[moved.last]} lately. "
            "What brings it further down?",
            RULE_WORDS["moved_down"],
        )


def _pain_up(logs: Sequence[SessionLog]) -> Iterator[WorthAsking]:
    change = rise(pain_points(logs))
    if change is not None and change >= CHANGE_THAT_MATTERS:
        yield WorthAsking(
            "pain_up",
            f"Pain before sessions went up by {change:g} points of 10. What changed?",
            RULE_WORDS["pain_up"],
        )


def _too_painful(
    logs: Sequence[SessionLog], names: Mapping[str, str], easier: Mapping[str, str]
) -> Iterator[WorthAsking]:
    for each in trouble(logs):
        if each.too_painful >= _TOO_PAINFUL_STOPS:
            yield WorthAsking(
                f"too_painful/{each.exercise_id}/{each.side or 'none'}",
                f"{_name(each, names)} was stopped as too painful {times(each.too_painful)}. Where did it hurt?"
                + (f" Easier: {easier[each.exercise_id]}." if each.exercise_id in easier else ""),
                RULE_WORDS["too_painful"],
            )


def _skipped_often(logs: Sequence[SessionLog], figures: Adherence, names: Mapping[str, str]) -> Iterator[WorthAsking]:
    thin = {(dose.exercise_id, dose.side) for pairs in thin_sides(figures).values() for dose, _ in pairs}
    for each in trouble(logs):
        is_asked = each.too_painful >= _TOO_PAINFUL_STOPS or (each.exercise_id, each.side) in thin
        if each.skipped >= _SKIPS and each.skipped * 2 >= each.sessions and not is_asked:
            yield WorthAsking(
                f"skipped/{each.exercise_id}/{each.side or 'none'}",
                f"{_name(each, names)} was skipped in {each.skipped} of {each.sessions} sessions. "
                "What makes it hard to do?",
                RULE_WORDS["skipped"],
            )


def _morning_missing(
    today: date, logs: Sequence[tuple[UUID, SessionLog]], check_ins: Sequence[CheckIn], rules: LightRules
) -> Iterator[WorthAsking]:
    answered = [check_in for check_in in check_ins if check_in.pain is not None and check_in.pain.score is not None]
    sessions = {check_in.about_session_id for check_in in answered}
    mornings = {check_in.on for check_in in answered}
    open_days = [
        log.practised_on
        for entry_id, log in logs
        if _is_red(log, rules) and entry_id not in sessions and log.practised_on + timedelta(days=1) not in mornings
    ]
    # The morning itself may still bring the answer.
    days = {on for on in open_days if on + timedelta(days=1) < today}
    if days:
        yield WorthAsking(
            "morning_missing",
            f"Pain was strong or rose in {_sessions_on(days)}. How was the morning after?",
            RULE_WORDS["morning_missing"],
        )


def _is_red(log: SessionLog, rules: LightRules) -> bool:
    own = light(log.pain_before, log.pain_after, rules)
    return own is not None and own.colour == "red"


def _too_much_to_start(check_ins: Sequence[CheckIn], rules: LightRules) -> Iterator[WorthAsking]:
    days = {
        check_in.on
        for check_in in check_ins
        if check_in.about_session_id is None and check_in.pain and is_too_much_to_start(check_in.pain, rules)
    }
    if days:
        yield WorthAsking(
            "too_much_to_start",
            f"Too much pain to start on {_days(days)}. What was different, and is it settled?",
            RULE_WORDS["too_much_to_start"].format(ceiling=rules.start_ceiling),
        )


def _unsure_how(logs: Sequence[SessionLog], check_ins: Sequence[CheckIn]) -> Iterator[WorthAsking]:
    days = {log.practised_on for log in logs if log.stopped_because == "unsure_how"}
    days |= {check_in.on for check_in in check_ins if check_in.why_missed == "unsure_how"}
    if days:
        yield WorthAsking(
            "unsure_how",
            f"Was not sure how to do it on {_days(days)}. Which exercise to show again?",
            RULE_WORDS["unsure_how"],
        )


def _one_side_thin(figures: Adherence, names: Mapping[str, str]) -> Iterator[WorthAsking]:
    for side, pairs in thin_sides(figures).items():
        other_side: Side = "right" if side == "left" else "left"
        exercises = listed([names.get(thin.exercise_id, thin.exercise_id) for thin, _ in pairs])
        here, there = (_minutes_of(doses) for doses in zip(*pairs, strict=True))
        yield WorthAsking(
            f"one_side/{side}",
            f"{exercises}: {here} on the {side}, {there} on the {other_side}. What is different on the {side}?",
            RULE_WORDS["one_side"],
        )


def _minutes_of(doses: Sequence[DoseDone]) -> str:
    done = sum(dose.done_seconds for dose in doses)
    return f"{minutes(done)} of {minutes(sum(dose.prescribed_seconds for dose in doses))}"


def _weekends_thin(figures: Adherence) -> Iterator[WorthAsking]:
    done, due = done_of_due(figures, {6, 7})
    done_on_workdays, due_on_workdays = done_of_due(figures, {1, 2, 3, 4, 5})
    if due >= _WEEKEND_SESSIONS and done * 2 < due and 0 < due_on_workdays <= done_on_workdays * 2:
        yield WorthAsking(
            "weekends_thin",
            f"{done} of {due} weekend sessions {'was' if done == 1 else 'were'} done, and {done_on_workdays} of "
            f"{due_on_workdays} on other days. What is different at weekends?",
            RULE_WORDS["weekends_thin"],
        )


def _why_missed(check_ins: Sequence[CheckIn]) -> Iterator[WorthAsking]:
    # A day of which it was told twice is one day.
    told = {(check_in.on, check_in.why_missed) for check_in in check_ins}
    reasons = [why for _, why in told]
    for reason, words in _REASONS.items():
        if reasons.count(reason) >= _SAME_REASON:
            yield WorthAsking(
                f"why_missed/{reason}",
                f"{words} was the reason for a missed session {times(reasons.count(reason))}. What would help?",
                RULE_WORDS["why_missed"],
            )


_REASONS: Mapping[WhyMissed, str] = {
    "pain": "Pain",
    "time": "No time",
    "forgot": "Forgetting it",
    "felt_fine": "Feeling fine",
}


def _unknown(figures: Adherence) -> Iterator[WorthAsking]:
    if figures.unknown >= _UNKNOWN_SESSIONS:
        yield WorthAsking(
            "unknown",
            f"Nothing is known yet of {figures.unknown} sessions: no phone has told about those days. Were they done?",
            RULE_WORDS["unknown"],
        )


def _name(each: Trouble, names: Mapping[str, str]) -> str:
    name = names.get(each.exercise_id, each.exercise_id)
    return f"{name}, {each.side} side," if each.side else name


def _days(days: Iterable[date]) -> str:
    return listed([day_words(on) for on in sorted(days)])


def _sessions_on(days: Collection[date]) -> str:
    if len(days) <= _DAYS_TO_NAME:
        return f"the session on {_days(days)}"
    return f"the sessions on {len(days)} days, the last on {day_words(max(days))}"
