"""Seeded schedules: what a client does with up to two phones, and what the network does to them meanwhile."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tests.fault.faults import CUT_AFTER, EVERY_FAULT, Fault, Kind, Rule, Seeded, healthy

What = Literal[
    "practise",
    "leave and keep",
    "leave and resume",
    "take over",
    "offline",
    "online",
    "close and open",
    "second tab",
    "reload",
    "wait",
    "weather",
    "second phone",
]

RECORDING: tuple[What, ...] = ("practise", "practise", "practise", "leave and keep", "leave and resume", "take over")
BETWEEN: tuple[What, ...] = (
    "offline",
    "online",
    "close and open",
    "second tab",
    "reload",
    "wait",
    "weather",
    "weather",
)
WAITS_SECONDS = (5, 40, 130, 700)
LEAST_MOVES, MOST_MOVES = 7, 11
# Beside storms of everything: an answer that never comes, a portal's hotel, a server that only refuses.
STORMS: tuple[tuple[float, Sequence[Fault]], ...] = (
    (0.35, EVERY_FAULT),
    (0.7, EVERY_FAULT),
    (0.7, (CUT_AFTER, Fault(Kind.TRUNCATE), Fault(Kind.TRUNCATE_SHORT), Fault(Kind.REFUSE_AFTER, 503))),
    (0.6, (Fault(Kind.DUPLICATE), Fault(Kind.REORDER, seconds=1.0), Fault(Kind.DELAY, seconds=0.3))),
    (1.0, (Fault(Kind.PORTAL), Fault(Kind.PORTAL_REDIRECT))),
    (0.8, tuple(fault for fault in EVERY_FAULT if fault.kind is Kind.REFUSE)),
)


@dataclass(frozen=True, slots=True)
class Move:
    """`phone`: 0, or 1 once there is a second. `seconds`: of "wait". `storm`: of "weather", an index into STORMS."""

    what: What
    phone: int
    seconds: int = 0
    storm: int | None = None


def moves(seed: int) -> tuple[Move, ...]:
    """The schedule of a seed, always the same. It begins under a storm, and records at least two sessions."""
    chance = random.Random(seed)
    second_at = chance.choice((None, 2, 4))
    made = [_weather(chance, 0)]
    for number in range(chance.randint(LEAST_MOVES, MOST_MOVES)):
        if number == second_at:
            made.append(Move("second phone", 1))
        phones = 1 if second_at is None or number < second_at else 2
        kinds = RECORDING if chance.random() < 0.4 or number in {1, 5} else BETWEEN
        made.append(_move(chance, chance.choice(kinds), chance.randrange(phones)))
    return tuple(made)


def _move(chance: random.Random, what: What, phone: int) -> Move:
    if what == "weather":
        return _weather(chance, phone)
    return Move(what, phone, seconds=chance.choice(WAITS_SECONDS) if what == "wait" else 0)


def _weather(chance: random.Random, phone: int) -> Move:
    return Move("weather", phone, storm=chance.choice((*range(len(STORMS)), None)))


def rule_of(move: Move, seed: int, number: int) -> Rule:
    """What the proxy does from this move on. A clear sky is a kind of weather too."""
    if move.storm is None:
        return healthy
    rate, faults = STORMS[move.storm]
    return Seeded(f"{seed} {number}", rate, faults)
