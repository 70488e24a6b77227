"""A client's own data on the wire."""

from marshmallow import fields, validate

from api.schemas import Schema


class OwnEntrySchema(Schema):
    """One record, whole and as it came. What staff recorded of the client is among them."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    schema_version = fields.Integer(required=True)
    recorded_by = fields.String(required=True, validate=validate.OneOf(["client", "staff"]))
    received_at = fields.DateTime(required=True)
    outcome = fields.String(required=True)
    flags = fields.List(fields.String(), required=True)
    time_zone = fields.String(required=True)
    body = fields.Dict(required=True)


class OwnPlanSchema(Schema):
    version = fields.Integer(required=True)
    saved_at = fields.DateTime(required=True)
    plan = fields.Dict(required=True)


class OtherVersionSchema(Schema):
    """The same record with other content, kept beside the first."""

    received_at = fields.DateTime(required=True)
    entry = fields.Dict(required=True)


class OwnDataSchema(Schema):
    """A page. `plans` and `other_versions` come with the first one."""

    items = fields.List(fields.Nested(OwnEntrySchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)
    plans = fields.List(fields.Nested(OwnPlanSchema))
    other_versions = fields.List(fields.Nested(OtherVersionSchema))
