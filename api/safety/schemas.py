"""Locks, and the answers that make them, on the wire."""

from typing import Any, get_args

from marshmallow import fields, post_load, validate

from api.fields import LocalDate
from api.safety.service import Unlocking
from api.schemas import Schema, Text
from routines.safety import Answer
from routines.unlock import LONGEST_NAME, Examination, Examiner


class ExaminationSchema(Schema):
    """Who examined the client, and on which of the client's days: not before that of the answer, not in the future."""

    by_name = Text(shortest=1, longest=LONGEST_NAME, required=True)
    by_profession = fields.String(required=True, validate=validate.OneOf(get_args(Examiner)))
    examined_on = LocalDate(required=True)


class ExaminationArgsSchema(ExaminationSchema):
    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Examination:
        return Examination(**data)


class UnlockSchema(Schema):
    """`examination` is needed for an emergency or same-day lock. `lock_ids`: what the caller has seen is on."""

    reason = Text(
        shortest=3, longest=2000, required=True, metadata={"description": "Why it is safe to go on, in words"}
    )
    examination = fields.Nested(ExaminationArgsSchema, load_default=None, allow_none=True)
    lock_ids = fields.List(
        fields.UUID(),
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=200),
        metadata={"description": "Refused when another lock is on by now; all that are on when absent"},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Unlocking:
        return Unlocking(**data)


class UnlockedSchema(Schema):
    """`lock` is what is still on: nothing."""

    lock = fields.Raw(required=True, allow_none=True, metadata={"type": "null"})
    unlocked_ids = fields.List(fields.UUID(), required=True)
    unlocked_at = fields.AwareDateTime(required=True)


class LockOpenerSchema(Schema):
    """`display_name` is null for an account that is gone; `profession` is that of then, null if none was said."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True, allow_none=True)
    profession = fields.String(required=True, allow_none=True)


class LockQuestionSchema(Schema):
    """`text` is null for a question that this release does not know."""

    id = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)


class LockRecordSchema(Schema):
    """One lock with what opened it; `id` is that of the answer that made it."""

    id = fields.UUID(required=True)
    level = fields.String(required=True)
    question_ids = fields.List(fields.String(), required=True)
    questions = fields.List(fields.Nested(LockQuestionSchema), required=True)
    locked_at = fields.AwareDateTime(required=True)
    unlocked_at = fields.AwareDateTime(required=True, allow_none=True)
    unlocked_by = fields.Nested(LockOpenerSchema, required=True, allow_none=True)
    unlock_reason = fields.String(required=True, allow_none=True)
    examination = fields.Nested(ExaminationSchema, required=True, allow_none=True)


class LockRecordsSchema(Schema):
    items = fields.List(fields.Nested(LockRecordSchema), required=True)


class SafetyAnswerSchema(Schema):
    """An answer other than "no"; not `confirmed` is one that was taken back. `text` is null for an unknown question."""

    answered_at = fields.AwareDateTime(required=True)
    question_id = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    answer = fields.String(required=True, validate=validate.OneOf(get_args(Answer)))
    confirmed = fields.Boolean(required=True)
