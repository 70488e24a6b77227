"""What stands and lies in a frame: the dressed body, its hair, and the props around it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from routines.figures.arrow import ends
from routines.figures.dress import STYLES, dressed, knot
from routines.figures.props import pieces
from routines.figures.rotation import Array
from routines.figures.shapes import Piece, ball
from routines.figures.solve import Solved


@dataclass(frozen=True)
class Stage:
    """What stands and lies in a frame: the dressed body and the pieces around it."""

    solved: Solved
    skin: Array
    pieces: list[Piece]

    @cached_property
    def framed(self) -> Array:
        """Points that the picture must hold."""
        tips = [np.array(ends(self.solved, spec)) for spec in self.solved.frame.arrows]
        return np.vstack([self.skin, *(piece.vertices for piece in self.pieces if piece.framed), *tips])


def stages(frames: list[Solved]) -> list[Stage]:
    """The frames of an exercise with their props; what stands still takes its place from the first frame."""
    return [Stage(one, dressed(one.body, one.skin), [*pieces(one, frames), *hair(one)]) for one in frames]


def hair(solved: Solved) -> list[Piece]:
    found = knot(solved.body)
    if found is None:
        return []
    centre, radius = found
    red, green, blue = (round(255 * value) for value in STYLES[solved.body.name].hair)
    return [ball(solved.posed.carried("head", centre), radius, (red, green, blue))]


def shadow_points(stage: Stage) -> Array:
    """Points of everything that keeps light from the floor: the skin, and props' sides filled with points."""
    points = [stage.skin]
    for piece in stage.pieces:
        corners = piece.vertices[piece.faces]
        u, v = np.meshgrid(np.linspace(0, 1, 14), np.linspace(0, 1, 14))
        inside = (u + v <= 1.0001).ravel()
        a, b = u.ravel()[inside], v.ravel()[inside]
        filled = np.einsum("m,ni->nmi", 1 - a - b, corners[:, 0])
        filled = filled + np.einsum("m,ni->nmi", a, corners[:, 1]) + np.einsum("m,ni->nmi", b, corners[:, 2])
        if piece.vertices[:, 2].max() > 0.005 and piece.framed:
            points.append(filled.reshape(-1, 3))
    return np.vstack(points)
