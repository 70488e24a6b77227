"""The statements behind lists of session logs, each made ready once."""

from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Date, Integer, Uuid, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from api.accounts.models import StaffRow
from api.members import among
from api.plans.models import PlanVersionRow
from api.prepared import Prepared
from api.sessions.models import EntryRow

_PRACTICE: BindParameter[UUID] = bindparam("practice_id", type_=Uuid())
_CLIENT: BindParameter[UUID] = bindparam("client_id", type_=Uuid())


def _columns() -> Any:
    correction = aliased(EntryRow, name="correction")
    is_replaced = exists().where(
        correction.practice_id == _PRACTICE,
        correction.client_id == _CLIENT,
        correction.replaces_id == EntryRow.id,
    )
    who = and_(StaffRow.practice_id == _PRACTICE, StaffRow.id == EntryRow.recorded_by)
    columns = select(
        EntryRow.id,
        EntryRow.schema_version,
        EntryRow.device_id,
        EntryRow.recorded_by,
        StaffRow.display_name.label("recorded_by_name"),
        EntryRow.practised_on,
        EntryRow.replaces_id,
        EntryRow.flags,
        EntryRow.received_at,
        EntryRow.body,
        is_replaced.label("is_replaced"),
    )
    return columns.outerjoin(StaffRow, who).where(
        EntryRow.practice_id == _PRACTICE, EntryRow.client_id == _CLIENT, EntryRow.practised_on.is_not(None)
    )


def _page_statement() -> Any:
    """Newest first. `last_on` is not after `day`: of that day come the ids before `before`."""
    return (
        _columns()
        .where(
            EntryRow.practised_on >= bindparam("first_on", type_=Date()),
            EntryRow.practised_on <= bindparam("last_on", type_=Date()),
            or_(
                EntryRow.practised_on < bindparam("day", type_=Date()), EntryRow.id < bindparam("before", type_=Uuid())
            ),
        )
        .order_by(EntryRow.practised_on.desc(), EntryRow.id.desc())
        .limit(bindparam("limit", type_=Integer()))
    )


def _versions_statement(dialect: str) -> Any:
    return select(PlanVersionRow.plan_id, PlanVersionRow.version, PlanVersionRow.body).where(
        PlanVersionRow.practice_id == _PRACTICE,
        PlanVersionRow.client_id == _CLIENT,
        among(PlanVersionRow.plan_id, "plan_ids", dialect),
        among(PlanVersionRow.version, "versions", dialect),
    )


PAGE = Prepared(_page_statement())
THESE = Prepared(lambda dialect: _columns().where(among(EntryRow.id, "ids", dialect)).order_by(EntryRow.received_at))
PLAN_VERSIONS = Prepared(_versions_statement)
