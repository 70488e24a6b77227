"""Light: the same in every picture, fixed to the camera; soft shadows where things come near each other."""

import numpy as np

from routines.figures.raster import Camera
from routines.figures.rotation import Array, unit

KEY, FILL = (-0.45, 0.75, 0.75), (0.9, 0.1, 0.45)
AMBIENT, KEY_LIGHT, FILL_LIGHT, SKY = 0.47, 0.53, 0.13, 0.12
CARD = np.array([0.925, 0.937, 0.937])


def lit(camera: Camera, normals: Array) -> Array:
    """How bright surfaces with these normals are."""
    axes = np.column_stack([camera.right, camera.up, camera.toward])
    key, fill = axes @ unit(np.array(KEY)), axes @ unit(np.array(FILL))
    # Wrapped light: no hard edge between the lit and the dark side.
    bright = KEY_LIGHT * np.clip((normals @ key + 0.25) / 1.25, 0.0, 1.0)
    soft = FILL_LIGHT * np.clip(normals @ fill, 0.0, 1.0)
    return AMBIENT + bright + soft + SKY * (normals[:, 2] * 0.5 + 0.5)


def blurred(image: Array, radius: int) -> Array:
    """A soft blur: the mean of a square, taken twice in both directions."""
    width = 2 * radius + 1
    for axis in (0, 1, 0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (radius + 1, radius)
        total = np.cumsum(np.pad(image, pad, mode="edge"), axis=axis)
        later, earlier = [slice(None)] * 2, [slice(None)] * 2
        later[axis], earlier[axis] = slice(width, None), slice(None, -width)
        image = (total[tuple(later)] - total[tuple(earlier)]) / width
    return image


RINGS = ((0.02, 3), (0.05, 4), (0.10, 4))


def ambient_occlusion(depth: Array, scale: float) -> Array:
    """How much light each pixel gets from around, from 0 to 1: dark in hollows, where things meet.

    Two opposite neighbours count together, so that a plane seen at a slant hides nothing of itself.
    """
    half = depth[::2, ::2]
    far = np.where(np.isfinite(half), half, 99.0)
    middle = float(np.median(far[far < 90])) if (far < 90).any() else 1.0
    hidden = np.zeros_like(far)
    for radius, count in RINGS:
        for i in range(count):
            angle = np.pi * (i + radius * 50) / count
            pixels = radius * scale / 2 / middle
            shift = round(pixels * np.sin(angle)), round(pixels * np.cos(angle))
            there, back = ((s * shift[0], s * shift[1]) for s in (1, -1))
            nearer = 2 * far - np.roll(far, there, (0, 1)) - np.roll(far, back, (0, 1))
            # What is far in front is no hollow: it would wear a halo.
            hidden += np.clip(nearer / radius - 0.08, 0, 1) * np.clip(2.5 - 0.7 * nearer / radius, 0, 1)
    open_sky = 1.0 - 0.62 * blurred(np.clip(hidden / sum(count for _, count in RINGS), 0, 1), 1)
    return np.repeat(np.repeat(open_sky, 2, axis=0), 2, axis=1)[: depth.shape[0], : depth.shape[1]]


def outlines(depth: Array, gap: float) -> Array:
    """1 where the depth jumps: a thin line that parts an arm from the thigh behind it."""
    far = np.where(np.isfinite(depth), depth, 99.0)
    jump = np.zeros_like(far)
    for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1)):
        jump = np.maximum(jump, np.roll(far, shift, axis) - far)
    return np.clip(jump / gap - 0.5, 0.0, 1.0)


class FloorShadow:
    """How dark the floor is under things, by how near they come to it."""

    def __init__(self, points: Array, cell: float = 0.01, margin: float = 0.6) -> None:
        self.low = points[:, :2].min(0) - margin
        size = np.ceil((np.ptp(points[:, :2], axis=0) + 2 * margin) / cell).astype(int) + 1
        self.cell = cell
        heights = np.full(int(size[0] * size[1]), 9.0)
        column, row = ((points[:, :2] - self.low) / cell).astype(int).T
        np.minimum.at(heights, column * size[1] + row, np.maximum(points[:, 2], 0.0))
        grid = heights.reshape(size)
        near = blurred(np.exp(-grid / 0.05), 3)
        wide = blurred(np.exp(-grid / 0.40), 12)
        self.dark = np.clip(0.24 * near + 0.15 * wide, 0.0, 0.5)

    def at(self, points: Array) -> Array:
        """Shadow (0 to 0.5) at places on the floor."""
        place = (points[:, :2] - self.low) / self.cell - 0.5
        size = np.array(self.dark.shape)
        place = np.clip(np.nan_to_num(place), 0, size - 1.001)
        i, j = place.astype(int).T
        u, v = (place - place.astype(int)).T
        d = self.dark
        i1, j1 = np.minimum(i + 1, size[0] - 1), np.minimum(j + 1, size[1] - 1)
        upper = d[i, j] * (1 - u) + d[i1, j] * u
        lower = d[i, j1] * (1 - u) + d[i1, j1] * u
        return upper * (1 - v) + lower * v
