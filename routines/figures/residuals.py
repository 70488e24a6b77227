"""What a frame should be, as residuals for least squares: contacts, reach, limits, and the joints of the data."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routines.figures.angles import SIDES, Angles, pose_body
from routines.figures.body import Body, Patch, Posed
from routines.figures.contact import SINK, contacts, lowest, obstacles
from routines.figures.hand import STRAIGHT, Reach, lengths, wrist_goal
from routines.figures.limits import overrun
from routines.figures.parts import limb_surface
from routines.figures.pose import Frame, Pose
from routines.figures.rotation import Array, Ints, Y, unit

# How freely a joint leaves what the data says: one such step costs as much as a contact that is 3 mm off.
EASE = {
    "x": 0.2, "y": 0.2, "z": 0.3, "pitch": 4.0, "roll": 5.0, "list": 3.0, "low": 6.0, "high": 6.0, "rot": 5.0,
    "side": 5.0, "neck": 14.0, "neck_side": 10.0, "flex": 9.0, "abd": 4.0, "er": 7.0, "knee": 7.0, "dorsi": 16.0,
    "inv": 9.0,
}  # fmt: skip
TOUCH, REACH, LIMIT, STAY, TOO_DEEP = 0.003, 0.006, 0.4, 0.015, 0.007
TRUNK_FREE: Mapping[str, tuple[str, ...]] = {
    "floor_supine": ("pitch", "roll", "low", "high", "neck"),
    "bed_edge": ("pitch", "roll", "low", "high", "neck"),
    "bridge": ("y", "pitch", "low", "high", "neck"),
    "floor_prone": ("pitch", "low", "high", "neck"),
    "floor_side": ("list", "roll", "side", "rot", "neck_side"),
    "floor_sit": ("list",),
    "chair": ("list",),
    "stand": ("x", "y"),
    "half_kneel": ("x", "y"),
    "kneel": ("y", "pitch", "low", "high"),
    "quadruped": ("y", "pitch", "low", "high"),
}
STAYS = ("sole", "kneel", "toes")
REST_FREE = {
    "thigh": ("flex", "abd", "er", "knee"),
    "heel": ("flex", "knee"),
    "side": ("abd", "er", "knee", "inv"),
    "folded": ("flex", "abd", "er", "knee"),
}
HANDS = {"left": "L", "right": "R"}
THIGH_GAP = 0.012
ELBOW_THICK = 0.03


@dataclass(frozen=True)
class First:
    """The first frame of an exercise, where later ones keep their feet and knees."""

    frame: Frame
    posed: Posed


def free_joints(frame: Frame, hard_to_reach: bool) -> list[str]:
    """The joints that a frame may change."""
    joints = ["z", *TRUNK_FREE.get(frame.support, ())]
    for leg, rest in frame.rests.items():
        joints += [f"{name}_{leg}" for name in REST_FREE.get(rest["on"], ("flex", "knee", "dorsi", "inv"))]
    if hard_to_reach:
        joints += ["low", "high", "side", "rot", *(f"flex_{leg}" for leg in SIDES if leg not in frame.rests)]
    return list(dict.fromkeys(joints))


def thinned(numbers: Ints) -> Ints:
    """Enough vertices of a part to know its lowest place."""
    return numbers[:: max(1, len(numbers) // 1500)]


class Residuals:
    """What a frame should be, as numbers that should be 0."""

    def __init__(
        self, body: Body, pose: Pose, frame: Frame, reaches: Mapping[str, Reach], at: Posed, first: First | None
    ) -> None:
        self.body, self.frame = body, frame
        self.joints = free_joints(frame, bool(reaches))
        self.ease = np.array([EASE[joint.split("_")[0] if joint not in EASE else joint] for joint in self.joints])
        self.start = np.array([frame.angles[joint] for joint in self.joints])
        self.touching, self.avoided = contacts(body, pose, frame), obstacles(body, frame)
        chosen = [thinned(c.numbers) for c in self.touching] + [c.numbers[::2] for c in self.avoided]
        numbers, places = np.unique(np.concatenate(chosen), return_inverse=True)
        self.patch = Patch(body, numbers)
        self.slices = np.split(places, np.cumsum([len(part) for part in chosen])[:-1])
        self.stays = staying(frame, first)
        self.drop()
        self.goals = {side: fixed_goal(at, body, reach) for side, reach in reaches.items()}
        self.radii = thigh_radii(body) if any(rest["on"] == "thigh" for rest in frame.rests.values()) else {}

    def drop(self) -> None:
        """Start from where the body about touches what it rests on."""
        skin = self.patch.skin(pose_body(self.body, self.frame.angles))
        gaps = [lowest(skin[at] @ c.normal - c.offset) for at, c in zip(self.slices, self.touching, strict=False)]
        up = [gap for gap, c in zip(gaps, self.touching, strict=True) if c.normal[2] > 0.5]
        self.start[self.joints.index("z")] = -float(np.median(up)) if up else 0.0

    def angles(self, free: Array) -> Angles:
        return self.frame.angles | dict(zip(self.joints, free.tolist(), strict=True))

    def __call__(self, scaled: Array) -> Array:
        free = self.start + scaled * self.ease
        angles = self.angles(free)
        posed = pose_body(self.body, angles)
        out = [*scaled, *(overrun(angles) / LIMIT)]
        skin = self.patch.skin(posed)
        for i, contact in enumerate(self.touching + self.avoided):
            gaps = skin[self.slices[i]] @ contact.normal - contact.offset
            gap = lowest(gaps)
            wanted = gap + SINK if i < len(self.touching) else min(0.0, gap + SINK + 0.001)
            out += [wanted / TOUCH, min(0.0, float(gaps.min()) + TOO_DEEP) / TOUCH * 12]
        out += self.thigh_rests(posed)
        out += self.hands(posed)
        if self.frame.options.get("propped"):
            out += self.elbows(posed)
        for bone, place in self.stays.items():
            out += ((posed.at(bone) - place)[:2] / STAY).tolist()
        if self.frame.options.get("thighs") == "upright":
            for side in "LR":
                thigh = posed.at(f"lowerleg01.{side}") - posed.at(f"upperleg01.{side}")
                out.append(unit(thigh)[1] / 0.03)
        return np.array(out)

    def thigh_rests(self, posed: Posed) -> list[float]:
        """The crossed shin lies on the other thigh."""
        out: list[float] = []
        for leg, rest in self.frame.rests.items():
            if rest["on"] == "thigh":
                other = next(side for name, side in SIDES.items() if name != leg)
                point, goal = thigh_rest(posed, SIDES[leg], other, rest.get("at", 0.86), self.radii)
                out += ((point - goal) / TOUCH / 2).tolist()
        return out

    def elbows(self, posed: Posed) -> list[float]:
        """Whoever lies on the elbows has the shoulders an upper arm above them."""
        heights = {side: lengths(self.body, side)[0] + ELBOW_THICK * self.body.scale for side in "LR"}
        return [(posed.at(f"upperarm01.{side}")[2] - height) / REACH for side, height in heights.items()]

    def hands(self, posed: Posed) -> list[float]:
        out = []
        for side, (bone, local) in self.goals.items():
            goal = posed.carried(bone, local) if bone else local
            span = float(np.linalg.norm(goal - posed.at(f"upperarm01.{side}")))
            length = sum(lengths(self.body, side)) * STRAIGHT
            straight = straight_arm(self.frame, side)
            out.append((span - length * 0.985 if straight else max(0.0, span - length)) / REACH)
        return out


def staying(frame: Frame, first: First | None) -> dict[str, Array]:
    """Feet and knees that bear weight in the first frame too stay where they were."""
    if first is None or (frame.support in ("floor_supine", "chair") and frame.support == first.frame.support):
        return {}
    bone = {"sole": "foot", "toes": "foot", "kneel": "lowerleg01"}
    kept = {
        leg: rest for leg, rest in frame.rests.items() if rest["on"] in STAYS and first.frame.rests.get(leg) == rest
    }
    names = [f"{bone[rest['on']]}.{SIDES[leg]}" for leg, rest in kept.items()]
    return {name: first.posed.at(name) for name in names}


def straight_arm(frame: Frame, side: str) -> bool:
    return any(frame.hands[hand].get("straight", False) for hand, own in HANDS.items() if own == side)


def fixed_goal(posed: Posed, body: Body, reach: Reach) -> tuple[str | None, Array]:
    """The wrist's goal where it moves with a bone, or in space."""
    goal = wrist_goal(body, reach)
    if reach.bone is None:
        return None, goal
    i = body.index[reach.bone]
    return reach.bone, posed.turns[i].T @ (goal - posed.moves[i])


def thigh_radii(body: Body) -> dict[str, float]:
    """How thick the front of a thigh is near the knee and a shin near the ankle, from the rest pose."""
    posed = Posed(body, np.tile(np.eye(3), (len(body.bones), 1, 1)), np.zeros((len(body.bones), 3)))
    return {
        "thigh": limb_surface(posed, body.rest, "thigh", "R", 0.86, -Y)[1],
        "shin": limb_surface(posed, body.rest, "shin", "L", 0.9, -Y)[1],
    }


def thigh_rest(posed: Posed, side: str, other: str, at: float, radii: Mapping[str, float]) -> tuple[Array, Array]:
    knee, ankle = posed.at(f"lowerleg01.{side}"), posed.at(f"foot.{side}")
    hip, other_knee = posed.at(f"upperleg01.{other}"), posed.at(f"lowerleg01.{other}")
    along = unit(other_knee - hip)
    front = posed.turned(f"upperleg02.{other}") @ -Y
    front = unit(front - (front @ along) * along)
    thick = radii["thigh"] + radii["shin"] - THIGH_GAP
    return knee + 0.93 * (ankle - knee), hip + at * (other_knee - hip) + front * thick
