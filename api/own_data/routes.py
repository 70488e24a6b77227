"""What is kept of a client, for themselves."""

from typing import Any

from flask import Response

from api.answers import answer
from api.auth import allow, current_caller
from api.openapi import Feature
from api.own_data.schemas import OwnDataSchema
from api.own_data.service import own_data
from api.schemas import PageArgs

blueprint = Feature("own_data", __name__, description="A client's own data")


@blueprint.route("/me/export")
@allow("client")
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, OwnDataSchema)
def export(which: dict[str, Any]) -> Response:
    """All records of the caller as they came, page by page, with every version of the plan."""
    return answer(own_data(current_caller(), which["cursor"], which["limit"]))
