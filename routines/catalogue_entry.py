"""One entry of the catalogue's files turned into its type: every field there, none unknown, each of the right kind."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar, get_args

from routines.dose import Dose, StaticHold, check_dose, dose_from_wire
from routines.errors import Invalid, Problem
from routines.exercise import Caution, CautionAction, Exercise, Level, Position, SideRule
from routines.fields import Fields, Parser, Unfit, one_of, several_of, whole
from routines.plan import MOST_PRESCRIPTIONS, MOST_TIMES_PER_DAY, Side, Sides
from routines.template import TemplatePrescription, TemplateRoutine

T = TypeVar("T")

# What every exercise stops for; the words for it are the web app's.
STOP_CODES = ("pain-over-cap", "peripheralising", "new-weakness", "cauda-equina-sign")
MOST_CAUTIONS = 100
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_words(value: object) -> bool:
    """Words that can stand on a screen: not empty, no space around them."""
    return isinstance(value, str) and value.strip() == value != ""


def _words(value: object) -> str:
    if isinstance(value, str) and is_words(value):
        return value
    raise Unfit("words", "must be words, without space around them")


def _slug(value: object) -> str:
    if isinstance(value, str) and _SLUG.fullmatch(value):
        return value
    raise Unfit("slug", "must be small letters, digits and hyphens")


def _object(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise Unfit("object", "must be an object")


def _list_of(parse: Callable[[object], T], least: int) -> Parser[tuple[T, ...]]:
    def parse_list(value: object) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) < least:
            raise Unfit("list", f"must be a list of at least {least}")
        found = tuple(parse(item) for item in value)
        if len({*found}) < len(found):
            raise Unfit("duplicate", "must not name anything twice")
        return found

    return Parser(parse_list, ())


_WORDS = Parser(_words, "")
_ID = Parser(_slug, "")
_LINES = _list_of(_words, 1)
_THINGS = _list_of(_words, 0)
_IDS = _list_of(_slug, 0)
_STOPS = several_of(STOP_CODES)
_WEEKDAYS = _list_of(whole(1, 7).parse, 1)
_LEVEL: Parser[Level] = one_of(get_args(Level))
_POSITION: Parser[Position] = one_of(get_args(Position))
_SIDE_RULE: Parser[SideRule] = one_of(get_args(SideRule))
_ACTION: Parser[CautionAction] = one_of(get_args(CautionAction))
_SIDES: Parser[Sides] = one_of(get_args(Sides))
_SIDE: Parser[Side] = one_of(get_args(Side))
_TIMES_PER_DAY = whole(1, MOST_TIMES_PER_DAY)
_DAYS_PER_WEEK = whole(1, 7)
_PAIN_CAP = whole(0, 5)  # no source goes on above 5 of 10
_OBJECT: Parser[Mapping[str, object]] = Parser(_object, MappingProxyType({}))


_NO_DOSE = StaticHold(hold_seconds=0, reps=1, rest_seconds=0, sets=1)


def exercise_from_entry(entry: object, family: str, meanings: Mapping[str, str], *, is_brief: bool = False) -> Exercise:
    """The exercise that `entry` tells. `meanings`: every known caution code with what it means. `is_brief`: muscles,
    mistakes and stop signs of its own may be left empty. Raises `Invalid`."""
    problems: list[Problem] = []
    fields = Fields(entry, problems)
    code = one_of(meanings)
    details = _THINGS if is_brief else _LINES
    exercise = Exercise(
        id=fields.required("id", _ID),
        name=fields.required("name", _WORDS),
        family=family,
        target_muscles=fields.required("target_muscles", details),
        level=fields.required("level", _LEVEL),
        position=fields.required("position", _POSITION),
        start_position=fields.required("start_position", _WORDS),
        cues=fields.required("cues", _LINES),
        side=fields.required("side", _SIDE_RULE),
        work_side=fields.optional("work_side", _WORDS),
        dose=_dose(fields.required("dose", _OBJECT), problems),
        days_per_week=fields.required("days_per_week", _DAYS_PER_WEEK),
        sessions_per_day=fields.required("sessions_per_day", _TIMES_PER_DAY),
        pain_cap=fields.required("pain_cap", _PAIN_CAP),
        equipment=fields.required("equipment", _THINGS),
        progression=fields.required("progression", _IDS),
        regression=fields.required("regression", _IDS),
        common_mistakes=fields.required("common_mistakes", details),
        stop_if=fields.required("stop_if", details),
        stop_if_common=fields.required("stop_if_common", _STOPS),
        cautions=tuple(_caution(each, code, meanings) for each in fields.objects("cautions", MOST_CAUTIONS)),
        evidence=fields.required("evidence", _WORDS),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return exercise


def template_from_entry(entry: object, exercises: Mapping[str, Exercise]) -> TemplateRoutine:
    """The template that `entry` tells; left out, the dose is the exercise's and sides are both. Raises `Invalid`."""
    problems: list[Problem] = []
    fields = Fields(entry, problems)
    prescriptions = [
        _template_prescription(each, exercises) for each in fields.objects("prescriptions", MOST_PRESCRIPTIONS)
    ]
    named = [exercises[each.exercise_id] for each in prescriptions if each.exercise_id in exercises]
    avoided = {caution.code for exercise in named for caution in exercise.cautions if caution.action == "avoid"}
    template = TemplateRoutine(
        id=fields.required("id", _ID),
        name=fields.required("name", _WORDS),
        description=fields.required("description", _WORDS),
        weekdays=fields.optional("weekdays", _WEEKDAYS),
        times_per_week=fields.optional("times_per_week", _DAYS_PER_WEEK),
        times_per_day=fields.required("times_per_day", _TIMES_PER_DAY),
        prescriptions=tuple(prescriptions),
        cautions=tuple(sorted(avoided)),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return template


def _template_prescription(fields: Fields, exercises: Mapping[str, Exercise]) -> TemplatePrescription:
    exercise_id = fields.required("exercise_id", _ID)
    exercise = exercises.get(exercise_id)
    wire = fields.optional("dose", _OBJECT)
    sides = fields.optional("sides", _SIDES)
    prescription = TemplatePrescription(
        exercise_id=exercise_id,
        sides=sides or ("both" if exercise and exercise.side == "per_side" else None),
        first_side=fields.optional("first_side", _SIDE),
        dose=_dose(wire, fields.problems) if wire else exercise.dose if exercise else _NO_DOSE,
        note=fields.optional("note", _WORDS) or "",
    )
    fields.close()
    return prescription


def _caution(fields: Fields, known: Parser[str], meanings: Mapping[str, str]) -> Caution:
    """A caution without a note of its own says what its code means."""
    code = fields.required("code", known)
    action = fields.required("action", _ACTION)
    note = fields.optional("note", _WORDS) or meanings[code]
    fields.close()
    return Caution(code, action, note)


def _dose(wire: Mapping[str, object], problems: list[Problem]) -> Dose:
    """A possible dose; what is wrong with it joins `problems`, below the field "dose"."""
    try:
        dose = dose_from_wire(wire)
        found = check_dose(dose)
    except Invalid as invalid:
        dose, found = _NO_DOSE, invalid.problems
    problems += [problem.under("dose") for problem in found]
    return dose
