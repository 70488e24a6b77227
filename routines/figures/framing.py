"""Where the camera stands: one place for all frames of an exercise, from which all of them fit the picture."""

import numpy as np

from routines.figures.pose import Spec
from routines.figures.raster import Camera, look
from routines.figures.rotation import unit, vec
from routines.figures.stage import Stage

WIDTH, HEIGHT, FINER = 720, 540, 2
VIEW, MARGIN = 24.0, 0.06


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
