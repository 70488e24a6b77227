"""What a phone keeps of its client's plan. Mostly unchanged when asked: the ETag is known before a body is loaded."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import BindParameter, bindparam, case, select

from api.accounts.models import PracticeRow, StaffRow
from api.auth import Caller
from api.catalogue.own import note_revision
from api.catalogue.service import catalogue_of, exercise_wire, is_known, revision
from api.clients.models import ClientRow
from api.clock import today
from api.consent.service import NEWEST_VERSION
from api.errors import NotFound
from api.light.models import PracticeThresholdsRow
from api.light.phone import HOLDS, holds_to_wire, light_to_wire
from api.one_trip import require_client_with
from api.pauses.phone import PAUSES, pauses_to_wire
from api.plans.fit import no_plan_cautions, shown_plan
from api.plans.models import PlanRow, PlanVersionRow
from api.plans.told import SAVES, told_changes
from api.practices.service import number_of
from api.prepared import Prepared
from api.ready import Raw
from api.safety.models import SafetyLockRow
from routines.catalogue import Catalogue
from routines.fields import instant_to_wire
from routines.light import RULES
from routines.safety import LEVELS, QUESTIONS, questions_for
from routines.session_log import DONE_PERCENT

_PRACTICE: BindParameter[UUID] = bindparam("practice_id")
# One row, or one per lock: locks are few, since a person opens each.
_STATE = Prepared(
    select(
        ClientRow.time_zone,
        ClientRow.cautions,
        ClientRow.waiting_cautions,
        ClientRow.asked_cautions,
        StaffRow.display_name.label("therapist_name"),
        PracticeRow.name.label("practice_name"),
        PracticeRow.country,
        PracticeRow.emergency_number,
        PracticeRow.own_revision,
        PlanRow.id.label("plan_id"),
        PlanRow.version,
        SafetyLockRow.id.label("lock_id"),
        SafetyLockRow.level,
        SafetyLockRow.locked_at,
        SafetyLockRow.unlocked_at,
        SafetyLockRow.question_ids,
        PracticeThresholdsRow.light,
        HOLDS.label("holds"),
        PAUSES.label("pauses"),
        NEWEST_VERSION.label("consent_version"),
    )
    .join(PracticeRow, PracticeRow.practice_id == ClientRow.practice_id)
    .join(StaffRow, (StaffRow.practice_id == ClientRow.practice_id) & (StaffRow.id == ClientRow.therapist_id))
    .outerjoin(PracticeThresholdsRow, PracticeThresholdsRow.practice_id == ClientRow.practice_id)
    .outerjoin(PlanRow, (PlanRow.practice_id == ClientRow.practice_id) & (PlanRow.client_id == ClientRow.id))
    .outerjoin(
        SafetyLockRow,
        (SafetyLockRow.practice_id == ClientRow.practice_id) & (SafetyLockRow.client_id == ClientRow.id),
    )
    .where(ClientRow.practice_id == _PRACTICE, ClientRow.id == bindparam("client_id"), ClientRow.deleted_at.is_(None))
    .order_by(SafetyLockRow.locked_at, SafetyLockRow.id)
)
_VERSION: BindParameter[int] = bindparam("version")
_IS_NEWEST = PlanVersionRow.version == _VERSION
# The newest first. Of those before it only what they asked for is needed, to tell what changed.
_VERSIONS = Prepared(
    select(
        PlanVersionRow.version,
        PlanVersionRow.saved_at,
        PlanVersionRow.body,
        PlanVersionRow.is_by_cautions,
        case((_IS_NEWEST, PlanVersionRow.timelines)).label("timelines"),
        case((_IS_NEWEST, PlanVersionRow.intended)).label("intended"),
    )
    .where(
        PlanVersionRow.practice_id == _PRACTICE,
        PlanVersionRow.client_id == bindparam("client_id"),
        PlanVersionRow.plan_id == bindparam("plan_id"),
        PlanVersionRow.version <= _VERSION,
        PlanVersionRow.version >= _VERSION - SAVES,
    )
    .order_by(PlanVersionRow.version.desc())
)


def read_state() -> tuple[Caller, Sequence[Raw]]:
    """Who calls, and all that decides the answer, as the driver has it: mostly it is only compared. Raises
    NotSignedIn, Forbidden, NotFound."""
    caller, rows = require_client_with(_STATE)
    if not rows:
        raise NotFound("client", caller.account_id)
    return caller, rows


def state_etag(state: Sequence[Raw]) -> str:
    """Changes with the plan's version, locks, holds, cautions, the catalogue and what the practice added to it,
    the settings and the names shown."""
    told = [revision(), _safety_revision(), current_app.config["EMERGENCY_NUMBER"], *state]
    return "me-" + hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def me_plan(caller: Caller, told: Sequence[Raw]) -> dict[str, Any]:
    """The answer for the state that is told of."""
    rows = _STATE.read(told)
    state = rows[0]
    note_revision(caller.practice_id, state.own_revision)
    versions = _read_versions(caller, state) if state.plan_id else []
    version = versions[0] if versions else None
    known = catalogue_of(caller.practice_id)
    shown = shown_plan(version, state.cautions, state.waiting_cautions, known) if version else None
    locks = [row for row in rows if row.lock_id]
    opened = [row for row in locks if row.unlocked_at]
    return {
        "plan": _plan_wire(state, version, shown.body) if version and shown else None,
        "changes": list(told_changes(versions, known.exercises)),
        "timelines": shown.timelines if shown else {},
        "exercises": _exercises(caller.practice_id, shown.body) if shown else {},
        "cautions": {
            **(shown.cautions if shown else no_plan_cautions(state.waiting_cautions)),
            "questions": _caution_questions(known, {*state.asked_cautions}),
        },
        "safety": {
            "questions": _questions(frozenset(asked for row in opened for asked in row.question_ids)),
            "lock": _strictest(row for row in locks if row.unlocked_at is None),
            "unlocked_ids": [str(row.lock_id) for row in opened],
            "emergency_number": number_of(state.emergency_number, state.country),
        },
        "rules": {"done_percent": DONE_PERCENT, "light": light_to_wire(state.light)},
        "holds": holds_to_wire(state.holds, state.time_zone),
        "pauses": pauses_to_wire(state.pauses, today(state.time_zone)),
        "therapist_name": state.therapist_name,
        "practice_name": state.practice_name,
        "time_zone": state.time_zone,
        "consent_version": state.consent_version,
    }


def _read_versions(caller: Caller, state: Any) -> Sequence[Any]:
    return _VERSIONS.all(
        {
            "practice_id": caller.practice_id,
            "client_id": caller.account_id,
            "plan_id": state.plan_id,
            "version": state.version,
        }
    )


def _plan_wire(state: Any, version: Any, body: dict[str, Any]) -> dict[str, Any]:
    saved = {"id": str(state.plan_id), "version": state.version, "saved_at": instant_to_wire(version.saved_at)}
    return {**saved, **body}


def _exercises(practice_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Those of the plan only; one that the catalogue has since lost is left out, its steps still play."""
    ids = {each["exercise_id"] for routine in body["routines"] for each in routine["prescriptions"]}
    there = sorted(exercise_id for exercise_id in ids if is_known(practice_id, exercise_id))
    return {exercise_id: exercise_wire(practice_id, exercise_id) for exercise_id in there}


def _strictest(locks: Iterable[Any]) -> dict[str, Any] | None:
    """Of the locks in force (oldest first) the most serious."""
    lock = min(locks, key=lambda row: LEVELS.index(row.level), default=None)
    if lock is None:
        return None
    return {"id": str(lock.lock_id), "level": lock.level, "locked_at": instant_to_wire(lock.locked_at)}


def _caution_questions(catalogue: Catalogue, asked: set[str]) -> list[dict[str, str]]:
    """Those of the intake that nobody has answered yet."""
    open_ = (question for question in catalogue.questions if asked.isdisjoint(question.codes))
    return [{"id": question.id, "area": question.area, "text": question.text} for question in open_]


@lru_cache(maxsize=256)
def _questions(opened: frozenset[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": question.id,
            "screen": question.screen,
            "text": question.text,
            "level": question.level,
            "rather_not_say_level": question.rather_not_say_level,
        }
        for question in questions_for(opened)
    ]


@cache
def _safety_revision() -> str:
    return hashlib.sha256(repr((QUESTIONS, DONE_PERCENT, RULES)).encode()).hexdigest()
