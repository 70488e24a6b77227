"""What changed between two versions of a plan, in plain words for the therapist's page."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType

from routines.dose import ContractRelax, Dose, dose_numbers
from routines.exercise import Exercise, name_in
from routines.plan import Plan, Prescription, Routine, Sides
from routines.words import day_words, times

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SIDES: Mapping[Sides | None, str] = MappingProxyType(
    {"both": "both sides", "left": "left side only", "right": "right side only", None: "no sides"}
)
# Each field's word and unit; effort is told as one range.
_DOSE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "hold_seconds": ("hold", " s"),
        "contract_seconds": ("push", " s"),
        "relax_seconds": ("let go", " s"),
        "stretch_seconds": ("stretch", " s"),
        "rep_seconds": ("each rep", " s"),
        "inhale_seconds": ("breathe in", " s"),
        "exhale_seconds": ("breathe out", " s"),
        "reps": ("reps", ""),
        "rest_seconds": ("rest", " s"),
        "sets": ("sets", ""),
    }
)


def plan_changes(before: Plan | None, after: Plan, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """One line per change, in the order of the new plan. Equal plans give none; `before` None is the first version."""
    if before is None:
        return ("First plan",)
    return tuple(chain(_plan_lines(before, after), _routines_lines(before, after, exercises)))


def _plan_lines(before: Plan, after: Plan) -> Iterator[str]:
    if before.starts_on != after.starts_on:
        yield f"First day: {_day(before.starts_on)} → {_day(after.starts_on)}"
    if before.ends_on != after.ends_on:
        yield f"Last day: {_day(before.ends_on)} → {_day(after.ends_on)}"
    if before.note != after.note:
        yield _text_change("Note of the plan", before.note, after.note)


def _routines_lines(before: Plan, after: Plan, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    old = {routine.id: routine for routine in before.routines}
    kept = {routine.id for routine in after.routines}
    # A routine's name stands before its lines only where there is more than one to tell apart.
    is_one = len(kept | old.keys()) == 1
    for routine in after.routines:
        if routine.id not in old:
            yield f"Routine {routine.name} added"
            continue
        for line in _routine_lines(old[routine.id], routine, exercises):
            yield line if is_one else f"{routine.name}: {line}"
    yield from (f"Routine {routine.name} removed" for routine in before.routines if routine.id not in kept)


def _routine_lines(before: Routine, after: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    if before.name != after.name:
        yield f"Routine {before.name} renamed to {after.name}"
    if _frequency(before) != _frequency(after):
        yield f"How often: {_frequency(before)} → {_frequency(after)}"
    old = {prescription.id: prescription for prescription in before.prescriptions}
    kept = {prescription.id for prescription in after.prescriptions}
    for prescription in after.prescriptions:
        name = _name(prescription, exercises)
        if prescription.id not in old:
            yield f"{name} added"
        elif old[prescription.id].exercise_id != prescription.exercise_id:
            yield f"{_name(old[prescription.id], exercises)} replaced by {name}"
        else:
            changes = ", ".join(_prescription_changes(old[prescription.id], prescription))
            if changes:
                yield f"{name}: {changes}"
    yield from (f"{_name(each, exercises)} removed" for each in before.prescriptions if each.id not in kept)
    if [each for each in old if each in kept] != [each.id for each in after.prescriptions if each.id in old]:
        yield "Order of the exercises changed"


def _prescription_changes(before: Prescription, after: Prescription) -> Iterator[str]:
    yield from _dose_changes(before.dose, after.dose)
    if before.sides != after.sides:
        yield f"{_SIDES[before.sides]} → {_SIDES[after.sides]}"
    elif after.sides == "both" and (before.first_side or "left") != (after.first_side or "left"):
        yield f"{after.first_side or 'left'} side first"
    if before.note != after.note:
        yield _text_change("note", before.note, after.note)


def _dose_changes(before: Dose, after: Dose) -> Iterator[str]:
    """Both doses are of one type: an exercise never changes its own."""
    old = dose_numbers(before)
    new = dose_numbers(after)
    for name, (word, unit) in _DOSE_WORDS.items():
        if name in old and name in new and old[name] != new[name]:
            yield f"{word} {old[name]} → {new[name]}{unit}"
    if isinstance(before, ContractRelax) and isinstance(after, ContractRelax) and _effort(before) != _effort(after):
        yield f"effort {_effort(before)} → {_effort(after)}"


def _effort(dose: ContractRelax) -> str:
    return f"{dose.effort_percent_min}–{dose.effort_percent_max} %"


def _text_change(what: str, before: str, after: str) -> str:
    if not before:
        return f"{what} added"
    return f"{what} changed" if after else f"{what} removed"


def _name(prescription: Prescription, exercises: Mapping[str, Exercise]) -> str:
    return name_in(exercises, prescription.exercise_id)


def _frequency(routine: Routine) -> str:
    if routine.weekdays is not None:
        days = sorted(routine.weekdays)
        words = "every day" if len(days) == 7 else ", ".join(_WEEKDAYS[day - 1] for day in days)
    else:
        words = f"{times(routine.times_per_week or 0)} a week"
    return words if routine.times_per_day == 1 else f"{words}, {times(routine.times_per_day)} a day"


def _day(on: date | None) -> str:
    return f"{day_words(on)} {on.year}" if on else "none set"
