"""The poses beside the exercises: `routines/data/poses/<family>.json`. docs/figures.md is the manual."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from routines.figures.angles import ALL, Angles

DATA = Path(__file__).parent.parent / "data"
Spec = Mapping[str, Any]


@dataclass(frozen=True)
class Frame:
    name: str
    alt: str
    support: str
    angles: Angles
    rests: Mapping[str, Spec]
    hands: Mapping[str, Spec]
    arrows: tuple[Spec, ...]
    options: Spec

    def for_body(self, name: str) -> "Frame":
        """The frame with the joints that the data gives for that body alone: another build needs another start."""
        return replace(self, angles=self.angles | self.options.get("bodies", {}).get(name, {}))


@dataclass(frozen=True)
class Pose:
    exercise: str
    motion: str
    camera: Spec
    muscles: tuple[str, ...]
    both_sides: bool
    props: tuple[Spec, ...]
    frames: tuple[Frame, ...]
    source: str = field(repr=False, default="")

    def prop(self, kind: str) -> Spec | None:
        """The prop of that kind, or None."""
        return next((prop for prop in self.props if prop["kind"] == kind), None)


def read_angles(raw: Mapping[str, Any]) -> Angles:
    """`{"pitch": -90, "work": {"flex": 58}}` as angles by joint; what is not said is 0."""
    angles = dict.fromkeys(ALL, 0.0)
    for name, value in raw.items():
        if isinstance(value, Mapping):
            angles |= {f"{joint}_{name}": float(degrees) for joint, degrees in value.items()}
        else:
            angles[name] = float(value)
    if stray := angles.keys() - set(ALL):
        raise ValueError(f"unknown joints: {', '.join(sorted(stray))}")
    return angles


def read_frame(raw: Mapping[str, Any]) -> Frame:
    known = {"name", "alt", "support", "angles", "rests", "hands", "arrow"}
    return Frame(
        name=raw["name"],
        alt=raw["alt"],
        support=raw["support"],
        angles=read_angles(raw["angles"]),
        rests={leg: {"on": rest} if isinstance(rest, str) else rest for leg, rest in raw.get("rests", {}).items()},
        hands=raw["hands"],
        arrows=tuple(raw.get("arrow", ())),
        options={name: value for name, value in raw.items() if name not in known},
    )


def read_pose(exercise: str, raw: Mapping[str, Any]) -> Pose:
    return Pose(
        exercise=exercise,
        motion=raw["motion"],
        camera=raw["camera"],
        muscles=tuple(raw["muscles"]),
        both_sides=raw.get("both_sides", False),
        props=tuple(raw["props"]),
        frames=tuple(read_frame(frame) for frame in raw["frames"]),
        source=json.dumps(raw, sort_keys=True),
    )


def exercise_ids(data: Path = DATA) -> list[str]:
    """Every exercise of the catalogue, in the order of its files."""
    files = sorted((data / "exercises").glob("*.json"))
    return [entry["id"] for file in files for entry in json.loads(file.read_text("utf-8"))]


def load_poses(data: Path = DATA) -> list[Pose]:
    """All poses, in the order of their files. Raises ValueError when an exercise of the catalogue has none."""
    poses = [
        read_pose(exercise, raw)
        for file in sorted((data / "poses").glob("*.json"))
        for exercise, raw in json.loads(file.read_text("utf-8")).items()
    ]
    wanted, found = set(exercise_ids(data)), {pose.exercise for pose in poses}
    if wanted != found:
        raise ValueError(f"without a pose: {sorted(wanted - found)}; without an exercise: {sorted(found - wanted)}")
    return poses
