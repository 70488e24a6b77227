"""The target muscle glows: on the skin above it and, weaker, through the body."""

from dataclasses import dataclass

import numpy as np

from routines.figures.muscles import Muscle, carried, muscles
from routines.figures.paint import mix
from routines.figures.raster import Camera
from routines.figures.rotation import Array, Ints
from routines.figures.solve import Solved

GLOW, CORE = np.array([0.98, 0.42, 0.16]), np.array([1.0, 0.72, 0.30])


def glowing(colours: Array, shine: Array, bright: Array) -> Array:
    """Colours (n, 3) under a glow of strength `shine`, as bright as the light there."""
    warm = GLOW + (CORE - GLOW) * (shine**2)[:, None]
    return mix(colours, warm * (0.55 + 0.5 * bright)[:, None], 0.9 * shine)


@dataclass(frozen=True)
class Trunk:
    """Pixels of trunk and legs: direction and length of the ray from the eye, and the place in the rest pose."""

    rays: Array
    far: Array
    rest: Array


def glow(solved: Solved, places: Array, rest: Array, camera: Camera) -> Array:
    """How strongly the target muscle shines through each of the body's pixels, from 0 to 1.

    `places` (n, 3) are where the pixels are, `rest` (n, 6) where they lie in the rest pose, with arm, head and leg.
    """
    strength = np.zeros(len(places))
    # An arm or a head before a muscle hides it.
    numbers = np.flatnonzero((rest[:, 3] < 0.3) & (rest[:, 4] < 0.3))
    rays = places - camera.eye
    far = np.linalg.norm(rays, axis=1)
    trunk = Trunk((rays / far[:, None])[numbers], far[numbers], rest[numbers, :3])
    pose = solved.pose
    for muscle in muscles(solved.body, pose.muscles, pose.both_sides):
        points = carried(solved.posed, muscle) - camera.eye
        for point, home in zip(points, muscle.points, strict=True):
            close, shine = point_glow(trunk, point, home, muscle, solved.body.scale)
            shown = numbers[close]
            strength[shown] = np.maximum(strength[shown], shine)
    return strength


def point_glow(trunk: Trunk, point: Array, home: Array, muscle: Muscle, scale: float) -> tuple[Ints, Array]:
    """Which pixels one point of a muscle lights, and how strongly; `point` as seen from the eye, `home` at rest."""
    radius = muscle.radius * scale
    depth = trunk.rays @ point
    beside = np.linalg.norm(point - depth[:, None] * trunk.rays, axis=1)
    close = np.flatnonzero(beside < 3.2 * radius)
    near = np.linalg.norm(trunk.rest[close] - home, axis=1)
    outside = np.exp(-((near / (radius * 1.6)) ** 2))
    into = depth[close] - trunk.far[close]
    inside = (into > -0.02) & (into < muscle.deep * scale)
    through = 0.85 * np.exp(-((beside[close] / (1.1 * radius)) ** 2)) * inside * np.exp(-near / 0.5)
    return close, np.maximum(outside, through)
