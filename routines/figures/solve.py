"""A frame solved for one body: joints near those of the data so that what should touch touches and hands reach."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from routines.figures.angles import Angles, pose_body
from routines.figures.body import Body, Posed
from routines.figures.contact import Contact, prop_heights
from routines.figures.hand import Arm, Bones, Reach, solve_arm
from routines.figures.least_squares import solve
from routines.figures.parts import parts
from routines.figures.place import Place
from routines.figures.pose import Frame, Pose
from routines.figures.residuals import HANDS, First, Residuals, straight_arm
from routines.figures.rotation import Array
from routines.figures.settle import settle
from routines.figures.targets import find_reach

SHORT, ATTEMPTS = 0.004, 4


@dataclass(frozen=True)
class Solved:
    body: Body
    pose: Pose
    frame: Frame
    angles: Angles
    posed: Posed
    skin: Array
    touching: list[Contact]
    reaches: Mapping[str, Reach]
    arms: Mapping[str, Arm]
    heights: Mapping[str, float]
    bare: Array
    """The skin before it was flattened where it bears weight."""


def place_of(body: Body, pose: Pose, frame: Frame, angles: Angles, arms: Mapping[str, Array]) -> Place:
    posed = pose_body(body, angles, arms)
    return Place(posed, posed.skin(), replace(frame, angles=angles), pose, prop_heights(body, pose))


def solve_hands(body: Body, pose: Pose, frame: Frame, angles: Angles) -> tuple[dict[str, Reach], dict[str, Arm]]:
    bones: Bones = {}
    reaches: dict[str, Reach] = {}
    arms: dict[str, Arm] = {}
    for hand, side in HANDS.items():
        place = place_of(body, pose, frame, angles, bones)
        arms[side] = solve_arm(body, angles, bones, side, find_reach(place, side, frame.hands[hand]))
        reaches[side] = arms[side].reach
        bones |= arms[side].bones
    return reaches, arms


def rest_posed(body: Body) -> Posed:
    return Posed(body, np.tile(np.eye(3), (len(body.bones), 1, 1)), np.zeros((len(body.bones), 3)))


def solve_frame(body: Body, pose: Pose, frame: Frame, first: First | None = None) -> Solved:
    """The frame for one body; solved again with the spine's help when a hand is too short."""
    wanted: dict[str, Reach] = {}
    at = rest_posed(body)
    for attempt in range(ATTEMPTS):
        residuals = Residuals(body, pose, frame, wanted, at, first)
        free = residuals.start + solve(residuals, np.zeros(len(residuals.joints))) * residuals.ease
        angles = residuals.angles(free)
        reaches, arms = solve_hands(body, pose, frame, angles)
        at = pose_body(body, angles)
        short = {side for side, arm in arms.items() if arm.miss > SHORT}
        helped = {*wanted, *short, *(side for side in arms if straight_arm(frame, side))}
        wanted = {side: reaches[side] for side in helped}
        if not wanted or (attempt > 1 and not short):
            break
    return finish(Draft(body, pose, frame, angles, residuals.touching), reaches, arms)


@dataclass(frozen=True)
class Draft:
    body: Body
    pose: Pose
    frame: Frame
    angles: Angles
    touching: list[Contact]


def finish(draft: Draft, reaches: Mapping[str, Reach], arms: Mapping[str, Arm]) -> Solved:
    bones: Bones = {}
    for arm in arms.values():
        bones |= arm.bones
    body = draft.body
    posed = pose_body(body, draft.angles, bones)
    bare = posed.skin()
    skin = settle(bare, draft.touching, reaches, parts(body.name))
    heights = prop_heights(body, draft.pose)
    return Solved(
        body, draft.pose, draft.frame, draft.angles, posed, skin, draft.touching, reaches, arms, heights, bare
    )


def solve_pose(body: Body, pose: Pose) -> list[Solved]:
    """All frames of an exercise; later ones keep feet and knees where the first has them."""
    solved: list[Solved] = []
    for frame in pose.frames:
        first = First(solved[0].frame, solved[0].posed) if solved else None
        solved.append(solve_frame(body, pose, frame.for_body(body.name), first))
    return solved
