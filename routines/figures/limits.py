"""How far joints go, in degrees. Beyond what most people can do comfortably a picture asks too much."""

from collections.abc import Mapping

import numpy as np

from routines.figures.angles import SIDES
from routines.figures.rotation import Array

LEG_LIMITS = {
    "flex": (-30.0, 148.0),
    "abd": (-42.0, 50.0),
    "er": (-45.0, 90.0),
    "knee": (-4.0, 152.0),
    "dorsi": (-78.0, 26.0),
    "inv": (-26.0, 26.0),
}
TRUNK_LIMITS = {
    "low": (-45.0, 45.0),
    "high": (-30.0, 40.0),
    "rot": (-45.0, 45.0),
    "side": (-35.0, 35.0),
    "neck": (-50.0, 52.0),
    "neck_rot": (-60.0, 60.0),
    "neck_side": (-38.0, 38.0),
}
LIMITS = TRUNK_LIMITS | {f"{joint}_{leg}": limit for leg in SIDES for joint, limit in LEG_LIMITS.items()}
WRIST, FOREARM, ELBOW = 95.0, 130.0, 152.0
NAMES = tuple(LIMITS)
LOW = np.array([LIMITS[name][0] for name in NAMES])
HIGH = np.array([LIMITS[name][1] for name in NAMES])


def overrun(angles: Mapping[str, float]) -> Array:
    """For each joint in `NAMES`, by how much it is beyond its limit."""
    values = np.array([angles[name] for name in NAMES])
    return np.maximum(0.0, values - HIGH) + np.maximum(0.0, LOW - values)
