"""What phones and staff record of sessions."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from uuid import UUID

from flask import Response
from werkzeug.exceptions import UnprocessableEntity

from api.answers import answer
from api.audit import commit
from api.auth import accept, allow, claimed_owner, current_caller, require
from api.clients.service import get_client
from api.clock import now
from api.one_trip import hearing
from api.openapi import Feature
from api.sessions import history, ingest, lists, staff
from api.sessions.ingest import Batch, Hearing
from api.sessions.known import Owner
from api.sessions.lists import LogFilter
from api.sessions.months import months_in_force
from api.sessions.schemas import (
    EntriesAnswerSchema,
    EntriesSchema,
    HistorySchema,
    LogArgsSchema,
    MonthsInForceSchema,
    ReportedLogSchema,
    SessionLogItemSchema,
    SessionLogsSchema,
)
from api.sessions.staff import ReportedLog

blueprint = Feature("sessions", __name__, description="Session logs and the phone's other entries")


def _signed_in_first(view: Callable[..., Any]) -> Callable[..., Any]:
    """What is wrong with a body is told only to those who may call, though it is read before they are looked up."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except UnprocessableEntity:
            require("client")
            raise

    return guarded


# The body is read, and all is made ready, before the caller is looked up: that writes when the phone was heard, and
# from there on SQLite lets nobody else write.
@blueprint.route("/me/entries", methods=["POST"])
@_signed_in_first
@blueprint.arguments(EntriesSchema())
@allow("client", in_view=True)
@blueprint.response(200, EntriesAnswerSchema)
def receive_entries(batch: Batch) -> Response:
    """Take in what the phone has to tell. Every entry is kept, and answered by its id."""
    told = ingest.receive(batch, Hearing(hearing(), partial(accept, "client")), claimed_owner())
    commit()
    return answer(told())


@blueprint.route("/me/session-logs")
@allow("client")
@blueprint.arguments(LogArgsSchema, location="query")
@blueprint.response(200, SessionLogsSchema)
def list_own_logs(which: LogFilter) -> Response:
    """The caller's own sessions as they stand, for a phone that does not know them."""
    caller = current_caller()
    return answer(lists.list_logs(Owner(caller.practice_id, caller.account_id), which))


@blueprint.route("/me/session-logs/digest")
@allow("client")
@blueprint.response(200, MonthsInForceSchema)
def digest_own_logs() -> Response:
    """By month, what tells a phone whether it knows the caller's sessions as they stand."""
    caller = current_caller()
    return answer(months_in_force(Owner(caller.practice_id, caller.account_id), now().date()))


@blueprint.route("/clients/<uuid:client_id>/session-logs")
@allow("therapist")
@blueprint.arguments(LogArgsSchema, location="query")
@blueprint.response(200, SessionLogsSchema)
def list_logs(which: LogFilter, client_id: UUID) -> Response:
    """A client's sessions as they stand, step by step."""
    client = get_client(current_caller(), client_id)
    return answer(lists.list_logs(Owner(client.practice_id, client.id), which))


@blueprint.route("/clients/<uuid:client_id>/session-logs", methods=["POST"])
@allow("therapist")
@blueprint.arguments(ReportedLogSchema)
@blueprint.response(201, SessionLogItemSchema)
def add_log(reported: ReportedLog, client_id: UUID) -> Response:
    """Add a session that the client told of, or correct one (`replaces_id`)."""
    added: dict[str, Any] = staff.add_log(current_caller(), client_id, reported)
    commit()
    return answer(added, 201)


@blueprint.route("/clients/<uuid:client_id>/session-logs/<uuid:log_id>/history")
@allow("therapist")
@blueprint.response(200, HistorySchema)
def show_history(client_id: UUID, log_id: UUID) -> Response:
    """What a session said before it was corrected or withdrawn, by whom and when."""
    client = get_client(current_caller(), client_id)
    return answer(history.session_history(Owner(client.practice_id, client.id), log_id))
