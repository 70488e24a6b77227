"""Hand targets on the floor, on props and on the own trunk."""

from collections.abc import Callable, Mapping

import numpy as np

from routines.figures.angles import sign
from routines.figures.hand import Reach
from routines.figures.place import Place
from routines.figures.pose import Spec
from routines.figures.rotation import Array, X, Y, Z, vec


def floor_at(point: Array, fingers: Array, elbow: Array, height: float = 0.0) -> Reach:
    return Reach(vec(point[0], point[1], height), -Z, fingers, elbow, flat=True, surface=(Z, height))


def floor_beside_hip(place: Place, side: str, spec: Spec) -> Reach:
    lying = place.supine or place.frame.support == "floor_prone"
    way = -place.head if lying else place.ahead
    beside = place.hip(side) + (X * sign(side) * (0.14 + spec.get("out", 0.0)) + way * 0.02) * place.scale
    elbow = vec(sign(side), 0.0, 0.1) - (0 if place.supine else place.ahead * 0.2)
    return floor_at(beside, way, elbow)


def floor_behind(place: Place, side: str, spec: Spec) -> Reach:
    out = X * sign(side)
    away = out * (0.12 + spec.get("out", 0.0)) - place.ahead * spec.get("back", 0.28)
    fingers = out * 0.5 - place.ahead * spec.get("fingers", 1.0)
    return floor_at(place.hip(side) + away * place.scale, fingers, out * 0.3 - place.ahead)


def floor_under_shoulder(place: Place, side: str, spec: Spec) -> Reach:
    out = X * sign(side)
    away = place.ahead * spec.get("ahead", 0.04) + out * spec.get("out", 0.0)
    return floor_at(place.shoulder(side) + away * place.scale, place.ahead, out * 0.6 - place.ahead * 0.6)


def floor_ahead(place: Place, side: str, spec: Spec) -> Reach:
    out = X * sign(side)
    away = place.ahead * spec.get("ahead", 0.5) - out * 0.02
    return floor_at(place.shoulder(side) + away * place.scale, place.ahead, out * 0.9 + Z * 0.6)


def forearm_ahead(place: Place, side: str, spec: Spec) -> Reach:
    """The forearm lies on the floor, the elbow under the shoulder."""
    point = place.shoulder(side) + place.ahead * spec.get("ahead", 0.34) * place.scale
    return floor_at(point, place.ahead, -Z + X * sign(side) * 0.1, spec.get("height", 0.0))


def floor_under_face(place: Place, side: str, spec: Spec) -> Reach:
    """Face down: the hands lie on each other under the forehead, elbows out."""
    out = X * sign(side)
    away = place.ahead * (0.13 + (0.02 if side == "L" else 0.0)) + out * 0.085
    return floor_at(place.posed.at("head") + away * place.scale, -out, out - place.ahead * 0.1)


def air_ahead(place: Place, side: str, spec: Spec) -> Reach:
    out = X * sign(side)
    point = place.shoulder(side) + (place.ahead * 0.66 + Z * spec.get("up", 0.0)) * place.scale
    return Reach(point, -Z * 0.8 - out * 0.6, place.ahead, out * 0.6 - Z, flat=True, bone="spine01")


def floor_out_to_side(place: Place, side: str, spec: Spec) -> Reach:
    out = X * sign(side)
    point = place.shoulder(side) + (out * 0.58 - place.head * 0.10) * place.scale
    return floor_at(point, out - place.head * 0.15, Z * 0.2 - place.head)


def floor_front_of_chest(place: Place, side: str, spec: Spec) -> Reach:
    point = place.posed.at("spine02") + (place.ahead * 0.34 + place.head * 0.06) * place.scale
    return floor_at(point, place.head * 0.8 - place.ahead * 0.2, Z * 0.6 - place.head * 0.8)


def floor_front_of_face(place: Place, side: str, spec: Spec) -> Reach:
    """Side lying: the lower hand, palm up."""
    point = place.shoulder(side) + (place.ahead * 0.29 + place.head * 0.08) * place.scale
    fingers = place.ahead * 0.8 + place.head * 0.5
    elbow = place.ahead * 0.3 + Z * 0.2 - place.head
    return Reach(vec(point[0], point[1], 0.036 * place.scale), Z, fingers, elbow, flat=True, surface=(Z, 0.0))


def strap_end(place: Place, side: str, spec: Spec) -> Reach:
    sole = place.posed.at("foot.L") + place.posed.turned("foot.L") @ -Y * 0.085 * place.scale
    shoulder = place.shoulder(side)
    point = shoulder + spec.get("at", 0.42) * (sole - shoulder)
    point[0] = 0.45 * point[0] + 0.33 * sole[0] + sign(side) * 0.05
    elbow = vec(sign(side) * 0.7, -0.2, -1.0)
    return Reach(point, -X * sign(side), sole - shoulder, elbow, curl=62, bone="spine01")


def on_prop(kind: str) -> "Around":
    def target(place: Place, side: str, spec: Spec) -> Reach:
        prop = place.prop(kind)
        x = prop["x"] if "x" in prop else sign(side) * 0.17
        y = prop["y"] - (0.06 if kind == "counter" else 0.0)
        point = vec(x * place.scale, y * place.scale, place.heights[kind])
        elbow = vec(sign(side) * 0.8, 0.5, -0.5)
        flat = kind == "counter"
        surface = (Z, place.heights[kind]) if flat else None
        return Reach(point, -Z, place.ahead, elbow, curl=45.0, flat=flat, surface=surface)

    return target


def wall(place: Place, side: str, spec: Spec) -> Reach:
    prop, shoulder = place.prop("wall"), place.shoulder(side)
    way = 1.0 if prop["at"] == "work" else -1.0
    up = spec.get("up", 0.0) * place.scale
    point = vec(way * prop["d"] * place.scale, shoulder[1] - 0.12 * place.scale, shoulder[2] - 0.02 + up)
    return Reach(
        point, X * way, Z - Y * 0.5, vec(0.0, 0.5, -1.0), flat=True, surface=(X * -way, -prop["d"] * place.scale)
    )


def bed_surface(place: Place, side: str, spec: Spec) -> Reach:
    away = place.ahead * spec.get("ahead", 0.3) + X * sign(side) * spec.get("out", 0.0)
    point = place.shoulder(side) + away * place.scale
    return floor_at(point, place.ahead - X * sign(side) * 0.2, vec(sign(side), 0.4, -0.2), place.heights["bed"])


def chair_seat(place: Place, side: str, spec: Spec) -> Reach:
    point = vec(sign(side) * 0.225 * place.scale, place.hip(side)[1] + 0.02, place.heights["seat"])
    return Reach(point, -Z, place.ahead, vec(sign(side) * 0.6, 1.0, 0.0), curl=25, surface=(Z, place.heights["seat"]))


# Height over the hip joints and distance from the midline, on the front or back of the trunk.
TRUNK = {
    "belly": (0.17, 0.05, False),
    "chest": (0.40, 0.03, False),
    "hip_bones": (0.07, 0.12, False),
    "back_of_hips": (0.10, 0.09, True),
    "low_back": (0.16, 0.06, True),
}


def on_trunk(name: str) -> "Around":
    def target(place: Place, side: str, spec: Spec) -> Reach:
        height, beside, behind = TRUNK[name]
        number = trunk_vertex(place, height, beside * sign(side), behind)
        turned = place.posed.turned("spine05" if height < 0.3 else "spine02")
        inward = turned @ (Y if not behind else -Y)
        out, up = turned @ X * sign(side), turned @ Z
        fingers = -out * 0.25 - up * 0.9 if behind else -out * 0.9 - up * 0.25
        elbow = out + turned @ Y * (1.0 if behind else 0.6)
        return Reach(place.skin[number], inward, fingers, elbow, curl=12, bone="spine05")

    return target


def trunk_vertex(place: Place, height: float, x: float, behind: bool) -> int:
    body = place.posed.body
    z = body.head("upperleg01.L")[2] + height * body.scale
    off = np.abs(body.rest[:, 2] - z) + np.abs(body.rest[:, 0] - x * body.scale)
    trunk = body.of("root", "pelvis", "spine", "upperleg01")
    near = np.flatnonzero((off < 0.03) & trunk)
    depth = body.rest[near, 1] * (1.0 if behind else -1.0)
    return int(near[depth.argmax()])


def hang(place: Place, side: str, spec: Spec) -> Reach:
    out = X * sign(side)
    swing = spec.get("ahead", 0.05)
    down = np.sqrt(0.66**2 - swing**2)
    point = place.shoulder(side) + (out * 0.10 - Z * down + place.ahead * swing) * place.scale
    return Reach(point, -out, place.ahead * swing - Z, -place.ahead, curl=15, bone="spine01")


Around = Callable[[Place, str, Spec], Reach]
AROUND: Mapping[str, Around] = {
    "floor_beside_hip": floor_beside_hip,
    "floor_behind": floor_behind,
    "floor_under_shoulder": floor_under_shoulder,
    "floor_ahead": floor_ahead,
    "forearm_ahead": forearm_ahead,
    "floor_under_face": floor_under_face,
    "air_ahead": air_ahead,
    "floor_out_to_side": floor_out_to_side,
    "floor_front_of_chest": floor_front_of_chest,
    "floor_front_of_face": floor_front_of_face,
    "strap_end": strap_end,
    "counter": on_prop("counter"),
    "rail": on_prop("rail"),
    "wall": wall,
    "bed_surface": bed_surface,
    "chair_seat": chair_seat,
    "hang": hang,
} | {name: on_trunk(name) for name in TRUNK}
