"""Template routines that a practice made for itself."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.own_templates import service
from api.own_templates.schemas import NewTemplateSchema, OwnTemplateSchema, OwnTemplatesSchema, TemplateChangeSchema
from api.own_templates.service import NewTemplate

blueprint = Feature("own_templates", __name__, description="A practice's own template routines")


@blueprint.route("/practice/routines")
@allow("therapist")
@blueprint.response(200, OwnTemplatesSchema)
def list_templates() -> dict[str, Any]:
    """The practice's own template routines, by name."""
    return service.list_templates(current_caller())


@blueprint.route("/practice/routines", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewTemplateSchema)
@blueprint.response(201, OwnTemplateSchema)
def keep_template(new: NewTemplate) -> dict[str, Any]:
    """Keep a routine as a template, without what is about one client."""
    kept = service.keep_template(current_caller(), new)
    commit()
    return kept


@blueprint.route("/practice/routines/<uuid:template_id>", methods=["PATCH"])
@allow("therapist")
@blueprint.arguments(TemplateChangeSchema)
@blueprint.response(200, OwnTemplateSchema)
def change_template(change: dict[str, bool], template_id: UUID) -> dict[str, Any]:
    """Remove a template, or put it back. Plans made from it stay as they are."""
    changed = service.change_template(current_caller(), template_id, change["is_removed"])
    commit()
    return changed
