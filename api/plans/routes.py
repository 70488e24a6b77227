"""Routes of plans."""

from flask_smorest import Blueprint

blueprint = Blueprint("plans", __name__)
