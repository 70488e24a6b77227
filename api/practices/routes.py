"""The practice, as it is set up."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.practices import service
from api.practices.schemas import (
    PracticeChangesSchema,
    PracticeSettingsSchema,
    ProfessionSchema,
    StaffMemberSchema,
)

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


@blueprint.route("/practice/staff/<uuid:staff_id>", methods=["PATCH"])
@allow("admin")
@blueprint.arguments(ProfessionSchema)
@blueprint.response(200, StaffMemberSchema)
def set_profession(body: dict[str, Any], staff_id: UUID) -> dict[str, Any]:
    """Say what profession a staff member has: by it the practice says what they may do."""
    person = service.set_profession(current_caller(), staff_id, body["profession"])
    commit()
    return person
