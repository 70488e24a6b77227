"""What of a client needs a person: entries that could not be read, that came in several versions, and sessions dated in
the future."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select

from api.accounts.models import DeviceSessionRow, StaffRow
from api.auth import Caller
from api.clients.service import get_client
from api.db import db
from api.errors import NotFound, pointer
from api.review.models import EntryDecisionRow
from api.review.reading import known_versions, raw_of
from api.safety.models import SafetyLockRow
from api.sessions.known import Owner
from api.sessions.lists import show_logs
from api.sessions.models import DayRollupRow, EntryConflictRow, EntryRow
from api.sessions.reading import problems_of
from api.sessions.rollups import FUTURE_DATE
from routines.fields import instant_to_wire
from routines.session_log_wire import steps_to_wire
from routines.unread import salvage, shown_text, why_unread

MOST_SHOWN = 100
"""Of each kind, the newest. Beyond that an app is broken, and reading one by one is no help."""


def list_waiting(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """All that needs a person, and what was decided already. Raises NotFound."""
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client.id)
    names, decisions, locks = device_names(owner), decisions_of(owner), _lock_ids(owner)
    unread = [
        {**_unread(row, names, locks), "decision": decisions.get((row.id, "unread"))}
        for row in db.session.scalars(_quarantined(owner).limit(MOST_SHOWN))
    ]
    return {
        "unread": unread,
        "unread_total": _count(owner),
        "versions": [
            {
                **one,
                "has_locked": UUID(one["id"]) in locks,
                "decision": decision if decision and decision["decided_at"] >= one["received_at"] else None,
            }
            for one in _in_versions(owner, names)
            for decision in [decisions.get((UUID(one["id"]), "versions"))]
        ],
        "dated_ahead": show_logs(owner, _dated_ahead(owner)),
    }


def show_unread(caller: Caller, client_id: UUID, entry_id: UUID) -> dict[str, Any]:
    """One entry with all it holds, where it could not be read, and what of it could. Raises NotFound."""
    client = get_client(caller, client_id)
    owner = Owner(caller.practice_id, client.id)
    row = get_unread(owner, entry_id)
    raw = raw_of(row)
    found = salvage(raw, client.time_zone)
    return {
        **_unread(row, device_names(owner), _lock_ids(owner)),
        "decision": decisions_of(owner).get((row.id, "unread")),
        "places": [
            {"pointer": pointer(problem.path), "message": shown_line(problem.message)} for problem in problems_of(raw)
        ],
        "content": shown_text(raw),
        "salvaged": {
            "routine_id": str(found.routine_id) if found.routine_id else None,
            "practised_on": found.practised_on.isoformat() if found.practised_on else None,
            "started_at": instant_to_wire(found.started_at) if found.started_at else None,
            "ended_at": instant_to_wire(found.ended_at) if found.ended_at else None,
            "steps": steps_to_wire(found.steps),
            "amount": found.amount,
            "note": found.note,
        },
    }


def get_unread(owner: Owner, entry_id: UUID, *, to_decide: bool = False) -> EntryRow:
    """The entry that could not be read; held for the rest of the transaction when it is `to_decide` about it.
    Raises NotFound."""
    query = _quarantined(owner).where(EntryRow.id == entry_id)
    row: EntryRow | None = db.session.scalars(query.with_for_update() if to_decide else query).one_or_none()
    if row is None:
        raise NotFound("record that could not be read", entry_id)
    return row


def decisions_of(owner: Owner) -> dict[tuple[UUID, str], dict[str, Any]]:
    """By entry and what about it: the newest decision that was not taken back, as the wire has it."""
    who = and_(StaffRow.practice_id == owner.practice_id, StaffRow.id == EntryDecisionRow.decided_by)
    rows = db.session.execute(
        select(EntryDecisionRow, StaffRow.display_name)
        .outerjoin(StaffRow, who)
        .where(
            EntryDecisionRow.practice_id == owner.practice_id,
            EntryDecisionRow.client_id == owner.client_id,
            EntryDecisionRow.taken_back_at.is_(None),
        )
        .order_by(EntryDecisionRow.decided_at, EntryDecisionRow.id)
    )
    return {(row.entry_id, row.about): _decision(row, name) for row, name in rows}


def device_names(owner: Owner) -> dict[UUID, str]:
    """By device, what it is called now."""
    rows = db.session.execute(
        select(DeviceSessionRow.device_id, DeviceSessionRow.device_name)
        .where(
            DeviceSessionRow.practice_id == owner.practice_id,
            DeviceSessionRow.account_id == owner.client_id,
            DeviceSessionRow.device_id.is_not(None),
        )
        .order_by(DeviceSessionRow.created_at)
    )
    return {device_id: name for device_id, name in rows if device_id}


def shown_line(text: object) -> str:
    """Text of a phone's, for one line of a page."""
    return shown_text(str(text))[1:-1]


def _quarantined(owner: Owner) -> Any:
    return (
        select(EntryRow)
        .where(
            EntryRow.practice_id == owner.practice_id,
            EntryRow.client_id == owner.client_id,
            EntryRow.outcome == "quarantined",
        )
        .order_by(EntryRow.received_at.desc())
    )


def _count(owner: Owner) -> int:
    query = _quarantined(owner).order_by(None).with_only_columns(func.count())
    return int(db.session.execute(query).scalar_one())


def _lock_ids(owner: Owner) -> set[UUID]:
    """Of every lock there was: the entries of which a version holds a red answer."""
    mine = (SafetyLockRow.practice_id == owner.practice_id, SafetyLockRow.client_id == owner.client_id)
    return {*db.session.scalars(select(SafetyLockRow.id).where(*mine))}


def _unread(row: EntryRow, names: Mapping[UUID, str], locks: Collection[UUID]) -> dict[str, Any]:
    raw = raw_of(row)
    problems = problems_of(raw)
    return {
        "id": str(row.id),
        "received_at": instant_to_wire(row.received_at),
        "kind": shown_line(raw.get("kind", row.kind))[:100],
        "schema_version": row.schema_version,
        "app_version": shown_line(raw.get("app_version", ""))[:100],
        "device_name": names.get(row.device_id) if row.device_id else None,
        "why": why_unread(row.kind, row.schema_version, known_versions(), problems),
        "has_locked": row.id in locks,
        "can_be_read": not problems,
    }


def _in_versions(owner: Owner, names: Mapping[UUID, str]) -> Iterable[dict[str, Any]]:
    rows = db.session.execute(
        select(EntryRow.id, EntryRow.kind, EntryRow.device_id, EntryConflictRow.received_at)
        .join(
            EntryConflictRow,
            and_(
                EntryConflictRow.practice_id == EntryRow.practice_id,
                EntryConflictRow.client_id == EntryRow.client_id,
                EntryConflictRow.entry_id == EntryRow.id,
            ),
        )
        .where(
            EntryRow.practice_id == owner.practice_id,
            EntryConflictRow.practice_id == owner.practice_id,
            EntryRow.client_id == owner.client_id,
        )
        .order_by(EntryConflictRow.received_at)
    )
    found: dict[UUID, dict[str, Any]] = {}
    for row in rows:
        count = found[row.id]["count"] if row.id in found else 1
        found[row.id] = {
            "id": str(row.id),
            "kind": row.kind,
            "device_name": names.get(row.device_id) if row.device_id else None,
            "received_at": instant_to_wire(row.received_at),
            "count": count + 1,
        }
    return list(reversed(found.values()))[:MOST_SHOWN]


def _dated_ahead(owner: Owner) -> list[UUID]:
    days = db.session.scalars(
        select(DayRollupRow.sessions).where(
            DayRollupRow.practice_id == owner.practice_id,
            DayRollupRow.client_id == owner.client_id,
            DayRollupRow.unconfirmed > 0,
        )
    )
    return [UUID(session["id"]) for day in days for session in day if FUTURE_DATE in session["flags"]][:MOST_SHOWN]


def _decision(row: EntryDecisionRow, name: str | None) -> dict[str, Any]:
    return {
        "decision": row.decision,
        "reason": row.reason,
        "content_hash": row.content_hash.hex() if row.content_hash else None,
        "log_id": str(row.log_id) if row.log_id else None,
        "decided_at": instant_to_wire(row.decided_at),
        "decided_by": {"id": str(row.decided_by), "display_name": name} if row.decided_by else None,
    }
