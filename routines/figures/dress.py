"""Clothes and hair: fields over the rest pose say where they are, so that their edges are smooth in every pixel."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from routines.figures.body import Body, load
from routines.figures.raster import smooth_normals
from routines.figures.rotation import Array, Ints, unit

Colour = tuple[float, float, float]
CLOTH_THICK, HEM = 0.003, 0.004


@dataclass(frozen=True)
class Style:
    """Colours, and lengths of hair and clothes as fractions of limbs."""

    skin: Colour
    hair: Colour
    top: Colour
    bottom: Colour
    lips: Colour
    hem: float
    """Where the trousers end: 1 is the knee, beyond it a part of the shin."""
    sleeve: float
    hair_thick: float
    hair_low: float
    """How far down the back of the head hair reaches, in metres from the ears."""


STYLES: Mapping[str, Style] = {
    "woman": Style(
        skin=(0.86, 0.68, 0.57), hair=(0.29, 0.20, 0.16), top=(0.20, 0.55, 0.58), bottom=(0.33, 0.38, 0.52),
        lips=(0.76, 0.47, 0.43), hem=1.5, sleeve=0.36, hair_thick=0.020, hair_low=-0.075,
    ),
    "man": Style(
        skin=(0.72, 0.52, 0.41), hair=(0.16, 0.13, 0.12), top=(0.36, 0.49, 0.68), bottom=(0.34, 0.37, 0.42),
        lips=(0.60, 0.38, 0.33), hem=0.80, sleeve=0.50, hair_thick=0.013, hair_low=-0.045,
    ),
    "older_woman": Style(
        skin=(0.88, 0.72, 0.63), hair=(0.56, 0.55, 0.55), top=(0.55, 0.36, 0.50), bottom=(0.40, 0.41, 0.47),
        lips=(0.74, 0.48, 0.45), hem=1.75, sleeve=0.62, hair_thick=0.022, hair_low=-0.060,
    ),
    "larger_man": Style(
        skin=(0.50, 0.35, 0.27), hair=(0.12, 0.10, 0.10), top=(0.38, 0.52, 0.40), bottom=(0.36, 0.38, 0.46),
        lips=(0.46, 0.29, 0.26), hem=0.95, sleeve=0.56, hair_thick=0.009, hair_low=-0.040,
    ),
}  # fmt: skip


def smoothstep(low: float, high: float, value: Array) -> Array:
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


@dataclass(frozen=True)
class Membership:
    """For each vertex how much it belongs to arm, head, leg (0 to 1): smooth, as skinning weights are."""

    arm: Array
    head: Array
    leg: Array

    def stacked(self) -> Array:
        return np.column_stack([self.arm, self.head, self.leg])


@cache
def membership(name: str) -> Membership:
    body = load(name)

    def of(*starts: str) -> Array:
        mine = np.array([bone.startswith(starts) for bone in body.bones])
        return (body.weights * mine[body.weight_bones]).sum(1)

    return Membership(
        of("upperarm", "lowerarm", "wrist", "finger", "metacarpal"),
        of("head", "eye"),
        of("upperleg", "lowerleg", "foot", "toe"),
    )


def along(points: Array, start: Array, end: Array) -> Array:
    """How far along a bone each point lies: 0 at its start, 1 at its end."""
    way = end - start
    return (points - start) @ way / float(way @ way)


def mirrored(rest: Array) -> Array:
    """Both halves of the body on the left half."""
    return np.column_stack([np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]])


def top_field(body: Body, rest: Array, member: Array) -> Array:
    """Metres inside the shirt: above 0 where it is, 0 at its edge."""
    style, points = STYLES[body.name], mirrored(rest)
    shoulder, elbow = body.head("upperarm01.L"), body.head("lowerarm01.L")
    length = float(np.linalg.norm(elbow - shoulder))
    sleeve = (style.sleeve - along(points, shoulder, elbow)) * length
    sleeve = np.where(member[:, 0] > 0.25, sleeve, 1.0)
    neck = body.head("neck01")
    collar = np.array([0.0, neck[1] - 0.015, neck[2] + 0.02])
    squashed = (points - collar) * np.array([1.0, 1.0, 0.75])
    neckline = np.linalg.norm(squashed, axis=1) - 0.088 * body.scale
    above = np.where(points[:, 2] > collar[2] + 0.05, -1.0, 1.0)
    above = np.where(member[:, 1] > 0.45, -1.0, above)
    hem = points[:, 2] - (body.head("upperleg01.L")[2] + 0.075 * body.scale)
    lower_arm = np.where(member[:, 0] > 0.25, 1.0, hem)
    return np.minimum.reduce([sleeve, neckline, above, lower_arm, np.where(member[:, 2] > 0.6, hem, 1.0)])


def bottom_field(body: Body, rest: Array, member: Array) -> Array:
    style, points = STYLES[body.name], mirrored(rest)
    hip, knee, ankle = (body.head(f"{bone}.L") for bone in ("upperleg01", "lowerleg01", "foot"))
    if style.hem <= 1.0:
        low = (style.hem - along(points, hip, knee)) * float(np.linalg.norm(knee - hip))
    else:
        low = (style.hem - 1.0 - along(points, knee, ankle)) * float(np.linalg.norm(ankle - knee))
    waist = hip[2] + 0.115 * body.scale - points[:, 2]
    return np.minimum.reduce([low, waist, np.where(member[:, 0] > 0.25, -1.0, 1.0)])


def hair_field(body: Body, rest: Array, member: Array) -> Array:
    """Metres inside the hairline, on the head."""
    style = STYLES[body.name]
    eye, top = body.head("eye.L"), float(body.rest[:, 2].max())
    ear = float(body.head("head")[1]) + 0.012
    points = mirrored(rest)
    forward = ear - points[:, 1]
    # From the forehead the hairline falls past the temple to the ear and on to the nape.
    forehead = eye[2] + 0.50 * (top - eye[2])
    temple = np.clip((forward - 0.035) / 0.03, 0.0, 1.0)
    side = np.clip(forward / 0.03, 0.0, 1.0)
    line = (eye[2] + style.hair_low) * (1 - side) + (eye[2] + 0.01) * side * (1 - temple) + forehead * temple * side
    rounder = 0.5 * np.clip(points[:, 0] - 0.03, 0.0, 0.05) * temple
    ear_free = 0.032 - np.linalg.norm((points - ear_point(body)) * np.array([0.35, 1.0, 0.8]), axis=1)
    field = points[:, 2] - line + rounder * -1.0
    return np.minimum.reduce([field, -ear_free, np.where(member[:, 1] > 0.3, 1.0, -1.0)])


def ear_point(body: Body) -> Array:
    """The outermost point of the left side of the head."""
    head = body.of("head")
    points = body.rest[head]
    level = np.abs(points[:, 2] - body.head("eye.L")[2]) < 0.04
    near = points[level]
    return near[near[:, 0].argmax()]


@cache
def edges(name: str) -> Ints:
    faces = load(name).faces
    pairs = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    return np.unique(np.sort(pairs, axis=1), axis=0)


def smoothed(skin: Array, name: str, how_much: Array, rounds: int) -> Array:
    """Each vertex drawn toward the mean of its neighbours: cloth bridges what skin follows."""
    pairs = edges(name)
    count = np.bincount(pairs.ravel(), minlength=len(skin))[:, None]
    for _ in range(rounds):
        total = np.zeros_like(skin)
        for axis in range(3):
            total[:, axis] += np.bincount(pairs[:, 0], skin[pairs[:, 1], axis], len(skin))
            total[:, axis] += np.bincount(pairs[:, 1], skin[pairs[:, 0], axis], len(skin))
        skin = skin + how_much[:, None] * 0.6 * (total / np.maximum(count, 1) - skin)
    return skin


def dressed(body: Body, skin: Array) -> Array:
    """The posed skin with the thickness of clothes and hair."""
    member = membership(body.name).stacked()
    top, bottom, hair = (field(body, body.rest, member) for field in (top_field, bottom_field, hair_field))
    cloth = smoothstep(-3 * HEM, 3 * HEM, np.maximum(top, bottom))
    full = smoothstep(0.0, 0.03, hair)
    skin = smoothed(skin, body.name, np.maximum(cloth, full), 4)
    normals = smooth_normals(skin, body.faces)
    thick = cloth * CLOTH_THICK + full * STYLES[body.name].hair_thick * body.scale
    return skin + normals * thick[:, None]


def knot(body: Body) -> tuple[Array, float] | None:
    """The place and size of a knot of hair on the head, in the rest pose."""
    if body.name != "woman":
        return None
    top = body.rest[body.rest[:, 2].argmax()]
    centre = np.array([0.0, top[1] + 0.035, top[2] + 0.022])
    return centre + unit(np.array([0.0, 1.0, 0.4])) * 0.01, 0.036
