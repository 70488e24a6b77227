"""Of two people who change the same thing of a client at once, one is first."""

from sqlalchemy import select

from api.clients.models import ClientRow
from api.db import db


def take_turns(client: ClientRow) -> None:
    """Wait until nobody else writes what hangs on this client, and keep others waiting until the request ends."""
    which = (ClientRow.practice_id == client.practice_id, ClientRow.id == client.id)
    db.session.execute(select(ClientRow.id).where(*which).with_for_update())
