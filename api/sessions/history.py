"""One session with all that was said of it: its first log, and each correction with who made it when."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.accounts.models import DeviceSessionRow
from api.db import db
from api.errors import NotFound
from api.review.models import EntryDecisionRow
from api.sessions.known import Owner, Question, look_up
from api.sessions.lists import show_logs, whole_sessions
from api.sessions.models import EntryRow
from routines.session_log import chain_in_order, first_of, with_honest_evidence


def session_history(owner: Owner, log_id: UUID) -> dict[str, Any]:
    """All logs of the session that `log_id` is one of, in the order in which they were made; the last one rules.
    Raises NotFound."""
    known = look_up(Question(owner, ids=[log_id])).logs
    if log_id not in known:
        raise NotFound("session log", log_id)
    logs = whole_sessions(owner, {log_id: known[log_id]})
    received_at = {stored.id: stored.received_at for stored in logs.values()}
    order = chain_in_order([(stored.id, stored.log) for stored in logs.values()], received_at)
    shown = {item["id"]: item for item in show_logs(owner, order)}
    first = logs.get(first_of(log_id, {stored.id: stored.log for stored in logs.values()}))
    origin = first.log if first else None
    devices, made_from = _devices(owner, order), _made_from(owner, order)
    items = [
        {
            **shown[str(entry_id)],
            "evidence": with_honest_evidence(logs[entry_id].log, origin).evidence,
            "device_name": devices.get(entry_id),
            "is_ruling": entry_id == order[-1],
            "made_from_id": made_from.get(entry_id),
        }
        for entry_id in order
    ]
    return {"items": items}


def _devices(owner: Owner, ids: list[UUID]) -> dict[UUID, str]:
    rows = db.session.execute(
        select(EntryRow.id, DeviceSessionRow.device_name)
        .join(DeviceSessionRow, DeviceSessionRow.device_id == EntryRow.device_id)
        .where(
            EntryRow.practice_id == owner.practice_id,
            EntryRow.client_id == owner.client_id,
            EntryRow.id.in_(ids),
            DeviceSessionRow.practice_id == owner.practice_id,
            DeviceSessionRow.account_id == owner.client_id,
        )
        .order_by(DeviceSessionRow.created_at)
    )
    return {row.id: row.device_name for row in rows}


def _made_from(owner: Owner, ids: list[UUID]) -> dict[UUID, str]:
    rows = db.session.execute(
        select(EntryDecisionRow.log_id, EntryDecisionRow.entry_id).where(
            EntryDecisionRow.practice_id == owner.practice_id,
            EntryDecisionRow.client_id == owner.client_id,
            EntryDecisionRow.about == "unread",
            EntryDecisionRow.log_id.in_(ids),
        )
    )
    return {log_id: str(entry_id) for log_id, entry_id in rows if log_id}
