"""A paper sheet on the wire: its boxes, the ticks typed in, and what became of each."""

from datetime import date
from typing import Any, get_args

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from api.fields import LocalDate, Whole
from api.paper_sheets.boxes import AskedSheet
from api.paper_sheets.service import TypedSheet
from api.schemas import Schema, Text
from routines.paper_sheet import Tick
from routines.practised import Evidence
from routines.session_log import Amount

MOST_TICKS = 500
_AMOUNT = validate.OneOf(get_args(Amount))
_NO_EARLIER = date(1900, 1, 1)
_TICKS = validate.Length(min=1, max=MOST_TICKS)


class SheetArgsSchema(Schema):
    """`?version&first_on`: another version than the one that stood at the last visit; from an earlier day on."""

    version = fields.Integer(load_default=None, validate=validate.Range(min=1))
    first_on = LocalDate(load_default=None)

    @post_load
    def asked(self, loaded: dict[str, Any], **_: Any) -> AskedSheet:
        return AskedSheet(**loaded)


class SheetVersionSchema(Schema):
    """A version that a sheet may show."""

    version = fields.Integer(required=True)
    saved_on = fields.Date(required=True)


class RecordedSchema(Schema):
    """A session that is recorded, from whatever source."""

    id = fields.UUID(required=True)
    evidence = fields.String(required=True, validate=validate.OneOf(get_args(Evidence)))
    is_done = fields.Boolean(required=True)


class SheetDaySchema(Schema):
    """A day as the handout has it: `boxes` 0 where nothing is due."""

    on = fields.Date(required=True)
    boxes = fields.Integer(required=True)
    recorded = fields.List(fields.Nested(RecordedSchema), required=True)


class SheetRoutineSchema(Schema):
    """One tick table of the handout."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    weekdays = fields.List(fields.Integer(), required=True, allow_none=True)
    times_per_week = fields.Integer(required=True, allow_none=True)
    times_per_day = fields.Integer(required=True)
    exercise_ids = fields.List(fields.String(), required=True)
    days = fields.List(fields.Nested(SheetDaySchema), required=True)


class SheetSchema(Schema):
    """The boxes from `first_on` to today. `plan_version` null: there is no plan, and so no sheet."""

    plan_version = fields.Integer(required=True, allow_none=True)
    versions = fields.List(fields.Nested(SheetVersionSchema), required=True)
    since_visit_on = fields.Date(required=True, allow_none=True)
    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True)
    earliest_on = fields.Date(required=True, metadata={"description": "No day before it can be ticked"})
    routines = fields.List(fields.Nested(SheetRoutineSchema), required=True)


class TickSchema(Schema):
    """One ticked box. `id` is the sender's own: sent again it is stored once."""

    id = fields.UUID(required=True)
    routine_id = fields.UUID(required=True)
    practised_on = LocalDate(required=True, validate=validate.Range(min=_NO_EARLIER))
    amount = fields.String(load_default="all", validate=_AMOUNT)
    note = Text(longest=2_000, load_default="")

    @post_load
    def tick(self, loaded: dict[str, Any], **_: Any) -> Tick:
        return Tick(**loaded)


class TypedSheetSchema(Schema):
    """A sheet that was typed in, all at once."""

    plan_version = Whole(required=True, validate=validate.Range(min=1))
    ticks = fields.List(fields.Nested(TickSchema), required=True, validate=_TICKS)

    @validates_schema(skip_on_field_errors=True)
    def each_once(self, loaded: dict[str, Any], **_: Any) -> None:
        if len({tick.id for tick in loaded["ticks"]}) < len(loaded["ticks"]):
            raise ValidationError("Must not have an id twice.", "ticks")

    @post_load
    def typed(self, loaded: dict[str, Any], **_: Any) -> TypedSheet:
        return TypedSheet(loaded["plan_version"], tuple(loaded["ticks"]))


class TakeBackSchema(Schema):
    """Ids of ticks that were saved."""

    ids = fields.List(fields.UUID(), required=True, validate=_TICKS)


class TickResultSchema(Schema):
    """What became of one tick. `code` and `message` say why it was refused; else they are empty."""

    id = fields.UUID(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["stored", "duplicate", "taken_back", "refused"]))
    code = fields.String(required=True)
    message = fields.String(required=True)


class TickResultsSchema(Schema):
    """In the order in which they came. What is not refused is stored, whatever became of the others."""

    results = fields.List(fields.Nested(TickResultSchema), required=True)
