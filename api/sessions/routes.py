"""Routes of sessions."""

from flask_smorest import Blueprint

blueprint = Blueprint("sessions", __name__)
