"""Rotations as 3×3 matrices. Frame of a body: x to the person's left, z up, the person faces -y. Angles in degrees."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

X: Array = np.array([1.0, 0.0, 0.0])
Y: Array = np.array([0.0, 1.0, 0.0])
Z: Array = np.array([0.0, 0.0, 1.0])
ALONG = 1e-8


def vec(*values: float) -> Array:
    return np.array(values, dtype=np.float64)


def unit(vector: Any) -> Array:
    """The same direction with length 1; the null vector stays about null."""
    array = np.asarray(vector, dtype=np.float64)
    return array / (float(np.linalg.norm(array)) + 1e-12)


def turn(axis: Array, degrees: float) -> Array:
    """The rotation by `degrees` about `axis`."""
    return turn_vector(unit(axis) * np.deg2rad(degrees))


def turn_vector(vector: Array) -> Array:
    """The rotation about the direction of `vector` by its length in radians."""
    angle = float(np.linalg.norm(vector))
    if angle < ALONG:
        return np.eye(3)
    x, y, z = vector / angle
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * (cross @ cross)


def align(source: Array, goal: Array) -> Array:
    """The shortest rotation that brings the direction of `source` to that of `goal`."""
    a, b = unit(source), unit(goal)
    axis = np.cross(a, b)
    sine, cosine = float(np.linalg.norm(axis)), float(a @ b)
    if sine < ALONG:
        return np.eye(3) if cosine > 0 else turn(np.cross(a, X if abs(a[0]) < 0.9 else Y), 180.0)
    return turn_vector(axis / sine * np.arctan2(sine, cosine))


def twist(rotation: Array, axis: Array) -> float:
    """The part of a rotation about `axis`, in degrees from -180 to 180."""
    skew = vec(rotation[2, 1] - rotation[1, 2], rotation[0, 2] - rotation[2, 0], rotation[1, 0] - rotation[0, 1])
    along = float(skew @ unit(axis)) / 2.0
    # The quaternion's scalar part times four; its vector part is skew / (4 w).
    scalar = 1.0 + float(np.trace(rotation))
    return float(np.rad2deg(2.0 * np.arctan2(along, scalar / 2.0)))


def frame(first: Array, second: Array) -> Array:
    """The right-handed frame with `first` as one axis and `second` made square to it as the next."""
    f = unit(first)
    s = unit(second - (second @ f) * f)
    return np.column_stack([f, s, np.cross(f, s)])


def across(vector: Array, axis: Array) -> Array:
    """The direction of `vector` made square to `axis`."""
    u = unit(axis)
    return unit(vector - (vector @ u) * u)
