"""Shapes of the catalogue on the wire. A dose is one of six types, told apart by `type`."""

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import ValidationError, fields, validate

from api.catalogue.pictures import BODIES
from api.schemas import SavedBySchema, Schema
from routines.dose import BOUNDS, Dose, dose_from_wire
from routines.errors import Invalid
from routines.exercise import CautionAction, Level, Position, SideRule
from routines.plan import Side, Sides
from routines.scope import Restriction


def _whole(bounds: tuple[int, int]) -> dict[str, Any]:
    return {"type": "integer", "minimum": bounds[0], "maximum": bounds[1]}


DOSE_JSON_SCHEMA: dict[str, Any] = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"type": {"type": "string", "enum": [dose_type]}}
            | {name: _whole(limits) for name, limits in bounds.items()},
            "required": ["type", *bounds],
            "additionalProperties": False,
        }
        for dose_type, bounds in BOUNDS.items()
    ]
}


class DoseField(fields.Field[Dose]):
    """A dose read into its dataclass; errors name its fields. Answers carry it as the domain wrote it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata=DOSE_JSON_SCHEMA, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Dose:
        if not isinstance(value, Mapping):
            raise ValidationError("Must be an object.")
        try:
            return dose_from_wire(value)
        except Invalid as invalid:
            raise ValidationError({str(p.path[0]): [p.message] for p in invalid.problems}) from invalid


class CautionSchema(Schema):
    """What to do with the exercise when the client has `code`."""

    code = fields.String(required=True)
    action = fields.String(required=True, validate=validate.OneOf(get_args(CautionAction)))
    note = fields.String(required=True)


class FrameSchema(Schema):
    """One moment of an exercise. The work side is drawn as the left; `alt` names no side, for the mirrored one too.

    A photo of a practice says itself which leg works in it; null: it is for both, and never mirrored.
    """

    name = fields.String(required=True)
    alt = fields.String(required=True)
    files = fields.Dict(fields.String(validate=validate.OneOf(BODIES)), fields.String(), required=True)
    shows = fields.String(
        allow_none=True,
        validate=validate.OneOf([*get_args(Side), None]),
        metadata={"description": "Absent for the catalogue's own drawings"},
    )


class PicturesSchema(Schema):
    """How an exercise looks: held in its last frame, moved through its frames again and again, or once, in turn."""

    motion = fields.String(
        required=True, validate=validate.OneOf(["hold_last_frame", "loop_frames", "step_through_frames"])
    )
    frames = fields.List(fields.Nested(FrameSchema), required=True)


class OwnSchema(Schema):
    """Of a practice's own exercise. `etag`: what If-Match names when its words are changed."""

    saved_at = fields.AwareDateTime(required=True)
    saved_by = fields.Nested(SavedBySchema, required=True)
    is_removed = fields.Boolean(required=True)
    etag = fields.String(required=True)


class ExerciseSchema(Schema):
    """One exercise of the catalogue. `work_side` says in words which leg a side means; `own` is null for those that all
    practices share."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    family = fields.String(required=True)
    target_muscles = fields.List(fields.String(), required=True)
    level = fields.String(required=True, validate=validate.OneOf(get_args(Level)))
    position = fields.String(required=True, validate=validate.OneOf(get_args(Position)))
    start_position = fields.String(required=True)
    cues = fields.List(fields.String(), required=True)
    side = fields.String(required=True, validate=validate.OneOf(get_args(SideRule)))
    work_side = fields.String(required=True, allow_none=True)
    dose = DoseField(required=True)
    days_per_week = fields.Integer(required=True)
    sessions_per_day = fields.Integer(required=True)
    pain_cap = fields.Integer(required=True)
    equipment = fields.List(fields.String(), required=True)
    progression = fields.List(fields.String(), required=True)
    regression = fields.List(fields.String(), required=True)
    common_mistakes = fields.List(fields.String(), required=True)
    stop_if = fields.List(fields.String(), required=True)
    stop_if_common = fields.List(fields.String(), required=True)
    cautions = fields.List(fields.Nested(CautionSchema), required=True)
    restriction = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf([*get_args(Restriction), None]),
        metadata={"description": "Why only some professions may prescribe it; null: anyone may suggest it"},
    )
    pictures = fields.Nested(PicturesSchema, required=True, allow_none=True)
    own = fields.Nested(OwnSchema, required=True, allow_none=True)


class ExercisesSchema(Schema):
    """Every exercise; `families` and `cautions` map codes to words; `revision` changes when anything does."""

    items = fields.List(fields.Nested(ExerciseSchema), required=True)
    revision = fields.String(required=True)
    families = fields.Dict(fields.String(), fields.String(), required=True)
    cautions = fields.Dict(fields.String(), fields.String(), required=True)


class TemplatePrescriptionSchema(Schema):
    """One exercise of a template routine."""

    exercise_id = fields.String(required=True)
    sides = fields.String(required=True, allow_none=True, validate=validate.OneOf(get_args(Sides)))
    first_side = fields.String(required=True, allow_none=True, validate=validate.OneOf(get_args(Side)))
    dose = DoseField(required=True)
    note = fields.String(required=True)


class TemplateSchema(Schema):
    """A routine to start a plan from. `cautions`: codes for which one of its exercises is to be avoided."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    description = fields.String(required=True)
    total_seconds = fields.Integer(required=True)
    weekdays = fields.List(fields.Integer(), required=True, allow_none=True)
    times_per_week = fields.Integer(required=True, allow_none=True)
    times_per_day = fields.Integer(required=True)
    prescriptions = fields.List(fields.Nested(TemplatePrescriptionSchema), required=True)
    cautions = fields.List(fields.String(), required=True)


class TemplatesSchema(Schema):
    """Every template routine."""

    items = fields.List(fields.Nested(TemplateSchema), required=True)
