"""A handful of the kills of `make faults-kill`, and proof that a loss is seen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from tests.fault.browsers.chromium import ran
from tests.fault.kill.attack import Report, attack
from tests.fault.kill.routine import Outcome, Then, patient
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

# What the page writes of its marks: all; its first alone; twenty seconds that nobody has seen yet.
HONEST = "value.marks"
FORGETS = "value.marks.slice(0, 1)"
AHEAD = "value.marks.map((mark) => (mark.kind === 'seen' ? { ...mark, at: mark.at + 20_000 } : mark))"
THEN: Mapping[str, Then] = {HONEST: "Resume", FORGETS: "Finish what I did", AHEAD: "Finish what I did"}
FORGE = """
{
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, ...key) {
    return put.call(this, this.name === 'run' ? { ...value, marks: MARKS } : value, ...key)
  }
}
"""
# By then the first hold is over.
IN_THE_MIDDLE = 18


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with on_postgres() as stand:
        yield stand


@pytest.fixture(scope="module")
def outcomes(stand: Stand, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    """One kill of the browser for each way to write marks."""

    async def practised() -> dict[str, Outcome]:
        async with patient(stand[0].url, tmp_path_factory.mktemp("profile")) as tom:
            setup, made = tom.setup, {}
            for marks, then in THEN.items():
                tom.setup = replace(setup, script=setup.script + FORGE.replace("MARKS", marks))
                made[marks] = await tom.practise("after", IN_THE_MIDDLE, then)
            return made

    return ran(practised)


def test_nothing_acknowledged_is_lost_when_workers_and_postgres_are_killed(stand: Stand) -> None:
    report = attack(*stand, kills=3, seed=1, tell=_nobody)
    assert report.failed is None
    assert report.kills == {ONE_WORKER: 1, ALL_WORKERS: 1, POSTGRESQL: 1}
    assert report.acknowledged > 0


def test_no_finished_hold_is_lost_when_the_browser_is_killed(outcomes: Mapping[str, Outcome]) -> None:
    honest = outcomes[HONEST]
    assert (honest.lost, honest.wrong) == ([], [])
    assert honest.death is not None
    assert honest.holds > 0


def test_a_phone_that_forgets_or_credits_what_nobody_saw_is_caught(outcomes: Mapping[str, Outcome]) -> None:
    assert outcomes[FORGETS].lost
    assert any("credited" in wrong for wrong in outcomes[AHEAD].wrong)


def test_a_database_that_confirms_before_it_has_written_is_caught(stand: Stand) -> None:
    server, _ = stand
    for statement in FORGETFUL:
        execute(server.database_url, statement)
    report = attack(*stand, kills=6, seed=2, tell=_nobody)
    assert report.failed is not None
    assert " lost: " in report.failed


def _nobody(report: Report) -> None:
    """Is told."""
