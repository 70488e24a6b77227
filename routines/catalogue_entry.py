"""One entry of the catalogue's files turned into its type: every field there, none unknown, each of the right kind."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, get_args

from routines.dose import Dose, check_dose, dose_from_wire
from routines.errors import Invalid, Problem
from routines.exercise import Caution, CautionAction, Exercise, Level, Position, SideRule
from routines.plan import Side, Sides
from routines.template import TemplatePrescription, TemplateRoutine

Claim: TypeAlias = Callable[[Any], bool]
Fields: TypeAlias = Mapping[str, tuple[Claim, str]]

# What every exercise stops for; the words for it are the web app's.
STOP_CODES = ("pain-over-cap", "peripheralising", "new-weakness", "cauda-equina-sign")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_text(value: object) -> bool:
    """Words that can stand on a screen: not empty, no space around them."""
    return isinstance(value, str) and value.strip() == value != ""


def is_slug(value: object) -> bool:
    """An id: small letters and digits, joined by single hyphens."""
    return isinstance(value, str) and _SLUG.fullmatch(value) is not None


def _list_of(claim: Claim, words: str) -> tuple[Claim, str]:
    return lambda value: isinstance(value, list) and all(map(claim, value)) and len({*value}) == len(value), words


def _whole(lowest: int, highest: int) -> tuple[Claim, str]:
    return lambda value: type(value) is int and lowest <= value <= highest, f"must be {lowest} to {highest}"


def _one_of(*choices: str | None) -> tuple[Claim, str]:
    return lambda value: (value is None or isinstance(value, str)) and value in choices, f"must be one of {choices}"


_TEXT: tuple[Claim, str] = (is_text, "must be text")
_ID: tuple[Claim, str] = (is_slug, "must be small letters, digits and hyphens")
_TEXTS = _list_of(is_text, "must be a list of different texts")
_IDS = _list_of(is_slug, "must be a list of different ids")
_DICT: tuple[Claim, str] = (lambda value: isinstance(value, dict), "must be an object")
_DICTS: tuple[Claim, str] = (
    lambda value: isinstance(value, list) and all(isinstance(each, dict) for each in value),
    "must be a list of objects",
)

_EXERCISE: Fields = MappingProxyType(
    {
        "id": _ID,
        "name": _TEXT,
        "target_muscles": _TEXTS,
        "level": _one_of(*get_args(Level)),
        "position": _one_of(*get_args(Position)),
        "start_position": _TEXT,
        "cues": _TEXTS,
        "side": _one_of(*get_args(SideRule)),
        "work_side": (lambda value: value is None or is_text(value), "must be text or null"),
        "dose": _DICT,
        "days_per_week": _whole(1, 7),
        "sessions_per_day": _whole(1, 6),
        "pain_cap": _whole(0, 5),  # no source goes on above 5 of 10
        "equipment": _TEXTS,
        "progression": _IDS,
        "regression": _IDS,
        "common_mistakes": _TEXTS,
        "stop_if": _TEXTS,
        "stop_if_common": _list_of(lambda value: value in STOP_CODES, f"must be a list out of {STOP_CODES}"),
        "cautions": _DICTS,
        "evidence": _TEXT,
    }
)
_CAUTION: Fields = MappingProxyType({"code": _ID, "action": _one_of(*get_args(CautionAction)), "note": _TEXT})
_TEMPLATE: Fields = MappingProxyType(
    {
        "id": _ID,
        "name": _TEXT,
        "description": _TEXT,
        "weekdays": (
            lambda value: value is None or _list_of(_whole(1, 7)[0], "")[0](value),
            "must be a list of days or null",
        ),
        "times_per_week": (lambda value: value is None or type(value) is int, "must be a whole number or null"),
        "times_per_day": _whole(1, 6),
        "prescriptions": _DICTS,
    }
)
_TEMPLATE_PRESCRIPTION: Fields = MappingProxyType(
    {
        "exercise_id": _ID,
        "sides": _one_of(*get_args(Sides), None),
        "first_side": _one_of(*get_args(Side), None),
        "dose": _DICT,
        "note": _TEXT,
    }
)


def exercise_from_entry(entry: Mapping[str, Any], family: str, meanings: Mapping[str, str]) -> Exercise:
    """The exercise that `entry` tells. `meanings`: every known caution code with what it means. Raises `Invalid`."""
    _check(entry, _EXERCISE)
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    plain["dose"] = _dose(entry["dose"])
    plain["cautions"] = tuple(_caution(each, meanings) for each in entry["cautions"])
    return Exercise(family=family, **plain)


def template_from_entry(entry: Mapping[str, Any], exercises: Mapping[str, Exercise]) -> TemplateRoutine:
    """The template that `entry` tells; left out, the dose is the exercise's and sides are both. Raises `Invalid`."""
    _check(entry, _TEMPLATE)
    prescriptions = tuple(_template_prescription(each, exercises) for each in entry["prescriptions"])
    cautions = {c.code for each in prescriptions for c in exercises[each.exercise_id].cautions if c.action == "avoid"}
    return TemplateRoutine(
        id=entry["id"],
        name=entry["name"],
        description=entry["description"],
        weekdays=None if entry["weekdays"] is None else tuple(entry["weekdays"]),
        times_per_week=entry["times_per_week"],
        times_per_day=entry["times_per_day"],
        prescriptions=prescriptions,
        cautions=tuple(sorted(cautions)),
    )


def _template_prescription(entry: Mapping[str, Any], exercises: Mapping[str, Exercise]) -> TemplatePrescription:
    _check(entry, _TEMPLATE_PRESCRIPTION, optional=frozenset({"sides", "first_side", "dose", "note"}))
    exercise = exercises.get(entry["exercise_id"])
    if exercise is None:
        raise Invalid(
            (Problem(("exercise_id",), "unknown_exercise", f"{entry['exercise_id']} is not in the catalogue"),)
        )
    return TemplatePrescription(
        exercise_id=exercise.id,
        sides=entry.get("sides", "both" if exercise.side == "per_side" else None),
        first_side=entry.get("first_side"),
        dose=_dose(entry["dose"]) if "dose" in entry else exercise.dose,
        note=entry.get("note", ""),
    )


def _dose(wire: Mapping[str, Any]) -> Dose:
    try:
        dose = dose_from_wire(wire)
    except Invalid as invalid:
        raise Invalid(tuple(problem.under("dose") for problem in invalid.problems)) from None
    problems = check_dose(dose)
    if problems:
        raise Invalid(tuple(problem.under("dose") for problem in problems))
    return dose


def _caution(entry: Mapping[str, Any], meanings: Mapping[str, str]) -> Caution:
    """A caution without a note of its own says what its code means."""
    _check(entry, _CAUTION, optional=frozenset({"note"}))
    code = entry["code"]
    if code not in meanings:
        raise Invalid((Problem(("cautions",), "unknown_caution", f"{code} is no known caution code"),))
    return Caution(code, entry["action"], entry.get("note", meanings[code]))


def _check(entry: Mapping[str, Any], fields: Fields, optional: frozenset[str] = frozenset()) -> None:
    unknown = [Problem((key,), "unknown_field", "is no known field") for key in entry if key not in fields]
    missing = [Problem((key,), "missing", "is missing") for key in fields if key not in {*entry, *optional}]
    wrong = [
        Problem((key,), "wrong_kind", words)
        for key, (claim, words) in fields.items()
        if key in entry and not claim(entry[key])
    ]
    if unknown or missing or wrong:
        raise Invalid((*unknown, *missing, *wrong))
