"""The practice on the wire."""

import re
from typing import Any, get_args

from marshmallow import ValidationError, fields, post_load, validate

from api.cadence import CadenceSchema
from api.schemas import Schema
from routines.scope import Profession

_PROFESSIONS = get_args(Profession)
_COUNTRY = [validate.Length(equal=2), validate.Regexp("^[A-Z]{2}$", error="An ISO 3166 code is meant, such as CH.")]
_NUMBER = re.compile(r"\+?[0-9]{2,15}")


class EmergencyNumber(fields.String):
    """As one dials it: what people put between the digits is left out, so no pattern can say what is taken."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs))
        number = "".join(letter for letter in text if letter not in " -./()")
        if not _NUMBER.fullmatch(number):
            raise ValidationError("Digits only are meant, as one dials them.")
        return number


def _professions(**kwargs: Any) -> fields.List[str]:
    profession = fields.String(validate=validate.OneOf(_PROFESSIONS))
    return fields.List(profession, **kwargs)


class WhoMaySchema(Schema):
    """Professions that may open an emergency or same-day lock, and that may prescribe restricted exercises."""

    unlock_urgent = _professions(required=True)
    prescribe_restricted = _professions(required=True)


class WhoMayChangesSchema(Schema):
    """What is absent stays. Somebody must always be able to open a lock, so no list is empty."""

    unlock_urgent = _professions(validate=validate.Length(min=1))
    prescribe_restricted = _professions(validate=validate.Length(min=1))


class StaffMemberSchema(Schema):
    """`profession` is null as long as nobody has said it."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(["therapist", "admin"]))
    profession = fields.String(required=True, allow_none=True, validate=validate.OneOf([*_PROFESSIONS, None]))


class CountrySchema(Schema):
    code = fields.String(required=True)
    emergency_number = fields.String(required=True)


class PracticeSettingsSchema(Schema):
    """`emergency_number` is the one in force: `own_emergency_number`, else the country's, else the server's."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    country = fields.String(required=True, allow_none=True)
    emergency_number = fields.String(required=True)
    own_emergency_number = fields.String(required=True, allow_none=True)
    who_may = fields.Nested(WhoMaySchema, required=True)
    visit_cadence = fields.Nested(CadenceSchema, required=True, allow_none=True)
    staff = fields.List(fields.Nested(StaffMemberSchema), required=True)
    countries = fields.List(fields.Nested(CountrySchema), required=True)


class PracticeChangesSchema(Schema):
    """What is absent stays; null goes back to the default."""

    country = fields.String(allow_none=True, validate=_COUNTRY)
    own_emergency_number = EmergencyNumber(allow_none=True)
    who_may = fields.Nested(WhoMayChangesSchema)
    visit_cadence = fields.Nested(CadenceSchema, allow_none=True)

    @post_load
    def columns(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """By the names of the columns."""
        who_may = data.pop("who_may", {})
        named = {
            "emergency_number": (data, "own_emergency_number"),
            "unlock_professions": (who_may, "unlock_urgent"),
            "prescribe_professions": (who_may, "prescribe_restricted"),
        }
        changes = {column: given[name] for column, (given, name) in named.items() if name in given}
        return {**{name: data[name] for name in ("country", "visit_cadence") if name in data}, **changes}
