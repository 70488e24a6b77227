"""What was heard against what should have been."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tests.load.player.ideal import Ideal

# A cue that is further from its moment is another one, or none.
NEAR_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Errors:
    """Of one run, in ms: each cue's distance from its moment, in order of time, and cues that were not heard at all."""

    ms: tuple[float, ...]
    missing: tuple[str, ...]

    def at(self, share: float) -> float:
        """The error that this share of all cues keeps."""
        ordered = sorted(abs(error) for error in self.ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def errors_of(ideal: Sequence[Ideal], heard: Sequence[float]) -> Errors:
    """`heard`: moments in seconds since the start. Each moment is of one cue only."""
    left = sorted(heard)
    errors, missing = [], []
    for cue in ideal:
        nearest = min(left, key=lambda moment: abs(moment - cue.at), default=None)
        if nearest is None or abs(nearest - cue.at) > NEAR_SECONDS:
            missing.append(f"{cue.at:.1f} s {cue.name}")
            continue
        left.remove(nearest)
        errors.append((nearest - cue.at) * 1000)
    return Errors(tuple(errors), tuple(missing))


def seconds_since(clocks: Sequence[Sequence[float]], started_ms: float, audio: float) -> float:
    """When a moment of the audio clock is, by the page's clock. A reading: [page ms, current, leaving, page ms then].

    Told by the two readings around it, since the clock of an audio device need not run evenly.
    """
    told = [(reading[2], reading[3]) for reading in clocks if reading[3] > 0]
    later = bisect_left(told, (audio, 0.0))
    (before, page), (after, next_page) = told[min(max(later - 1, 0), len(told) - 2) :][:2]
    return (page + (audio - before) * (next_page - page) / (after - before) - started_ms) / 1000


def drift_ms(clocks: Sequence[Sequence[float]]) -> float:
    """How far the audio clock went from the page's over the run."""
    told = [(reading[3], reading[2]) for reading in clocks if reading[3] > 0]
    (first_page, first_audio), (last_page, last_audio) = told[0], told[-1]
    return (last_audio - first_audio) * 1000 - (last_page - first_page)
