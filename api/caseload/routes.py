"""Routes of caseload."""

from flask_smorest import Blueprint

blueprint = Blueprint("caseload", __name__)
