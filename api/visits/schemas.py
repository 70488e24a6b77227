"""Visits on the wire."""

from typing import Any

from marshmallow import ValidationError, fields, post_load

from api.cadence import CadenceSchema
from api.fields import LocalDate
from api.schemas import PageArgs, Schema, Text
from api.visits.service import NewVisit, VisitPage

LONGEST_NOTE = 4000
_AGAIN = {"description": "True: a second record of a day that has one is meant"}


class NewVisitSchema(Schema):
    """`visited_on` is today, where the client is, when absent."""

    visited_on = LocalDate(load_default=None, allow_none=True)
    next_visit_on = LocalDate(load_default=None, allow_none=True)
    note = Text(longest=LONGEST_NOTE, load_default="")
    again = fields.Boolean(load_default=False, metadata=_AGAIN)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> NewVisit:
        return NewVisit(**data)


class VisitChangesSchema(Schema):
    """What is absent stays. `is_withdrawn` true takes the visit back, false puts it back."""

    visited_on = LocalDate()
    next_visit_on = LocalDate(allow_none=True)
    note = Text(longest=LONGEST_NOTE)
    is_withdrawn = fields.Boolean()
    again = fields.Boolean(load_default=False, metadata=_AGAIN)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        if not data.keys() - {"again"}:
            raise ValidationError("Nothing is to be changed.")
        return data


class ChangedBySchema(Schema):
    id = fields.UUID(required=True)
    display_name = fields.String(required=True, allow_none=True)


class VisitChangeSchema(Schema):
    """What the visit said until somebody changed it."""

    visited_on = fields.Date(required=True)
    next_visit_on = fields.Date(required=True, allow_none=True)
    note = fields.String(required=True)
    is_withdrawn = fields.Boolean(required=True)
    changed_at = fields.AwareDateTime(required=True)
    changed_by = fields.Nested(ChangedBySchema, required=True)


class VisitSchema(Schema):
    """`note` is the therapist's own: it never reaches the client. `changes`: what stood before, newest first."""

    id = fields.UUID(required=True)
    visited_on = fields.Date(required=True)
    next_visit_on = fields.Date(required=True, allow_none=True)
    note = fields.String(required=True)
    recorded_by = fields.UUID(required=True)
    recorded_at = fields.AwareDateTime(required=True)
    is_withdrawn = fields.Boolean(required=True)
    changes = fields.List(fields.Nested(VisitChangeSchema), required=True)


class RhythmSchema(CadenceSchema):
    """How often this client comes, what that means in days from one visit to the next, and the same in words."""

    shortest_gap = fields.Integer(required=True)
    longest_gap = fields.Integer(required=True, allow_none=True)
    text = fields.String(required=True)


class VisitPageSchema(Schema):
    """`rhythm` is the client's own, else the practice's; null as long as nobody has said one. `next_visit_on`: today or
    later; null when none is planned."""

    items = fields.List(fields.Nested(VisitSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)
    next_visit_on = fields.Date(required=True, allow_none=True)
    rhythm = fields.Nested(RhythmSchema, required=True, allow_none=True)


class VisitArgsSchema(PageArgs):
    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> VisitPage:
        return VisitPage(**data)


class PlannedArgsSchema(Schema):
    mine = fields.Boolean(load_default=False, metadata={"description": "Only the caller's own clients"})


class NextVisitInputSchema(Schema):
    """null: none is planned."""

    next_visit_on = LocalDate(required=True, allow_none=True)


class NextVisitSchema(Schema):
    """The next visit as the client may know it: its day, and nothing that the therapist wrote."""

    next_visit_on = fields.Date(required=True, allow_none=True)
