"""Measures on the wire."""

from typing import Any, get_args

from marshmallow import fields, post_load, validate

from api.fields import LocalDate
from api.safety.schemas import LockOpenerSchema
from api.schemas import Schema, Text
from routines.measure import MOST_ACTIVITIES, Kind, Measurement, Score, Size

_HIGHEST_VALUE = 10_000


class ScoreInputSchema(Schema):
    name = Text(longest=120, shortest=1, required=True)
    value = fields.Float(required=True, allow_nan=False, validate=validate.Range(0, _HIGHEST_VALUE))

    @post_load
    def score(self, loaded: dict[str, Any], **_: Any) -> Score:
        return Score(loaded["name"], round(loaded["value"], 1))


class MeasurementInputSchema(Schema):
    """`own_activities`: 3 to 5 activities, 0 to 10 each. `typed`: one score with the name of its measure."""

    measured_on = LocalDate(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(get_args(Kind)))
    scores = fields.List(fields.Nested(ScoreInputSchema), required=True, validate=validate.Length(max=MOST_ACTIVITIES))

    @post_load
    def measurement(self, loaded: dict[str, Any], **_: Any) -> Measurement:
        return Measurement(loaded["measured_on"], loaded["kind"], tuple(loaded["scores"]))


class ScoreSchema(Schema):
    name = fields.String(required=True)
    value = fields.Float(required=True)


class MeasurementSchema(Schema):
    """`withdrawn_at`: it was taken back, and counts nowhere."""

    id = fields.UUID(required=True)
    measured_on = fields.Date(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(get_args(Kind)))
    scores = fields.List(fields.Nested(ScoreSchema), required=True)
    recorded_at = fields.AwareDateTime(required=True)
    recorded_by = fields.Nested(LockOpenerSchema, required=True)
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)


class ActivityChangeSchema(Schema):
    """Mean of the activities that both days have. `size`: of the change, against what people say matters."""

    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True)
    activities = fields.Integer(required=True)
    first = fields.Float(required=True)
    last = fields.Float(required=True)
    points = fields.Float(required=True)
    size = fields.String(required=True, validate=validate.OneOf(get_args(Size)))


class MeasurementsSchema(Schema):
    items = fields.List(fields.Nested(MeasurementSchema), required=True)
    change = fields.Nested(ActivityChangeSchema, required=True, allow_none=True)
