"""The bodies: meshes with a skeleton, posed by forward kinematics and linear blend skinning. Lengths in metres."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from routines.figures.rotation import Array, Ints, Mask

DATA = Path(__file__).parent / "body.npz"
# Heights people have; the meshes come taller. The rest of the drawing is sized by them.
HEIGHTS = {"woman": 1.66, "man": 1.78, "older_woman": 1.60, "larger_man": 1.76}
# Lengths in the poses are written for a body this tall.
REFERENCE_HEIGHT = 1.85


@dataclass(frozen=True)
class Body:
    name: str
    rest: Array
    heads: Array
    weights: Array
    weight_bones: Ints
    faces: Ints
    bones: tuple[str, ...]
    parents: tuple[int, ...]
    index: Mapping[str, int]
    dominant: tuple[str, ...]

    @property
    def scale(self) -> float:
        """What a length of the poses is multiplied by."""
        return HEIGHTS[self.name] / REFERENCE_HEIGHT

    def head(self, bone: str) -> Array:
        """Where a bone starts in the rest pose."""
        return self.heads[self.index[bone]]

    def of(self, *starts: str) -> Mask:
        """The vertices that hang mostly on bones whose names start so."""
        return np.array([bone.startswith(starts) for bone in self.dominant])


@cache
def load(name: str) -> Body:
    """The body of that name, scaled to a believable height."""
    with np.load(DATA) as data:
        rest = data[f"vertices_{name}"].astype(np.float64)
        bones = tuple(str(label) for label in data["bone_labels"])
        weights = data["bone_weights"].astype(np.float64)
        weight_bones = data["bone_weight_indices"].astype(np.int64)
        scale = HEIGHTS[name] / float(np.ptp(rest[:, 2]))
        strongest = weight_bones[np.arange(len(weights)), weights.argmax(1)]
        return Body(
            name=name,
            rest=rest * scale,
            heads=data[f"bone_heads_{name}"].astype(np.float64) * scale,
            weights=weights,
            weight_bones=weight_bones,
            faces=data["faces"].astype(np.int64),
            bones=bones,
            parents=tuple(int(parent) for parent in data["bone_parents"]),
            index={bone: i for i, bone in enumerate(bones)},
            dominant=tuple(bones[i] for i in strongest),
        )


@dataclass(frozen=True)
class Posed:
    """A body in a pose: for each bone, where it turned and moved everything that hangs on it."""

    body: Body
    turns: Array
    moves: Array

    def at(self, bone: str) -> Array:
        i = self.body.index[bone]
        return self.turns[i] @ self.body.heads[i] + self.moves[i]

    def turned(self, bone: str) -> Array:
        return self.turns[self.body.index[bone]]

    def carried(self, bone: str, point: Array) -> Array:
        """A rest-pose point that moves with a bone."""
        i = self.body.index[bone]
        return self.turns[i] @ point + self.moves[i]

    def skin(self, chosen: Ints | None = None) -> Array:
        """The vertices (all, or the chosen ones)."""
        body = self.body
        pick = slice(None) if chosen is None else chosen
        rest, weights, bones = body.rest[pick], body.weights[pick], body.weight_bones[pick]
        turns = np.einsum("nk,nkij->nij", weights, self.turns[bones])
        moves = np.einsum("nk,nki->ni", weights, self.moves[bones])
        return np.einsum("nij,nj->ni", turns, rest) + moves


class Patch:
    """A few vertices, prepared so that skinning them again and again is one matrix product."""

    def __init__(self, body: Body, numbers: Ints) -> None:
        weights, bones = body.weights[numbers], body.weight_bones[numbers]
        self.used = np.unique(bones[weights > 0])
        column = np.zeros(len(body.bones), dtype=np.int64)
        column[self.used] = np.arange(len(self.used))
        home = np.column_stack([body.rest[numbers], np.ones(len(numbers))])
        table = np.zeros((len(numbers), len(self.used), 4))
        rows = np.arange(len(numbers))
        for k in range(weights.shape[1]):
            table[rows, column[bones[:, k]]] += weights[:, k : k + 1] * home
        self.table = table.reshape(len(numbers), -1)

    def skin(self, posed: Posed) -> Array:
        turns = posed.turns[self.used].transpose(0, 2, 1)
        both = np.concatenate([turns, posed.moves[self.used][:, None, :]], axis=1)
        return self.table @ both.reshape(-1, 3)


def posed(body: Body, root: Array, shift: Array, local: Mapping[str, Array]) -> Posed:
    """Forward kinematics: each bone turns by `local` about its head, in the rest-pose frame of its parent."""
    turns = np.empty((len(body.bones), 3, 3))
    moves = np.empty((len(body.bones), 3))
    for i, (bone, parent) in enumerate(zip(body.bones, body.parents, strict=True)):
        if parent < 0:
            turns[i] = root
            moves[i] = body.heads[i] - root @ body.heads[i] + shift
        elif (own := local.get(bone)) is None:
            turns[i], moves[i] = turns[parent], moves[parent]
        else:
            turns[i] = turns[parent] @ own
            moves[i] = turns[parent] @ body.heads[i] + moves[parent] - turns[i] @ body.heads[i]
    return Posed(body, turns, moves)
