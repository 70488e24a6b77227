"""Parts of a body: which vertices touch the floor, a seat or a wall, and how thick a limb is."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from routines.figures.body import Body, Posed, load
from routines.figures.rotation import Array, Ints, Mask, across, unit

ARM = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal", "shoulder", "clavicle")
HAND = ("wrist", "metacarpal", "finger")
HEAD = ("head", "neck03", "eye")
SOLE = 0.016


@dataclass(frozen=True)
class Parts:
    """Vertex numbers by part name; `L` is the work side, as everywhere."""

    named: dict[str, Ints]

    def __getitem__(self, name: str) -> Ints:
        return self.named[name]


def sole_parts(body: Body, side: str) -> dict[str, Ints]:
    """Heel, inner and outer ball of a foot: the three points it stands on."""
    foot = body.of(f"foot.{side}", "toe") & (np.sign(body.rest[:, 0]) == (1 if side == "L" else -1))
    points = body.rest[foot]
    low = foot & (body.rest[:, 2] < points[:, 2].min() + SOLE * body.scale)
    y = body.rest[:, 1]
    back, front = points[:, 1].max(), points[:, 1].min()
    length = back - front
    ball = low & (y < front + 0.38 * length) & (y > front + 0.2 * length)
    middle = float(np.median(np.abs(body.rest[ball][:, 0])))
    outside = np.abs(body.rest[:, 0]) > middle
    return {
        f"heel.{side}": np.flatnonzero(low & (y > back - 0.22 * length)),
        f"ball_in.{side}": np.flatnonzero(ball & ~outside),
        f"ball_out.{side}": np.flatnonzero(ball & outside),
        f"foot.{side}": np.flatnonzero(foot),
    }


def leg_parts(body: Body, side: str) -> dict[str, Mask]:
    thigh = body.of(f"upperleg01.{side}", f"upperleg02.{side}")
    shin = body.of(f"lowerleg01.{side}", f"lowerleg02.{side}")
    knee = body.head(f"lowerleg01.{side}")
    near_knee = np.linalg.norm(body.rest - knee, axis=1) < 0.11 * body.scale
    hip = body.head(f"upperleg01.{side}")
    same_side = np.sign(body.rest[:, 0]) == (1 if side == "L" else -1)
    behind = (body.rest[:, 1] > hip[1]) & (np.abs(body.rest[:, 2] - hip[2]) < 0.11 * body.scale)
    flank = (np.abs(body.rest[:, 2] - hip[2] - 0.03) < 0.12 * body.scale) & same_side
    trunk = body.of("root", "pelvis", "spine05", "upperleg01")
    return {
        f"thigh.{side}": thigh,
        f"shin.{side}": shin,
        f"knee.{side}": near_knee & (body.rest[:, 1] < knee[1]) & (thigh | shin),
        f"buttock.{side}": behind & same_side & trunk,
        f"flank.{side}": flank & trunk,
        f"calf.{side}": shin & (body.rest[:, 1] > knee[1]),
        f"hand.{side}": body.of(*(f"{start}" for start in HAND)) & same_side,
        f"ribs.{side}": body.of("spine01", "spine02") & same_side,
    }


@cache
def parts(name: str) -> Parts:
    """The parts of the body of that name."""
    body = load(name)
    masks: dict[str, Mask] = {
        "pelvis": body.of("root", "pelvis", "spine05", "upperleg01"),
        "back": body.of("spine01", "spine02") & (body.rest[:, 1] > 0),
        "loin": body.of("spine04", "spine05") & (body.rest[:, 1] > 0) & (np.abs(body.rest[:, 0]) < 0.06 * body.scale),
        "chest": body.of("spine01", "spine02", "spine03") & (body.rest[:, 1] < 0),
        "belly": body.of("root", "pelvis", "spine05", "spine04") & (body.rest[:, 1] < 0),
        "trunk": body.of("spine"),
        "head": body.of(*HEAD) & (body.rest[:, 1] > body.head("eye.L")[1] + 0.05),
        "forehead": body.of("head")
        & (body.rest[:, 1] < body.head("eye.L")[1] + 0.02)
        & (body.rest[:, 2] > body.head("eye.L")[2] + 0.01),
        "arms": body.of(*ARM),
    }
    named: dict[str, Ints] = {}
    for side in "LR":
        masks |= leg_parts(body, side)
        named |= sole_parts(body, side)
    return Parts(named | {name: np.flatnonzero(mask) for name, mask in masks.items()})


def limb_surface(body: Posed, skin: Array, limb: str, side: str, at: float, toward: Array) -> tuple[Array, float]:
    """The point of a limb's skin at fraction `at` of its bone in a direction, and its distance from the bone."""
    ends = {"thigh": ("upperleg01", "lowerleg01"), "shin": ("lowerleg01", "foot")}[limb]
    start, end = (body.at(f"{bone}.{side}") for bone in ends)
    numbers = parts(body.body.name)
    near = np.concatenate([numbers[f"thigh.{side}"], numbers[f"shin.{side}"]])
    centre = start + at * (end - start)
    along, direction = unit(end - start), across(toward, end - start)
    offset = skin[near] - centre
    depth = offset @ along
    beside = offset - np.outer(depth, along)
    distance = beside @ direction
    chosen = (np.abs(depth) < 0.05) & (distance > 0.75 * np.linalg.norm(beside, axis=1))
    radius = float(np.percentile(distance[chosen], 80)) if chosen.sum() > 3 else 0.06
    return centre + direction * radius, radius
