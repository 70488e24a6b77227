"""Clients on the wire."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from api.cadence import CadenceSchema
from api.catalogue.service import catalogue
from api.clients.service import ClientFilter, NewClient
from api.looks.schemas import LookSchema
from api.schemas import PageArgs, Schema, Text
from api.time_zones import is_time_zone

AFFECTED_SIDES = ("left", "right", "both", "none")
MOST_CAUTIONS = 40


def _check_time_zone(name: str) -> None:
    if not is_time_zone(name):
        raise ValidationError("Not a time zone. An IANA name is meant, such as Europe/Berlin.")


def _check_caution(code: str) -> None:
    if code not in catalogue().cautions:
        raise ValidationError("The catalogue has no such caution.")


def _display_name(**kwargs: Any) -> Text:
    return Text(shortest=1, longest=120, **kwargs)


def _affected_side(**kwargs: Any) -> fields.String:
    return fields.String(validate=validate.OneOf(AFFECTED_SIDES), **kwargs)


def _cautions(**kwargs: Any) -> fields.List[str]:
    code = fields.String(validate=_check_caution)
    return fields.List(code, validate=validate.Length(max=MOST_CAUTIONS), **kwargs)


def _time_zone(**kwargs: Any) -> fields.String:
    description = "IANA name; the client's local dates are counted in it"
    return fields.String(validate=_check_time_zone, metadata={"description": description}, **kwargs)


class NewClientSchema(Schema):
    """`therapist_id` is the caller's own when absent."""

    display_name = _display_name(required=True)
    affected_side = _affected_side(load_default="none")
    cautions = _cautions(load_default=list)
    time_zone = _time_zone(required=True)
    therapist_id = fields.UUID(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> NewClient:
        return NewClient(**{**data, "cautions": tuple(dict.fromkeys(data["cautions"]))})


class ClientChangesSchema(Schema):
    """What is absent stays. `visit_cadence` null: as the practice has it."""

    display_name = _display_name()
    affected_side = _affected_side()
    cautions = _cautions()
    time_zone = _time_zone()
    therapist_id = fields.UUID()
    visit_cadence = fields.Nested(CadenceSchema, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**data, "cautions": list(dict.fromkeys(data["cautions"]))} if "cautions" in data else data


class ClientLockSchema(Schema):
    """The strictest lock that no clinician has opened yet."""

    id = fields.UUID(required=True)
    level = fields.String(required=True)
    locked_at = fields.AwareDateTime(required=True)


class ClientSchema(Schema):
    id = fields.UUID(required=True)
    display_name = fields.String(required=True)
    affected_side = fields.String(required=True, validate=validate.OneOf(AFFECTED_SIDES))
    cautions = fields.List(fields.String(), required=True)
    waiting_cautions = fields.List(fields.String(), required=True)
    asked_cautions = fields.List(fields.String(), required=True)
    time_zone = fields.String(required=True)
    therapist_id = fields.UUID(required=True)
    created_at = fields.AwareDateTime(required=True)
    visit_cadence = fields.Nested(CadenceSchema, required=True, allow_none=True)
    lock = fields.Nested(ClientLockSchema, required=True, allow_none=True)


class OpenedClientSchema(ClientSchema):
    """A client that the caller opens, with what is new since they looked."""

    look = fields.Nested(LookSchema, required=True)


class ClientPageSchema(Schema):
    items = fields.List(fields.Nested(ClientSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)


class ClientArgsSchema(PageArgs):
    mine = fields.Boolean(load_default=False, metadata={"description": "Only the caller's own clients"})
    q = Text(longest=120, load_default="", metadata={"description": "Part of the name"})

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ClientFilter:
        return ClientFilter(**data)
