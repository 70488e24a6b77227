"""How often clients come, in a column and on the wire (routines/cadence.py)."""

from typing import Any, get_args

from marshmallow import ValidationError, fields, post_load, validate
from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

from api.fields import Whole
from api.schemas import Schema
from routines.cadence import DAYS, Cadence, Per, read_cadence


class CadenceText(TypeDecorator[Cadence]):
    """A cadence as short text, so that a practice's and a client's own can be told apart and put in place of each other
    in a statement."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Cadence | None, dialect: Dialect) -> str | None:
        return str(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Cadence | None:
        return read_cadence(value) if value else None


class CadenceSchema(Schema):
    """From `least` to `most` visits a week or a month; `least` 0: no set rhythm, so no visit is ever due."""

    least = Whole(required=True, validate=validate.Range(0, DAYS["month"]))
    most = Whole(required=True, validate=validate.Range(1, DAYS["month"]))
    per = fields.String(required=True, validate=validate.OneOf(get_args(Per)))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Cadence:
        try:
            return Cadence(**data)
        except ValueError as error:
            message = "The most is at least the fewest, and at most one visit a day."
            raise ValidationError(message, "most") from error
