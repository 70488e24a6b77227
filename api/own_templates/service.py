"""Template routines of a practice: kept from a plan, offered to all its therapists, removed and put back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, select

from api.accounts.models import PracticeRow, StaffRow
from api.auth import Caller
from api.catalogue.service import catalogue_of
from api.clock import now
from api.db import db, uuid7
from api.errors import NotFound
from api.own_templates.models import OwnTemplateRow
from routines.dose import dose_from_wire
from routines.errors import Invalid
from routines.own_template import for_nobody, own_template_problems, own_template_wire
from routines.plan import Routine
from routines.template import TemplatePrescription, TemplateRoutine, routine_from_template, template_to_wire
from routines.timeline import routine_seconds


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """A routine to keep as a template; its name is the template's."""

    routine: Routine
    description: str


def list_templates(caller: Caller) -> dict[str, Any]:
    """The practice's templates that are offered, by name."""
    rows = db.session.execute(_templates(caller).where(OwnTemplateRow.removed_at.is_(None))).all()
    items = [_wire(row, name) for row, name in rows]
    return {"items": sorted(items, key=lambda item: str(item["name"]).casefold())}


def keep_template(caller: Caller, new: NewTemplate) -> dict[str, Any]:
    """Raises Invalid, also for a name that is taken or one template too many."""
    routine = for_nobody(new.routine)
    _check(caller, routine, _standing(caller))
    row = OwnTemplateRow(
        practice_id=caller.practice_id,
        id=uuid7(now()),
        name=routine.name,
        description=new.description,
        routine=own_template_wire(routine),
        saved_at=now(),
        saved_by=caller.account_id,
        removed_at=None,
    )
    db.session.add(row)
    db.session.flush()
    return _wire(*_one(caller, row.id))


def change_template(caller: Caller, template_id: UUID, is_removed: bool) -> dict[str, Any]:
    """Remove a template or put it back. Raises NotFound, and Invalid where its name is taken by now."""
    standing = _standing(caller)
    row, name = _one(caller, template_id)
    if not is_removed and row.removed_at is not None:
        _check(caller, routine_from_template(_template(row), lambda: uuid7(now())), standing)
    row.removed_at = (row.removed_at or now()) if is_removed else None
    return _wire(row, name)


def _check(caller: Caller, routine: Routine, standing: Sequence[str]) -> None:
    problems = own_template_problems(routine, catalogue_of(caller.practice_id).exercises, standing, len(standing))
    if problems:
        raise Invalid(problems)


def _standing(caller: Caller) -> Sequence[str]:
    """The names taken. The practice's row is held, so that two people cannot take one name at once."""
    db.session.execute(
        select(PracticeRow.practice_id).where(PracticeRow.practice_id == caller.practice_id).with_for_update()
    )
    return db.session.scalars(
        select(OwnTemplateRow.name).where(
            OwnTemplateRow.practice_id == caller.practice_id, OwnTemplateRow.removed_at.is_(None)
        )
    ).all()


def _templates(caller: Caller) -> Select[OwnTemplateRow, str | None]:
    who = and_(StaffRow.practice_id == OwnTemplateRow.practice_id, StaffRow.id == OwnTemplateRow.saved_by)
    return (
        select(OwnTemplateRow, StaffRow.display_name)
        .outerjoin(StaffRow, who)
        .where(OwnTemplateRow.practice_id == caller.practice_id)
    )


def _one(caller: Caller, template_id: UUID) -> Row[OwnTemplateRow, str | None]:
    found = db.session.execute(_templates(caller).where(OwnTemplateRow.id == template_id)).one_or_none()
    if found is None:
        raise NotFound("template", template_id)
    return found


def _template(row: OwnTemplateRow) -> TemplateRoutine:
    """What the catalogue has since lost is left out."""
    exercises = catalogue_of(row.practice_id).exercises
    kept = [each for each in row.routine["prescriptions"] if each["exercise_id"] in exercises]
    named = [exercises[each["exercise_id"]] for each in kept]
    avoided = {caution.code for exercise in named for caution in exercise.cautions if caution.action == "avoid"}
    return TemplateRoutine(
        id=str(row.id),
        name=row.name,
        description=row.description,
        weekdays=tuple(row.routine["weekdays"]) if row.routine["weekdays"] is not None else None,
        times_per_week=row.routine["times_per_week"],
        times_per_day=row.routine["times_per_day"],
        prescriptions=tuple(
            TemplatePrescription(
                each["exercise_id"], each["sides"], each["first_side"], dose_from_wire(each["dose"]), ""
            )
            for each in kept
        ),
        cautions=tuple(sorted(avoided)),
    )


def _wire(row: OwnTemplateRow, saved_by: str | None) -> dict[str, Any]:
    template = _template(row)
    routine = routine_from_template(template, lambda: uuid7(now()))
    return {
        **template_to_wire(template),
        "total_seconds": routine_seconds(routine, catalogue_of(row.practice_id).exercises),
        "saved_at": row.saved_at,
        "saved_by": {"id": row.saved_by, "display_name": saved_by},
        "is_removed": row.removed_at is not None,
    }
