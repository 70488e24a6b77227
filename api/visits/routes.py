"""Routes of visits."""

from flask_smorest import Blueprint

blueprint = Blueprint("visits", __name__)
