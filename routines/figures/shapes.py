"""Simple solids as triangles: boxes, tubes, balls and cushions. Lengths in metres."""

from dataclasses import dataclass

import numpy as np

from routines.figures.rotation import Array, Ints, across, unit

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Piece:
    """A solid of one colour. `smooth` solids are shaded round; `framed` ones count for the picture's edges."""

    vertices: Array
    faces: Ints
    colour: Colour
    smooth: bool = False
    framed: bool = True


def grid_faces(rows: int, columns: int, closed: bool) -> Ints:
    """Triangles over a grid of points, row by row; `closed` joins the last column to the first."""
    faces = []
    for row in range(rows - 1):
        for column in range(columns if closed else columns - 1):
            after = (column + 1) % columns
            a, b = row * columns + column, row * columns + after
            c, d = a + columns, b + columns
            faces += [[a, b, d], [a, d, c]]
    return np.array(faces, dtype=np.int64)


def box(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: Colour, framed: bool = True
) -> Piece:
    corners = np.array([[i, j, k] for k in z for j in y for i in x])
    quads = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    vertices = np.concatenate([corners[list(quad)] for quad in quads])
    faces = np.array([[4 * i + k for k in tri] for i in range(6) for tri in ((0, 1, 2), (0, 2, 3))])
    return Piece(vertices, faces, colour, framed=framed)


def cushion(centre: Array, size: Array, colour: Colour, square: float = 0.35) -> Piece:
    """A box with round edges; `square` from 0 (a box) to 1 (an egg)."""
    rows, columns = 25, 48
    tilt = np.linspace(-np.pi / 2, np.pi / 2, rows)
    turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)

    def power(values: Array, exponent: float) -> Array:
        return np.sign(values) * np.abs(values) ** exponent

    flat = power(np.cos(tilt), 0.6)
    x = flat[:, None] * power(np.cos(turn), square)[None, :]
    y = flat[:, None] * power(np.sin(turn), square)[None, :]
    z = np.repeat(power(np.sin(tilt), 0.6)[:, None], columns, axis=1)
    vertices = centre + np.column_stack([x.ravel(), y.ravel(), z.ravel()]) * size / 2
    return Piece(vertices, grid_faces(rows, columns, True), colour, smooth=True)


def ball(centre: Array, radius: float, colour: Colour) -> Piece:
    rows, columns = 25, 40
    tilt = np.linspace(-np.pi / 2, np.pi / 2, rows)
    turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    x, y = np.outer(np.cos(tilt), np.cos(turn)), np.outer(np.cos(tilt), np.sin(turn))
    z = np.repeat(np.sin(tilt)[:, None], columns, axis=1)
    vertices = centre + radius * np.column_stack([x.ravel(), y.ravel(), z.ravel()])
    return Piece(vertices, grid_faces(rows, columns, True), colour, smooth=True)


def tube(points: Array, radius: float, colour: Colour, flat: float = 1.0, framed: bool = True) -> Piece:
    """A round line through points; `flat` below 1 makes it a band."""
    columns, rings = 10, []
    side = across(np.array([0.1, 0.2, 1.0]), points[-1] - points[0])
    for i, point in enumerate(points):
        way = unit(points[min(i + 1, len(points) - 1)] - points[max(i - 1, 0)])
        side = across(side, way)
        other = np.cross(way, side)
        turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)
        rings.append(point + radius * (np.outer(np.cos(turn) * flat, side) + np.outer(np.sin(turn), other)))
    return Piece(np.concatenate(rings), grid_faces(len(points), columns, True), colour, smooth=True, framed=framed)


def slab(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: Colour, corner: float
) -> Piece:
    """A flat box with round corners, seen from above: a mat."""
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False) + np.pi / 64
    inner = np.array([(x[1] - x[0]) / 2 - corner, (y[1] - y[0]) / 2 - corner])
    round_part = np.column_stack([np.cos(turn), np.sin(turn)])
    middle = np.array([(x[0] + x[1]) / 2, (y[0] + y[1]) / 2])
    rim = middle + np.sign(round_part) * inner + round_part * corner
    count = len(rim)
    top = np.column_stack([rim, np.full(count, z[1])])
    bottom = np.column_stack([rim, np.full(count, z[0])])
    # The plate is cut into long pieces only where it is straight: thin triangles across it are slow to draw.
    quarter = count // 4
    ends = [(i * quarter, i * quarter + quarter - 1) for i in range(4)]
    fans = [[start, i, i + 1] for start, end in ends for i in range(start + 1, end)]
    loop = [corner_point for pair in ends for corner_point in pair]
    plate = [[loop[0], loop[i], loop[i + 1]] for i in range(1, 7)]
    after = (np.arange(count) + 1) % count
    a, b = np.arange(count) + count, after + count
    sides = np.concatenate([np.column_stack([a, a + count, b]), np.column_stack([b, a + count, b + count])])
    faces = np.concatenate([np.array(fans + plate), sides]).astype(np.int64)
    return Piece(np.concatenate([top, top, bottom]), faces, colour)
