"""All triangles of a picture, and what each of its pixels sees of them."""

from dataclasses import dataclass

import numpy as np

from routines.figures.raster import Camera, Hits, rasterise, smooth_normals
from routines.figures.rotation import Array, Ints, Mask
from routines.figures.stage import Stage


@dataclass(frozen=True)
class Scene:
    """All triangles of a picture; the body's come first."""

    vertices: Array
    faces: Ints
    normals: Array
    colours: Array
    flat: Array


@dataclass(frozen=True)
class View:
    """What the camera sees: which pixels are covered, and for each of those its place, its normal, whether body."""

    scene: Scene
    hits: Hits
    covered: Ints
    places: Array
    normals: Array
    body: Mask

    @property
    def depth(self) -> Array:
        """Distance from the eye in every pixel, (height, width); infinite where nothing is."""
        return self.hits.depth.reshape(self.hits.shape)


def seen(stage: Stage, camera: Camera) -> View:
    world = scene(stage)
    hits = rasterise(camera, world.vertices, world.faces)
    covered = hits.covered()
    places, normals = surface(camera, world, hits, covered)
    body = hits.triangle[covered] < len(stage.solved.body.faces)
    return View(world, hits, covered, places, normals, body)


def scene(stage: Stage) -> Scene:
    body = stage.solved.body
    vertices, faces = [stage.skin], [body.faces]
    normals, colours, flat = [smooth_normals(stage.skin, body.faces)], [], []
    start = len(stage.skin)
    for piece in stage.pieces:
        vertices.append(piece.vertices)
        faces.append(piece.faces + start)
        normals.append(smooth_normals(piece.vertices, piece.faces))
        colours.append(np.tile(np.array(piece.colour) / 255, (len(piece.faces), 1)))
        flat.append(np.full(len(piece.faces), not piece.smooth))
        start += len(piece.vertices)
    return Scene(
        np.vstack(vertices),
        np.vstack(faces),
        np.vstack(normals),
        np.vstack([np.zeros((len(body.faces), 3)), *colours]),
        np.concatenate([np.zeros(len(body.faces), dtype=bool), *flat]),
    )


def surface(camera: Camera, world: Scene, hits: Hits, covered: Ints) -> tuple[Array, Array]:
    """Places and normals, turned to the eye, of the covered pixels."""
    triangle, weights = hits.triangle[covered], hits.weights[covered]
    corners = world.faces[triangle]
    places = np.einsum("nk,nki->ni", weights, world.vertices[corners])
    normals = np.einsum("nk,nki->ni", weights, world.normals[corners])
    edge = world.vertices[corners]
    plain = np.cross(edge[:, 1] - edge[:, 0], edge[:, 2] - edge[:, 0])
    normals = np.where(world.flat[triangle][:, None], plain, normals)
    normals /= np.linalg.norm(normals, axis=1)[:, None] + 1e-12
    away = ((camera.eye - places) * normals).sum(1) < 0
    turned = away & world.flat[triangle]
    normals[turned] *= -1
    return places, normals
