"""Visits on the wire."""

from typing import Any

from marshmallow import fields, post_load

from api.fields import LocalDate
from api.schemas import PageArgs, Schema, Text
from api.visits.service import NewVisit, VisitPage

LONGEST_NOTE = 4000


class NewVisitSchema(Schema):
    """`visited_on` is today, where the client is, when absent."""

    visited_on = LocalDate(load_default=None, allow_none=True)
    next_visit_on = LocalDate(load_default=None, allow_none=True)
    note = Text(longest=LONGEST_NOTE, load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> NewVisit:
        return NewVisit(**data)


class VisitSchema(Schema):
    """`note` is the therapist's own: it never reaches the client."""

    id = fields.UUID(required=True)
    visited_on = fields.Date(required=True)
    next_visit_on = fields.Date(required=True, allow_none=True)
    note = fields.String(required=True)
    recorded_by = fields.UUID(required=True)
    recorded_at = fields.AwareDateTime(required=True)


class VisitPageSchema(Schema):
    items = fields.List(fields.Nested(VisitSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)


class VisitArgsSchema(PageArgs):
    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> VisitPage:
        return VisitPage(**data)
