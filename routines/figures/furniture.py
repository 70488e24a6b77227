"""What stands in the room: it keeps the place that the first frame of an exercise gives it. Lengths in metres."""

from collections.abc import Callable, Mapping

import numpy as np

from routines.figures.parts import parts
from routines.figures.pose import Spec
from routines.figures.rotation import Array
from routines.figures.shapes import Colour, Piece, box, slab, tube
from routines.figures.solve import Solved

MAT: Colour = (150, 190, 178)
WOOD: Colour = (205, 176, 138)
PALE: Colour = (222, 225, 228)
STEEL: Colour = (165, 172, 180)
SHEET: Colour = (233, 230, 224)
MAT_THICK, MAT_MARGIN, WALL_THICK = 0.010, 0.13, 0.04
# Takes the frame that places it, its data, and all frames of the exercise.
Standing = Callable[[Solved, Spec, list[Solved]], list[Piece]]


def hips(solved: Solved) -> Array:
    return (solved.posed.at("upperleg01.L") + solved.posed.at("upperleg01.R")) / 2


def extent(frames: list[Solved]) -> tuple[Array, Array]:
    """The box round the bodies of all frames, without their arms."""
    arms = parts(frames[0].body.name)["arms"]
    skins = np.vstack([np.delete(one.skin, arms, axis=0) for one in frames])
    return skins.min(0), skins.max(0)


def mat(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    width = prop["size"][0] * solved.body.scale
    low, high = extent(frames)
    x = (low[0] + high[0]) / 2 if solved.frame.support == "floor_side" else 0.0
    more = MAT_MARGIN * solved.body.scale
    y = (float(low[1]) - more, float(high[1]) + more)
    return [slab((x - width / 2, x + width / 2), y, (-MAT_THICK, -0.0005), MAT, 0.03)]


def legs(x: tuple[float, ...], y: tuple[float, ...], top: float, colour: Colour) -> list[Piece]:
    half = 0.014
    return [box((i - half, i + half), (j - half, j + half), (0.0, top), colour) for i in x for j in y]


def chair(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    scale, seat = solved.body.scale, solved.heights["seat"]
    half, numbers = prop["width"] * scale / 2, parts(solved.body.name)
    if solved.frame.support == "chair":
        hip, knee = hips(solved), solved.posed.at("lowerleg01.R")
        front = float(hip[1] + (knee[1] - hip[1]) * prop.get("front", 0.62))
        behind = np.concatenate([numbers["buttock.L"], numbers["buttock.R"]])
        back = max(front + prop["seat_depth"] * scale, float(solved.skin[behind, 1].max()) + 0.03)
    else:
        back = float(solved.posed.at("lowerleg01.R")[1]) - 0.07 * scale
        front = back - prop["seat_depth"] * scale
    pieces = [box((-half, half), (front, back), (seat - 0.035, seat), WOOD)]
    pieces += legs((-half + 0.02, half - 0.02), (front + 0.02, back - 0.02), seat - 0.035, WOOD)
    if prop.get("back", True) and solved.frame.support == "chair":
        for x in (-half + 0.02, half - 0.02):
            pieces.append(box((x - 0.014, x + 0.014), (back - 0.034, back - 0.006), (seat, seat + 0.4), WOOD))
        pieces.append(box((-half, half), (back - 0.03, back - 0.008), (seat + 0.24, seat + 0.4), WOOD))
    return pieces


def counter(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    y, top = prop["y"] * solved.body.scale, solved.heights["counter"]
    pieces = [box((-0.42, 0.42), (y - 0.4, y), (top - 0.04, top), WOOD)]
    return pieces + legs((-0.39, 0.39), (y - 0.36,), top - 0.04, WOOD)


def wall(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    low, high = extent(frames)
    top, distance = 1.12 * 1.85 * solved.body.scale, prop["d"] * solved.body.scale
    along = (float(low[1]) - 0.25, float(high[1]) + 0.25)
    if prop["at"] == "back":
        return [box((-0.55, 0.55), (distance, distance + WALL_THICK), (0.0, top), PALE, framed=False)]
    near = distance if prop["at"] == "work" else -distance - WALL_THICK
    return [box((near, near + WALL_THICK), along, (0.0, top), PALE, framed=False)]


def bed(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    top, hip = solved.heights["bed"], hips(solved)
    if solved.frame.support == "bed_edge":
        half, edge = prop["width"] / 2, float(hip[1]) - prop["edge"] * solved.body.scale
        y = (edge, edge + 1.2)
    else:
        half, end = 0.7, float(hip[1]) - prop["gap"] * solved.body.scale
        y = (end - 0.8, end)
    mattress = box((-half, half), y, (top - 0.17, top), SHEET)
    return [mattress, box((-half + 0.03, half - 0.03), (y[0] + 0.03, y[1] - 0.03), (0.0, top - 0.17), WOOD)]


def step(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    foot = solved.skin[parts(solved.body.name)["foot.L"]]
    x, y = foot[foot[:, 2].argmin()][:2]
    top = solved.heights["step"]
    return [box((x - 0.22, x + 0.22), (y - 0.3, y + 0.07), (0.0, top), WOOD)]


def rail(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    scale, top = solved.body.scale, solved.heights["rail"]
    x, y = prop["x"] * scale, prop["y"] * scale
    bar = tube(np.array([[x, y - 0.45, top - 0.02], [x, y + 0.27, top - 0.02]]), 0.019, STEEL)
    posts = [tube(np.array([[x, j, 0.0], [x, j, top - 0.02]]), 0.016, STEEL) for j in (y - 0.42, y + 0.24)]
    return [bar, *posts]


FURNITURE: Mapping[str, Standing] = {
    "mat": mat,
    "chair": chair,
    "counter": counter,
    "wall": wall,
    "bed": bed,
    "step": step,
    "rail": rail,
}
