"""What the practice asks its clients to agree to, and what they answered."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.consent import service
from api.consent.models import ConsentTextRow
from api.consent.schemas import (
    ClientConsentSchema,
    ConsentTextListSchema,
    ConsentTextSchema,
    NewConsentTextSchema,
    OwnConsentSchema,
)
from api.openapi import Feature

blueprint = Feature("consent", __name__, description="What clients are asked to agree to")


@blueprint.route("/practice/consent")
@allow("therapist")
@blueprint.response(200, ConsentTextListSchema)
def list_consent_texts() -> dict[str, list[ConsentTextRow]]:
    """Every version of the practice's consent text, newest first. The newest is the one that clients are asked."""
    return {"items": service.list_texts(current_caller())}


@blueprint.route("/practice/consent", methods=["POST"])
@allow("admin")
@blueprint.arguments(NewConsentTextSchema)
@blueprint.response(201, ConsentTextSchema)
def publish_consent_text(new: dict[str, Any]) -> ConsentTextRow:
    """Publish a new version of the consent text: every client is asked to agree to it."""
    text = service.publish(current_caller(), new["body"], new["after"])
    commit()
    return text


@blueprint.route("/clients/<uuid:client_id>/consent")
@allow("therapist")
@blueprint.response(200, ClientConsentSchema)
def client_consent(client_id: UUID) -> dict[str, Any]:
    """What a client is asked to agree to, and every answer: to which text, and when."""
    return service.of_client(current_caller(), client_id)


@blueprint.route("/me/consent")
@allow("client")
@blueprint.response(200, OwnConsentSchema)
def own_consent() -> dict[str, Any]:
    """The text to read and agree to, and one's own newest answer. Answers travel as entries."""
    return service.own(current_caller())
