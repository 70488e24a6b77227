"""What all wire schemas share: no unknown fields, storable text, pages with opaque cursors."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from flask import json
from marshmallow import RAISE, ValidationError, fields, validate
from marshmallow import Schema as MarshmallowSchema

PAGE_SIZE = 50
MOST_PER_PAGE = 200


class Schema(MarshmallowSchema):
    """Unknown fields are errors: a client's typing mistake must not be lost in silence."""

    class Meta:
        unknown = RAISE


class Text(fields.String):
    """Text for people: trimmed, of bounded length, without control characters other than line breaks and tabs."""

    def __init__(self, *, longest: int, shortest: int = 0, **kwargs: Any) -> None:
        checks = [validate.Length(min=shortest or None, max=longest), *kwargs.pop("validators", ())]
        super().__init__(validate=checks, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs)).strip()
        if any((ord(c) < 32 and c not in "\n\t\r") or ord(c) == 127 or 0xD800 <= ord(c) < 0xE000 for c in text):
            raise ValidationError("Must not hold control characters.")
        return text


class SavedBySchema(Schema):
    """Who saved; the name is null when the account is gone."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True, allow_none=True)


class Cursor(fields.Field[tuple[Any, ...]]):
    """Where a page goes on: opaque on the wire, the sort key of the last item inside."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[Any, ...]:
        try:
            key = json.loads(base64.urlsafe_b64decode(str(value).encode() + b"=" * (-len(str(value)) % 4)))
        except (ValueError, binascii.Error, RecursionError) as error:
            raise ValidationError("Not a cursor of this list.") from error
        if not isinstance(key, list) or not all(isinstance(part, str) and "\x00" not in part for part in key):
            raise ValidationError("Not a cursor of this list.")
        return tuple(key)


def cursor(*key: str) -> str:
    """The cursor that goes on behind the item with this sort key."""
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def page(rows: Sequence[Any], limit: int, key: Any) -> dict[str, Any]:
    """Up to `limit` of `rows`, of which one more was read, and the cursor to the rest. `key(row)` → strings."""
    shown = rows[:limit]
    return {"items": shown, "next_cursor": cursor(*key(shown[-1])) if len(rows) > limit else None}


class PageArgs(Schema):
    """`?cursor=&limit=`"""

    cursor = Cursor(load_default=None, metadata={"type": "string", "description": "next_cursor of the page before"})
    limit = fields.Integer(load_default=PAGE_SIZE, validate=validate.Range(1, MOST_PER_PAGE))
