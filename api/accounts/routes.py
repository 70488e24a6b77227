"""Signing in and out, invitations, devices."""

from typing import Any
from uuid import UUID

from api.accounts import devices, invitations, service
from api.accounts.devices import DeviceSession
from api.accounts.invitations import Invitation
from api.accounts.schemas import (
    DeviceNameSchema,
    DeviceSessionListSchema,
    DeviceSessionSchema,
    InvitationArgsSchema,
    InvitationSchema,
    MeSchema,
    RedeemSchema,
    ShortCodeArgsSchema,
    SignInSchema,
)
from api.accounts.service import Device, Me
from api.audit import commit
from api.auth import allow, current_caller
from api.clients.service import get_client
from api.openapi import Feature

blueprint = Feature("accounts", __name__, description="Signing in and out, invitations, devices")


@blueprint.route("/auth/sign-in", methods=["POST"])
@allow("anyone")
@blueprint.arguments(SignInSchema)
@blueprint.response(200, MeSchema)
def sign_in(body: dict[str, str]) -> Me:
    """Sign in as staff, with e-mail and password."""
    found = service.sign_in(body["email"], body["password"], body["device_name"])
    commit()
    return found


@blueprint.route("/auth/redeem", methods=["POST"])
@allow("anyone")
@blueprint.arguments(RedeemSchema)
@blueprint.response(200, MeSchema)
def redeem(body: tuple[str, Device]) -> Me:
    """Sign a client's device in with a code or the code of a link, once."""
    found = service.redeem(*body)
    commit()
    return found


@blueprint.route("/auth/short-code", methods=["POST"])
@allow("anyone")
@blueprint.arguments(ShortCodeArgsSchema)
@blueprint.response(200, InvitationSchema)
def short_code(body: dict[str, str]) -> Invitation:
    """Get a code to type in the installed app, for as long as the link lives. It uses up the link when redeemed."""
    issued = invitations.short_code(body["code"])
    commit()
    return issued


@blueprint.route("/auth/sign-out", methods=["POST"])
@allow("anyone")
@blueprint.response(204)
def sign_out() -> None:
    """End this browser's session."""
    service.sign_out()
    commit()


@blueprint.route("/me")
@allow("signed_in")
@blueprint.response(200, MeSchema)
def me() -> Me:
    """Who is signed in, and where."""
    return service.me(current_caller())


@blueprint.route("/me/devices")
@allow("signed_in")
@blueprint.response(200, DeviceSessionListSchema)
def my_devices() -> dict[str, list[DeviceSession]]:
    """The browsers signed in to this account, newest first."""
    caller = current_caller()
    return {"items": devices.list_devices(caller, caller.account_id)}


@blueprint.route("/me/devices/<uuid:device_session_id>", methods=["PATCH"])
@allow("signed_in")
@blueprint.arguments(DeviceNameSchema)
@blueprint.response(200, DeviceSessionSchema)
def rename_device(body: dict[str, str], device_session_id: UUID) -> DeviceSession:
    """Give one's own device another name."""
    renamed = devices.rename_device(current_caller(), device_session_id, body["device_name"])
    commit()
    return renamed


@blueprint.route("/me/devices/<uuid:device_session_id>", methods=["DELETE"])
@allow("signed_in")
@blueprint.response(204)
def revoke_device(device_session_id: UUID) -> None:
    """Sign one's own device out from afar."""
    caller = current_caller()
    devices.retire_device(caller, caller.account_id, device_session_id)
    commit()


@blueprint.route("/me/invitations", methods=["POST"])
@allow("client")
@blueprint.response(201, InvitationSchema)
def link_another_device() -> Invitation:
    """Get a code for another device of one's own (15 minutes, once)."""
    caller = current_caller()
    issued = invitations.invite(caller.practice_id, caller.account_id, "now")
    commit()
    return issued


@blueprint.route("/clients/<uuid:client_id>/invitations", methods=["POST"])
@allow("therapist")
@blueprint.arguments(InvitationArgsSchema)
@blueprint.response(201, InvitationSchema)
def invite(body: dict[str, str], client_id: UUID) -> Invitation:
    """Invite a client's device: a code for now (15 minutes) or a link to send (7 days). Each works once."""
    client = get_client(current_caller(), client_id)
    issued = invitations.invite(client.practice_id, client.id, body["for_"])
    commit()
    return issued


@blueprint.route("/clients/<uuid:client_id>/devices")
@allow("therapist")
@blueprint.response(200, DeviceSessionListSchema)
def client_devices(client_id: UUID) -> dict[str, Any]:
    """A client's devices, those no longer used included."""
    client = get_client(current_caller(), client_id)
    return {"items": devices.list_devices(current_caller(), client.id, with_retired=True)}


@blueprint.route("/clients/<uuid:client_id>/devices/<uuid:device_session_id>/retire", methods=["POST"])
@allow("therapist")
@blueprint.response(200, DeviceSessionSchema)
def retire_client_device(client_id: UUID, device_session_id: UUID) -> DeviceSession:
    """Say that a client's device is no longer used: it is signed out, and figures stop waiting for it."""
    client = get_client(current_caller(), client_id)
    retired = devices.retire_device(current_caller(), client.id, device_session_id)
    commit()
    return retired
