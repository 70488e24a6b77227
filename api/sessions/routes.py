"""What phones and staff record of sessions."""

from flask import Response
from flask_smorest import Blueprint

from api.answers import answer
from api.auth import allow, current_caller
from api.db import db
from api.sessions import ingest
from api.sessions.ingest import Batch
from api.sessions.schemas import EntriesAnswerSchema, EntriesSchema

blueprint = Blueprint("sessions", __name__, description="Session logs and the phone's other entries")


@blueprint.route("/me/entries", methods=["POST"])
@allow("client", heard=True)
@blueprint.arguments(EntriesSchema)
@blueprint.response(200, EntriesAnswerSchema)
def receive_entries(batch: Batch) -> Response:
    """Take in what the phone has to tell. Every entry is kept, and answered by its id."""
    told = ingest.receive(current_caller(), batch)
    db.session.commit()
    return answer(told)
