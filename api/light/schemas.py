"""The traffic light on the wire: holds, settings, and what a brief tells of it."""

from typing import Any, get_args

from marshmallow import fields, post_load, validate

from api.fields import Whole
from api.safety.schemas import LockOpenerSchema
from api.schemas import Schema, Text
from routines.hold import Advice
from routines.light import Colour, Reason
from routines.light_settings import SETTINGS


class OpenExerciseSchema(Schema):
    exercise_id = Text(longest=100, shortest=1, required=True)
    reason = Text(
        shortest=3, longest=2000, required=True, metadata={"description": "Why it may be done again, in words"}
    )


class OpenedExerciseSchema(Schema):
    exercise_id = fields.String(required=True)
    opened_at = fields.AwareDateTime(required=True)


class HoldRecordSchema(Schema):
    """One exercise that was put on hold because of two red sessions, with what opened it."""

    id = fields.UUID(required=True)
    exercise_id = fields.String(required=True)
    name = fields.String(required=True)
    session_ids = fields.List(fields.UUID(), required=True)
    held_at = fields.AwareDateTime(required=True)
    opened_at = fields.AwareDateTime(required=True, allow_none=True)
    opened_by = fields.Nested(LockOpenerSchema, required=True, allow_none=True)
    open_reason = fields.String(required=True, allow_none=True)


class HoldRecordsSchema(Schema):
    items = fields.List(fields.Nested(HoldRecordSchema), required=True)


class LightSettingsInputSchema(Schema):
    """Scores of 10, each within its bounds. All are sent together."""

    amber_from = Whole(required=True)
    red_from = Whole(required=True)
    red_rise = Whole(required=True)
    start_ceiling = Whole(required=True)

    @post_load
    def settings(self, loaded: dict[str, Any], **_: Any) -> dict[str, int]:
        return {name: loaded[name] for name in SETTINGS}


class LightSettingSchema(Schema):
    """`usual` is what holds where a practice has set nothing."""

    value = fields.Integer(required=True)
    low = fields.Integer(required=True)
    high = fields.Integer(required=True)
    usual = fields.Integer(required=True)


class LightSettingsSchema(Schema):
    amber_from = fields.Nested(LightSettingSchema, required=True)
    red_from = fields.Nested(LightSettingSchema, required=True)
    red_rise = fields.Nested(LightSettingSchema, required=True)
    start_ceiling = fields.Nested(LightSettingSchema, required=True)


class LitSessionSchema(Schema):
    """`colour` is null where no pain was told; `exercises`: the colour of each that ran and can be judged."""

    session_id = fields.UUID(required=True)
    on = fields.Date(required=True)
    colour = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Colour), None]))
    reason = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Reason), None]))
    exercises = fields.Dict(fields.String(), fields.String(validate=validate.OneOf(get_args(Colour))), required=True)


class OnHoldSchema(Schema):
    exercise_id = fields.String(required=True)
    name = fields.String(required=True)
    held_at = fields.AwareDateTime(required=True)


class LightSuggestionSchema(Schema):
    """For the therapist alone. Nothing changes a plan by itself."""

    exercise_id = fields.String(required=True)
    advice = fields.String(required=True, validate=validate.OneOf(get_args(Advice)))
    text = fields.String(required=True)


class BriefLightSchema(Schema):
    sessions = fields.List(fields.Nested(LitSessionSchema), required=True)
    holds = fields.List(fields.Nested(OnHoldSchema), required=True)
    suggestions = fields.List(fields.Nested(LightSuggestionSchema), required=True)


class LightRulesSchema(Schema):
    """The numbers that a phone plays the light by (routines/light.py)."""

    amber_from = fields.Integer(required=True)
    red_from = fields.Integer(required=True)
    red_rise = fields.Integer(required=True)
    start_ceiling = fields.Integer(required=True)
    retreat_rise = fields.Integer(required=True)
    retreat_most = fields.Integer(required=True)
    reds_to_hold = fields.Integer(required=True)
    reds_within_days = fields.Integer(required=True)
    greens_to_clear = fields.Integer(required=True)


class HoldDaysSchema(Schema):
    """The client's local days, both ends inside; `last_on` null: still on hold."""

    exercise_id = fields.String(required=True)
    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True, allow_none=True)


class MePlanHoldsSchema(Schema):
    """`held`: ids of exercises on hold; `opened`: when a therapist last opened each; `days`: when each was on hold."""

    held = fields.List(fields.String(), required=True)
    opened = fields.Dict(fields.String(), fields.AwareDateTime(), required=True)
    days = fields.List(fields.Nested(HoldDaysSchema), required=True)
