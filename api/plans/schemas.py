"""Plans on the wire. What a therapist sends is read once into a `PlanDraft`."""

from dataclasses import dataclass
from typing import Any, get_args
from uuid import UUID

from marshmallow import fields, post_load, validate

from api.catalogue.schemas import CautionSchema, DoseField
from api.clock import now
from api.db import uuid7
from api.fields import LocalDate, Whole
from api.schemas import SavedBySchema, Schema, Text
from routines.plan import LONGEST_NAME, LONGEST_NOTE, Plan, Prescription, Routine, Side, Sides


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as a caller sent it; ids it did not name are new ones. `named`: the ids it did name, by their place."""

    plan: Plan
    named: tuple[tuple[tuple[str | int, ...], UUID], ...]


class PrescriptionInputSchema(Schema):
    """One exercise of a routine. `id`: that of an earlier version, when it is the same prescription; else left out."""

    id = fields.UUID(load_default=None, allow_none=True)
    exercise_id = Text(longest=100, required=True)
    sides = fields.String(load_default=None, allow_none=True, validate=validate.OneOf([*get_args(Sides), None]))
    first_side = fields.String(load_default=None, allow_none=True, validate=validate.OneOf([*get_args(Side), None]))
    dose = DoseField(required=True)
    note = Text(longest=LONGEST_NOTE, load_default="")


class RoutineInputSchema(Schema):
    """Exercises done in one sitting. Exactly one of `weekdays` (Monday = 1) and `times_per_week` is set."""

    id = fields.UUID(load_default=None, allow_none=True)
    name = Text(longest=LONGEST_NAME, shortest=1, required=True)
    weekdays = fields.List(Whole(validate=validate.Range(1, 7)), load_default=None, allow_none=True)
    times_per_week = Whole(load_default=None, allow_none=True, validate=validate.Range(1, 7))
    times_per_day = Whole(load_default=1)
    prescriptions = fields.List(fields.Nested(PrescriptionInputSchema), required=True)


class PlanInputSchema(Schema):
    """A whole plan: it becomes a new version. `ends_on` null: until it is changed."""

    starts_on = LocalDate(required=True)
    ends_on = LocalDate(load_default=None, allow_none=True)
    note = Text(longest=LONGEST_NOTE, load_default="")
    routines = fields.List(fields.Nested(RoutineInputSchema), required=True)

    @post_load
    def draft(self, loaded: dict[str, Any], **kwargs: Any) -> PlanDraft:
        routines = tuple(routine_from_input(routine) for routine in loaded["routines"])
        plan = Plan(loaded["starts_on"], loaded["ends_on"], loaded["note"], routines)
        return PlanDraft(plan, tuple(_named(loaded["routines"])))


def routine_from_input(loaded: dict[str, Any]) -> Routine:
    """What `RoutineInputSchema` loaded, with new ids where it named none."""
    return Routine(
        id=loaded["id"] or uuid7(now()),
        name=loaded["name"],
        weekdays=tuple(sorted(loaded["weekdays"])) if loaded["weekdays"] is not None else None,
        times_per_week=loaded["times_per_week"],
        times_per_day=loaded["times_per_day"],
        prescriptions=tuple(
            Prescription(**{**prescription, "id": prescription["id"] or uuid7(now())})
            for prescription in loaded["prescriptions"]
        ),
    )


def _named(routines: list[dict[str, Any]]) -> list[tuple[tuple[str | int, ...], UUID]]:
    places: list[tuple[tuple[str | int, ...], UUID | None]] = []
    for r, routine in enumerate(routines):
        places.append((("routines", r, "id"), routine["id"]))
        places += [
            (("routines", r, "prescriptions", p, "id"), prescription["id"])
            for p, prescription in enumerate(routine["prescriptions"])
        ]
    return [(path, given) for path, given in places if given is not None]


class PrescriptionSchema(Schema):
    """One exercise with its dose. `sides` and `first_side` are null where the exercise has none."""

    id = fields.UUID(required=True)
    exercise_id = fields.String(required=True)
    sides = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Sides), None]))
    first_side = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Side), None]))
    dose = DoseField(required=True)
    note = fields.String(required=True)


class RoutineSchema(Schema):
    """Exercises done in one sitting, in order."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    weekdays = fields.List(fields.Integer(), required=True, allow_none=True)
    times_per_week = fields.Integer(required=True, allow_none=True)
    times_per_day = fields.Integer(required=True)
    total_seconds = fields.Integer(metadata={"description": "With getting ready and changing sides"})
    prescriptions = fields.List(fields.Nested(PrescriptionSchema), required=True)


class ChangeSchema(Schema):
    """One prescription that cautions do not leave as it was written, with the easier exercise in its place, if any."""

    routine_id = fields.UUID(required=True)
    prescription_id = fields.UUID(required=True)
    exercise_id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["swapped", "withheld"]))
    instead = fields.String(required=True, allow_none=True)
    reasons = fields.List(fields.Nested(CautionSchema), required=True)


class FitSchema(Schema):
    """What the client's cautions make of the plan now. `gates`: what holds all of it; `notes`: what to mind, by
    prescription; `routines`: what is left to be done.
    """

    gates = fields.List(fields.Nested(CautionSchema), required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    notes = fields.Dict(fields.String(), fields.List(fields.Nested(CautionSchema)), required=True)
    routines = fields.List(fields.Nested(RoutineSchema), required=True)


class PlanSchema(Schema):
    """A saved version of a plan: for the therapist as it was written with `fit`, for the phone as it may be done."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    saved_at = fields.DateTime(required=True)
    saved_by = fields.Nested(SavedBySchema)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)
    note = fields.String(required=True)
    routines = fields.List(fields.Nested(RoutineSchema), required=True)
    fit = fields.Nested(FitSchema)


class ClientPlanSchema(Schema):
    """The newest version, or null."""

    plan = fields.Nested(PlanSchema, required=True, allow_none=True)


class PlanSaveSchema(Schema):
    """One save: `changes` against the version before, in words."""

    version = fields.Integer(required=True)
    saved_at = fields.DateTime(required=True)
    saved_by = fields.Nested(SavedBySchema, required=True)
    is_by_cautions = fields.Boolean(
        metadata={"description": "Nobody wrote it: a change of cautions left something else of the plan"}
    )
    changes = fields.List(fields.String(), required=True)


class PlanVersionsSchema(Schema):
    """Saves, newest first."""

    items = fields.List(fields.Nested(PlanSaveSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)


class PlanVersionSchema(PlanSaveSchema):
    """One save with the plan as it was written. `on_phone`: what the cautions of its day left otherwise there;
    `changes_since`: from this version to the newest, in words."""

    plan = fields.Nested(PlanSchema, required=True)
    on_phone = fields.List(fields.String(), required=True)
    newest_version = fields.Integer(required=True)
    changes_since = fields.List(fields.String(), required=True)


class PreviewExerciseSchema(Schema):
    """One exercise of a routine: how long it takes, getting ready and changing sides included."""

    seconds = fields.Integer(required=True)


class PreviewRoutineSchema(Schema):
    """The seconds are null, and `exercises` empty, while the routine has problems."""

    total_seconds = fields.Integer(required=True, allow_none=True)
    week_seconds = fields.Integer(required=True, allow_none=True)
    exercises = fields.List(fields.Nested(PreviewExerciseSchema), required=True)


class PreviewProblemSchema(Schema):
    """What saving would answer."""

    pointer = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)


class PlanPreviewSchema(Schema):
    """How long a plan would take, what stands against saving it, what to know before, and what it changes of the
    newest version, in words. Nothing is stored."""

    routines = fields.List(fields.Nested(PreviewRoutineSchema), required=True)
    problems = fields.List(fields.Nested(PreviewProblemSchema), required=True)
    warnings = fields.List(fields.Nested(PreviewProblemSchema), required=True)
    changes = fields.List(fields.String(), required=True)
