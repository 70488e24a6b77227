"""A solved frame as a picture: base colours, light and shadow, the muscle's glow, outlines, arrows."""

import numpy as np
from PIL import Image

from routines.figures.arrow import draw_arrows
from routines.figures.body import Body
from routines.figures.dress import membership
from routines.figures.framing import HEIGHT, WIDTH
from routines.figures.glow import glow, glowing
from routines.figures.paint import mix, painted
from routines.figures.raster import Camera, Hits
from routines.figures.rotation import Array, Ints
from routines.figures.scene import View, seen
from routines.figures.shade import CARD, FloorShadow, ambient_occlusion, blurred, lit, outlines
from routines.figures.stage import Stage, shadow_points

LINE = np.array([0.13, 0.15, 0.18])


def draw(stage: Stage, camera: Camera) -> Image.Image:
    """The finished picture."""
    view = seen(stage, camera)
    shadow = FloorShadow(shadow_points(stage))
    image = floor_pixels(camera, shadow, view.hits)
    image[view.covered] = surface_colours(stage, camera, view, shadow)
    edge = blurred(outlines(view.depth, 0.05), 1).ravel()
    image = mix(image, LINE, 0.55 * np.clip(edge * 1.6, 0, 1))
    pixels = np.round(np.clip(image, 0, 1) * 255).astype(np.uint8).reshape(*view.hits.shape, 3)
    picture = Image.fromarray(pixels)
    draw_arrows(picture, camera, stage.solved, camera.width / WIDTH)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def surface_colours(stage: Stage, camera: Camera, view: View, shadow: FloorShadow) -> Array:
    """The shaded colours (n, 3) of all pixels that show the body or a prop."""
    mine = view.body
    colours = view.scene.colours[view.hits.triangle[view.covered]]
    colours[mine], rest = body_colours(stage.solved.body, view.hits, view.covered[mine])
    bright = brightness(camera, view, shadow)
    shaded = colours * bright[:, None]
    shine = glow(stage.solved, view.places[mine], rest, camera)
    shaded[mine] = glowing(shaded[mine], shine, bright[mine])
    return shaded


def body_colours(body: Body, hits: Hits, pixels: Ints) -> tuple[Array, Array]:
    """Painted colours of the body's pixels, and where they lie in the rest pose, with their membership (n, 6)."""
    corners, weights = body.faces[hits.triangle[pixels]], hits.weights[pixels]
    rest = np.einsum("nk,nki->ni", weights, body.rest[corners])
    member = np.einsum("nk,nki->ni", weights, membership(body.name).stacked()[corners])
    is_eye = np.asarray(body.of("eye")[corners].all(axis=1), dtype=np.float64)
    return painted(body, rest, member, is_eye), np.column_stack([rest, member])


def brightness(camera: Camera, view: View, shadow: FloorShadow) -> Array:
    """How bright each covered pixel is: the lamp, shadows where it lies on the ground, hollows."""
    bright = lit(camera, view.normals)
    ground = ~view.body & (view.places[:, 2] < 0.004) & (view.normals[:, 2] > 0.9)
    bright[ground] *= 1 - shadow.at(view.places[ground])
    bright *= ambient_occlusion(view.depth, camera.scale).ravel()[view.covered]
    return bright


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
