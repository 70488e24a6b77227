"""Who works in the practice: admins invite, disable and reset; everyone sets their own password."""

from typing import Any
from uuid import UUID

from api.accounts import devices
from api.accounts.devices import DeviceSession
from api.accounts.schemas import DeviceSessionListSchema, DeviceSessionSchema, MeSchema
from api.accounts.service import Me
from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.staff import access, links, own_password, service
from api.staff.links import Invitee, LinkMeant, StaffLink
from api.staff.schemas import (
    DisableSchema,
    InviteeSchema,
    LinkCodeSchema,
    LinkMeantSchema,
    LinkUseSchema,
    PasswordChangeSchema,
    PersonChangesSchema,
    PersonSchema,
    StaffLinkSchema,
    StaffSchema,
)
from api.staff.service import Person

blueprint = Feature("staff", __name__, description="Who works in the practice")


@blueprint.route("/practice/staff")
@allow("admin")
@blueprint.response(200, StaffSchema)
def list_staff() -> dict[str, Any]:
    """Everyone who works in the practice or did, and invitations that can still be used."""
    caller = current_caller()
    return {"people": service.list_people(caller), "invitations": links.list_invitations(caller)}


@blueprint.route("/practice/staff/invitations", methods=["POST"])
@allow("admin")
@blueprint.arguments(InviteeSchema)
@blueprint.response(201, StaffLinkSchema)
def invite_staff(invitee: Invitee) -> StaffLink:
    """Get a link for someone to join the practice's staff (7 days, once). One sent earlier stops working."""
    link = links.invite(current_caller(), invitee)
    commit()
    return link


@blueprint.route("/practice/staff/invitations/<uuid:invitation_id>", methods=["DELETE"])
@allow("admin")
@blueprint.response(204)
def withdraw_staff_invitation(invitation_id: UUID) -> None:
    """Take an invitation back: its link stops working."""
    links.withdraw(current_caller(), invitation_id)
    commit()


@blueprint.route("/practice/staff/<uuid:staff_id>", methods=["PATCH"])
@allow("admin")
@blueprint.arguments(PersonChangesSchema)
@blueprint.response(200, PersonSchema)
def change_staff(changes: dict[str, Any], staff_id: UUID) -> Person:
    """Change a staff member's name, role or profession. A role holds at once."""
    person = access.change_person(current_caller(), staff_id, changes)
    commit()
    return person


@blueprint.route("/practice/staff/<uuid:staff_id>/disable", methods=["POST"])
@allow("admin")
@blueprint.arguments(DisableSchema)
@blueprint.response(200, PersonSchema)
def disable_staff(body: dict[str, Any], staff_id: UUID) -> Person:
    """Shut a staff member out: signed out everywhere at once. Their work stays."""
    person = access.disable(current_caller(), staff_id, body["clients_to"])
    commit()
    return person


@blueprint.route("/practice/staff/<uuid:staff_id>/enable", methods=["POST"])
@allow("admin")
@blueprint.response(200, PersonSchema)
def enable_staff(staff_id: UUID) -> Person:
    """Let a disabled staff member in again, with the password of before."""
    person = access.enable(current_caller(), staff_id)
    commit()
    return person


@blueprint.route("/practice/staff/<uuid:staff_id>/reset", methods=["POST"])
@allow("admin")
@blueprint.response(201, StaffLinkSchema)
def reset_staff(staff_id: UUID) -> StaffLink:
    """Get a link for a staff member to set a new password (1 day, once). Using it ends all their sessions."""
    link = links.reset(current_caller(), staff_id)
    commit()
    return link


@blueprint.route("/practice/staff/<uuid:staff_id>/devices")
@allow("admin")
@blueprint.response(200, DeviceSessionListSchema)
def staff_devices(staff_id: UUID) -> dict[str, list[DeviceSession]]:
    """The browsers that a staff member is signed in with."""
    caller = current_caller()
    return {"items": devices.list_devices(caller, service.get_person(caller, staff_id).id)}


@blueprint.route("/practice/staff/<uuid:staff_id>/devices/<uuid:device_session_id>/retire", methods=["POST"])
@allow("admin")
@blueprint.response(200, DeviceSessionSchema)
def retire_staff_device(staff_id: UUID, device_session_id: UUID) -> DeviceSession:
    """Sign one browser of a staff member out."""
    caller = current_caller()
    retired = devices.retire_device(caller, service.get_person(caller, staff_id).id, device_session_id)
    commit()
    return retired


@blueprint.route("/auth/staff-link", methods=["POST"])
@allow("anyone")
@blueprint.arguments(LinkCodeSchema)
@blueprint.response(200, LinkMeantSchema)
def look_at_staff_link(body: dict[str, str]) -> LinkMeant:
    """What a staff member's link is for. It uses nothing up."""
    meant = links.look(body["code"])
    commit()
    return meant


@blueprint.route("/auth/staff-link/use", methods=["POST"])
@allow("anyone")
@blueprint.arguments(LinkUseSchema)
@blueprint.response(200, MeSchema)
def use_staff_link(body: dict[str, str]) -> Me:
    """Set one's own password by an invitation or reset link, once, and sign in."""
    found = links.use(body["code"], body["password"], body["device_name"])
    commit()
    return found


@blueprint.route("/me/password", methods=["PUT"])
@allow("therapist")
@blueprint.arguments(PasswordChangeSchema)
@blueprint.response(204)
def change_own_password(body: dict[str, str]) -> None:
    """Change one's own password: all other sessions of the account end."""
    own_password.change(current_caller(), body["current_password"], body["password"])
    commit()
