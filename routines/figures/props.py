"""What the body lies, sits and leans on, and what it holds."""

from routines.figures.aids import AIDS
from routines.figures.furniture import FURNITURE
from routines.figures.pose import Spec
from routines.figures.shapes import Piece
from routines.figures.solve import Solved


def pieces(solved: Solved, frames: list[Solved]) -> list[Piece]:
    """Everything around the body in this frame of an exercise; furniture stands where the first frame puts it."""
    found: list[Piece] = []
    for prop in solved.pose.props:
        if solved.frame.name in prop.get("show", [solved.frame.name]):
            found += placed(solved, prop, frames)
    return found


def placed(solved: Solved, prop: Spec, frames: list[Solved]) -> list[Piece]:
    """One prop. Raises KeyError for a kind that nobody knows."""
    if prop["kind"] in FURNITURE:
        return FURNITURE[prop["kind"]](frames[0], prop, frames)
    return AIDS[prop["kind"]](solved, prop)
