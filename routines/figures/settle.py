"""Flesh and fingers give way: what dips into a surface that bears it is drawn flat on it."""

from collections.abc import Iterable, Mapping

from routines.figures.contact import Contact
from routines.figures.hand import Reach
from routines.figures.parts import Parts
from routines.figures.rotation import Array, Ints, Z

HAND_DEEP, DEEP = 0.045, 0.03


def lift(skin: Array, numbers: Ints, normal: Array, offset: float, deep: float) -> None:
    depth = offset - skin[numbers] @ normal
    sunk = numbers[(depth > 0) & (depth < deep)]
    skin[sunk] += (offset - skin[sunk] @ normal)[:, None] * normal


def settle(bare: Array, touching: Iterable[Contact], reaches: Mapping[str, Reach], parts: Parts) -> Array:
    """The skin with its contact patches."""
    skin = bare.copy()
    for contact in touching:
        lift(skin, contact.numbers, contact.normal, contact.offset, DEEP)
    for side, reach in reaches.items():
        if reach.surface:
            lift(skin, parts[f"hand.{side}"], *reach.surface, HAND_DEEP)
    below = (skin[:, 2] < 0.0) & (skin[:, 2] > -DEEP)
    skin[below] = skin[below] * (1 - Z)
    return skin
