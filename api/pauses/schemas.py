"""Pauses on the wire."""

from typing import Any, get_args

from marshmallow import fields, post_load, validate

from api.fields import LocalDate
from api.pauses.service import NewPause
from api.safety.schemas import LockOpenerSchema
from api.schemas import Schema, Text
from routines.pause import PauseReason

_REASON = validate.OneOf(get_args(PauseReason))


class NewPauseSchema(Schema):
    """`last_on` absent or null: until it is ended. `note` is the therapist's own."""

    first_on = LocalDate(required=True)
    last_on = LocalDate(load_default=None, allow_none=True)
    reason = fields.String(required=True, validate=_REASON)
    note = Text(longest=500, load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> NewPause:
        return NewPause(**data)


class PauseEndSchema(Schema):
    """Another last day; null: until it is ended."""

    last_on = LocalDate(required=True, allow_none=True)


class PauseSchema(Schema):
    """The client's local days, both ends inside."""

    id = fields.UUID(required=True)
    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True, allow_none=True)
    reason = fields.String(required=True, validate=_REASON)
    note = fields.String(required=True)
    set_at = fields.AwareDateTime(required=True)
    set_by = fields.Nested(LockOpenerSchema, required=True)


class PausesSchema(Schema):
    """Newest first, without those that were withdrawn."""

    items = fields.List(fields.Nested(PauseSchema), required=True)
