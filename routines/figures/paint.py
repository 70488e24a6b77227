"""Colours of the body's pixels, from where they lie in the rest pose."""

import numpy as np

from routines.figures.body import Body
from routines.figures.dress import HEM, STYLES, bottom_field, hair_field, smoothstep, top_field
from routines.figures.rotation import Array

CHEEK = np.array([0.80, 0.45, 0.38])
WHITE = np.array([0.93, 0.93, 0.91])
IRIS = np.array([0.20, 0.15, 0.12])
SOFT = 0.0022


def mix(base: Array, colour: Array, amount: Array) -> Array:
    return base + amount[:, None] * (colour - base)


def blob(points: Array, centre: Array, size: Array) -> Array:
    """1 in the middle of an ellipsoid, 0 outside, soft between."""
    return smoothstep(1.0, 0.75, np.linalg.norm((points - centre) / size, axis=1))


def face(body: Body, points: Array, colour: Array) -> Array:
    """Brows, lashes, lips and warm cheeks; a calm look."""
    eye, k = body.head("eye.L"), body.scale
    half = np.column_stack([np.abs(points[:, 0]), points[:, 1], points[:, 2]])
    style = STYLES[body.name]
    front = points[:, 1] < eye[1] + 0.03
    along = np.clip((half[:, 0] - 0.016) / 0.036, 0.0, 1.0)
    brow_height = eye[2] + 0.0215 * k + 0.0045 * np.sin(0.5 + along * 2.4)
    brow = smoothstep(0.0042, 0.0022, np.abs(half[:, 2] - brow_height)) * (
        (half[:, 0] > 0.016) & (half[:, 0] < 0.051) & front
    )
    colour = mix(colour, np.array(style.hair) * 1.1, brow * 0.85)
    lips = blob(half, mouth(body), np.array([0.024, 0.05, 0.0085]) * k) * front
    colour = mix(colour, np.array(style.lips), lips * 0.75)
    cheek = blob(half, eye + np.array([0.012, -0.01, -0.042]), np.array([0.035, 0.05, 0.03]))
    return mix(colour, CHEEK * np.array(style.skin) / 0.86, cheek * 0.10 * front)


def mouth(body: Body) -> Array:
    """The middle of the lips: below the nose, the foremost point under it."""
    eye = body.head("eye.L")
    return np.array([0.0, eye[1] - 0.035, eye[2] - 0.070 * body.scale])


def eyes(body: Body, points: Array, colour: Array) -> Array:
    """The eyeballs: white, iris and pupil by distance from the line of sight."""
    eye = body.head("eye.L")
    half = np.column_stack([np.abs(points[:, 0]), points[:, 1], points[:, 2]])
    off = np.linalg.norm((half - eye)[:, [0, 2]], axis=1)
    ball = mix(np.tile(WHITE, (len(points), 1)), IRIS, smoothstep(0.0068, 0.0052, off))
    return np.where((half[:, 1] < eye[1] + 0.02)[:, None], ball, colour)


def strands(points: Array) -> Array:
    """Light and dark along the hair."""
    angle = np.arctan2(points[:, 0], 0.02 + np.abs(points[:, 1]))
    return 1.0 + 0.07 * np.sin(angle * 70.0 + 3.0 * np.sin(points[:, 2] * 90.0))


def seam(field: Array) -> Array:
    """A hem darkens the last millimetres of a cloth."""
    return 1.0 - 0.22 * smoothstep(0.010, 0.006, field) * smoothstep(-0.001, 0.003, field)


def painted(body: Body, points: Array, member: Array, is_eye: Array) -> Array:
    """Base colours (n, 3), from 0 to 1, of pixels at these rest-pose places."""
    style = STYLES[body.name]
    colour = np.tile(np.array(style.skin), (len(points), 1))
    near = np.flatnonzero(member[:, 1] > 0.4)
    colour[near] = face(body, points[near], colour[near])
    for field, base in ((bottom_field, style.bottom), (top_field, style.top)):
        inside = field(body, points, member)
        cloth = np.array(base) * seam(inside)[:, None]
        colour = mix(colour, cloth, smoothstep(-SOFT, SOFT, inside))
    hair = hair_field(body, points, member)
    colour = mix(colour, np.array(style.hair) * strands(points)[:, None], smoothstep(-HEM, HEM, hair))
    balls = np.flatnonzero(is_eye > 0.5)
    colour[balls] = eyes(body, points[balls], colour[balls])
    return colour
