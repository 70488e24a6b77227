"""Arrows over the picture: where something is pressed, drawn or moved; on top of all, with a pale rim."""

import numpy as np
from PIL import Image, ImageDraw

from routines.figures.pose import Spec
from routines.figures.raster import Camera
from routines.figures.rotation import Array, vec
from routines.figures.solve import Solved

Colour = tuple[int, int, int]
MOVE: Colour = (24, 94, 168)
PRESS: Colour = (176, 32, 58)
RIM: Colour = (255, 255, 255)
LENGTH, SHAFT, HEAD = 0.2, 11.0, 25.0
PLACES = {
    "knee": "lowerleg01",
    "ankle": "foot",
    "hip": "upperleg01",
    "shoulder": "upperarm01",
    "wrist": "wrist",
    "toes": "toe2-2",
}


def place(solved: Solved, name: str) -> Array:
    """A place of the body by name: `knee_work`, `chest`, `pelvis`, `head`."""
    middle = {"chest": "spine01", "pelvis": "root", "head": "head", "waist": "spine04"}
    if name in middle:
        return solved.posed.at(middle[name])
    part, leg = name.rsplit("_", 1)
    return solved.posed.at(f"{PLACES[part]}.{'L' if leg == 'work' else 'R'}")


def ends(solved: Solved, spec: Spec) -> tuple[Array, Array]:
    """Start and tip: `way` is (left, back, up) in space; `off` moves the whole arrow so that it hides nothing."""
    scale = solved.body.scale
    start = place(solved, spec["at"]) + vec(*spec.get("off", (0, 0, 0))) * scale
    way = vec(*spec["way"])
    length = spec.get("length", LENGTH) * scale
    return start, start + way / np.linalg.norm(way) * length


def curve(camera: Camera, solved: Solved, spec: Spec) -> Array:
    """Points of the arrow on the picture, (n, 2); `bend` bows it to its left."""
    start, tip = ends(solved, spec)
    flat = camera.project(np.array([start, tip]))[:, :2]
    along = flat[1] - flat[0]
    side = np.array([along[1], -along[0]]) * spec.get("bend", 0.0)
    t = np.linspace(0, 1, 24)[:, None]
    points: Array = flat[0] + t * along + 4 * t * (1 - t) * side
    return points


def outline(points: Array, shaft: float, head: float, grow: float) -> list[tuple[float, float]]:
    """The arrow as a polygon: a shaft along the points and a head at the last."""
    steps = np.diff(points, axis=0)
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(steps, axis=1))])
    back = lengths[-1] - head * 1.25
    body = points[lengths < back]
    tip = points[-1]
    neck = np.array([np.interp(back, lengths, points[:, axis]) for axis in (0, 1)])
    body = np.vstack([body, neck])
    way = (tip - neck) / np.linalg.norm(tip - neck)
    normals = np.gradient(body, axis=0)
    normals = np.column_stack([-normals[:, 1], normals[:, 0]]) / np.linalg.norm(normals, axis=1)[:, None]
    side = np.array([-way[1], way[0]])
    half, wide = shaft / 2 + grow, head * 0.72 + grow * 1.6
    left, right = body + normals * half, body - normals * half
    left[0], right[0] = left[0] - grow * unit2(body[1] - body[0]), right[0] - grow * unit2(body[1] - body[0])
    shoulder = neck - way * grow
    corners = [*left, shoulder + side * wide, tip + way * grow * 2.2, shoulder - side * wide, *right[::-1]]
    return [(float(x), float(y)) for x, y in corners]


def unit2(way: Array) -> Array:
    result: Array = way / (np.linalg.norm(way) + 1e-9)
    return result


def draw_arrows(picture: Image.Image, camera: Camera, solved: Solved, size: float) -> None:
    """Draw the frame's arrows; `size` is how many pixels one pixel of the finished picture has here."""
    pen = ImageDraw.Draw(picture)
    for spec in solved.frame.arrows:
        colour = PRESS if spec.get("kind") == "press" else MOVE
        points = curve(camera, solved, spec)
        for grow, fill in ((2.6 * size, RIM), (0.0, colour)):
            pen.polygon(outline(points, SHAFT * size, HEAD * size, grow), fill=fill)
