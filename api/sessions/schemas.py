"""Entries and session logs on the wire. An entry is strict in itself, never for the others of its batch."""

from collections.abc import Mapping
from typing import Any

from marshmallow import EXCLUDE, ValidationError, fields, post_load, validate

from api.fields import Whole
from api.schemas import Schema
from api.sessions.ingest import Batch
from routines.fields import INSTANT, Unfit

MOST_ENTRIES = 100
OUTCOMES = ("stored", "duplicate", "conflict", "quarantined")


class EntryField(fields.Field[dict[str, Any]]):
    """An entry as it comes. What names no id is refused, since no answer could name it; all else is kept."""

    def __init__(self, **kwargs: Any) -> None:
        schema = {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string", "minLength": 1}},
            "description": "id, kind, schema_version, app_version, device_id, device_sequence, time_zone, body",
        }
        super().__init__(metadata=schema, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise ValidationError("Must be an object.")
        if not isinstance(value.get("id"), str) or not value["id"]:
            raise ValidationError({"id": ["Must be the entry's id."]})
        return dict(value)


class Instant(fields.Field[Any]):
    """A time with its offset."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"type": "string", "format": "date-time"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        try:
            return INSTANT.parse(value)
        except Unfit as unfit:
            raise ValidationError(f"This {unfit}.") from unfit


class EntriesSchema(Schema):
    """A phone's report. `unsent`: how many entries will be left after these; `entries` may be empty.

    Fields of later releases are passed over: a newer phone must be heard by an older server.
    """

    class Meta:
        unknown = EXCLUDE

    device_id = fields.UUID(required=True)
    epoch = fields.String(load_default=None, allow_none=True)
    unsent = Whole(load_default=None, allow_none=True, validate=validate.Range(min=0))
    sent_at = Instant(load_default=None, allow_none=True)
    entries = fields.List(EntryField(), required=True, validate=validate.Length(max=MOST_ENTRIES))

    @post_load
    def batch(self, loaded: dict[str, Any], **kwargs: Any) -> Batch:
        return Batch(loaded["device_id"], loaded["sent_at"], tuple(loaded["entries"]))


class ResultSchema(Schema):
    """What became of one entry."""

    id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    flags = fields.List(fields.String(), required=True)


class MonthSchema(Schema):
    """How many entries of the device have an id of this UTC month, and the xor of these ids."""

    count = fields.Integer(required=True)
    xor = fields.String(required=True)


class EntriesAnswerSchema(Schema):
    """Only an answer that names an id ends waiting for it."""

    epoch = fields.String(required=True)
    sequence = fields.Integer(required=True)
    digest = fields.Dict(fields.String(), fields.Nested(MonthSchema), required=True)
    results = fields.List(fields.Nested(ResultSchema), required=True)
