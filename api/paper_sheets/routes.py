"""Sheets that clients ticked at home, typed in by staff."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.paper_sheets import service
from api.paper_sheets.boxes import AskedSheet
from api.paper_sheets.schemas import (
    SheetArgsSchema,
    SheetSchema,
    TakeBackSchema,
    TickResultsSchema,
    TypedSheetSchema,
)
from api.paper_sheets.service import TypedSheet

blueprint = Feature("paper_sheets", __name__, description="Sheets ticked at home, typed in")


@blueprint.route("/clients/<uuid:client_id>/paper-sheet")
@allow("therapist")
@blueprint.arguments(SheetArgsSchema, location="query")
@blueprint.response(200, SheetSchema)
def show_sheet(asked: AskedSheet, client_id: UUID) -> dict[str, Any]:
    """The handout's boxes since the last visit, with what is recorded of each day already."""
    return service.show_sheet(current_caller(), client_id, asked)


@blueprint.route("/clients/<uuid:client_id>/paper-sheet", methods=["POST"])
@allow("therapist")
@blueprint.arguments(TypedSheetSchema)
@blueprint.response(200, TickResultsSchema)
def take_ticks(typed: TypedSheet, client_id: UUID) -> dict[str, Any]:
    """Store the ticks of a whole sheet, each as a session from paper. Each is answered by its id."""
    results = service.take_ticks(current_caller(), client_id, typed)
    commit()
    return results


@blueprint.route("/clients/<uuid:client_id>/paper-sheet/take-back", methods=["POST"])
@allow("therapist")
@blueprint.arguments(TakeBackSchema)
@blueprint.response(200, TickResultsSchema)
def take_back(sent: dict[str, list[UUID]], client_id: UUID) -> dict[str, Any]:
    """Withdraw ticks that were saved. They stay in the client's list, and can be restored there one by one."""
    results = service.take_back(current_caller(), client_id, sent["ids"])
    commit()
    return results
