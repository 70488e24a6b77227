"""Numbers for every frame: contact, reach, joints, bytes, each against its limit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routines.figures.angles import SIDES
from routines.figures.contact import WHOLE
from routines.figures.hand import PALM_AHEAD, PALM_THICK, hand_axes
from routines.figures.limits import ELBOW, FOREARM, NAMES, WRIST, overrun
from routines.figures.output import MOST_BYTES, PICTURES, file_of
from routines.figures.parts import parts
from routines.figures.residuals import thigh_radii, thigh_rest
from routines.figures.rotation import Array
from routines.figures.solve import Solved

# Metres, degrees, bytes.
TOUCH, SINK, TARGET, JOINT = 0.015, 0.010, 0.030, 0.5
MOST_FOR_A_BODY = 1_500_000


@dataclass(frozen=True)
class Row:
    """What was measured of one frame: the widest gap, the deepest sinking, the worst hand or foot."""

    exercise: str
    frame: str
    body: str
    gap: float
    sink: float
    target: float
    joints: float
    bytes: int
    where: str

    def faults(self) -> list[str]:
        limits = {
            "gap": (self.gap, TOUCH),
            "sinks": (self.sink, SINK),
            "target": (self.target, TARGET),
            "joints": (self.joints, JOINT),
            "bytes": (float(self.bytes), float(MOST_BYTES)),
        }
        faults = [name for name, (value, limit) in limits.items() if value > limit]
        return faults if self.bytes else [*faults, "no picture"]


def palm(solved: Solved, side: str) -> Array:
    """Where the palm's skin is."""
    body, posed = solved.body, solved.posed
    fingers, normal = hand_axes(body, side)
    centre = body.head(f"wrist.{side}") + (fingers * PALM_AHEAD + normal * PALM_THICK) * body.scale
    return posed.carried(f"wrist.{side}", centre)


def targets(solved: Solved) -> dict[str, float]:
    """How far hands and placed feet are from where they should be."""
    found = {
        f"hand {side}": float(np.linalg.norm(palm(solved, side) - reach.point))
        for side, reach in solved.reaches.items()
    }
    for leg, rest in solved.frame.rests.items():
        if rest["on"] == "thigh":
            other = next(side for name, side in SIDES.items() if name != leg)
            at = rest.get("at", 0.86)
            point, goal = thigh_rest(solved.posed, SIDES[leg], other, at, thigh_radii(solved.body))
            found[f"foot {SIDES[leg]}"] = float(np.linalg.norm(point - goal))
    return found


def gaps(solved: Solved) -> dict[str, float]:
    """For each part that should touch its distance from the surface; below 0 it sinks in."""
    found = {contact.part: float(contact.gaps(solved.bare).min()) for contact in solved.touching}
    if solved.frame.support != "bed_edge":
        numbers = parts(solved.body.name)
        for part in WHOLE:
            below = float(solved.bare[numbers[part], 2].min())
            if below < 0:
                found[f"{part} in the floor"] = below
    return found


def joints(solved: Solved) -> tuple[float, str]:
    """By how much the worst joint is beyond its limit, in degrees, and which it is."""
    over = dict(zip(NAMES, overrun(solved.angles).tolist(), strict=True))
    for side, arm in solved.arms.items():
        over |= {f"wrist {side}": arm.wrist - WRIST, f"forearm {side}": arm.twist - FOREARM}
        over[f"elbow {side}"] = arm.elbow - ELBOW
    worst = max(over, key=lambda joint: over[joint])
    return max(0.0, over[worst]), worst


def measure(solved: Solved) -> Row:
    found, reached = gaps(solved), targets(solved)
    widest = max(found, key=lambda part: found[part], default="")
    deepest = min(found, key=lambda part: found[part], default="")
    beyond, joint = joints(solved)
    worst = max(reached, key=lambda hand: reached[hand])
    path = PICTURES / file_of(solved.body.name, solved.pose.exercise, solved.frame.name)
    return Row(
        exercise=solved.pose.exercise,
        frame=solved.frame.name,
        body=solved.body.name,
        gap=max(0.0, found.get(widest, 0.0)),
        sink=max(0.0, -found.get(deepest, 0.0)),
        target=reached[worst],
        joints=beyond,
        bytes=path.stat().st_size if path.exists() else 0,
        where=f"{widest}, {deepest}, {worst}, {joint}",
    )


def line(row: Row) -> str:
    """One row of the report."""
    faults = row.faults()
    numbers = f"{row.gap * 100:5.1f} {row.sink * 100:5.1f} {row.target * 100:6.1f} {row.joints:6.1f} {row.bytes:6d}"
    said = f"  OVER: {', '.join(faults)} ({row.where})" if faults else ""
    return f"{row.body:11} {row.exercise:34} {row.frame:24} {numbers}{said}"


def totals(rows: list[Row]) -> Mapping[str, int]:
    """Bytes of all pictures of each body."""
    return {body: sum(row.bytes for row in rows if row.body == body) for body in sorted({row.body for row in rows})}


def report(rows: list[Row]) -> int:
    """Print all rows; the number of frames or bodies that are over a limit."""
    print(f"{'body':11} {'exercise':34} {'frame':24} {'gap':>5} {'sink':>5} {'target':>6} {'joints':>6} {'bytes':>6}")
    print(f"{'':71} {'cm':>5} {'cm':>5} {'cm':>6} {'deg':>6}")
    for row in rows:
        print(line(row))
    heavy = {body: size for body, size in totals(rows).items() if size > MOST_FOR_A_BODY}
    over = sum(bool(row.faults()) for row in rows)
    print(f"{len(rows)} frames, {over} over a limit; " + ", ".join(f"{b} {s} bytes" for b, s in totals(rows).items()))
    return over + len(heavy)
