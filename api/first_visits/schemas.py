"""First visits on the wire."""

from typing import Any, get_args

from marshmallow import ValidationError, fields, post_load, validate

from api.catalogue.schemas import CautionSchema
from api.schemas import Schema, Text
from routines.first_plan import Kind
from routines.first_visit import LONGEST_TEXT, Aggravator, Day, Findings, Region


def _each_once(values: list[str]) -> None:
    if len({*values}) < len(values):
        raise ValidationError("Must not name anything twice.")


def _several(choices: Any, **kwargs: Any) -> fields.List[str]:
    each = fields.String(validate=validate.OneOf(get_args(choices)))
    return fields.List(each, validate=_each_once, **kwargs)


class FindingsInputSchema(Schema):
    """What was found. `day`, `runs` and `reaches_floor` are null while nobody has asked."""

    regions = _several(Region, load_default=list)
    worse_with = _several(Aggravator, load_default=list)
    day = fields.String(load_default=None, allow_none=True, validate=validate.OneOf([*get_args(Day), None]))
    runs = fields.Boolean(load_default=None, allow_none=True, truthy={True}, falsy={False})
    reaches_floor = fields.Boolean(load_default=None, allow_none=True, truthy={True}, falsy={False})
    goals = Text(longest=LONGEST_TEXT, load_default="")
    gait = Text(longest=LONGEST_TEXT, load_default="")
    posture = Text(longest=LONGEST_TEXT, load_default="")
    note = Text(longest=LONGEST_TEXT, load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Findings:
        return Findings(
            **{**data, "regions": tuple(data["regions"]), "worse_with": tuple(data["worse_with"])},
        )


class FindingsSchema(Schema):
    """What was found: texts are the therapist's own and never reach the client."""

    regions = _several(Region, required=True)
    worse_with = _several(Aggravator, required=True)
    day = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Day), None]))
    runs = fields.Boolean(required=True, allow_none=True)
    reaches_floor = fields.Boolean(required=True, allow_none=True)
    goals = fields.String(required=True)
    gait = fields.String(required=True)
    posture = fields.String(required=True)
    note = fields.String(required=True)


class FirstVisitSavedBySchema(Schema):
    """Who saved; the name is null when the account is gone."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True, allow_none=True)


class SuggestionChangeSchema(Schema):
    """An exercise of the template that this client's cautions leave out or swap."""

    exercise_id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["swapped", "withheld"]))
    instead = fields.String(required=True, allow_none=True)
    reasons = fields.List(fields.Nested(CautionSchema), required=True)


class SuggestionSchema(Schema):
    """A template routine that may suit, and what the client's cautions change in it."""

    template_id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(get_args(Kind)))
    reasons = fields.List(fields.String(), required=True)
    changes = fields.List(fields.Nested(SuggestionChangeSchema), required=True)
    needs_choice = fields.Boolean(required=True)


class FirstVisitSchema(Schema):
    """The newest save, or nulls before the first, with what it suggests."""

    findings = fields.Nested(FindingsSchema, required=True, allow_none=True)
    saved_at = fields.AwareDateTime(required=True, allow_none=True)
    saved_by = fields.Nested(FirstVisitSavedBySchema, required=True, allow_none=True)
    suggestions = fields.List(fields.Nested(SuggestionSchema), required=True)
