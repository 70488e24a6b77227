"""Entries that need a person: to be read, mapped, dismissed, or chosen from."""

from typing import Any
from uuid import UUID

from flask import Response

from api.answers import answer
from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.review import decisions, service, versions
from api.review.schemas import ChooseSchema, DismissSchema, UnreadDetailSchema, VersionsSchema, WaitingSchema
from api.sessions.schemas import ReportedLogSchema, SessionLogItemSchema
from api.sessions.staff import ReportedLog

blueprint = Feature("review", __name__, description="Entries that need a person")
_UNREAD = "/clients/<uuid:client_id>/unread-entries/<uuid:entry_id>"
_VERSIONS = "/clients/<uuid:client_id>/entry-versions/<uuid:entry_id>"


@blueprint.route("/clients/<uuid:client_id>/review")
@allow("therapist")
@blueprint.response(200, WaitingSchema)
def list_waiting(client_id: UUID) -> Response:
    """What needs a person: what could not be read, came in several versions, or is dated in the future."""
    return answer(service.list_waiting(current_caller(), client_id))


@blueprint.route(_UNREAD)
@allow("therapist")
@blueprint.response(200, UnreadDetailSchema)
def show_unread(client_id: UUID, entry_id: UUID) -> Response:
    """One entry that could not be read: where, why, all it holds, and what of a session can be told from it."""
    return answer(service.show_unread(current_caller(), client_id, entry_id))


@blueprint.route(f"{_UNREAD}/session-log", methods=["POST"])
@allow("therapist")
@blueprint.arguments(ReportedLogSchema)
@blueprint.response(201, SessionLogItemSchema)
def map_entry(reported: ReportedLog, client_id: UUID, entry_id: UUID) -> Response:
    """Make a session from it, as staff tell it. The entry stays as it came."""
    made: dict[str, Any] = decisions.map_to_session(current_caller(), client_id, entry_id, reported)
    commit()
    return answer(made, 201)


@blueprint.route(f"{_UNREAD}/read-again", methods=["POST"])
@allow("therapist")
@blueprint.response(204)
def read_again(client_id: UUID, entry_id: UUID) -> None:
    """Read it with what this release knows, and store it as the client's own."""
    decisions.read_once_more(current_caller(), client_id, entry_id)
    commit()


@blueprint.route(f"{_UNREAD}/dismiss", methods=["POST"])
@allow("therapist")
@blueprint.arguments(DismissSchema)
@blueprint.response(204)
def dismiss(body: dict[str, str], client_id: UUID, entry_id: UUID) -> None:
    """Nothing is to be made of it, for a reason that stays in the record. It is not deleted."""
    decisions.dismiss(current_caller(), client_id, entry_id, body["reason"])
    commit()


@blueprint.route(f"{_UNREAD}/take-back", methods=["POST"])
@allow("therapist")
@blueprint.response(204)
def take_back(client_id: UUID, entry_id: UUID) -> None:
    """What was dismissed waits again."""
    decisions.take_back(current_caller(), client_id, entry_id)
    commit()


@blueprint.route(_VERSIONS)
@allow("therapist")
@blueprint.response(200, VersionsSchema)
def show_versions(client_id: UUID, entry_id: UUID) -> Response:
    """Every version that came under one id."""
    return answer(versions.show_versions(current_caller(), client_id, entry_id))


@blueprint.route(f"{_VERSIONS}/choose", methods=["POST"])
@allow("therapist")
@blueprint.arguments(ChooseSchema)
@blueprint.response(204)
def choose(body: dict[str, bytes], client_id: UUID, entry_id: UUID) -> None:
    """Say which version holds. Of a session it becomes a correction; no version is changed."""
    versions.choose(current_caller(), client_id, entry_id, body["content_hash"])
    commit()
