"""`python -m routines.figures draw|sheet|check [exercise …]`: `make figures`, `figures-sheet`, `figures-check`."""

import argparse
import sys

from routines.figures.body import load
from routines.figures.check import measure, report
from routines.figures.framing import framing
from routines.figures.output import (
    BODIES,
    PICTURES,
    code_hash,
    encoded,
    file_of,
    made_from,
    read_index,
    remove_strays,
    up_to_date,
    write_index,
)
from routines.figures.pose import Pose, load_poses
from routines.figures.render import draw
from routines.figures.sheet import make_sheets
from routines.figures.solve import solve_pose
from routines.figures.stage import stages


def draw_pose(pose: Pose, body: str) -> None:
    every = stages(solve_pose(load(body), pose))
    camera = framing(pose.camera, every)
    for stage in every:
        path = PICTURES / file_of(body, pose.exercise, stage.solved.frame.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        data = encoded(draw(stage, camera))
        path.write_bytes(data)
        print(f"{path.relative_to(PICTURES)} {len(data)}", flush=True)


def draw_all(poses: list[Pose], chosen: list[str]) -> int:
    """Draw what is out of date, or only the chosen exercises, and write the index."""
    index, code = read_index(), code_hash()
    made = {pose.exercise: dict(index["exercises"].get(pose.exercise, {}).get("from", {})) for pose in poses}
    for pose in poses:
        for body in BODIES:
            if (not chosen or pose.exercise in chosen) and not up_to_date(index, pose, body, code):
                draw_pose(pose, body)
                made[pose.exercise][body] = made_from(pose, body, code)
    remove_strays(poses)
    write_index(poses, made)
    return 0


def check_all(poses: list[Pose], chosen: list[str]) -> int:
    rows = [
        measure(solved)
        for pose in poses
        if not chosen or pose.exercise in chosen
        for body in BODIES
        for solved in solve_pose(load(body), pose)
    ]
    return 1 if report(rows) else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m routines.figures")
    parser.add_argument("what", choices=("draw", "sheet", "check"))
    parser.add_argument("exercise", nargs="*")
    asked = parser.parse_args()
    poses = load_poses()
    if asked.what == "draw":
        return draw_all(poses, asked.exercise)
    if asked.what == "check":
        return check_all(poses, asked.exercise)
    make_sheets(poses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
