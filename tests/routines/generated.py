"""Doses, prescriptions, routines and plans for hypothesis: any that `check_plan` would let through."""

from datetime import date, timedelta
from functools import cache
from uuid import UUID

from hypothesis import strategies as st

from routines.catalogue import load_catalogue
from routines.dose import BOUNDS, Dose, DoseType, check_dose, dose_from_wire
from routines.plan import Plan, Prescription, Routine

CATALOGUE = load_catalogue()


@cache
def doses(kind: DoseType) -> st.SearchStrategy[Dose]:
    """Doses of one type that are possible; mostly short, so that a timeline stays readable when a test fails."""
    limits = {name: (lowest, min(highest, lowest + 8)) for name, (lowest, highest) in BOUNDS[kind].items()}
    numbers = st.fixed_dictionaries({name: st.integers(lowest, highest) for name, (lowest, highest) in limits.items()})
    return numbers.map(lambda found: dose_from_wire({"type": kind, **found})).filter(lambda dose: not check_dose(dose))


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    exercise = draw(st.sampled_from(sorted(CATALOGUE.exercises.values(), key=lambda each: each.id)))
    sides = draw(st.sampled_from(["both", "left", "right"])) if exercise.side == "per_side" else None
    first_side = draw(st.sampled_from(["left", "right", None])) if sides == "both" else None
    dose = draw(doses(exercise.dose.type))
    return Prescription(draw(ids()), exercise.id, sides, first_side, dose, draw(notes()))


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    chosen = draw(st.lists(prescriptions(), min_size=1, max_size=4, unique_by=lambda each: each.id))
    weekdays = draw(st.none() | st.sets(st.integers(1, 7), min_size=1).map(sorted).map(tuple))
    times_per_week = draw(st.integers(1, 7)) if weekdays is None else None
    name = draw(st.sampled_from(["Morning", "Evening", "At the desk"]))
    return Routine(draw(ids()), name, weekdays, times_per_week, draw(st.integers(1, 6)), tuple(chosen))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    starts_on = draw(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
    ends_on = draw(st.none() | st.integers(0, 400).map(lambda days: starts_on + timedelta(days)))
    chosen = draw(st.lists(routines(), min_size=1, max_size=3, unique_by=lambda each: each.id))
    return Plan(starts_on, ends_on, draw(notes()), tuple(chosen))


def ids() -> st.SearchStrategy[UUID]:
    return st.uuids(version=4)


def notes() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)
