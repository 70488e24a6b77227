"""The caseload on the wire."""

from typing import get_args

from marshmallow import fields, validate

from api.adherence.schemas import CountsSchema
from api.clients.schemas import AFFECTED_SIDES
from api.schemas import Schema
from routines.attention import Reason


class CaseloadArgsSchema(Schema):
    mine = fields.Boolean(load_default=False, metadata={"description": "Only the caller's own clients"})


class AttentionSchema(Schema):
    """One reason to look: the figure behind it, and the same in words."""

    reason = fields.String(required=True, validate=validate.OneOf(get_args(Reason)))
    value = fields.Raw(required=True, allow_none=True, metadata={"type": ["string", "integer", "null"]})
    text = fields.String(required=True)


class ClientNamedSchema(Schema):
    id = fields.UUID(required=True)
    display_name = fields.String(required=True)
    affected_side = fields.String(required=True, validate=validate.OneOf(AFFECTED_SIDES))
    therapist_id = fields.UUID(required=True)
    time_zone = fields.String(required=True)


class CaseloadItemSchema(Schema):
    """One client. `figures` are those since the last visit, at most of the last 60 days; null without a plan."""

    client = fields.Nested(ClientNamedSchema, required=True)
    figures = fields.Nested(CountsSchema, required=True, allow_none=True)
    last_practised_on = fields.Date(required=True, allow_none=True)
    last_heard_at = fields.AwareDateTime(required=True, allow_none=True)
    last_visit_on = fields.Date(required=True, allow_none=True)
    next_visit_on = fields.Date(required=True, allow_none=True)
    attention = fields.List(fields.Nested(AttentionSchema), required=True)


class CaseloadSchema(Schema):
    """Every client, those who need attention first."""

    items = fields.List(fields.Nested(CaseloadItemSchema), required=True)
