"""Where muscles lie: lines through the body in the rest pose, placed by its bones, that move with its skin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from routines.figures.body import Body, Posed
from routines.figures.rotation import Array, X, Y, vec


@dataclass(frozen=True)
class Muscle:
    """Points along the fibres (n, 3) in the rest pose; its thickness; how deep in the body its glow still shows."""

    points: Array
    radius: float
    deep: float


@dataclass(frozen=True)
class Landmarks:
    """Places of the left leg and the trunk in the rest pose, and the size of the body."""

    hip: Array
    knee: Array
    ankle: Array
    sacrum: Array
    scale: float

    def beside(self, x: float, y: float, z: float) -> Array:
        """From the hip joint: outward, backward, upward, for a body of the reference height."""
        return self.hip + vec(x, y, z) * self.scale


def landmarks(body: Body) -> Landmarks:
    hip = body.head("upperleg01.L")
    level = np.abs(body.rest[:, 2] - hip[2] - 0.09 * body.scale) < 0.03
    middle = np.abs(body.rest[:, 0]) < 0.03
    sacrum = body.rest[level & middle]
    return Landmarks(hip, body.head("lowerleg01.L"), body.head("foot.L"), sacrum[sacrum[:, 1].argmax()], body.scale)


def line(*points: Array, count: int = 24) -> Array:
    """Points evenly spread along a polyline."""
    corners = np.array(points)
    at = np.linspace(0, len(corners) - 1, count)
    return np.column_stack([np.interp(at, np.arange(len(corners)), corners[:, axis]) for axis in range(3)])


def piriformis(at: Landmarks) -> list[Muscle]:
    sacrum = at.sacrum + vec(0.025, -0.02, 0.0) * at.scale
    return [Muscle(line(sacrum, at.beside(-0.03, 0.065, 0.045), at.beside(0.055, 0.03, 0.01)), 0.042, 0.26)]


def gluteus_maximus(at: Landmarks) -> list[Muscle]:
    tops = (0.10, 0.06, 0.02)
    ends = (at.beside(0.06, 0.04, 0.0), at.beside(0.06, 0.045, -0.05), at.beside(0.05, 0.05, -0.10))
    starts = [at.sacrum + vec(0.03, -0.015, top - 0.09) * at.scale for top in tops]
    return [Muscle(line(start, end + Y * 0.01), 0.05, 0.2) for start, end in zip(starts, ends, strict=True)]


def gluteus_medius(at: Landmarks) -> list[Muscle]:
    top = at.beside(0.055, 0.0, 0.0)
    fan = [at.beside(0.02, 0.045, 0.13), at.beside(0.035, 0.0, 0.14), at.beside(0.03, -0.04, 0.12)]
    return [Muscle(line(start, top), 0.042, 0.2) for start in fan]


def hamstrings(at: Landmarks) -> list[Muscle]:
    sit_bone = at.beside(-0.045, 0.055, -0.085)
    middle = at.hip + 0.55 * (at.knee - at.hip) + vec(0.0, 0.06, 0.0) * at.scale
    below = at.knee + 0.10 * (at.ankle - at.knee)
    outer = line(sit_bone, middle + X * 0.025 * at.scale, below + vec(0.035, 0.035, 0.0) * at.scale)
    inner = line(sit_bone, middle - X * 0.025 * at.scale, below + vec(-0.035, 0.035, -0.01) * at.scale)
    return [Muscle(outer, 0.036, 0.2), Muscle(inner, 0.036, 0.2)]


def hip_flexors(at: Landmarks) -> list[Muscle]:
    spine = vec(0.03, at.hip[1] - 0.01, at.hip[2] + 0.20 * at.scale)
    front = at.beside(-0.015, -0.075, 0.03)
    psoas = line(spine, front, at.beside(-0.01, -0.02, -0.05))
    thigh = line(at.beside(0.01, -0.07, 0.04), at.hip + 0.6 * (at.knee - at.hip) + Y * -0.065 * at.scale)
    return [Muscle(psoas, 0.036, 0.22), Muscle(thigh, 0.034, 0.15)]


def low_back(at: Landmarks) -> list[Muscle]:
    low, high = (
        at.sacrum + vec(0.035, -0.03, -0.02) * at.scale,
        vec(0.045, at.sacrum[1] - 0.045, at.hip[2] + 0.30 * at.scale),
    )
    return [Muscle(line(low, high), 0.038, 0.16)]


def abdominals(at: Landmarks) -> list[Muscle]:
    low, high = at.beside(-0.08, -0.11, 0.06), at.beside(-0.08, -0.12, 0.30)
    return [Muscle(line(low, high), 0.045, 0.14)]


def diaphragm(at: Landmarks) -> list[Muscle]:
    return [Muscle(line(at.beside(-0.12, -0.10, 0.30), at.beside(-0.03, -0.07, 0.27)), 0.05, 0.2)]


MUSCLES: Mapping[str, Callable[[Landmarks], list[Muscle]]] = {
    "piriformis": piriformis,
    "gluteus_maximus": gluteus_maximus,
    "gluteus_medius": gluteus_medius,
    "hamstrings": hamstrings,
    "hip_flexors": hip_flexors,
    "low_back": low_back,
    "abdominals": abdominals,
    "diaphragm": diaphragm,
}
MIDDLE = ("low_back", "abdominals", "diaphragm")


def muscles(body: Body, names: tuple[str, ...], both_sides: bool) -> list[Muscle]:
    """The muscles by name, of the work side, or of both where the exercise works both or they lie along the middle."""
    at = landmarks(body)
    found = []
    for name in names:
        for muscle in MUSCLES[name](at):
            found.append(muscle)
            if both_sides or name in MIDDLE:
                found.append(Muscle(muscle.points * (1 - 2 * X), muscle.radius, muscle.deep))
    return found


def carried(posed: Posed, muscle: Muscle) -> Array:
    """The muscle's points in the pose: each moves as the skin nearest to it does."""
    body = posed.body
    inner = body.of("root", "pelvis", "spine", "upperleg", "lowerleg")
    rest = body.rest[inner]
    nearest = np.array([np.argmin(((rest - point) ** 2).sum(1)) for point in muscle.points])
    numbers = np.flatnonzero(inner)[nearest]
    weights, bones = body.weights[numbers], body.weight_bones[numbers]
    turns = np.einsum("nk,nkij->nij", weights, posed.turns[bones])
    moves = np.einsum("nk,nki->ni", weights, posed.moves[bones])
    return np.einsum("nij,nj->ni", turns, muscle.points) + moves
