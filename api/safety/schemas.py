"""Locks, and the answers that make them, on the wire."""

from typing import get_args

from marshmallow import fields, validate

from api.schemas import Schema, Text
from routines.safety import Answer


class UnlockSchema(Schema):
    reason = Text(
        shortest=3, longest=2000, required=True, metadata={"description": "Why it is safe to go on, in words"}
    )


class UnlockedSchema(Schema):
    """`lock` is what is still on: nothing."""

    lock = fields.Raw(required=True, allow_none=True, metadata={"type": "null"})
    unlocked_ids = fields.List(fields.UUID(), required=True)
    unlocked_at = fields.AwareDateTime(required=True)


class LockOpenerSchema(Schema):
    """`display_name` is null for an account that is gone."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True, allow_none=True)


class LockRecordSchema(Schema):
    """One lock with what opened it; `id` is that of the answer that made it."""

    id = fields.UUID(required=True)
    level = fields.String(required=True)
    question_ids = fields.List(fields.String(), required=True)
    locked_at = fields.AwareDateTime(required=True)
    unlocked_at = fields.AwareDateTime(required=True, allow_none=True)
    unlocked_by = fields.Nested(LockOpenerSchema, required=True, allow_none=True)
    unlock_reason = fields.String(required=True, allow_none=True)


class LockRecordsSchema(Schema):
    items = fields.List(fields.Nested(LockRecordSchema), required=True)


class SafetyAnswerSchema(Schema):
    """An answer other than "no"; not `confirmed` is one that was taken back. `text` is null for an unknown question."""

    answered_at = fields.AwareDateTime(required=True)
    question_id = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    answer = fields.String(required=True, validate=validate.OneOf(get_args(Answer)))
    confirmed = fields.Boolean(required=True)
