"""`make mutants`: the safety rules with one small change at a time. At least 95 of 100 must fail a test.

A change that Python itself refuses (a module that does not import) proves nothing about the tests, and is not counted.
"""

import os
import signal
import sys
import types
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.mutants.mutate import Mutant, Words, closed_sets, mutants

ROOT = Path(__file__).resolve().parents[2]
RULES = {
    "questions": "test_safety.py",
    "safety": "test_safety.py",
    "unlock": "test_unlock.py",
    "scope": "test_scope.py",
    "see_doctor": "test_see_doctor.py",
}
"""Modules of the safety rules, and the tests that have to notice."""
LEAST_PERCENT = 95
LONGEST_SECONDS = 30
KILLED, SURVIVED, UNFIT, BROKEN = "killed", "survived", "does not import", "the run itself failed"
_FATES = {0: SURVIVED, 1: KILLED, 2: KILLED, 3: UNFIT}
"""By the child's exit code: pytest's own for what passed, failed, or could not be collected; 3 is ours."""


@dataclass(slots=True)
class Tally:
    """What became of one module's mutants."""

    counts: Counter[str] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.counts[KILLED] + self.counts[SURVIVED]

    @property
    def percent(self) -> float:
        return 100 * self.counts[KILLED] / self.total if self.total else 100.0


def main(chosen: Sequence[str]) -> int:
    """Judge the modules named, or all; the exit code says whether each has enough of its mutants killed."""
    os.chdir(ROOT)
    # The tests of these rules need no plugin, and loading all of them takes longer than the tests.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sources = {name: (ROOT / "routines" / f"{name}.py").read_text(encoding="utf-8") for name in RULES}
    words = [each for source in sources.values() for each in closed_sets(source)]
    has_enough = True
    for name in chosen or RULES:
        tally = _tally(name, sources[name], words)
        _report(name, tally)
        has_enough = has_enough and tally.percent >= LEAST_PERCENT
    return 0 if has_enough else 1


def _tally(name: str, source: str, words: Words) -> Tally:
    if (unchanged := _fate(name, Mutant(0, "nothing", source))) != SURVIVED:
        raise SystemExit(f"routines/{name}.py as it stands: {unchanged}. Of changes nothing can be told.")
    tally = Tally()
    for mutant in mutants(source, words):
        fate = _fate(name, mutant)
        if fate == BROKEN:
            raise SystemExit(f"routines/{name}.py, line {mutant.line}, {mutant.what}: {fate}")
        tally.counts[fate] += 1
        if fate == SURVIVED:
            tally.survivors.append(mutant)
    return tally


def _fate(name: str, mutant: Mutant) -> str:
    """In a child of its own: what the change breaks, it breaks there."""
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST_SECONDS)
        _silence()
        os._exit(_judge(name, mutant))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    # The alarm: it ran for ever, which a test run would notice.
    return KILLED if code == -signal.SIGALRM else _FATES.get(code, BROKEN)


def _judge(name: str, mutant: Mutant) -> int:
    full_name = f"routines.{name}"
    module = types.ModuleType(full_name)
    module.__file__ = str(ROOT / "routines" / f"{name}.py")
    sys.modules[full_name] = module
    try:
        exec(compile(mutant.source, module.__file__, "exec"), module.__dict__)  # noqa: S102 - it is our own source
    except Exception:
        # Whatever a changed module raises as it loads: nobody could have shipped it, so it is counted apart.
        return 3
    tests = ROOT / "tests" / "routines" / RULES[name]
    code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", str(tests)]))
    return code if code < 3 else 4


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _report(name: str, tally: Tally) -> None:
    killed, unfit = tally.counts[KILLED], tally.counts[UNFIT]
    print(f"routines/{name}.py: {killed} of {tally.total} killed, {tally.percent:.1f} % ({unfit} do not import)")
    for mutant in tally.survivors:
        print(f"  survived, line {mutant.line}: {mutant.what}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
