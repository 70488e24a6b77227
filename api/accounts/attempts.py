"""Limits on guessing: counted in the database, so that they hold across workers and restarts.

A try is counted before it is looked at, in a transaction of its own, and given back when it was right: many at once get
no more tries than one after the other. A refused try is not counted, so waiting always helps.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from api.accounts.models import AttemptRow
from api.clock import now
from api.config import ATTEMPT_WINDOW
from api.db import db
from api.errors import TooManyAttempts

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` wrong tries of `subject` in any 15 minutes."""

    subject: str
    most: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted try, to be given back when it was right."""

    subjects: tuple[str, ...]
    minute: datetime


def code_limits(address: str) -> tuple[Limit, ...]:
    config = current_app.config
    return (
        Limit(_subject("code-address", address), config["WRONG_CODES_PER_ADDRESS"]),
        Limit("code", config["WRONG_CODES_IN_ALL"]),
    )


def sign_in_limits(address: str, email: str) -> tuple[Limit, ...]:
    config = current_app.config
    return (
        Limit(_subject("sign-in-email", email), config["WRONG_SIGN_INS_PER_EMAIL"]),
        Limit(_subject("sign-in-address", address), config["WRONG_SIGN_INS_PER_ADDRESS"]),
        Limit("sign-in", config["WRONG_SIGN_INS_IN_ALL"]),
    )


def count_attempt(limits: Sequence[Limit]) -> Counted:
    """Count one try against every limit. Raises TooManyAttempts, counting nothing, when one is used up."""
    instant = now()
    minute = instant.replace(second=0, microsecond=0)
    subjects = tuple(sorted(limit.subject for limit in limits))
    with db.engine.connect().execution_options(only_reads=False) as connection, connection.begin() as transaction:
        _add(connection, subjects, minute)
        for limit in limits:
            wait = _wait(connection, limit, instant)
            if wait:
                transaction.rollback()
                raise TooManyAttempts(wait)
        connection.execute(delete(AttemptRow).where(AttemptRow.window_started_at < instant - 4 * ATTEMPT_WINDOW))
    return Counted(subjects, minute)


def give_back(counted: Counted) -> None:
    """The try was right: it does not count. Part of the request's own transaction."""
    db.session.execute(
        update(AttemptRow)
        .where(AttemptRow.subject.in_(counted.subjects), AttemptRow.window_started_at == counted.minute)
        .values(failures=AttemptRow.failures - 1)
        .execution_options(synchronize_session=False)
    )


def _add(connection: Connection, subjects: Sequence[str], minute: datetime) -> None:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(AttemptRow).values(
        [{"subject": subject, "window_started_at": minute, "failures": 1} for subject in subjects]
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["subject", "window_started_at"], set_={"failures": AttemptRow.failures + 1}
        )
    )


def _wait(connection: Connection, limit: Limit, instant: datetime) -> int:
    """Whole seconds until this try would be within the limit; 0 when it is."""
    rows = connection.execute(
        select(AttemptRow.window_started_at, AttemptRow.failures)
        .where(AttemptRow.subject == limit.subject, AttemptRow.window_started_at > instant - ATTEMPT_WINDOW - _MINUTE)
        .order_by(AttemptRow.window_started_at)
    ).all()
    over = sum(row.failures for row in rows) - limit.most
    free_at = instant
    for row in rows:
        if over <= 0:
            break
        over -= row.failures
        free_at = row.window_started_at + _MINUTE + ATTEMPT_WINDOW
    return -int((instant - free_at).total_seconds() // 1)


def _subject(kind: str, name: str) -> str:
    return f"{kind}:{hashlib.sha256(name.encode()).hexdigest()[:32]}"
