"""The statements that read facts: arms of one union, each a kind of fact in the columns that all kinds share."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from api.accounts.models import DeviceSessionRow
from api.catalogue.own import REVISION_OF_PRACTICE
from api.clients.models import ClientRow
from api.db import UtcDateTime
from api.light.models import ExerciseHoldRow
from api.pauses.models import PauseRow
from api.plans.models import PlanVersionRow
from api.review.counts import waiting_counts
from api.safety.models import SafetyLockRow
from api.sessions.models import EntryRow
from api.visits.models import VisitRow
from api.visits.planned import set_before_any

# Two a week over the longest window.
VISITS_READ = 120
_PRACTICE = bindparam("practice_id", type_=Uuid())
_CLIENT = bindparam("client_id", type_=Uuid())
_VERSIONS_FROM = bindparam("versions_from", type_=Date())
# In the order of FactRow, after `kind`.
_COLUMNS: Mapping[str, Any] = {
    "client_id": Uuid(),
    "id": Uuid(),
    "by": Uuid(),
    "by_name": String(),
    "number": Integer(),
    "on": Date(),
    "at_1": UtcDateTime(),
    "at_2": UtcDateTime(),
    "at_3": UtcDateTime(),
    "at_4": UtcDateTime(),
    "text": String(),
}


IsMeant: TypeAlias = Callable[[Any], ColumnElement[bool]]


@cache
def facts_of_one_client() -> CompoundSelect[*tuple[Any, ...]]:
    """All facts of a client who is there. Parameters: `practice_id`, `client_id`, `versions_from`."""
    is_there = and_(ClientRow.practice_id == _PRACTICE, ClientRow.id == _CLIENT, ClientRow.deleted_at.is_(None))
    codes = cast(ClientRow.cautions, String())
    told = {"text": ClientRow.time_zone, "by_name": codes, "by": REVISION_OF_PRACTICE}
    client = _arm("client", is_there, client_id=ClientRow.id, on=set_before_any(_PRACTICE, _CLIENT), **told)
    return union_all(client, _visits(), *fact_arms(lambda client_id: client_id == _CLIENT))


def fact_arms(is_meant: IsMeant) -> list[Select[*tuple[Any, ...]]]:
    """Versions, phones, locks, holds, pauses and what waits for staff of the clients of whose id `is_meant` is true.
    Parameters: `practice_id`, `versions_from` and those of `is_meant`."""
    waiting = [_arm("waiting", None, **columns) for columns in waiting_counts(_PRACTICE, is_meant)]
    aside = [_locks(is_meant), _holds(is_meant), _pauses(is_meant)]
    return [_versions(is_meant), _device_sessions(is_meant), *aside, *waiting]


def _versions(is_meant: IsMeant) -> Select[*tuple[Any, ...]]:
    later = aliased(PlanVersionRow, name="later")
    is_replaced = exists().where(
        later.practice_id == _PRACTICE,
        later.client_id == PlanVersionRow.client_id,
        later.version > PlanVersionRow.version,
        later.saved_on < _VERSIONS_FROM,
    )
    return _arm(
        "version",
        and_(PlanVersionRow.practice_id == _PRACTICE, is_meant(PlanVersionRow.client_id), ~is_replaced),
        client_id=PlanVersionRow.client_id,
        id=PlanVersionRow.plan_id,
        by=PlanVersionRow.saved_by,
        number=PlanVersionRow.version,
        on=PlanVersionRow.saved_on,
        at_1=PlanVersionRow.saved_at,
        text=cast(PlanVersionRow.body, String()),
    )


def _device_sessions(is_meant: IsMeant) -> Select[*tuple[Any, ...]]:
    phone = DeviceSessionRow
    # Signed out with nothing unsent: it has told all it knew. With something unsent it still owes it.
    is_out = and_(phone.signed_out_at.is_not(None), func.coalesce(phone.unsent, 0) == 0)
    is_retired = or_(phone.revoked_at.is_not(None), is_out)
    newest_zone = (
        select(EntryRow.time_zone)
        .where(
            EntryRow.practice_id == _PRACTICE,
            EntryRow.client_id == phone.account_id,
            EntryRow.device_id == phone.device_id,
        )
        .order_by(EntryRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _arm(
        "device",
        and_(
            phone.practice_id == _PRACTICE,
            is_meant(phone.account_id),
            phone.role == "client",
            or_(phone.last_heard_at.is_not(None), ~is_retired),
        ),
        client_id=phone.account_id,
        id=func.coalesce(phone.device_id, phone.id),
        by_name=phone.device_name,
        number=case((is_retired, 1), else_=0),
        at_1=phone.first_heard_at,
        at_2=phone.last_heard_at,
        at_3=phone.spoken_at,
        at_4=phone.created_at,
        text=newest_zone,
    )


def _locks(is_meant: IsMeant) -> Select[*tuple[Any, ...]]:
    return _arm(
        "lock",
        and_(SafetyLockRow.practice_id == _PRACTICE, is_meant(SafetyLockRow.client_id)),
        client_id=SafetyLockRow.client_id,
        id=SafetyLockRow.id,
        text=SafetyLockRow.level,
        at_1=SafetyLockRow.locked_at,
        at_2=SafetyLockRow.unlocked_at,
    )


def _holds(is_meant: IsMeant) -> Select[*tuple[Any, ...]]:
    return _arm(
        "hold",
        and_(ExerciseHoldRow.practice_id == _PRACTICE, is_meant(ExerciseHoldRow.client_id)),
        client_id=ExerciseHoldRow.client_id,
        # A hold is told by the exercise's name, which the practice may change.
        by=REVISION_OF_PRACTICE,
        text=ExerciseHoldRow.exercise_slug,
        on=ExerciseHoldRow.held_on,
        at_1=ExerciseHoldRow.held_at,
        at_2=ExerciseHoldRow.opened_at,
    )


def _pauses(is_meant: IsMeant) -> Select[*tuple[Any, ...]]:
    return _arm(
        "pause",
        and_(PauseRow.practice_id == _PRACTICE, is_meant(PauseRow.client_id), PauseRow.withdrawn_at.is_(None)),
        client_id=PauseRow.client_id,
        on=PauseRow.first_on,
        text=cast(PauseRow.last_on, String()),
    )


def _visits() -> Select[*tuple[Any, ...]]:
    newest = (
        select(VisitRow.visited_on)
        .where(VisitRow.practice_id == _PRACTICE, VisitRow.client_id == _CLIENT, VisitRow.withdrawn_at.is_(None))
        .group_by(VisitRow.visited_on)
        .order_by(VisitRow.visited_on.desc())
        .limit(VISITS_READ)
        .subquery("newest_visit")
    )
    # Every row carries what the last record says of the next visit.
    planned = (
        select(VisitRow.next_visit_on)
        .where(VisitRow.practice_id == _PRACTICE, VisitRow.client_id == _CLIENT, VisitRow.withdrawn_at.is_(None))
        .order_by(VisitRow.visited_on.desc(), VisitRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _arm("visit", None, client_id=_CLIENT, on=newest.c.visited_on, text=cast(planned, String()))


def _arm(kind: str, where: ColumnElement[bool] | None, **columns: Any) -> Select[*tuple[Any, ...]]:
    """One kind of fact in the columns that all kinds share."""
    shared = [columns.get(name, cast(null(), type_)).label(name) for name, type_ in _COLUMNS.items()]
    arm: Select[*tuple[Any, ...]] = select(literal(kind, String()).label("kind"), *shared)
    return arm if where is None else arm.where(where)
