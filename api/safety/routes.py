"""Routes of safety."""

from flask_smorest import Blueprint

blueprint = Blueprint("safety", __name__)
