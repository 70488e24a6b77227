"""Where hands go, by name. `thigh_work_back` is `thigh_back` of the work leg."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from routines.figures.angles import SIDES, sign
from routines.figures.hand import Reach
from routines.figures.parts import limb_surface, parts
from routines.figures.place import Place
from routines.figures.pose import Spec
from routines.figures.rotation import Array, X, Y, Z, across, unit, vec
from routines.figures.targets_around import AROUND

# Palms that hold press a little into the flesh.
GRIP = 0.008
Target = Callable[[Place, str, Spec], Reach]
LegTarget = Callable[[Place, str, str, Spec], Reach]


def thigh_back(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    hip, knee = place.hip(leg), place.posed.at(f"lowerleg01.{leg}")
    outer, back = place.axis("thigh", leg, X) * sign(side), place.axis("thigh", leg, Y)
    toward = across(back * 0.85 + outer * 0.5, knee - hip)
    point, _ = limb_surface(place.posed, place.skin, "thigh", leg, spec.get("at", 0.6), toward)
    stacked = unit(knee - hip) * sign(side) * spec.get("stack", 0.025) * place.scale
    drop = -place.ahead if place.supine else -Z
    elbow = outer - unit(knee - hip) * 0.3 + drop * 0.4
    return Reach(
        point + stacked - toward * GRIP, -toward, -outer * 0.85 + back * 0.35, elbow, curl=26, bone=f"upperleg02.{leg}"
    )


def thigh_front(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    hip, knee = place.hip(leg), place.posed.at(f"lowerleg01.{leg}")
    outer, back = place.axis("thigh", leg, X) * sign(side), place.axis("thigh", leg, Y)
    point, _ = limb_surface(place.posed, place.skin, "thigh", leg, spec.get("at", 0.72), -back)
    elbow = vec(sign(side) * 0.8, 0.8, -0.2)
    return Reach(point, back, unit(knee - hip) - outer * 0.35, elbow, curl=12, bone=f"upperleg02.{leg}")


def thigh_outer(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    hip, knee = place.hip(leg), place.posed.at(f"lowerleg01.{leg}")
    outer, back = place.axis("thigh", leg, X) * sign(leg), place.axis("thigh", leg, Y)
    toward = across(outer * 0.85 - back * 0.5, knee - hip)
    point, _ = limb_surface(place.posed, place.skin, "thigh", leg, spec.get("at", 0.72), toward)
    fingers = back * 0.8 + outer * 0.3
    return Reach(point, -toward, fingers, side_elbow(side), curl=20, bone=f"upperleg02.{leg}")


def knee_top(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    knee = place.posed.at(f"lowerleg01.{leg}")
    near = place.skin[np.linalg.norm(place.skin - knee, axis=1) < 0.10 * place.scale]
    fingers = place.ahead - X * sign(side) * 0.3
    return Reach(vec(knee[0], knee[1], near[:, 2].max()), -Z, fingers, side_elbow(side), bone=f"upperleg02.{leg}")


def knee_under(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    hip, knee = place.hip(leg), place.posed.at(f"lowerleg01.{leg}")
    numbers = parts(place.posed.body.name)
    skin = place.skin[np.concatenate([numbers[f"thigh.{leg}"], numbers[f"shin.{leg}"]])]
    low = skin[np.linalg.norm(skin - knee, axis=1) < 0.10 * place.scale][:, 2].min()
    point = vec(knee[0], knee[1], low) + (hip - knee) * 0.12
    elbow = vec(sign(side), 0.6, -0.6)
    return Reach(point, Z, place.ahead + X * sign(side) * 0.25, elbow, curl=15, bone=f"upperleg02.{leg}")


def shin_front(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    knee, ankle = place.posed.at(f"lowerleg01.{leg}"), place.posed.at(f"foot.{leg}")
    outer, front = place.axis("shin", leg, X) * sign(side), place.axis("shin", leg, -Y)
    point, _ = limb_surface(place.posed, place.skin, "shin", leg, spec.get("at", 0.3), front)
    down, bone = unit(ankle - knee), f"lowerleg01.{leg}"
    if spec.get("along"):
        return Reach(point, -front, down - outer * 0.2, side_elbow(side), curl=15, bone=bone)
    apart = outer * 0.02 + down * 0.03 * sign(side)
    elbow = vec(sign(side), 0.3, -0.4)
    return Reach(point + apart * place.scale, -front, -outer, elbow, curl=30, bone=bone)


def ankle_top(place: Place, side: str, leg: str, spec: Spec) -> Reach:
    ankle, knee = place.posed.at(f"foot.{leg}"), place.posed.at(f"lowerleg01.{leg}")
    centre = ankle + spec.get("at", 0.1) * (knee - ankle)
    numbers = parts(place.posed.body.name)
    skin = place.skin[np.concatenate([numbers[f"foot.{leg}"], numbers[f"shin.{leg}"]])]
    near = skin[np.linalg.norm((skin - centre)[:, :2], axis=1) < 0.06 * place.scale]
    top = near[:, 2].max() if len(near) else centre[2] + 0.04
    fingers = place.ahead - X * sign(side) * 0.2
    return Reach(vec(centre[0], centre[1], top), -Z, fingers, side_elbow(side), curl=25, bone=f"lowerleg01.{leg}")


def side_elbow(side: str) -> Array:
    return vec(sign(side), 0.2, -0.5)


LEG_TARGETS: dict[str, LegTarget] = {
    "thigh_back": thigh_back,
    "thigh_front": thigh_front,
    "thigh_outer": thigh_outer,
    "knee_top": knee_top,
    "knee_under": knee_under,
    "shin_front": shin_front,
    "ankle_top": ankle_top,
}


def find_reach(place: Place, side: str, spec: Spec) -> Reach:
    """The reach of a hand's target. Raises KeyError for a name that nobody knows."""
    name = str(spec["target"])
    for leg, leg_side in SIDES.items():
        if (general := name.replace(f"_{leg}_", "_")) != name:
            reach = LEG_TARGETS[general](place, side, leg_side, spec)
            break
    else:
        reach = AROUND[name](place, side, spec)
    if "elbow" in spec:
        reach = replace(reach, elbow=np.array(spec["elbow"], dtype=np.float64))
    return replace(reach, straight=bool(spec.get("straight", False)))
