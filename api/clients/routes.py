"""Routes of clients."""

from flask_smorest import Blueprint

blueprint = Blueprint("clients", __name__)
