"""The real service behind a pipe, for `make faults`: one request or command a line, answered before the next is read.

Its clock is set by each line, its database is a SQLite file of its own that can be saved and put back: as an operator
does with `flask restore`, or by hand. Requests go through the whole WSGI application; nothing of it is replaced.
"""

import base64
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from werkzeug.test import EnvironBuilder, run_wsgi_app

from api.accounts.invitations import invite
from api.accounts.models import DeviceSessionRow
from api.accounts.practices import renew_epoch
from api.app import create_app
from api.auth import token_hash
from api.db import db
from api.migrate import upgrade
from api.sessions.models import DayRollupRow, EntryConflictRow, EntryRow
from routines.session_log import logs_in_force
from routines.session_log_wire import log_from_wire
from tests.api import cast
from tests.api.entries import entry, log, send
from tests.api.plans import BRIDGE, plan, prescription, routine

CLIENTS = {person.name: person for person in cast.CLIENTS}
# Short, so that a whole routine is played through in a minute.
HOLD = {"type": "static_hold", "hold_seconds": 5, "reps": 1, "rest_seconds": 0, "sets": 1}
LIFTS = {"type": "dynamic_reps", "rep_seconds": 4, "hold_seconds": 0, "reps": 2, "rest_seconds": 0, "sets": 1}
# Where a memory file system is there, a schedule of hundreds of commits costs none of the disk's time.
FOLDER = "/dev/shm" if Path("/dev/shm").is_dir() else None


class Door:
    """The service, its clock, and what an operator can do with its database."""

    def __init__(self, folder: Path) -> None:
        self.now = cast.NOW
        self._live = folder / "live.db"
        self._fresh = folder / "fresh.db"
        self._saved = folder / "saved.db"
        self.app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{self._live}", "CLOCK": lambda: self.now})
        self._make_fresh()

    def fresh(self) -> dict[str, Any]:
        """A new database: the cast, with a plan for each client."""
        self._put(self._fresh)
        return {"clients": {name: str(person.id) for name, person in CLIENTS.items()}}

    def practise(self, client: str, sessions: int) -> dict[str, Any]:
        """An earlier phone of the client sends a session of each of the days before today."""
        person = CLIENTS[client]
        days = [(self.now - timedelta(days=back)).date() for back in range(1, sessions + 1)]
        entries = [entry(log(on.isoformat())) for on in days]
        send(cast.Browser(self.app, person), entries)
        return {}

    def save(self) -> dict[str, Any]:
        """A backup of this moment."""
        self._copy(self._live, self._saved)
        return {}

    def restore(self, how: str) -> dict[str, Any]:
        """The backup put back: by the command, which renews the epoch, or by hand, which tells nobody."""
        self._put(self._saved)
        if how == "command":
            with self.app.app_context():
                renew_epoch(db.session.connection())
                db.session.commit()
        return {}

    def invite(self, client: str) -> dict[str, Any]:
        """A new code for a phone of this client."""
        person = CLIENTS[client]
        with self.app.app_context():
            code = invite(person.practice_id, person.id, "now").code
            db.session.commit()
        return {"code": code}

    def change_plan(self, client: str) -> dict[str, Any]:
        """The therapist saves the same plan anew: a new version."""
        person = CLIENTS[client]
        therapist = cast.INES if person.practice_id == cast.HARBOUR else cast.NOOR
        with self.app.app_context():
            # A therapist who signs in again, months later.
            db.session.execute(
                update(DeviceSessionRow)
                .where(DeviceSessionRow.token_hash == token_hash(therapist.token))
                .values(expires_at=self.now + timedelta(days=1))
            )
            db.session.commit()
        browser = cast.Browser(self.app, therapist)
        path = f"/clients/{person.id}/plan"
        etag = browser.get(path).headers["ETag"]
        answer = browser.put(path, _plan(self.now), headers={"If-Match": etag})
        if answer.status_code != 200:
            raise RuntimeError(answer.text)
        return {}

    def records(self, client: str) -> dict[str, Any]:
        """What the server has of a client: entries by id; of its rollups, by id, the day of each session in force."""
        person = CLIENTS[client]
        key = (EntryRow.practice_id == person.practice_id, EntryRow.client_id == person.id)
        with self.app.app_context():
            rows = db.session.execute(
                select(EntryRow.id, EntryRow.kind, EntryRow.outcome, EntryRow.flags, EntryRow.body).where(*key)
            ).all()
            days = db.session.execute(
                select(DayRollupRow.practised_on, DayRollupRow.sessions).where(
                    DayRollupRow.practice_id == person.practice_id, DayRollupRow.client_id == person.id
                )
            ).all()
            standing = [(session, day.isoformat()) for day, sessions in days for session in sessions]
            conflicts = db.session.scalars(
                select(EntryConflictRow.entry_id).where(
                    EntryConflictRow.practice_id == person.practice_id, EntryConflictRow.client_id == person.id
                )
            ).all()
        logs = [
            (row.id, log_from_wire(row.body)) for row in rows if row.kind == "session_log" and row.outcome == "stored"
        ]
        return {
            "entries": {str(row.id): row.outcome for row in rows},
            "counted": {session["id"]: day for session, day in standing if _counts(session)},
            "standing": {session["id"]: day for session, day in standing},
            "notes": {str(entry_id): log.note for entry_id, log in logs},
            "conflicts": len(conflicts),
            "in_force": sorted(str(entry_id) for entry_id, _ in logs_in_force(logs)),
        }

    def request(self, method: str, path: str, headers: dict[str, str], body: str | None) -> dict[str, Any]:
        """One HTTP request, as a browser sends it."""
        address, _, query = path.partition("?")
        builder = EnvironBuilder(
            path=address,
            query_string=query,
            base_url=self.app.config["PUBLIC_URL"],
            method=method,
            headers={"Origin": self.app.config["PUBLIC_URL"], **headers},
            input_stream=io.BytesIO((body or "").encode()),
            content_length=len((body or "").encode()),
        )
        content, status, answered = run_wsgi_app(self.app, builder.get_environ(), buffered=True)
        text = b"".join(content)
        return {
            "status": int(status.split()[0]),
            "headers": [[name, value] for name, value in answered.items()],
            "body": base64.b64encode(text).decode(),
        }

    def _make_fresh(self) -> None:
        with self.app.app_context():
            upgrade(db.engine)
            cast.insert_cast(db.engine)
        for name in CLIENTS:
            self.change_plan(name)
        self._copy(self._live, self._fresh)

    def _copy(self, source: Path, target: Path) -> None:
        with self.app.app_context(), db.engine.connect() as connection:
            connection.rollback()
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        shutil.copyfile(source, target)

    def _put(self, source: Path) -> None:
        with self.app.app_context():
            db.engine.dispose()
        for path in self._live.parent.glob(f"{self._live.name}-*"):
            path.unlink()
        shutil.copyfile(source, self._live)


def _counts(session: dict[str, Any]) -> bool:
    """Whether a rolled-up session is one that figures and screens count."""
    return bool(session["percent"]) and "future_date" not in session["flags"]


def _plan(now: datetime) -> dict[str, Any]:
    figure_4 = prescription(dose=HOLD)
    bridge = {"exercise_id": BRIDGE, "dose": LIFTS}
    return plan(routine(figure_4, bridge), starts_on=now.date().isoformat())


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="homestretch-faults-", dir=FOLDER) as folder:
        out = sys.stdout
        # The service logs to standard output; here that is the pipe.
        sys.stdout = open("/dev/null", "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for as long as the process lives
        door = Door(Path(folder))
        for line in sys.stdin:
            asked = json.loads(line)
            door.now = datetime.fromtimestamp(asked.pop("now") / 1000, UTC)
            command: Callable[..., dict[str, Any]] = getattr(door, asked.pop("do"))
            print(json.dumps(command(**asked)), file=out, flush=True)


if __name__ == "__main__":
    main()
