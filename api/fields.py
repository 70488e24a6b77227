"""Marshmallow fields that read exactly what the domain reads."""

from datetime import date, datetime
from typing import Any

from marshmallow import ValidationError, fields

from routines.fields import INSTANT, LOCAL_DATE, Unfit


class LocalDate(fields.Date):
    """A local date as `YYYY-MM-DD` only: Python would take "20261121" and week dates too."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            return LOCAL_DATE.parse(value)
        except Unfit as unfit:
            raise ValidationError(f"This {unfit}.") from unfit


class Instant(fields.AwareDateTime):
    """An instant with its offset, within the years that every database can hold in UTC."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        try:
            return INSTANT.parse(value)
        except Unfit as unfit:
            raise ValidationError(f"This {unfit}.") from unfit


class Whole(fields.Integer):
    """A whole number: no text, no 3.0, no true."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strict=True, **kwargs)
