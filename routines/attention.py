"""Who needs attention, and why: one line per reason for the caseload, the most pressing first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from routines.adherence import Adherence
from routines.cadence import Cadence, days_since_due_visit
from routines.pain import CHANGE_THAT_MATTERS, PainPoint, moved_down, rise
from routines.safety import Level
from routines.see_doctor import SeeDoctor
from routines.words import FURTHEST, day_words, listed

Reason: TypeAlias = Literal[
    "red_answer",
    "on_hold",
    "moved_down",
    "pain_up",
    "see_doctor",
    "falling",
    "to_confirm",
    "unread",
    "versions",
    "dated_ahead",
    "never_synced",
    "not_heard",
    "no_plan",
    "plan_ending",
    "visit_today",
    "visit_due",
    "new_since_looked",
]

NOT_HEARD_DAYS = 7
PLAN_ENDING_DAYS = 7
FALLING_PERCENT = 30
NOT_RECORDED_DAYS = 14
"""For how long a planned visit that nobody recorded is asked about; then only the rhythm speaks."""
_ENOUGH_SESSIONS = 5


@dataclass(frozen=True, slots=True)
class Attention:
    """One reason to look. `value` is the figure behind it, `text` the same in plain words."""

    reason: Reason
    value: str | int | None
    text: str


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of one client today. Days are local. `before`: the figures of as many days before `figures`;
    `waiting`: how many entries and answers need a person, by the reason that this gives; `on_hold`: names of exercises
    that wait for the therapist; `planned_visit_on`: the day set for the next visit, also when it is over;
    `new_since_looked`, `changed_since_looked`: sessions that came, and corrections that others made, since the
    reader last looked."""

    today: date
    lock_level: Level | None
    has_plan: bool
    plan_ends_on: date | None
    figures: Adherence | None
    before: Adherence | None
    pain: Sequence[PainPoint]
    last_heard_on: date | None
    last_visit_on: date | None
    planned_visit_on: date | None
    cadence: Cadence | None
    new_since_looked: int
    changed_since_looked: int = 0
    waiting: Mapping[str, int] = field(default_factory=dict)
    see_doctor: SeeDoctor | None = None
    on_hold: Sequence[str] = ()
    is_paused: bool = False
    """The plan is paused today: nobody is expected to be heard from."""


def attention(signs: Signs) -> tuple[Attention, ...]:
    """The reasons to look at this client, the most pressing first; empty when all is calm."""
    return (
        *_red_answer(signs),
        *_on_hold(signs),
        *_pain(signs),
        *_see_doctor(signs),
        *_falling(signs),
        *_waiting(signs),
        *_not_heard(signs),
        *_plan(signs),
        *_visit(signs),
        *_new_since_looked(signs),
    )


def attention_order(reasons: Sequence[Attention]) -> tuple[int, int, int]:
    """A key that sorts clients: the most pressing reason first (of red answers the most urgent), then the number of
    reasons; those without come last.
    """
    if not reasons:
        return len(_ORDER), 0, 0
    first = min(reasons, key=lambda each: _ORDER[each.reason])
    return _ORDER[first.reason], _URGENCY.get(first.value, 0), -len(reasons)


_ORDER: dict[Reason, int] = {
    "red_answer": 0,
    "on_hold": 1,
    "moved_down": 2,
    "pain_up": 3,
    "see_doctor": 4,
    "falling": 5,
    "to_confirm": 6,
    "unread": 7,
    "versions": 8,
    "dated_ahead": 9,
    "never_synced": 10,
    "not_heard": 11,
    "no_plan": 12,
    "plan_ending": 13,
    "visit_today": 14,
    "visit_due": 15,
    "new_since_looked": 16,
}

_LOCKED: dict[Level, str] = {
    "emergency": "Red answer: told to get emergency help. Routines are locked",
    "same_day": "Red answer: needs a clinician the same day. Routines are locked",
    "clinician_first": "Red answer: needs a clinician first. Routines are locked",
}
_URGENCY: dict[object, int] = {level: place for place, level in enumerate(_LOCKED)}


def _red_answer(signs: Signs) -> Iterator[Attention]:
    if signs.lock_level in _LOCKED:
        yield Attention("red_answer", signs.lock_level, _LOCKED[signs.lock_level])


def _on_hold(signs: Signs) -> Iterator[Attention]:
    if signs.on_hold:
        yield Attention("on_hold", len(signs.on_hold), f"On hold after red sessions: {listed(signs.on_hold)}")


def _pain(signs: Signs) -> Iterator[Attention]:
    for moved in moved_down(signs.pain):
        yield Attention(
            "moved_down",
            moved.last,
            f"Pain on the {moved.side} moved from {FURTHEST[moved.first]} to {FURTHEST[moved.last]}",
        )
    change = rise(signs.pain)
    if change is not None and change >= CHANGE_THAT_MATTERS:
        yield Attention("pain_up", f"{change:g}", f"Pain before sessions went up by {change:g} points of 10")


_SEE_DOCTOR: dict[SeeDoctor, str] = {
    "no_change": "Pain has not changed in about 6 weeks: suggest seeing a doctor",
    "worse": "Pain is worse than some weeks ago: suggest seeing a doctor",
}


def _see_doctor(signs: Signs) -> Iterator[Attention]:
    if signs.see_doctor:
        yield Attention("see_doctor", signs.see_doctor, _SEE_DOCTOR[signs.see_doctor])


def _falling(signs: Signs) -> Iterator[Attention]:
    now, before = signs.figures, signs.before
    if now is None or before is None or min(now.prescribed, before.prescribed) < _ENOUGH_SESSIONS:
        return
    fall = before.done * 100 // before.prescribed - now.done * 100 // now.prescribed
    if fall >= FALLING_PERCENT:
        yield Attention(
            "falling",
            fall,
            f"{now.done} of {now.prescribed} sessions done, {before.done} of {before.prescribed} in the time before",
        )


_WAITING: tuple[tuple[Reason, str, str], ...] = (
    ("to_confirm", "1 answer about a caution waits for you", "{} answers about cautions wait for you"),
    ("unread", "1 record could not be read", "{} records could not be read"),
    ("versions", "1 record came in two versions", "{} records came in more than one version"),
    ("dated_ahead", "1 session is dated in the future", "{} sessions are dated in the future"),
)


def _waiting(signs: Signs) -> Iterator[Attention]:
    for reason, one, many in _WAITING:
        number = signs.waiting.get(reason, 0)
        if number:
            yield Attention(reason, number, one if number == 1 else many.format(number))


def _not_heard(signs: Signs) -> Iterator[Attention]:
    if signs.last_heard_on is None:
        if signs.has_plan:
            yield Attention("never_synced", None, "No phone has been heard from yet")
        return
    days = (signs.today - signs.last_heard_on).days
    if days >= NOT_HEARD_DAYS and not signs.is_paused:
        yield Attention("not_heard", days, f"Phone last heard from {days} days ago")


def _plan(signs: Signs) -> Iterator[Attention]:
    if not signs.has_plan:
        yield Attention("no_plan", None, "No plan yet")
    elif signs.plan_ends_on is not None:
        days = (signs.plan_ends_on - signs.today).days
        if days <= PLAN_ENDING_DAYS:
            verb = "ended" if days < 0 else "ends"
            on = "today" if days == 0 else f"on {day_words(signs.plan_ends_on)}"
            yield Attention("plan_ending", signs.plan_ends_on.isoformat(), f"Plan {verb} {on}")


def _visit(signs: Signs) -> Iterator[Attention]:
    planned = signs.planned_visit_on
    if planned == signs.today:
        yield Attention("visit_today", planned.isoformat(), "Visit today")
    elif planned is not None and planned < signs.today:
        days = (signs.today - planned).days
        if days <= NOT_RECORDED_DAYS:
            yield Attention("visit_due", days, f"Visit of {day_words(planned)} was planned and is not recorded")
            return
    if planned is None or planned < signs.today:
        yield from _visit_due(signs)


def _visit_due(signs: Signs) -> Iterator[Attention]:
    days = days_since_due_visit(signs.cadence, signs.last_visit_on, signs.today)
    if days is not None and signs.cadence is not None:
        rhythm = signs.cadence.in_words()
        yield Attention("visit_due", days, f"Last visit {days} days ago, none planned ({rhythm})")


def _new_since_looked(signs: Signs) -> Iterator[Attention]:
    new, changed = signs.new_since_looked, signs.changed_since_looked
    if new or changed:
        parts = [f"{new} {'session' if new == 1 else 'sessions'} new"] if new else []
        if changed:
            parts.append(
                f"{changed} changed" if new else f"{changed} {'session' if changed == 1 else 'sessions'} changed"
            )
        yield Attention("new_since_looked", new + changed, f"{listed(parts)} since you looked")
