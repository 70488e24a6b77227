"""What touches what: parts of the body and the surface under each, by how the body and its legs are supported."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routines.figures.angles import SIDES
from routines.figures.body import HEIGHTS, Body
from routines.figures.parts import parts
from routines.figures.pose import Frame, Pose
from routines.figures.rotation import Array, Ints, Y, Z

# Soft tissue gives way: a part that bears weight sinks in a little and is drawn flat there.
SINK = 0.005
SEAT_OF_HEIGHT = 0.249
SUPPORT: Mapping[str, tuple[str, ...]] = {
    "floor_supine": ("buttock.L", "buttock.R", "back", "head"),
    "bed_edge": ("buttock.L", "buttock.R", "back", "head"),
    "bridge": ("back", "head"),
    "floor_prone": ("belly", "chest"),
    "floor_side": ("flank.R", "ribs.R", "head"),
    "floor_sit": ("buttock.L", "buttock.R"),
    "chair": ("buttock.L", "buttock.R"),
    "stand": (),
    "half_kneel": (),
    "kneel": (),
    "quadruped": (),
}
REST: Mapping[str, tuple[str, ...]] = {
    "sole": ("heel", "ball_in", "ball_out"),
    "toes": ("ball_in", "ball_out"),
    "heel": ("foot",),
    "kneel": ("knee", "foot"),
    "instep": ("foot", "knee"),
    "shin": ("shin",),
    "calf": ("calf",),
    "side": ("thigh", "shin", "foot"),
    "folded": ("knee", "foot"),
    "thigh": (),
}
HEADS = ("head", "forehead")
WHOLE = ("pelvis", "trunk", "head", "thigh.L", "thigh.R", "shin.L", "shin.R", "foot.L", "foot.R")


@dataclass(frozen=True)
class Contact:
    """A part that lies on the plane `normal · point = offset`."""

    part: str
    normal: Array
    offset: float
    numbers: Ints

    def gaps(self, skin: Array) -> Array:
        return skin[self.numbers] @ self.normal - self.offset


def prop_heights(body: Body, pose: Pose) -> dict[str, float]:
    """Heights of surfaces by name, in metres: chairs and beds are sized to the body."""
    heights = {"floor": 0.0, "seat": SEAT_OF_HEIGHT * HEIGHTS[body.name]}
    for prop in pose.props:
        if "height" in prop:
            heights[prop["kind"]] = prop["height"] * body.scale
    return heights


def base_height(frame: Frame, body: Body, heights: Mapping[str, float]) -> float:
    """Where the trunk rests."""
    base = {"chair": heights["seat"], "bed_edge": heights.get("bed", 0.0)}.get(frame.support, 0.0)
    return base + float(frame.options.get("raise", 0.0)) * body.scale


def contacts(body: Body, pose: Pose, frame: Frame) -> list[Contact]:
    """All that should touch in a frame."""
    heights, numbers = prop_heights(body, pose), parts(body.name)
    base = base_height(frame, body, heights)
    found = []
    for part in frame.options.get("touch", SUPPORT[frame.support]):
        up = frame.options.get("head_raise", 0.0) * body.scale if part in HEADS else 0.0
        found.append(Contact(part, Z, base + up, numbers[part]))
    for leg, rest in frame.rests.items():
        height = heights[rest.get("height", "floor")] + rest.get("up", 0.0) * body.scale
        for part in REST[rest["on"]]:
            name = f"{part}.{SIDES[leg]}"
            found.append(Contact(name, Z, height, numbers[name]))
    if (ball := pose.prop("ball")) and ball["at"] == "wall":
        wall = pose.prop("wall")
        front = (wall["d"] if wall else 0.0) - 2 * ball["radius"]
        found.append(Contact("buttock.L", -Y, -front * body.scale, numbers["buttock.L"]))
    return found


def obstacles(body: Body, frame: Frame) -> list[Contact]:
    """All that must not sink into the floor."""
    if frame.support == "bed_edge":
        return []
    numbers = parts(body.name)
    return [Contact(part, Z, 0.0, numbers[part]) for part in WHOLE]


def lowest(gaps: Array, count: int = 3) -> float:
    """The mean of the smallest gaps: steadier than the least one."""
    return float(np.partition(gaps, count)[:count].mean())
