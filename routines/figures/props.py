"""What the body lies, sits and leans on, placed by the solved body."""

from collections.abc import Callable, Mapping

import numpy as np

from routines.figures.parts import parts
from routines.figures.pose import Spec
from routines.figures.rotation import Array, Ints, Y, Z, across, unit, vec
from routines.figures.shapes import Colour, Piece, ball, box, cushion, slab, tube
from routines.figures.solve import Solved

MAT: Colour = (150, 190, 178)
WOOD: Colour = (205, 176, 138)
PALE: Colour = (222, 225, 228)
STEEL: Colour = (165, 172, 180)
LINEN: Colour = (226, 214, 194)
SHEET: Colour = (233, 230, 224)
STRAP: Colour = (178, 58, 62)
BALL: Colour = (240, 176, 32)
MAT_THICK, MAT_MARGIN, WALL_THICK = 0.010, 0.13, 0.04


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


def doorway(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    """The end of a wall that carries the work heel; the opening is beside it."""
    numbers = parts(solved.body.name)
    y = float(solved.skin[numbers["heel.L"], 1].min()) - 0.002
    x, top = prop.get("x", 0.02) * solved.body.scale, 1.25 * solved.body.scale
    wall_end = box((x, x + 0.5), (y - 0.115, y - 0.008), (0.0, top), PALE)
    return [wall_end, box((x - 0.035, x + 0.05), (y - 0.13, y), (0.0, top), WOOD)]


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


def strap(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
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


def pillow_under(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    if prop["at"] == "between_knees":
        return pillow_between(solved, prop, frames)
    numbers = parts(solved.body.name)
    width, length = (size * solved.body.scale for size in prop["size"][:2])
    base = solved.heights["bed"] if solved.frame.support in ("bed_edge", "stand") else 0.0
    middle, top = under(solved, prop["at"], numbers["head"])
    height = max(top - base, 0.02) + 0.006
    if prop["at"] == "under_head":
        width = width * 1.15
    centre = vec(middle[0], middle[1], base + height / 2)
    return [cushion(centre, vec(width, length, height), LINEN)]


def pillow_between(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
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


def under(solved: Solved, at: str, head: Ints) -> tuple[Array, float]:
    """The place of a cushion and the height of what lies on it."""
    numbers, skin = parts(solved.body.name), solved.skin
    if at == "under_head":
        lying = skin[head]
        return lying.mean(0) + unit(solved.posed.at("head") - solved.posed.at("neck01")) * 0.03, float(
            lying[:, 2].min()
        )
    if at == "under_knee":
        knee = solved.posed.at("lowerleg01.L")
        near = skin[np.linalg.norm(skin - knee, axis=1) < 0.09 * solved.body.scale]
        return knee, float(near[:, 2].min())
    if at == "under_pelvis":
        seat = np.concatenate([numbers["buttock.L"], numbers["buttock.R"]])
        return hips(solved) + Y * 0.03, float(skin[seat, 2].min())
    if at == "under_work_hip":
        return solved.posed.at("upperleg01.L"), float(skin[numbers["buttock.L"], 2].min())
    raise ValueError(f"no place for a cushion: {at}")


def ball_under(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    radius = prop["radius"] * solved.body.scale
    buttock = solved.skin[parts(solved.body.name)["buttock.L"]]
    if prop["at"] == "wall":
        wall_prop = solved.pose.prop("wall")
        touching = buttock[buttock[:, 1].argmax()]
        back = (wall_prop["d"] if wall_prop else 0.0) * solved.body.scale
        return [ball(vec(touching[0], back - radius, touching[2]), radius, BALL)]
    touching = buttock[buttock[:, 2].argmin()]
    return [ball(vec(touching[0], touching[1], radius), radius, BALL)]


PROPS: Mapping[str, Callable[[Solved, Spec, list[Solved]], list[Piece]]] = {
    "mat": mat,
    "chair": chair,
    "counter": counter,
    "wall": wall,
    "doorway": doorway,
    "bed": bed,
    "step": step,
    "rail": rail,
    "strap": strap,
    "pillow": pillow_under,
    "cushion": pillow_under,
    "towel": pillow_under,
    "ball": ball_under,
}


STANDING = ("mat", "chair", "counter", "wall", "bed", "step", "rail")


def pieces(solved: Solved, frames: list[Solved]) -> list[Piece]:
    """Everything around the body in this frame; furniture stands where the first frame puts it."""
    found: list[Piece] = []
    for prop in solved.pose.props:
        if solved.frame.name in prop.get("show", [solved.frame.name]):
            standing = prop["kind"] in STANDING
            found += PROPS[prop["kind"]](frames[0] if standing else solved, prop, frames)
    return found
