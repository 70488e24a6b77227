"""Listens to every clip: does it begin and end as it should, and does a recogniser hear the line that it is of?"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray
from pocketsphinx import Decoder

from routines.voice.output import CLIPS, read_index
from routines.voice.vocabulary import as_spoken, lines

Samples = NDArray[np.float32]

MOST_BYTES, MOST_FOR_A_PLAN = 3_000_000, 400_000
STARTS_WITHIN_MS = 60.0
# A click is a clip that stops while it is still loud: its last 5 ms against full scale.
QUIET_END = 0.01
AUDIBLE = 0.01
# What the MP3 codec puts before the first sample: the player skips it (src/device/clips.ts), as is done here.
CODEC_DELAY_SAMPLES = 1105
HEARD_SHARE = 0.95
EAR_RATE = 16_000


@dataclass(frozen=True)
class Heard:
    line: str
    starts_ms: float
    end: float
    words: str
    nearest: str

    @property
    def faults(self) -> list[str]:
        late = [f"starts after {self.starts_ms:.0f} ms"] if self.starts_ms > STARTS_WITHIN_MS else []
        return [*late, *([f"ends at {self.end:.3f}"] if self.end > QUIET_END else [])]


def words_of(text: str) -> list[str]:
    return "".join(character if character.isalpha() else " " for character in text.lower()).split()


def spelled(line: str) -> str:
    """The line as it is said, numbers in words."""
    return as_spoken(line).replace("4", "four")


def sounds_of(decoder: Any, text: str) -> tuple[str, ...]:
    """How the recogniser would have it pronounced; a word that it does not know, by its letters."""
    sounds: list[str] = []
    for word in words_of(text):
        known = decoder.lookup_word(word)
        sounds += known.split() if known else word.upper()
    return tuple(sounds)


@dataclass(frozen=True)
class Spelling:
    """Words as they sound and as they are written: a misheard word is often like the right one in only one of them."""

    sounds: tuple[str, ...]
    letters: str

    def likeness(self, other: "Spelling") -> float:
        return _ratio(self.sounds, other.sounds) + _ratio(self.letters, other.letters)


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def spelling(decoder: Any, text: str) -> Spelling:
    return Spelling(sounds_of(decoder, text), "".join(words_of(text)))


def nearest_line(heard: Spelling, among: Mapping[str, Spelling]) -> str:
    """The line that is most like what was heard."""
    return max(among, key=lambda line: heard.likeness(among[line]))


def for_the_ear(samples: Samples, rate: int) -> bytes:
    """As the recogniser wants it: 16 kHz, 16 bit, with a little silence around."""
    taps = np.sinc(np.arange(-32, 33) * EAR_RATE / rate) * np.hamming(65)
    smooth = np.convolve(samples, taps / taps.sum(), "same")
    at = np.arange(int(len(smooth) * EAR_RATE / rate)) * rate / EAR_RATE
    silence = np.zeros(EAR_RATE // 4)
    whole = np.concatenate([silence, np.interp(at, np.arange(len(smooth)), smooth), silence])
    return (whole * 32767).astype("<i2").tobytes()


def recognised(decoder: Any, pulses: bytes) -> str:
    decoder.start_utt()
    decoder.process_raw(pulses, full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


def listen(decoder: Any, line: str, file: str, among: Mapping[str, Spelling]) -> Heard:
    samples, rate = soundfile.read(CLIPS / file, dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > AUDIBLE)
    words = recognised(decoder, for_the_ear(samples, rate))
    starts = max(0, int(loud[0]) - CODEC_DELAY_SAMPLES) / rate * 1000
    end = float(np.max(np.abs(samples[-int(rate * 0.005) :])))
    return Heard(line, starts, end, words, nearest_line(spelling(decoder, words), among))


def check_all() -> int:
    clips = read_index()
    if list(clips) != lines():
        print("The clips are not of today's words: run `make voice`.")
        return 1
    decoder = Decoder(samprate=EAR_RATE, loglevel="FATAL")
    among = {line: spelling(decoder, spelled(line)) for line in clips}
    return report([listen(decoder, line, entry["file"], among) for line, entry in clips.items()], clips)


def report(heard: list[Heard], clips: Mapping[str, Any]) -> int:
    """Every fault by its clip, then the figures. 1 if one is over its limit."""
    missed = [one for one in heard if one.nearest != one.line]
    for one in missed:
        print(f'heard "{one.words}", nearest "{one.nearest}": {one.line}')
    faulty = [one for one in heard if one.faults]
    for one in faulty:
        print(f"{', '.join(one.faults)}: {one.line}")
    share = 1 - len(missed) / len(heard)
    total = sum((CLIPS / entry["file"]).stat().st_size for entry in clips.values())
    right = len(heard) - len(missed)
    print(f"{right} of {len(heard)} lines heard as what they are: {share:.1%} (wanted {HEARD_SHARE:.0%})")
    print(f"latest start {max(one.starts_ms for one in heard):.0f} ms (at most {STARTS_WITHIN_MS:.0f})")
    print(f"loudest end {max(one.end for one in heard):.4f} of full scale (at most {QUIET_END})")
    print(f"{total / 1e6:.2f} MB (at most {MOST_BYTES / 1e6:.0f})")
    return 1 if share < HEARD_SHARE or faulty or total > MOST_BYTES else 0
