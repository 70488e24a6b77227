"""A practice's own templates on the wire."""

from typing import Any

from marshmallow import fields, post_load

from api.catalogue.schemas import TemplateSchema
from api.own_templates.service import NewTemplate
from api.plans.schemas import RoutineInputSchema, routine_from_input
from api.schemas import SavedBySchema, Schema, Text
from routines.own_template import LONGEST_DESCRIPTION


class NewTemplateSchema(RoutineInputSchema):
    """A routine to keep. Its ids, notes and sides are about one client: they are left out."""

    description = Text(longest=LONGEST_DESCRIPTION, load_default="")

    @post_load
    def make(self, loaded: dict[str, Any], **_: Any) -> NewTemplate:
        description = loaded.pop("description")
        return NewTemplate(routine_from_input(loaded), description)


class TemplateChangeSchema(Schema):
    """`is_removed` true: it is offered no more; false: it is put back."""

    is_removed = fields.Boolean(required=True)


class OwnTemplateSchema(TemplateSchema):
    """A template of the practice; its `id` is a UUID."""

    saved_at = fields.AwareDateTime(required=True)
    saved_by = fields.Nested(SavedBySchema, required=True)
    is_removed = fields.Boolean(required=True)


class OwnTemplatesSchema(Schema):
    """By name."""

    items = fields.List(fields.Nested(OwnTemplateSchema), required=True)
