"""Entry by entry: what the database does not take of one leaves the others as they are."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.exc import DataError, IntegrityError, OperationalError, StatementError

from api.db import db


class Attempts:
    """`refused`: by entry, why the database did not take what was to be done with it, without its own words: those may
    hold what a client wrote."""

    def __init__(self) -> None:
        self.refused: dict[UUID, str] = {}

    def attempt(self, entry_id: UUID, work: Callable[[], bool]) -> bool:
        """What `work` gives; False, and nothing of it done, when the database refuses. Raises when it is away."""
        try:
            with db.session.begin_nested():
                # The savepoint begins only here; `work` may go past the ORM, on the same connection.
                db.session.connection()
                return work()
        except StatementError as error:
            if isinstance(error, OperationalError):
                raise
            self.refused[entry_id] = _reason(error)
            return False


def _reason(error: StatementError) -> str:
    if isinstance(error, IntegrityError):
        return "it stands against what is stored"
    if isinstance(error, DataError):
        return "a value in it does not fit its column"
    return "the database does not take it"
