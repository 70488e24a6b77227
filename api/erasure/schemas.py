"""Deleted clients on the wire."""

from marshmallow import fields

from api.schemas import Schema


class DeletedClientSchema(Schema):
    """`erased_from`: until then at least they can be brought back."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True)
    deleted_at = fields.AwareDateTime(required=True)
    erased_from = fields.AwareDateTime(required=True)


class DeletedClientListSchema(Schema):
    items = fields.List(fields.Nested(DeletedClientSchema), required=True)
