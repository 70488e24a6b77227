"""Looks on the wire."""

from datetime import datetime
from typing import Any

from marshmallow import fields, post_load

from api.fields import Instant
from api.schemas import Schema


class SeenSchema(Schema):
    """`seen_until`: the `look.read_at` that came with the client."""

    seen_until = Instant(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> datetime:
        seen_until: datetime = data["seen_until"]
        return seen_until


class LookSchema(Schema):
    """`read_at`: all that arrived until then is on what is read now. `new_since`: what arrived later is new to the
    caller; null at a first look."""

    read_at = fields.AwareDateTime(required=True)
    new_since = fields.AwareDateTime(required=True, allow_none=True)
