"""What is where the body has it in each frame: cushions under it, a ball behind it, a strap in its hands."""

from collections.abc import Callable, Mapping

import numpy as np

from routines.figures.furniture import PALE, WOOD, hips
from routines.figures.parts import parts
from routines.figures.pose import Spec
from routines.figures.rotation import Array, Y, Z, across, unit, vec
from routines.figures.shapes import Colour, Piece, ball, box, cushion, tube
from routines.figures.solve import Solved

LINEN: Colour = (226, 214, 194)
STRAP: Colour = (178, 58, 62)
BALL: Colour = (240, 176, 32)


def strap(solved: Solved, prop: Spec) -> list[Piece]:
    """A band from both fists round the ball of the work foot."""
    posed, scale = solved.posed, solved.body.scale
    turned, ankle = posed.turned("foot.L"), posed.at("foot.L")
    toes, down = turned @ -Y, turned @ -Z
    ball_of_foot = ankle + (toes * 0.088 + down * 0.072) * scale
    across_foot = across(turned @ vec(1.0, 0.0, 0.0), toes)
    pieces = []
    edge = ball_of_foot + across_foot * 0.05 * scale, ball_of_foot - across_foot * 0.05 * scale
    for side, rim in zip("LR", edge, strict=True):
        hand = (posed.at(f"finger3-1.{side}") + posed.at(f"wrist.{side}")) / 2
        over = rim - down * 0.02 * scale + (rim - ball_of_foot) * 0.25
        pieces.append(tube(np.array([ball_of_foot, rim, over, hand]), 0.011, STRAP, flat=0.4))
    return pieces


def under_head(solved: Solved) -> tuple[Array, float]:
    lying = solved.skin[parts(solved.body.name)["head"]]
    along = unit(solved.posed.at("head") - solved.posed.at("neck01"))
    return lying.mean(0) + along * 0.03, float(lying[:, 2].min())


def under_knee(solved: Solved) -> tuple[Array, float]:
    knee = solved.posed.at("lowerleg01.L")
    near = solved.skin[np.linalg.norm(solved.skin - knee, axis=1) < 0.09 * solved.body.scale]
    return knee, float(near[:, 2].min())


def under_pelvis(solved: Solved) -> tuple[Array, float]:
    numbers = parts(solved.body.name)
    seat = np.concatenate([numbers["buttock.L"], numbers["buttock.R"]])
    return hips(solved) + Y * 0.03, float(solved.skin[seat, 2].min())


def under_work_hip(solved: Solved) -> tuple[Array, float]:
    return solved.posed.at("upperleg01.L"), float(solved.skin[parts(solved.body.name)["buttock.L"], 2].min())


# Where a cushion goes, and the height of what lies on it.
UNDER: Mapping[str, Callable[[Solved], tuple[Array, float]]] = {
    "under_head": under_head,
    "under_knee": under_knee,
    "under_pelvis": under_pelvis,
    "under_work_hip": under_work_hip,
}


def pillow_under(solved: Solved, prop: Spec) -> list[Piece]:
    """A cushion of the data's size, as thick as the room under what lies on it."""
    if prop["at"] == "between_knees":
        return pillow_between(solved, prop)
    width, length = (size * solved.body.scale for size in prop["size"][:2])
    base = solved.heights["bed"] if solved.frame.support in ("bed_edge", "stand") else 0.0
    middle, top = UNDER[prop["at"]](solved)
    height = max(top - base, 0.02) + 0.006
    if prop["at"] == "under_head":
        width = width * 1.15
    centre = vec(middle[0], middle[1], base + height / 2)
    return [cushion(centre, vec(width, length, height), LINEN)]


def pillow_between(solved: Solved, prop: Spec) -> list[Piece]:
    """Side lying: from the knees to the feet, as thick as the room between the legs."""
    posed, width = solved.posed, prop["size"][0] * solved.body.scale
    knees, feet = ((posed.at(f"{bone}.L") + posed.at(f"{bone}.R")) / 2 for bone in ("lowerleg01", "foot"))
    near = 0.09 * solved.body.scale
    upper, lower = (solved.skin[np.linalg.norm(solved.skin - posed.at(f"lowerleg01.{s}"), axis=1) < near] for s in "LR")
    top, base = float(upper[:, 2].min()), float(lower[:, 2].max())
    along = unit((feet - knees) * vec(1, 1, 0))
    size = vec(float(np.linalg.norm(feet - knees)) + 0.16 * solved.body.scale, width, top - base + 0.03)
    lying = cushion(np.zeros(3), size, LINEN)
    turned = lying.vertices @ np.array([along, np.cross(Z, along), Z])
    middle = (knees + feet) / 2 * vec(1, 1, 0) + Z * (top + base) / 2
    return [Piece(turned + middle, lying.faces, LINEN, smooth=True)]


# How far from the middle a ball lies under a buttock, for a body of the reference height.
BALL_BESIDE = 0.07


def ball_under(solved: Solved, prop: Spec) -> list[Piece]:
    """A ball between one buttock and the wall or the floor."""
    scale = solved.body.scale
    radius = prop["radius"] * scale
    buttock = solved.skin[parts(solved.body.name)["buttock.L"]]
    if prop["at"] == "wall":
        wall_prop = solved.pose.prop("wall")
        touching = buttock[buttock[:, 1].argmax()]
        back = (wall_prop["d"] if wall_prop else 0.0) * scale
        return [ball(vec(touching[0], back - radius, touching[2]), radius, BALL)]
    touching = buttock[buttock[:, 2].argmin()]
    return [ball(vec(max(touching[0], BALL_BESIDE * scale), touching[1], radius), radius, BALL)]


def doorway(solved: Solved, prop: Spec) -> list[Piece]:
    """The end of a wall: it is where the work heel rests on it, and the opening is beside it."""
    numbers = parts(solved.body.name)
    y = float(solved.skin[numbers["heel.L"], 1].min()) - 0.002
    x, top = prop.get("x", 0.02) * solved.body.scale, 1.25 * solved.body.scale
    wall_end = box((x, x + 0.5), (y - 0.115, y - 0.008), (0.0, top), PALE)
    return [wall_end, box((x - 0.035, x + 0.05), (y - 0.13, y), (0.0, top), WOOD)]


AIDS: Mapping[str, Callable[[Solved, Spec], list[Piece]]] = {
    "strap": strap,
    "pillow": pillow_under,
    "cushion": pillow_under,
    "towel": pillow_under,
    "ball": ball_under,
    "doorway": doorway,
}
