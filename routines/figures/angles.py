"""The joints of a pose by name, and the bone rotations that they make. Work side is the left side of the body.

`pitch` leans the pelvis forward, `roll` turns it about its long axis, `list` lets the work-side hip drop, `x y z` shift
it in metres. A leg has `flex abd er knee dorsi inv`; the spine `low high` (flexion of its lower and upper part), `rot
side`; the neck `neck neck_rot neck_side`. Degrees.
"""

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

import numpy as np

from routines.figures.body import Body, Posed, load, posed
from routines.figures.rotation import Array, X, Y, Z, align, turn, turn_vector

SIDES = {"work": "L", "other": "R"}
LEG = ("flex", "abd", "er", "knee", "dorsi", "inv")
TRUNK = ("pitch", "roll", "list", "x", "y", "z", "low", "high", "rot", "side", "neck", "neck_rot", "neck_side")
ALL = (*TRUNK, *(f"{part}_{leg}" for leg in SIDES for part in LEG))
# What each bone takes of the flexion of its part: the lower back bends most at its foot, the chest hardly.
LOW = {"spine05": 0.4, "spine04": 0.36, "spine03": 0.24}
HIGH = {"spine03": 0.3, "spine02": 0.4, "spine01": 0.3}
NECK = {"neck01": 0.2, "neck02": 0.25, "neck03": 0.25, "head": 0.3}
SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")

Angles: TypeAlias = dict[str, float]


def sign(side: str) -> float:
    """+1 on the left of the body (x grows), -1 on the right."""
    return 1.0 if side == "L" else -1.0


@cache
def straightened(name: str, side: str) -> tuple[Array, Array]:
    """What turns the splayed thigh and shin of the rest pose of that body straight down."""
    body = load(name)
    hip, knee, ankle = (body.head(f"{bone}.{side}") for bone in ("upperleg01", "lowerleg01", "foot"))
    return align(knee - hip, -Z), align(ankle - knee, -Z)


def thigh_turn(angles: Mapping[str, float], leg: str, share: float = 1.0) -> Array:
    """The rotation of a straightened thigh against the pelvis, with `share` of its outward turn."""
    s = sign(SIDES[leg])
    flexed = turn(X, -angles[f"flex_{leg}"]) @ turn(Y, -s * angles[f"abd_{leg}"])
    return flexed @ turn(Z, s * share * angles[f"er_{leg}"])


def leg_bones(body: Body, angles: Mapping[str, float], leg: str) -> dict[str, Array]:
    side = SIDES[leg]
    thigh, shin = straightened(body.name, side)
    half = thigh_turn(angles, leg, 0.5) @ thigh
    whole = thigh_turn(angles, leg) @ thigh
    tilt = turn(Y, sign(side) * angles[f"inv_{leg}"])
    return {
        f"upperleg01.{side}": half,
        f"upperleg02.{side}": half.T @ whole,
        f"lowerleg01.{side}": thigh.T @ turn(X, angles[f"knee_{leg}"]) @ shin,
        f"foot.{side}": shin.T @ turn(X, -angles[f"dorsi_{leg}"]) @ tilt,
    }


def trunk_bones(angles: Mapping[str, float]) -> dict[str, Array]:
    bones: dict[str, Array] = {}
    for bone in SPINE:
        flex = LOW.get(bone, 0.0) * angles["low"] + HIGH.get(bone, 0.0) * angles["high"]
        bones[bone] = turn_vector(np.deg2rad(np.array([flex, angles["side"] / 5, angles["rot"] / 5])))
    for bone, share in NECK.items():
        turned = np.array([angles["neck"], angles["neck_side"], angles["neck_rot"]])
        bones[bone] = turn_vector(np.deg2rad(turned * share))
    return bones


def root_turn(angles: Mapping[str, float]) -> Array:
    return turn(X, angles["pitch"]) @ turn(Z, angles["roll"]) @ turn(Y, angles["list"])


def pose_body(body: Body, angles: Mapping[str, float], arms: Mapping[str, Array] | None = None) -> Posed:
    """The body with these joint angles; `arms` are bone rotations that were solved apart."""
    local = trunk_bones(angles)
    for leg in SIDES:
        local |= leg_bones(body, angles, leg)
    shift = np.array([angles["x"], angles["y"], angles["z"]])
    return posed(body, root_turn(angles), shift, local | dict(arms or {}))
