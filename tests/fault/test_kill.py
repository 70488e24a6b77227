"""A handful of the kills of `make faults-kill`, and proof that a loss is seen."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fault.kill.attack import Report, attack
from tests.fault.kill.routine import Outcome, patient
from tests.fault.kill.service import execute, on_postgres
from tests.fault.kill.victims import ALL_WORKERS, ONE_WORKER, POSTGRESQL
from tests.postgres import Cluster
from tests.serving import RunningServer

Stand = tuple[RunningServer, Cluster]
# What is committed stays in PostgreSQL's memory for a while: a kill of all its processes loses it.
FORGETFUL = (
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET wal_writer_delay = '10s'",
    "ALTER SYSTEM SET wal_writer_flush_after = '64MB'",
    "SELECT pg_reload_conf()",
)

# Both write for the whole routine what is not so: its first mark alone; twenty seconds that nobody has seen yet.
FORGETS = "value.marks.slice(0, 1)"
AHEAD = "value.marks.map((mark) => (mark.kind === 'seen' ? { ...mark, at: mark.at + 20_000 } : mark))"
FORGE = """
{
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, ...key) {
    return put.call(this, this.name === 'run' ? { ...value, marks: MARKS } : value, ...key)
  }
}
"""
# By then the first hold is over, and the second under way.
IN_THE_MIDDLE = 14


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with on_postgres() as stand:
        yield stand


def test_nothing_acknowledged_is_lost_when_workers_and_postgres_are_killed(stand: Stand) -> None:
    report = attack(*stand, kills=3, seed=1, tell=_nobody)
    assert report.failed is None
    assert report.kills == {ONE_WORKER: 1, ALL_WORKERS: 1, POSTGRESQL: 1}
    assert report.acknowledged > 0


def test_no_finished_hold_is_lost_when_the_browser_is_killed(stand: Stand, tmp_path: Path) -> None:
    async def practised() -> Outcome:
        async with patient(stand[0].url, tmp_path) as tom:
            return await tom.practise("after", IN_THE_MIDDLE, "Resume")

    outcome = asyncio.run(practised())
    assert (outcome.lost, outcome.wrong) == ([], [])
    assert outcome.death is not None
    assert outcome.holds > 0


def test_a_phone_that_forgets_or_credits_what_nobody_saw_is_caught(stand: Stand, tmp_path: Path) -> None:
    async def practised() -> list[Outcome]:
        async with patient(stand[0].url, tmp_path) as tom:
            honest, outcomes = tom.setup, []
            for marks in (FORGETS, AHEAD):
                tom.setup = replace(honest, script=honest.script + FORGE.replace("MARKS", marks))
                outcomes.append(await tom.practise("after", IN_THE_MIDDLE, "Finish what I did"))
            return outcomes

    forgetful, ahead = asyncio.run(practised())
    assert forgetful.lost
    assert any("credited" in wrong for wrong in ahead.wrong)


def test_a_database_that_confirms_before_it_has_written_is_caught(stand: Stand) -> None:
    server, _ = stand
    for statement in FORGETFUL:
        execute(server.database_url, statement)
    report = attack(*stand, kills=6, seed=2, tell=_nobody)
    assert report.failed is not None
    assert " lost: " in report.failed


def _nobody(report: Report) -> None:
    """Is told."""
