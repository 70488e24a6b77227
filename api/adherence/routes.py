"""Routes of adherence."""

from flask_smorest import Blueprint

blueprint = Blueprint("adherence", __name__)
