"""A practice's settings of the traffic light."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.auth import Caller
from api.clock import now
from api.db import db
from api.light.models import PracticeThresholdsRow
from routines.errors import Invalid
from routines.light import RULES, LightRules
from routines.light_settings import SETTINGS, STRICTEST, with_settings


def stored_rules(settings: Mapping[str, int] | None) -> LightRules:
    """The rules with what is stored. Where a later release narrowed the bounds, the strictest rules hold."""
    if settings is None:
        return RULES
    try:
        return with_settings(settings)
    except Invalid:
        return STRICTEST


def practice_rules(practice_id: UUID) -> LightRules:
    """The rules that the practice goes by."""
    row = db.session.get(PracticeThresholdsRow, practice_id)
    return stored_rules(row.light if row else None)


def read_settings(caller: Caller) -> dict[str, Any]:
    """The settings with their bounds and what holds without any."""
    rules = practice_rules(caller.practice_id)
    return {
        name: {"value": getattr(rules, name), "low": bounds.low, "high": bounds.high, "usual": getattr(RULES, name)}
        for name, bounds in SETTINGS.items()
    }


def save_settings(caller: Caller, settings: Mapping[str, int]) -> dict[str, Any]:
    """Replace the practice's settings. Raises Invalid."""
    with_settings(settings)
    row = db.session.scalar(
        select(PracticeThresholdsRow).where(PracticeThresholdsRow.practice_id == caller.practice_id).with_for_update()
    )
    if row is None:
        row = PracticeThresholdsRow(practice_id=caller.practice_id)
        db.session.add(row)
    row.light, row.changed_at, row.changed_by = dict(settings), now(), caller.account_id
    db.session.flush()
    return read_settings(caller)
