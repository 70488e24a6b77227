"""Plans: read the newest version, save the next."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from api.accounts.models import StaffRow
from api.auth import Caller
from api.catalogue.service import catalogue_of
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now, today
from api.db import db, uuid7
from api.errors import StalePlan
from api.etag import Matches, check_match
from api.plans.fit import fitted_columns, intended, timelines
from api.plans.models import PlanRow, PlanVersionRow
from api.plans.schemas import PlanDraft
from api.practices.service import standing
from routines.errors import Invalid, Problem
from routines.fields import instant_to_wire
from routines.fitted_plan import caution_problems, caution_to_wire, change_to_wire, fit_plan, notes_to_wire
from routines.plan import Plan, plan_from_wire, plan_problems, plan_to_wire
from routines.scope import scope_problems

NO_PLAN = "plan-none"


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A client's plan as the wire has it, None before the first; `etag` is of that state."""

    wire: dict[str, Any] | None
    etag: str


def read_plan(caller: Caller, client_id: UUID) -> SavedPlan:
    """The newest version. Raises NotFound for the client."""
    client = get_client(caller, client_id)
    row = newest_version(caller, client.id)
    if row is None:
        return SavedPlan(None, NO_PLAN)
    return SavedPlan(_plan_wire(row, client), etag(row.plan_id, row.version))


def save_plan(caller: Caller, client_id: UUID, draft: PlanDraft, if_match: Matches) -> SavedPlan:
    """Save `draft` as the next version. Raises NotFound, PreconditionRequired, StalePlan, Invalid."""
    client = get_client(caller, client_id)
    before = newest_version(caller, client.id)
    current = etag(before.plan_id, before.version) if before else NO_PLAN
    check_match(current, if_match, is_first=before is None, stale=StalePlan)
    _check(caller, client, draft, before)
    version = before.version + 1 if before else 1
    plan_id = move_on(caller, client.id, before) if before else _begin(caller, client.id)
    fitted = fitted_columns(draft.plan, client.cautions, catalogue_of(caller.practice_id))
    row = version_row(caller, client, plan_id, version) | fitted
    db.session.execute(insert(PlanVersionRow), {**row, "is_by_cautions": False})
    saved = db.session.execute(_newest(caller, client.id)).one()
    return SavedPlan(_plan_wire(saved, client), etag(plan_id, version))


def version_row(caller: Caller, client: ClientRow, plan_id: UUID, version: int) -> dict[str, Any]:
    """Who saves it and when; what it holds comes from `fitted_columns`."""
    return {
        "practice_id": caller.practice_id,
        "client_id": client.id,
        "plan_id": plan_id,
        "version": version,
        "saved_at": now(),
        "saved_on": today(client.time_zone),
        "saved_by": caller.account_id,
    }


def etag(plan_id: UUID, version: int) -> str:
    return f"plan-{plan_id}-{version}"


def out_of_scope(caller: Caller, plan: Plan, before: Row[Any] | None) -> tuple[Problem, ...]:
    """What in `plan` the caller's profession may not prescribe; what the newest version has already may stay."""
    own = standing(caller)
    kept = plan_from_wire(intended(before)) if before else None
    return tuple(scope_problems(plan, kept, catalogue_of(caller.practice_id).exercises, own.profession, own.scope))


def newest_version(caller: Caller, client_id: UUID) -> Row[Any] | None:
    """The version saved last, None before the first."""
    return db.session.execute(_newest(caller, client_id)).one_or_none()


def _check(caller: Caller, client: ClientRow, draft: PlanDraft, before: Row[Any] | None) -> None:
    known = catalogue_of(caller.practice_id)
    problems = (
        *plan_problems(draft.plan, known.exercises),
        *_unknown_ids(draft, before),
        *out_of_scope(caller, draft.plan, before),
        *caution_problems(draft.plan, client.cautions, known),
    )
    if problems:
        raise Invalid(problems)


def _unknown_ids(draft: PlanDraft, before: Row[Any] | None) -> tuple[Problem, ...]:
    """Ids live on across versions, so a caller may name one only of this plan; the newest version has most of them."""
    unknown = dict(draft.named)
    if before and unknown:
        unknown = _without(unknown, intended(before))
    if before and unknown:
        for version in db.session.execute(_bodies(before.practice_id, before.client_id)):
            unknown = _without(unknown, intended(version))
    return tuple(Problem(path, "unknown_id", "is of no version of this plan: leave it out") for path in unknown)


def _without(unknown: dict[tuple[str | int, ...], UUID], body: dict[str, Any]) -> dict[tuple[str | int, ...], UUID]:
    routines = {UUID(routine["id"]) for routine in body["routines"]}
    prescriptions = {UUID(each["id"]) for routine in body["routines"] for each in routine["prescriptions"]}
    return {
        path: given
        for path, given in unknown.items()
        if given not in (prescriptions if "prescriptions" in path else routines)
    }


def _begin(caller: Caller, client_id: UUID) -> UUID:
    """The plan's own row; of two first saves at once, one stands."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    row = {"practice_id": caller.practice_id, "id": uuid7(now()), "client_id": client_id, "version": 1}
    begun = dialect.insert(PlanRow).values(row).on_conflict_do_nothing().returning(PlanRow.id)
    plan_id: UUID | None = db.session.execute(begun).scalar_one_or_none()
    if plan_id is None:
        raise StalePlan(f'"{NO_PLAN}"')
    return plan_id


def move_on(caller: Caller, client_id: UUID, before: Row[Any]) -> UUID:
    """Raises StalePlan when someone saved since `before` was read."""
    moved = db.session.execute(
        update(PlanRow)
        .where(
            PlanRow.practice_id == caller.practice_id,
            PlanRow.id == before.plan_id,
            PlanRow.version == before.version,
        )
        .values(version=before.version + 1)
        .returning(PlanRow.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    if moved is None:
        raise StalePlan(f'"{etag(before.plan_id, before.version)}"')
    return moved


def versions_of(caller: Caller, client_id: UUID) -> Select[Any]:
    """Every version of the client's plan with the name of who saved it, in no order."""
    of_practice = (StaffRow.practice_id == PlanVersionRow.practice_id) & (StaffRow.id == PlanVersionRow.saved_by)
    return (
        select(
            PlanVersionRow.practice_id,
            PlanVersionRow.client_id,
            PlanVersionRow.plan_id,
            PlanVersionRow.version,
            PlanVersionRow.saved_at,
            PlanVersionRow.saved_on,
            PlanVersionRow.saved_by,
            PlanVersionRow.body,
            PlanVersionRow.timelines,
            PlanVersionRow.intended,
            PlanVersionRow.is_by_cautions,
            StaffRow.display_name,
        )
        .outerjoin(StaffRow, of_practice)
        .where(PlanVersionRow.practice_id == caller.practice_id, PlanVersionRow.client_id == client_id)
    )


def _newest(caller: Caller, client_id: UUID) -> Select[Any]:
    return versions_of(caller, client_id).order_by(PlanVersionRow.version.desc()).limit(1)


def _bodies(practice_id: UUID, client_id: UUID) -> Select[Any]:
    return select(PlanVersionRow.body, PlanVersionRow.intended).where(
        PlanVersionRow.practice_id == practice_id, PlanVersionRow.client_id == client_id
    )


def _plan_wire(row: Row[Any], client: ClientRow) -> dict[str, Any]:
    """As the therapist wrote it, with what the client's cautions make of it now."""
    fitted = fit_plan(plan_from_wire(intended(row)), client.cautions, catalogue_of(client.practice_id))
    return {
        **written_wire(row),
        "fit": {
            "gates": [caution_to_wire(each) for each in fitted.gates],
            "changes": [change_to_wire(each) for each in fitted.changes],
            "notes": notes_to_wire(fitted),
            "routines": plan_to_wire(fitted.plan)["routines"],
        },
    }


def written_wire(row: Row[Any]) -> dict[str, Any]:
    """The version as the therapist wrote it, with who saved it, when, and how long each routine takes."""
    body = intended(row)
    steps = timelines(plan_from_wire(body), catalogue_of(row.practice_id))
    return {
        "id": str(row.plan_id),
        "version": row.version,
        "saved_at": instant_to_wire(row.saved_at),
        "saved_by": {"id": str(row.saved_by), "display_name": row.display_name},
        **body,
        "routines": [
            {**routine, "total_seconds": sum(step["seconds"] for step in steps[routine["id"]])}
            for routine in body["routines"]
        ],
    }
