"""Staff on the wire."""

from typing import Any, get_args

from marshmallow import ValidationError, fields, post_load, validate

from api.accounts.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD
from api.schemas import Schema, Text
from api.staff.links import Invitee
from routines.scope import Profession

ROLES = ("therapist", "admin")
_PROFESSIONS = [*get_args(Profession), None]


class Email(Text):
    """Trimmed, in lower case: as it is signed in with."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(shortest=3, longest=254, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        address = super()._deserialize(value, attr, data, **kwargs).lower()
        name, at, host = address.partition("@")
        if not (name and at and host) or any(letter.isspace() for letter in address):
            raise ValidationError("Not an e-mail address.")
        return address


def _role(**kwargs: Any) -> fields.String:
    return fields.String(validate=validate.OneOf(ROLES), **kwargs)


def _profession(**kwargs: Any) -> fields.String:
    return fields.String(allow_none=True, validate=validate.OneOf(_PROFESSIONS), **kwargs)


def _display_name(**kwargs: Any) -> Text:
    return Text(shortest=1, longest=120, **kwargs)


def new_password() -> fields.String:
    return fields.String(
        required=True,
        load_only=True,
        validate=validate.Length(
            SHORTEST_PASSWORD, LONGEST_PASSWORD, error="A password has {min} to {max} characters. A few words do well."
        ),
    )


class InviteeSchema(Schema):
    """Who is to join. `profession` null: to be said later."""

    email = Email(required=True)
    display_name = _display_name(required=True)
    role = _role(load_default="therapist")
    profession = _profession(load_default=None)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Invitee:
        return Invitee(**data)


class StaffLinkSchema(Schema):
    """`url` is to be sent to the person; it is shown this once: only a hash is kept."""

    id = fields.UUID(required=True)
    url = fields.String(required=True, metadata={"format": "uri"})
    expires_at = fields.AwareDateTime(required=True)


class StaffInvitationSchema(Schema):
    """One that can still be used. Its link is shown to nobody again."""

    id = fields.UUID(required=True)
    email = fields.String(required=True)
    display_name = fields.String(required=True)
    role = _role(required=True)
    profession = _profession(required=True)
    created_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)


class PersonSchema(Schema):
    """`clients`: how many are theirs. `last_used_at`: of any of their sessions, to the day; null: never."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True)
    email = fields.String(required=True)
    role = _role(required=True)
    profession = _profession(required=True)
    created_at = fields.AwareDateTime(required=True)
    disabled_at = fields.AwareDateTime(required=True, allow_none=True)
    last_used_at = fields.AwareDateTime(required=True, allow_none=True)
    clients = fields.Integer(required=True)


class StaffSchema(Schema):
    people = fields.List(fields.Nested(PersonSchema), required=True)
    invitations = fields.List(fields.Nested(StaffInvitationSchema), required=True)


class PersonChangesSchema(Schema):
    """What is absent stays."""

    display_name = _display_name()
    role = _role()
    profession = _profession()


class DisableSchema(Schema):
    clients_to = fields.UUID(
        load_default=None, allow_none=True, metadata={"description": "Who gets their clients; null: nobody"}
    )


class LinkCodeSchema(Schema):
    code = fields.String(required=True, validate=validate.Length(1, 64), metadata={"description": "The link's"})


class LinkMeantSchema(Schema):
    purpose = fields.String(required=True, validate=validate.OneOf(["invitation", "reset"]))
    practice_name = fields.String(required=True)
    display_name = fields.String(required=True)
    email = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class LinkUseSchema(LinkCodeSchema):
    password = new_password()
    device_name = Text(shortest=1, longest=80, load_default="browser")


class PasswordChangeSchema(Schema):
    current_password = fields.String(required=True, load_only=True, validate=validate.Length(1, LONGEST_PASSWORD))
    password = new_password()
