"""Arms: two-bone inverse kinematics from the shoulder to a palm that lies on a target."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from routines.figures.angles import Angles, pose_body, sign
from routines.figures.body import Body, Posed
from routines.figures.rotation import Array, across, align, frame, turn, turn_vector, twist, unit

PALM_AHEAD = 0.085
PALM_THICK = 0.02
GLIDE = 24.0
# Beyond this share of the arm's length the shoulder blade helps; an arm that bears weight straight has its help last.
NEAR = 0.93
STRAIGHT = 0.992
EASY_WRIST = 78.0
FINGERS = (2, 3, 4, 5)
Bones = dict[str, Array]


@dataclass(frozen=True)
class Reach:
    """Where a palm goes: a point on a surface, the way the palm and the fingers point, the side the elbow goes."""

    point: Array
    palm: Array
    fingers: Array
    elbow: Array
    curl: float = 18.0
    flat: bool = False
    bone: str | None = None
    surface: tuple[Array, float] | None = None
    straight: bool = False


@dataclass(frozen=True)
class Arm:
    """A solved arm and how well it was done. Lengths in metres, angles in degrees."""

    bones: Bones
    reach: Reach
    miss: float
    wrist: float
    twist: float
    elbow: float


def lengths(body: Body, side: str) -> tuple[float, float]:
    shoulder, elbow, wrist = (body.head(f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist"))
    return float(np.linalg.norm(elbow - shoulder)), float(np.linalg.norm(wrist - elbow))


def hand_axes(body: Body, side: str) -> tuple[Array, Array]:
    """Where the fingers and the palm point in the rest pose."""
    fingers = unit(body.head(f"finger3-1.{side}") - body.head(f"wrist.{side}"))
    width = body.head(f"finger5-1.{side}") - body.head(f"finger2-1.{side}")
    return fingers, across(sign(side) * np.cross(width, fingers), fingers)


def wrist_goal(body: Body, reach: Reach) -> Array:
    fingers = across(reach.fingers, reach.palm)
    scale = body.scale
    return reach.point - PALM_AHEAD * scale * fingers - PALM_THICK * scale * unit(reach.palm)


def hand_turn(body: Body, side: str, reach: Reach) -> Array:
    palm = unit(reach.palm)
    fingers, rest_palm = hand_axes(body, side)
    return frame(across(reach.fingers, palm), palm) @ frame(fingers, rest_palm).T


def finger_bones(body: Body, side: str, reach: Reach) -> Bones:
    """Fingers curled by an angle a joint, or laid flat in the plane of the palm."""
    width = unit(body.head(f"finger5-1.{side}") - body.head(f"finger2-1.{side}"))
    bones: Bones = {}
    for finger in FINGERS:
        turned = 0.0
        for joint in (1, 2, 3):
            bone = f"finger{finger}-{joint}.{side}"
            angle = sign(side) * reach.curl
            if reach.flat and joint < 3:
                bend = droop(body, side, bone, f"finger{finger}-{joint + 1}.{side}")
                angle, turned = -(bend + turned), -bend
            bones[bone] = turn(width, angle if not (reach.flat and joint == 3) else 0.0)
    if reach.flat:
        _, palm = hand_axes(body, side)
        thumb = body.head(f"finger1-3.{side}") - body.head(f"finger1-1.{side}")
        bones[f"finger1-1.{side}"] = align(thumb, across(thumb, palm) - 0.1 * palm)
    return bones


def droop(body: Body, side: str, start: str, end: str) -> float:
    """How far a finger bone points out of the palm's plane, as a turn about the hand's width."""
    fingers, palm = hand_axes(body, side)
    along = body.head(end) - body.head(start)
    return sign(side) * float(np.rad2deg(np.arctan2(along @ palm, along @ fingers)))


def gliding(posed: Posed, side: str, goal: Array) -> Bones:
    """The shoulder blade moves toward what is hard to reach."""
    bone = f"clavicle.{side}"
    parent = posed.turned("spine01")
    arm, want = posed.at(f"upperarm01.{side}") - posed.at(bone), goal - posed.at(bone)
    angle = min(GLIDE, float(np.rad2deg(np.arccos(np.clip(unit(arm) @ unit(want), -1, 1)))))
    axis = np.cross(unit(arm), unit(want))
    if float(np.linalg.norm(axis)) < 1e-6:
        return {}
    return {bone: parent.T @ turn(axis, angle) @ parent}


def solve_arm(body: Body, angles: Angles, arms: Mapping[str, Array], side: str, reach: Reach) -> Arm:
    """The arm's bone rotations that bring the palm to its target, or as near as the arm is long.

    A wrist that would bend too far turns the fingers toward where the forearm points.
    """
    arm, along = try_arm(body, angles, arms, side, reach)
    for _ in range(4):
        if arm.wrist < EASY_WRIST:
            break
        fingers = across(reach.fingers, reach.palm)
        reach = replace(reach, fingers=fingers + 0.3 * along)
        arm, along = try_arm(body, angles, arms, side, reach)
    return arm


def try_arm(body: Body, angles: Angles, arms: Mapping[str, Array], side: str, reach: Reach) -> tuple[Arm, Array]:
    """The arm for one reach, and the direction of its forearm."""
    upper, lower = lengths(body, side)
    goal = wrist_goal(body, reach)
    own = {bone: value for bone, value in arms.items() if not bone.endswith(f".{side}")}
    posed = pose_body(body, angles, own)
    near = STRAIGHT if reach.straight else NEAR
    if float(np.linalg.norm(goal - posed.at(f"upperarm01.{side}"))) > near * (upper + lower):
        own |= gliding(posed, side, goal)
        posed = pose_body(body, angles, own)
    shoulder = posed.at(f"upperarm01.{side}")
    span = float(np.linalg.norm(goal - shoulder))
    distance = min(span, STRAIGHT * (upper + lower))
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    toward = unit(goal - shoulder)
    aside = across(reach.elbow, toward) * upper * np.sqrt(max(0.0, 1 - cosine**2))
    elbow, wrist = shoulder + toward * upper * cosine + aside, shoulder + toward * distance
    bones = own | arm_turns(body, posed, side, (shoulder, elbow, wrist), hand_turn(body, side, reach))
    bones |= finger_bones(body, side, reach)
    bend = between(wrist - elbow, across(reach.fingers, reach.palm))
    turned = twist(bones[f"lowerarm02.{side}"], forearm(body, side)) / FOREARM_SHARE
    flexion = between(elbow - shoulder, wrist - elbow)
    return Arm(bones, reach, max(0.0, span - distance), bend, abs(turned), flexion), unit(wrist - elbow)


def between(a: Array, b: Array) -> float:
    """The angle between two directions, in degrees."""
    return float(np.rad2deg(np.arccos(np.clip(unit(a) @ unit(b), -1, 1))))


FOREARM_SHARE = 0.55


def forearm(body: Body, side: str) -> Array:
    return unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))


def arm_turns(body: Body, posed: Posed, side: str, joints: tuple[Array, Array, Array], hand: Array) -> Bones:
    """Upper arm, forearm with its share of the twist, and hand."""
    shoulder, elbow, wrist = joints
    rest = [body.head(f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist")]
    parent = posed.turned(f"shoulder01.{side}")
    upper = align(parent @ (rest[1] - rest[0]), elbow - shoulder) @ parent
    lower = align(upper @ (rest[2] - rest[1]), wrist - elbow) @ upper
    axis = forearm(body, side)
    turned = turn_vector(axis * np.deg2rad(twist(lower.T @ hand, axis) * FOREARM_SHARE))
    return {
        f"upperarm01.{side}": parent.T @ upper,
        f"lowerarm01.{side}": upper.T @ lower,
        f"lowerarm02.{side}": turned,
        f"wrist.{side}": (lower @ turned).T @ hand,
    }
