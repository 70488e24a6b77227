"""What is in a database, as far as an operator needs it to know one backup from another."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, inspect, text

PRODUCT_TABLES = frozenset({"practice", "client", "entry", "server_epoch", "alembic_version"})


@dataclass(frozen=True, slots=True)
class Contents:
    """`revision`: of the schema. `newest_received_at`: of the last entry in UTC, null when there is none."""

    revision: str
    practices: int
    clients: int
    entries: int
    newest_received_at: str | None


def contents_of(connection: Connection) -> Contents | None:
    """None: not a database of this product."""
    if not set(inspect(connection).get_table_names()) >= PRODUCT_TABLES:
        return None
    # Across practices, which only the operator's commands may do.
    counted = connection.execute(_COUNT.execution_options(all_practices=True)).one()
    return Contents(counted.revision, counted.practices, counted.clients, counted.entries, instant(counted.newest))


_COUNT = text(
    "SELECT (SELECT max(version_num) FROM alembic_version) AS revision, (SELECT count(*) FROM practice) AS practices,"
    " (SELECT count(*) FROM client) AS clients, (SELECT count(*) FROM entry) AS entries,"
    " (SELECT max(received_at) FROM entry) AS newest"
)


def instant(value: datetime | str | None) -> str | None:
    """In UTC, to the second. SQLite has text where PostgreSQL has an instant."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    in_utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return in_utc.isoformat(timespec="seconds")
