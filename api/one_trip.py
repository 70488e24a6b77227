"""Who calls, learnt in the same trip to the database as what the route is about: a plan is read, a report is noted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import request
from sqlalchemy import bindparam, case, func, update

from api.accounts.models import DeviceSessionRow
from api.auth import KNOWN, LIVE, Caller, accept, claimed_owner, cookie_name, look_up, require, token_hash
from api.clock import now
from api.db import first
from api.prepared import NOTHING, Bound, Prepared, is_one_trip, raw_together
from api.ready import Raw

_MOST_UNSENT = 2**31 - 1
_T = DeviceSessionRow.__table__.c
_UPDATE_HEARD = Prepared(
    update(DeviceSessionRow.__table__)  # type: ignore[arg-type]
    .where(*LIVE)
    .values(
        last_heard_at=bindparam("now"),
        first_heard_at=func.coalesce(_T.first_heard_at, bindparam("now")),
        unsent=func.coalesce(bindparam("unsent"), _T.unsent),
        spoken_at=case((bindparam("unsent") == 0, bindparam("now")), else_=_T.spoken_at),
        reports=_T.reports + 1,
    )
    .returning(*KNOWN)
)


def require_client_with(ask: Prepared) -> tuple[Caller, Sequence[Raw]]:
    """The client who calls, and what `ask` (parameters `practice_id`, `client_id`) tells of it, for `ask.read`: at one
    go where that saves a trip and the token names whose it is. Raises NotSignedIn or Forbidden."""
    claimed = claimed_owner() if is_one_trip() else None
    if claimed is None:
        caller = require("client")
        return caller, ask.raw(_of(caller.practice_id, caller.account_id))
    who = look_up()
    told, rows = first(lambda: raw_together([who, ask.of(_of(*claimed))]))
    caller = accept("client", who.read(told))
    is_claimed = (caller.practice_id, caller.account_id) == claimed
    return caller, rows if is_claimed else ask.raw(_of(caller.practice_id, caller.account_id))


def _of(practice_id: UUID, client_id: UUID) -> dict[str, Any]:
    return {"practice_id": practice_id, "client_id": client_id}


def hearing() -> Bound:
    """The statement that notes that a phone was heard and what it says is unsent. It returns the caller, as `accept`
    takes it."""
    token = request.cookies.get(cookie_name(), "")
    return _UPDATE_HEARD.of({"hash": token_hash(token), "now": now(), "unsent": _peek_unsent()}) if token else NOTHING


def _peek_unsent() -> int | None:
    body = request.get_json(silent=True)
    unsent = body.get("unsent") if isinstance(body, dict) else None
    return unsent if type(unsent) is int and 0 <= unsent <= _MOST_UNSENT else None
