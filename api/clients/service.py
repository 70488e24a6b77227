"""Clients of a practice."""

from uuid import UUID

from sqlalchemy import select

from api.auth import Caller
from api.clients.models import ClientRow
from api.db import db
from api.errors import NotFound


def get_client(caller: Caller, client_id: UUID) -> ClientRow:
    """The client, if the caller's practice has one of this id and has not deleted it. Raises NotFound."""
    row = db.session.scalars(
        select(ClientRow).where(
            ClientRow.practice_id == caller.practice_id, ClientRow.id == client_id, ClientRow.deleted_at.is_(None)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("client", client_id)
    return row
