"""A change of a client's cautions is a new version of the plan: what was practised before keeps the version it had."""

from sqlalchemy import insert

from api.auth import Caller
from api.catalogue.service import catalogue_of
from api.clients.models import ClientRow
from api.db import db
from api.errors import StalePlan
from api.plans.fit import fitted_columns, intended
from api.plans.models import PlanVersionRow
from api.plans.service import move_on, newest_version, version_row
from routines.plan import plan_from_wire


def refit(caller: Caller, client: ClientRow) -> None:
    """Save what the client's cautions leave of the plan now, if that is anything else than before."""
    while True:
        before = newest_version(caller, client.id)
        if before is None:
            return
        columns = fitted_columns(plan_from_wire(intended(before)), client.cautions, catalogue_of(client.practice_id))
        if columns["body"] == before.body:
            return
        try:
            plan_id = move_on(caller, client.id, before)
        except StalePlan:
            continue  # somebody saved just now: theirs is the plan to fit
        row = version_row(caller, client, plan_id, before.version + 1) | columns
        db.session.execute(insert(PlanVersionRow), {**row, "is_by_cautions": True})
        return
