"""Routes of brief."""

from flask_smorest import Blueprint

blueprint = Blueprint("brief", __name__)
