"""What a hand target may ask of a posed body: where things are, and which way is ahead."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routines.figures.angles import straightened
from routines.figures.body import Posed
from routines.figures.pose import Frame, Pose, Spec
from routines.figures.rotation import Array, Y, Z, unit


@dataclass(frozen=True)
class Place:
    posed: Posed
    skin: Array
    frame: Frame
    pose: Pose
    heights: Mapping[str, float]

    @property
    def scale(self) -> float:
        return self.posed.body.scale

    @property
    def supine(self) -> bool:
        return self.frame.angles["pitch"] < -60 and abs(self.frame.angles["roll"]) < 60

    @property
    def head(self) -> Array:
        """Toward the head along the floor; forward where the body stands upright."""
        up = self.posed.turned("spine03") @ Z
        flat = up * np.array([1.0, 1.0, 0.0])
        return unit(flat) if float(np.linalg.norm(flat)) > 0.3 else -Y

    @property
    def ahead(self) -> Array:
        """Where the body works toward on the floor: its front, or past its head when it lies or kneels face down."""
        face_down = self.frame.angles["pitch"] > 40
        floor = self.frame.support in ("floor_prone", "quadruped", "kneel")
        way = self.posed.turned("spine03") @ (Z if face_down and floor else -Y)
        flat = way * np.array([1.0, 1.0, 0.0])
        return unit(flat) if float(np.linalg.norm(flat)) > 0.2 else -Y

    @property
    def front(self) -> Array:
        return self.posed.turned("spine03") @ -Y

    def prop(self, kind: str) -> Spec:
        found = self.pose.prop(kind)
        if found is None:
            raise ValueError(f"{self.pose.exercise}: a hand needs a {kind}")
        return found

    def shoulder(self, side: str) -> Array:
        return self.posed.at(f"upperarm01.{side}")

    def hip(self, side: str) -> Array:
        return self.posed.at(f"upperleg01.{side}")

    def axis(self, limb: str, side: str, axis: Array) -> Array:
        """A direction of the straightened thigh or shin (x left, -y front), where it points now."""
        thigh, shin = straightened(self.posed.body.name, side)
        bone, straight = ("upperleg02", thigh) if limb == "thigh" else ("lowerleg02", shin)
        return self.posed.turned(f"{bone}.{side}") @ straight.T @ axis
