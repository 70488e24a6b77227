"""Accounts on the wire."""

from typing import Any

from marshmallow import fields, post_load, pre_dump, validate

from api.accounts.passwords import LONGEST_PASSWORD
from api.accounts.service import Device, Me
from api.schemas import Schema, Text


class SignInSchema(Schema):
    email = Text(required=True, shortest=3, longest=254)
    password = fields.String(required=True, load_only=True, validate=validate.Length(1, LONGEST_PASSWORD))
    device_name = Text(shortest=1, longest=80, load_default="browser")


class RedeemSchema(Schema):
    code = fields.String(required=True, validate=validate.Length(1, 64), metadata={"description": "As typed"})
    device_name = Text(required=True, shortest=1, longest=80)
    device_id = fields.UUID(load_default=None, allow_none=True, metadata={"description": "The device's own"})

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> tuple[str, Device]:
        return data["code"], Device(data["device_name"], data["device_id"])


class AccountSchema(Schema):
    id = fields.UUID(required=True)
    role = fields.String(required=True, validate=validate.OneOf(["client", "therapist", "admin"]))
    display_name = fields.String(required=True)
    profession = fields.String(required=True, allow_none=True)


class MaySchema(Schema):
    """What the person's profession may do, by the practice's settings."""

    unlock_urgent = fields.Boolean(required=True)
    prescribe_restricted = fields.Boolean(required=True)


class PracticeSchema(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)


class MeSchema(Schema):
    """Who is signed in, and where. `may` is null for a client."""

    account = fields.Nested(AccountSchema, required=True)
    practice = fields.Nested(PracticeSchema, required=True)
    may = fields.Nested(MaySchema, required=True, allow_none=True)

    @pre_dump
    def shape(self, found: Me, **_: Any) -> dict[str, Any]:
        own = found.standing
        return {
            "account": {
                "id": found.account_id,
                "role": found.role,
                "display_name": found.display_name,
                "profession": own.profession if own else None,
            },
            "practice": {"id": found.practice_id, "name": found.practice_name},
            "may": own.to_wire() if own else None,
        }


class InvitationArgsSchema(Schema):
    for_ = fields.String(required=True, data_key="for", validate=validate.OneOf(["now", "link"]))


class InvitationSchema(Schema):
    """`code` to type, `url` to open, its QR code as SVG. Shown this once: only a hash is kept."""

    code = fields.String(required=True)
    url = fields.String(required=True, metadata={"format": "uri"})
    qr_svg = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class ShortCodeArgsSchema(Schema):
    code = fields.String(required=True, validate=validate.Length(1, 64), metadata={"description": "The link's"})


class DeviceSessionSchema(Schema):
    """A signed-in browser. `unsent`: how many entries it last said to hold back; null: it never said.

    `last_used_at` is known to the day.
    """

    id = fields.UUID(required=True)
    device_name = fields.String(required=True)
    is_this_one = fields.Boolean(required=True)
    created_at = fields.AwareDateTime(required=True)
    last_used_at = fields.AwareDateTime(required=True)
    last_heard_at = fields.AwareDateTime(required=True, allow_none=True)
    unsent = fields.Integer(required=True, allow_none=True)
    retired_at = fields.AwareDateTime(required=True, allow_none=True)


class DeviceSessionListSchema(Schema):
    items = fields.List(fields.Nested(DeviceSessionSchema), required=True)


class DeviceNameSchema(Schema):
    device_name = Text(required=True, shortest=1, longest=80)
