"""Entries that need a person, on the wire."""

from typing import Any

from marshmallow import ValidationError, fields

from api.safety.schemas import SafetyAnswerSchema
from api.schemas import Schema, Text
from api.sessions.schemas import RecorderSchema, SessionLogItemSchema, SessionLogSchema, StepResultSchema


class DismissSchema(Schema):
    reason = Text(
        shortest=3, longest=2000, required=True, metadata={"description": "Why nothing is to be made of it, in words"}
    )


class ContentHash(fields.Field[bytes]):
    """SHA-256 of a version's canonical JSON, as 64 hexadecimal digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"type": "string", "pattern": "^[0-9a-f]{64}$"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bytes:
        try:
            found = bytes.fromhex(value) if isinstance(value, str) else b""
        except ValueError:
            found = b""
        if len(found) != 32:
            raise ValidationError("Must be the content_hash of a version.")
        return found


class ChooseSchema(Schema):
    content_hash = ContentHash(required=True)


class DecisionSchema(Schema):
    """What was decided. `decided_by` is null when `flask reread` did it; `log_id` is the session log it made."""

    decision = fields.String(required=True, metadata={"description": "dismissed, mapped, read_again or chosen"})
    reason = fields.String(required=True)
    content_hash = fields.String(required=True, allow_none=True)
    log_id = fields.UUID(required=True, allow_none=True)
    decided_at = fields.AwareDateTime(required=True)
    decided_by = fields.Nested(RecorderSchema, required=True, allow_none=True)


class UnreadSchema(Schema):
    """An entry that could not be read. `why` in plain words; `has_locked`: it holds what looks like a red answer;
    `can_be_read`: this release can, nobody asked it yet."""

    id = fields.UUID(required=True)
    received_at = fields.AwareDateTime(required=True)
    kind = fields.String(required=True)
    schema_version = fields.Integer(required=True)
    app_version = fields.String(required=True)
    device_name = fields.String(required=True, allow_none=True)
    why = fields.String(required=True)
    has_locked = fields.Boolean(required=True)
    can_be_read = fields.Boolean(required=True)
    decision = fields.Nested(DecisionSchema, required=True, allow_none=True)


class PlaceSchema(Schema):
    """A JSON Pointer into the entry, and what is wrong there."""

    pointer = fields.String(required=True)
    message = fields.String(required=True)


class SalvagedSchema(Schema):
    """What could be read of a session; `amount` as it is said, else as its seconds come to."""

    routine_id = fields.UUID(required=True, allow_none=True)
    practised_on = fields.Date(required=True, allow_none=True)
    started_at = fields.AwareDateTime(required=True, allow_none=True)
    ended_at = fields.AwareDateTime(required=True, allow_none=True)
    steps = fields.List(fields.Nested(StepResultSchema), required=True)
    amount = fields.String(required=True, allow_none=True)
    note = fields.String(required=True)


class UnreadDetailSchema(UnreadSchema):
    """The same with all it holds, as text."""

    places = fields.List(fields.Nested(PlaceSchema), required=True)
    content = fields.String(required=True)
    salvaged = fields.Nested(SalvagedSchema, required=True)


class InVersionsSchema(Schema):
    """An entry that came `count` times with different content; `received_at` is that of the newest. `has_locked`: one
    of the versions holds a red answer."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    device_name = fields.String(required=True, allow_none=True)
    received_at = fields.AwareDateTime(required=True)
    count = fields.Integer(required=True)
    has_locked = fields.Boolean(required=True)
    decision = fields.Nested(DecisionSchema, required=True, allow_none=True)


class WaitingSchema(Schema):
    """All that needs a person, newest first, with what was decided already. Of each kind at most 100."""

    unread = fields.List(fields.Nested(UnreadSchema), required=True)
    unread_total = fields.Integer(required=True)
    versions = fields.List(fields.Nested(InVersionsSchema), required=True)
    dated_ahead = fields.List(fields.Nested(SessionLogItemSchema), required=True)


class VersionLogSchema(SessionLogSchema):
    """A version that is a session log, with its counting seconds."""

    is_done = fields.Boolean(required=True)
    share_percent = fields.Integer(required=True)
    prescribed_seconds = fields.Integer(required=True)
    done_seconds = fields.Integer(required=True)


class VersionSchema(Schema):
    """One version: `log` where it is a session that can be read, `answers` of a safety screen, `content` all of it as
    text. `lock_level`: at which it locks the routines, whichever version is chosen."""

    content_hash = fields.String(required=True)
    is_first = fields.Boolean(required=True)
    received_at = fields.AwareDateTime(required=True)
    device_name = fields.String(required=True, allow_none=True)
    kind = fields.String(required=True)
    is_readable = fields.Boolean(required=True)
    log = fields.Nested(VersionLogSchema, required=True, allow_none=True)
    answers = fields.List(fields.Nested(SafetyAnswerSchema), required=True)
    lock_level = fields.String(required=True, allow_none=True)
    content = fields.String(required=True)


class VersionsSchema(Schema):
    """Every version of one entry, as they came, and which one was chosen."""

    id = fields.UUID(required=True)
    items = fields.List(fields.Nested(VersionSchema), required=True)
    decision = fields.Nested(DecisionSchema, required=True, allow_none=True)
