"""Figures on the wire."""

from typing import Any, get_args

from marshmallow import fields, post_load, validate

from api.adherence.window import AskedWindow
from api.fields import LocalDate
from api.schemas import Schema
from routines.adherence import Band, DayState
from routines.plan import Side


class WindowArgsSchema(Schema):
    """Both dates, or neither: then the days since the last visit, without one the last four weeks."""

    first_on = LocalDate(load_default=None, metadata={"description": "First local day; needs last_on"})
    last_on = LocalDate(load_default=None, metadata={"description": "Last local day, at most 400 days in all"})
    since = fields.String(
        load_default=None,
        validate=validate.OneOf(["last_visit"]),
        metadata={"description": "Instead of dates; what is sent when nothing is asked for"},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> AskedWindow:
        return AskedWindow(**data)


class WindowSchema(Schema):
    """Local days of the client, both ends inside."""

    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True)


class DaySchema(Schema):
    """One day. `evidence` is there when something was practised, `share_percent` when it was only partly done."""

    on = fields.Date(required=True)
    due = fields.Integer(required=True)
    done = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(get_args(DayState)))
    evidence = fields.String(validate=validate.OneOf(["timed", "added_later"]))
    share_percent = fields.Integer(validate=validate.Range(0, 100))


class DoseSchema(Schema):
    """Seconds done of prescribed; `side` is null where the exercise has none."""

    exercise_id = fields.String(required=True)
    side = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Side), None]))
    prescribed_seconds = fields.Integer(required=True)
    done_seconds = fields.Integer(required=True)


class DeviceHeardSchema(Schema):
    """A phone in use and when it was last heard; null: never."""

    name = fields.String(required=True)
    last_heard_at = fields.AwareDateTime(required=True, allow_none=True)


class CountsSchema(Schema):
    """prescribed = done + partly + missed; what stands beside is in none of them.

    `band` is null while too few sessions were prescribed to say anything.
    """

    window = fields.Nested(WindowSchema, required=True)
    prescribed = fields.Integer(required=True)
    done = fields.Integer(required=True)
    done_timed = fields.Integer(required=True)
    done_added_later = fields.Integer(required=True)
    partly = fields.Integer(required=True)
    missed = fields.Integer(required=True)
    # `unknown` itself is what a schema does with fields it does not know.
    not_known = fields.Integer(required=True, data_key="unknown")
    open = fields.Integer(required=True)
    extra = fields.Integer(required=True)
    band = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Band), None]))


class AdherenceSchema(CountsSchema):
    """One client's figures with their days and doses. `done_reported` and `done_paper` are of `done_added_later`."""

    done_reported = fields.Integer(required=True)
    done_paper = fields.Integer(required=True)
    paused = fields.Integer(required=True)
    locked = fields.Integer(required=True)
    days_practised = fields.Integer(required=True)
    days = fields.List(fields.Nested(DaySchema), required=True)
    dose = fields.List(fields.Nested(DoseSchema), required=True)
    devices = fields.List(fields.Nested(DeviceHeardSchema), required=True)
