"""Consent on the wire."""

from typing import get_args

from marshmallow import fields, validate

from api.fields import Whole
from api.schemas import Schema, Text
from routines.consent_wire import ConsentAnswer

LONGEST_TEXT = 20_000


class ConsentTextSchema(Schema):
    """One version of the practice's text: plain text, paragraphs by empty lines."""

    version = fields.Integer(required=True)
    body = fields.String(required=True)
    published_at = fields.AwareDateTime(required=True)


class NewConsentTextSchema(Schema):
    """`after`: the version it was written from, null when there was none."""

    body = Text(required=True, shortest=20, longest=LONGEST_TEXT)
    after = Whole(required=True, allow_none=True, validate=validate.Range(1, 2**31 - 2))


class ConsentTextListSchema(Schema):
    items = fields.List(fields.Nested(ConsentTextSchema), required=True)


class ConsentAnswerSchema(Schema):
    """`answered_at` by the phone's clock, `received_at` by the service's."""

    id = fields.UUID(required=True)
    text_version = fields.Integer(required=True)
    answer = fields.String(required=True, validate=validate.OneOf(get_args(ConsentAnswer)))
    answered_at = fields.AwareDateTime(required=True)
    received_at = fields.AwareDateTime(required=True)


class ClientConsentSchema(Schema):
    """`text`: what is asked now; null: the practice asks nothing. `answers`: newest first; the first one rules."""

    text = fields.Nested(ConsentTextSchema, required=True, allow_none=True)
    answers = fields.List(fields.Nested(ConsentAnswerSchema), required=True)


class OwnConsentSchema(Schema):
    """`answer`: the newest that any of the client's phones gave; null: none."""

    text = fields.Nested(ConsentTextSchema, required=True, allow_none=True)
    answer = fields.Nested(ConsentAnswerSchema, required=True, allow_none=True)
