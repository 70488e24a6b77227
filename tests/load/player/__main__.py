"""`make player-bench`: how far each cue is from its moment, on the audio clock of a real Chromium."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from tests.figures import Figure, outside, table
from tests.load.player.dark import play_in_the_dark
from tests.load.player.errors import Errors, drift_ms, errors_of, seconds_since
from tests.load.player.ideal import ideal_cues
from tests.load.player.stage import Watched, every_kind, long_holds, open_stage, play

IN_FRONT_MS, DARK_MS, DRIFT_MS = 50, 100, 50


def of_player(run: Watched) -> Errors:
    """Cues as they were put on the audio clock, those left out that were taken back before they sounded."""
    heard = _since_start(run, [note["when"] for note in run.probe["starts"] if not note["isTakenBack"]])
    return errors_of(ideal_cues(run.steps), heard)


def of_sound(run: Watched) -> Errors:
    """The same by what sounded: the first sample above silence. A word that begins softly is later by that."""
    return errors_of(ideal_cues(run.steps), _since_start(run, run.probe["onsets"]))


def _since_start(run: Watched, moments: Sequence[float]) -> list[float]:
    return [seconds_since(run.probe["clocks"], run.started, moment) for moment in moments]


def of_interval(run: Watched) -> Errors:
    """A countdown that counts the ticks of setInterval: what it would start at each, against its first."""
    (_, first, _), *_ = run.probe["ticks"]
    ms = tuple((audio - first - (seconds - 1)) * 1000 for seconds, audio, _ in run.probe["ticks"])
    return Errors(ms, ())


def rows(name: str, errors: Errors, limit: float | None = None) -> list[Figure]:
    return [
        Figure(f"{name}: cues", len(errors.ms), ""),
        Figure(f"{name}: missing", len(errors.missing), "cues", 0 if limit is not None else None),
        Figure(f"{name}: p50", errors.at(0.5), "ms"),
        Figure(f"{name}: p99", errors.at(0.99), "ms", limit),
        Figure(f"{name}: max", errors.at(1), "ms"),
    ]


def short_run(name: str, run: Watched, limit: float | None) -> list[Figure]:
    for missing in of_player(run).missing:
        print(f"{name}: not heard: {missing}")
    return [
        *rows(name, of_player(run), limit),
        *rows(f"{name}, by what sounded", of_sound(run)),
        *rows(f"{name}, setInterval beside it", of_interval(run)),
    ]


def dark_run(run: Watched, kept: dict[str, Any]) -> list[Figure]:
    """By what sounded: the element has no other moments. And the seconds that the phone credits for it."""
    hidden = next(at for state, at in run.probe["visibility"] if state == "hidden")
    ideal = [cue for cue in ideal_cues(run.steps) if cue.at > (hidden - run.started) / 1000]
    errors = errors_of(ideal, _since_start(run, run.probe["onsets"]))
    for missing in errors.missing:
        print(f"in the dark: not heard: {missing}")
    spans = [mark["at"] - mark["from"] for mark in kept["marks"] if mark["kind"] == "seen"]
    return [
        *rows("in the dark", errors, DARK_MS),
        Figure("in the dark: heard, by the marks", sum(spans) / 1000, "s"),
        Figure("in the dark: the routine's steps", sum(step["seconds"] for step in run.steps), "s"),
    ]


def drift_run(run: Watched) -> list[Figure]:
    errors = of_player(run)
    tenth = max(1, len(errors.ms) // 10)
    went = sum(errors.ms[-tenth:]) / tenth - sum(errors.ms[:tenth]) / tenth
    return [
        *rows("twelve minutes", errors, IN_FRONT_MS),
        Figure("twelve minutes: drift of the cues", abs(went), "ms", DRIFT_MS),
        Figure("twelve minutes: drift of the audio clock itself", abs(drift_ms(run.probe["clocks"])), "ms"),
        *rows("twelve minutes, setInterval beside it", of_interval(run)),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.player")
    parser.add_argument("--only", choices=("front", "slow", "dark", "drift"))
    only = parser.parse_args().only
    figures: list[Figure] = []
    with open_stage() as stage:
        if only in (None, "front"):
            figures += short_run("in front", play(stage, every_kind()), IN_FRONT_MS)
        if only in (None, "slow"):
            figures += short_run("CPU ÷ 6", play(stage, every_kind(), slower=6), None)
        if only in (None, "dark"):
            figures += dark_run(*play_in_the_dark(stage, every_kind()))
        if only in (None, "drift"):
            figures += drift_run(play(stage, long_holds()))
    print(table("The player's cues against the audio clock", figures), flush=True)
    return 1 if outside(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
