"""A solved frame as a picture."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PIL import Image

from routines.figures.arrow import draw_arrows, ends
from routines.figures.body import Body
from routines.figures.dress import STYLES, dressed, knot, membership
from routines.figures.muscles import carried, muscles
from routines.figures.paint import mix, painted
from routines.figures.pose import Spec
from routines.figures.props import pieces
from routines.figures.raster import Camera, Hits, look, rasterise, smooth_normals
from routines.figures.rotation import Array, Ints, unit, vec
from routines.figures.shade import CARD, FloorShadow, ambient_occlusion, blurred, lit, outlines
from routines.figures.shapes import Piece, ball
from routines.figures.solve import Solved

WIDTH, HEIGHT, FINER = 720, 540, 2
VIEW, MARGIN = 24.0, 0.06
GLOW, CORE = np.array([0.98, 0.42, 0.16]), np.array([1.0, 0.72, 0.30])
LINE = np.array([0.13, 0.15, 0.18])


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


def framing(pose_camera: Spec, every: list[Stage], finer: int = FINER) -> Camera:
    """One camera for all frames of an exercise: whatever moves, the rest stands still."""
    azimuth, elevation = np.deg2rad(pose_camera["azimuth"]), np.deg2rad(pose_camera["elevation"])
    toward = vec(np.sin(azimuth) * np.cos(elevation), -np.cos(azimuth) * np.cos(elevation), np.sin(elevation))
    right = unit(np.cross(vec(0, 0, 1), toward))
    up = np.cross(toward, right)
    points = np.vstack([stage.framed for stage in every])
    scale = HEIGHT * finer / 2 / np.tan(np.deg2rad(VIEW / 2))
    centre, distance = points.mean(0), 4.0
    for _ in range(12):
        camera = look(toward, centre, distance, scale, (WIDTH * finer, HEIGHT * finer))
        flat = camera.project(points)
        low, high = flat[:, :2].min(0), flat[:, :2].max(0)
        middle = (low + high) / 2 - [camera.width / 2, camera.height / 2]
        centre = centre + (right * middle[0] - up * middle[1]) * distance / scale
        used = ((high - low) / [camera.width, camera.height]).max() / (1 - 2 * MARGIN)
        distance = distance * (1 + 0.9 * (used - 1))
    if "close" in pose_camera:
        centre, distance = every[0].solved.posed.at("spine05"), distance * pose_camera["close"]
        centre = centre + right * pose_camera.get("beside", 0.0) + up * 0.08
    return look(toward, centre, distance, scale, (WIDTH * finer, HEIGHT * finer))


@dataclass(frozen=True)
class Scene:
    """All triangles of a picture; the body's come first."""

    vertices: Array
    faces: Ints
    normals: Array
    colours: Array
    flat: Array


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


def body_colours(body: Body, hits: Hits, pixels: Ints) -> tuple[Array, Array]:
    """Painted colours of the body's pixels, and their places in the rest pose."""
    corners, weights = body.faces[hits.triangle[pixels]], hits.weights[pixels]
    rest = np.einsum("nk,nki->ni", weights, body.rest[corners])
    member = np.einsum("nk,nki->ni", weights, membership(body.name).stacked()[corners])
    is_eye = np.asarray(body.of("eye")[corners].all(axis=1), dtype=np.float64)
    return painted(body, rest, member, is_eye), np.column_stack([rest, member])


def glow(stage: Stage, places: Array, rest: Array, camera: Camera) -> Array:
    """How strongly the target muscle shines through each of the body's pixels, from 0 to 1."""
    solved, pose = stage.solved, stage.solved.pose
    strength = np.zeros(len(places))
    ray = places - camera.eye
    distance = np.linalg.norm(ray, axis=1)
    ray = ray / distance[:, None]
    trunk = np.flatnonzero((rest[:, 3] < 0.3) & (rest[:, 4] < 0.3))
    for muscle in muscles(solved.body, pose.muscles, pose.both_sides):
        scale = solved.body.scale
        points, radius = carried(solved.posed, muscle), muscle.radius * scale
        for point, home in zip(points, muscle.points, strict=True):
            offset = point - camera.eye
            depth = ray[trunk] @ offset
            beside = np.linalg.norm(offset - depth[:, None] * ray[trunk], axis=1)
            close = np.flatnonzero(beside < 3.2 * radius)
            near = np.linalg.norm(rest[trunk[close], :3] - home, axis=1)
            outside = np.exp(-((near / (radius * 1.6)) ** 2))
            into = depth[close] - distance[trunk[close]]
            inside = (into > -0.02) & (into < muscle.deep * scale)
            through = 0.85 * np.exp(-((beside[close] / (1.1 * radius)) ** 2)) * inside * np.exp(-near / 0.5)
            shown = trunk[close]
            strength[shown] = np.maximum(strength[shown], np.maximum(outside, through))
    return strength


def floor_pixels(camera: Camera, shadow: FloorShadow, hits: Hits) -> Array:
    """The card behind everything, with the shadows on its floor where nothing stands before it."""
    card = np.tile(CARD, (len(hits.triangle), 1))
    free = np.flatnonzero(hits.triangle < 0)
    rays = camera.rays().reshape(-1, 3)[free]
    down = rays[:, 2] < -1e-3
    free, rays = free[down], rays[down]
    places = camera.eye - rays * (camera.eye[2] / rays[:, 2])[:, None]
    card[free] *= (1 - shadow.at(places))[:, None]
    return card


def draw(stage: Stage, camera: Camera) -> Image.Image:
    """The finished picture."""
    body, world = stage.solved.body, scene(stage)
    hits = rasterise(camera, world.vertices, world.faces)
    covered = hits.covered()
    places, normals = surface(camera, world, hits, covered)
    colours = world.colours[hits.triangle[covered]]
    mine = hits.triangle[covered] < len(body.faces)
    colours[mine], rest = body_colours(body, hits, covered[mine])
    shadow = FloorShadow(shadow_points(stage))
    bright = lit(camera, normals)
    ground = ~mine & (places[:, 2] < 0.004) & (normals[:, 2] > 0.9)
    bright[ground] *= 1 - shadow.at(places[ground])
    depth = hits.depth.reshape(hits.shape)
    bright *= ambient_occlusion(depth, camera.scale).ravel()[covered]
    shaded = colours * bright[:, None]
    shine = glow(stage, places[mine], rest, camera)
    shaded[mine] = mix(
        shaded[mine], (GLOW + (CORE - GLOW) * (shine**2)[:, None]) * (0.55 + 0.5 * bright[mine])[:, None], 0.9 * shine
    )
    image = floor_pixels(camera, shadow, hits)
    image[covered] = shaded
    edge = blurred(outlines(depth, 0.05), 1).ravel()
    image = mix(image, LINE, 0.55 * np.clip(edge * 1.6, 0, 1))
    pixels = np.round(np.clip(image, 0, 1) * 255).astype(np.uint8).reshape(*hits.shape, 3)
    picture = Image.fromarray(pixels)
    draw_arrows(picture, camera, stage.solved, camera.width / WIDTH)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


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
