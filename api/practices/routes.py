"""The practice, as it is set up."""

from typing import Any

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.practices import service
from api.practices.schemas import PracticeChangesSchema, PracticeSettingsSchema

blueprint = Feature("practices", __name__, description="The practice and its people")


@blueprint.route("/practice")
@allow("therapist")
@blueprint.response(200, PracticeSettingsSchema)
def read_practice() -> dict[str, Any]:
    """The caller's practice: emergency number, people, which professions may do what, how often clients come."""
    return service.read_practice(current_caller())


@blueprint.route("/practice", methods=["PATCH"])
@allow("admin")
@blueprint.arguments(PracticeChangesSchema)
@blueprint.response(200, PracticeSettingsSchema)
def change_practice(changes: dict[str, Any]) -> dict[str, Any]:
    """Change the practice's country, emergency number, which professions may do what, or how often clients come."""
    changed = service.change_practice(current_caller(), changes)
    commit()
    return changed
