"""From words to a small MP3: synthesis, silence cut away, even loudness, no click at either end."""

from collections.abc import Callable
from typing import Any

import lameenc
import numpy as np
from hibari import Hibari
from numpy.typing import NDArray

from routines.voice.vocabulary import as_spoken

Samples = NDArray[np.float32]

RATE = 24_000
KBIT = 32
# Of the noise in the voice's breath: with another one the same words are other bytes.
SEED = 1
# Amplitudes against the loudest sample of a line, and seconds.
AUDIBLE = 0.02
LEAD_SECONDS, TAIL_SECONDS = 0.012, 0.06
FADE_IN_SECONDS, FADE_OUT_SECONDS = 0.006, 0.04
LOUDNESS, PEAK = 0.12, 0.89


def synthesiser() -> Callable[[str], Samples]:
    """Loads the voice; gives a function from words to samples."""
    voice: Any = Hibari()
    return lambda line: np.asarray(voice(as_spoken(line), seed=SEED), dtype=np.float32)


def trimmed(samples: Samples) -> Samples:
    """Without the silence around the voice."""
    heard = np.flatnonzero(np.abs(samples) > AUDIBLE * np.max(np.abs(samples)))
    first = max(0, int(heard[0]) - int(LEAD_SECONDS * RATE))
    last = min(len(samples), int(heard[-1]) + int(TAIL_SECONDS * RATE))
    return samples[first:last]


def even(samples: Samples) -> Samples:
    """As loud as every other line, as far as its peaks allow, and faded at both ends."""
    loudness = float(np.sqrt(np.mean(np.square(samples))))
    gain = min(LOUDNESS / loudness, PEAK / float(np.max(np.abs(samples))))
    shaped = samples * np.float32(gain)
    begin, end = int(FADE_IN_SECONDS * RATE), int(FADE_OUT_SECONDS * RATE)
    shaped[:begin] *= np.linspace(0, 1, begin, dtype=np.float32)
    shaped[-end:] *= np.linspace(1, 0, end, dtype=np.float32)
    return shaped


def encoded(samples: Samples) -> bytes:
    """MP3, mono."""
    encoder: Any = lameenc.Encoder()
    encoder.set_bit_rate(KBIT)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(2)
    encoder.silence()
    pulses = np.round(samples * 32767).astype("<i2").tobytes()
    return bytes(encoder.encode(pulses)) + bytes(encoder.flush())


def spoken(say: Callable[[str], Samples], line: str) -> tuple[bytes, int]:
    """The clip of `line`, and how many ms the voice takes."""
    samples = even(trimmed(say(line)))
    return encoded(samples), round(len(samples) / RATE * 1000)
