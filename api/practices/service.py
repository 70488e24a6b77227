"""The practice as it is set up: country and emergency number, its people, and which professions may do what."""

from dataclasses import dataclass
from typing import Any, cast

from flask import current_app
from sqlalchemy import Row, select

from api.accounts.models import PracticeRow, StaffRow
from api.auth import Caller
from api.db import db
from routines.emergency import EMERGENCY_NUMBERS, emergency_number
from routines.scope import DEFAULT_SCOPE, Profession, Scope, may


@dataclass(frozen=True, slots=True)
class Standing:
    """What a staff member is in the practice, and what professions may do there."""

    profession: Profession | None
    scope: Scope

    def to_wire(self) -> dict[str, bool]:
        """What the person may, as `/me` has it."""
        return {
            "unlock_urgent": may(self.profession, self.scope.unlock_urgent),
            "prescribe_restricted": may(self.profession, self.scope.prescribe_restricted),
        }


def standing(caller: Caller) -> Standing:
    """Of the staff member who calls, with one statement."""
    row = db.session.execute(
        select(StaffRow.profession, PracticeRow.unlock_professions, PracticeRow.prescribe_professions)
        .join(PracticeRow, PracticeRow.practice_id == StaffRow.practice_id)
        .where(StaffRow.practice_id == caller.practice_id, StaffRow.id == caller.account_id)
    ).one()
    return standing_of(row)


def standing_of(row: Row[Any] | Any) -> Standing:
    """From a row with `profession`, `unlock_professions` and `prescribe_professions`."""
    return Standing(row.profession, scope_of(row))


def scope_of(row: Row[Any] | Any) -> Scope:
    """What nobody has set is as the careful defaults have it."""
    return Scope(
        tuple(cast(list[Profession], row.unlock_professions or DEFAULT_SCOPE.unlock_urgent)),
        tuple(cast(list[Profession], row.prescribe_professions or DEFAULT_SCOPE.prescribe_restricted)),
    )


def number_of(own: str | None, country: str | None) -> str:
    """The emergency number of a practice."""
    return emergency_number(own, country, current_app.config["EMERGENCY_NUMBER"])


def read_practice(caller: Caller) -> dict[str, Any]:
    """The practice as the wire has it, with those who work there."""
    practice = _practice(caller)
    scope = scope_of(practice)
    staff = db.session.scalars(
        select(StaffRow)
        .where(StaffRow.practice_id == caller.practice_id, StaffRow.disabled_at.is_(None))
        .order_by(StaffRow.display_name, StaffRow.id)
    ).all()
    return {
        "id": practice.practice_id,
        "name": practice.name,
        "country": practice.country,
        "emergency_number": number_of(practice.emergency_number, practice.country),
        "own_emergency_number": practice.emergency_number,
        "who_may": {"unlock_urgent": scope.unlock_urgent, "prescribe_restricted": scope.prescribe_restricted},
        "visit_cadence": practice.visit_cadence,
        "staff": [_person(each) for each in staff],
        "countries": [{"code": code, "emergency_number": number} for code, number in EMERGENCY_NUMBERS.items()],
    }


def change_practice(caller: Caller, changes: dict[str, Any]) -> dict[str, Any]:
    """What is absent stays."""
    practice = _practice(caller)
    for name, value in changes.items():
        setattr(practice, name, value)
    db.session.flush()
    return read_practice(caller)


def _practice(caller: Caller) -> PracticeRow:
    return db.session.scalars(select(PracticeRow).where(PracticeRow.practice_id == caller.practice_id)).one()


def _person(row: StaffRow) -> dict[str, Any]:
    return {"id": row.id, "display_name": row.display_name, "role": row.role, "profession": row.profession}
