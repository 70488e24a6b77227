"""A software rasteriser: triangles in; out comes for each pixel the nearest triangle and where in it."""

from dataclasses import dataclass

import numpy as np

from routines.figures.rotation import Array, Ints, Mask, unit

CHUNK = 4_000_000
NOTHING = -1


@dataclass(frozen=True)
class Camera:
    """A perspective view: `eye` looks along `-toward`; `scale` is pixels per metre at distance 1."""

    eye: Array
    right: Array
    up: Array
    toward: Array
    scale: float
    width: int
    height: int

    def project(self, points: Array) -> Array:
        """Pixel x, pixel y (down) and distance from the eye."""
        offset = points - self.eye
        depth = -(offset @ self.toward)
        x = self.width / 2 + self.scale * (offset @ self.right) / depth
        y = self.height / 2 - self.scale * (offset @ self.up) / depth
        return np.column_stack([x, y, depth])

    def rays(self) -> Array:
        """The direction of every pixel's view, (height, width, 3)."""
        columns = (np.arange(self.width) + 0.5 - self.width / 2) / self.scale
        rows = -(np.arange(self.height) + 0.5 - self.height / 2) / self.scale
        ray = -self.toward + columns[None, :, None] * self.right + rows[:, None, None] * self.up
        return ray / np.linalg.norm(ray, axis=2, keepdims=True)


@dataclass(frozen=True)
class Hits:
    """Per pixel (row by row): triangle number or -1, weights of its corners, depth."""

    triangle: Ints
    weights: Array
    depth: Array
    shape: tuple[int, int]

    def covered(self) -> Ints:
        return np.flatnonzero(self.triangle >= 0)


def boxes(points: Array, width: int, height: int) -> tuple[Ints, Ints, Mask]:
    """The first pixel and the size of the box of each triangle, and which are on the picture."""
    low = np.clip(np.ceil(points[:, :, :2].min(1) - 0.5), 0, [width, height]).astype(np.int64)
    high = np.clip(np.ceil(points[:, :, :2].max(1) - 0.5), 0, [width, height]).astype(np.int64)
    size = high - low
    return low, size, (size > 0).all(1) & (points[:, :, 2] > 0.05).all(1)


def rasterise(camera: Camera, vertices: Array, faces: Ints) -> Hits:
    """The nearest triangle in every pixel."""
    points = camera.project(vertices)[faces]
    low, size, shown = boxes(points, camera.width, camera.height)
    pixels = camera.width * camera.height
    triangle = np.full(pixels, NOTHING, dtype=np.int64)
    weights, depth = np.zeros((pixels, 3)), np.full(pixels, np.inf)
    numbers = np.flatnonzero(shown)
    areas = size[numbers].prod(1)
    start = 0
    while start < len(numbers):
        end = start + max(1, int(np.searchsorted(np.cumsum(areas[start:]), CHUNK)))
        draw(points, numbers[start:end], low, size, camera.width, (triangle, weights, depth))
        start = end
    return Hits(triangle, weights, depth, (camera.height, camera.width))


def draw(points: Array, numbers: Ints, low: Ints, size: Ints, width: int, into: tuple[Ints, Array, Array]) -> None:
    """Test the pixels of each box against its triangle and keep the nearest."""
    triangle, weights, depth = into
    areas = size[numbers].prod(1)
    owner = np.repeat(numbers, areas)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(areas) - areas, areas)
    column = low[owner, 0] + place % size[owner, 0]
    row = low[owner, 1] + place // size[owner, 0]
    inside, corner, far = barycentric(points, owner, column + 0.5, row + 0.5)
    pixel = (row * width + column)[inside]
    owner = owner[inside]
    order = np.lexsort((far, pixel))
    pixel, owner, corner, far = pixel[order], owner[order], corner[order], far[order]
    first = np.ones(len(pixel), dtype=bool)
    first[1:] = pixel[1:] != pixel[:-1]
    pixel, owner, corner, far = pixel[first], owner[first], corner[first], far[first]
    nearer = far < depth[pixel]
    pixel = pixel[nearer]
    triangle[pixel], weights[pixel], depth[pixel] = owner[nearer], corner[nearer], far[nearer]


def barycentric(points: Array, owner: Ints, x: Array, y: Array) -> tuple[Ints, Array, Array]:
    """The pixels that lie in their triangle, with corner weights right in perspective, and depth."""
    first, last = int(owner.min()), int(owner.max()) + 1
    a, b, c = (points[first:last, i] for i in range(3))
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1])
    solid = np.abs(area) > 1e-12
    area = np.where(solid, area, 1.0)
    # Weights are planes over the picture: the sums below are the same for every pixel of a triangle.
    planes = [
        ((c[:, 1] - a[:, 1]) / area, (a[:, 0] - c[:, 0]) / area),
        ((a[:, 1] - b[:, 1]) / area, (b[:, 0] - a[:, 0]) / area),
    ]
    own = owner - first
    dx, dy = x - a[own, 0], y - a[own, 1]
    v, w = (dx * across[own] + dy * down[own] for across, down in planes)
    inside = np.flatnonzero((v >= 0) & (w >= 0) & (v + w <= 1.0) & solid[own])
    own, v, w = own[inside], v[inside], w[inside]
    over = np.column_stack([(1.0 - v - w) / a[own, 2], v / b[own, 2], w / c[own, 2]])
    total = over.sum(1)
    return inside, over / total[:, None], 1.0 / total


def smooth_normals(vertices: Array, faces: Ints) -> Array:
    """A normal per vertex: the mean of its triangles', by area."""
    corners = vertices[faces]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(vertices)
    for i in range(3):
        for axis in range(3):
            normals[:, axis] += np.bincount(faces[:, i], face[:, axis], len(vertices))
    return normals / (np.linalg.norm(normals, axis=1)[:, None] + 1e-12)


def look(toward: Array, centre: Array, distance: float, scale: float, size: tuple[int, int]) -> Camera:
    """A camera `distance` from `centre`, in the direction `toward`, upright."""
    right = unit(np.cross(np.array([0.0, 0.0, 1.0]), toward))
    up = np.cross(toward, right)
    return Camera(centre + toward * distance, right, up, toward, scale, *size)
