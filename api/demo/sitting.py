"""One demo session: what a phone would have recorded of a timeline that went this way or that."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from api.demo.story import Habit
from routines.plan import Side
from routines.session_log import Outcome, StepResult, StoppedBecause
from routines.timeline import Step


@dataclass(frozen=True, slots=True)
class Sat:
    """What became of the steps, how long it took with pauses, and why it ended."""

    steps: tuple[StepResult, ...]
    seconds: int
    stopped_because: StoppedBecause


def sit(timeline: Sequence[Step], habit: Habit, is_late: bool, chance: Random) -> Sat:
    """Go through `timeline` as the habit has it; `is_late`: in the last weeks, when things may have got worse."""
    plan = [_whole(step, chance) for step in timeline]
    stopped: StoppedBecause = "finished"
    if habit.thin_side and chance.randrange(100) < 75:
        plan = [_skipped(step) if step.side == habit.thin_side else step for step in plan]
    if habit.painful and is_late and chance.randrange(100) < 45:
        plan, stopped = _too_painful(plan, habit.painful, chance), "pain"
    elif chance.randrange(100) < habit.cut_short_percent:
        plan, stopped = _cut_short(plan, chance), chance.choice(("time", "interrupted"))
    ran = sum(step.done_seconds + step.unobserved_seconds for step in plan)
    return Sat(tuple(plan), ran + chance.randrange(5, 90), stopped)


def _whole(step: Step, chance: Random) -> StepResult:
    # Now and then the screen goes dark in a hold, and the phone does not see its last seconds.
    unobserved = (
        chance.randrange(2, 6) if step.kind == "hold" and step.seconds > 10 and chance.randrange(60) == 0 else 0
    )
    return _result(step, step.seconds - unobserved, "cut_short" if unobserved else "done", unobserved)


def _result(step: Step, done: int, outcome: Outcome, unobserved: int = 0) -> StepResult:
    return StepResult(
        step.step_index, step.exercise_id, step.side, step.kind, step.seconds, done, 0, unobserved, outcome
    )


def _ended(step: StepResult, done: int, outcome: Outcome) -> StepResult:
    return StepResult(
        step.step_index, step.exercise_id, step.side, step.kind, step.prescribed_seconds, done, 0, 0, outcome
    )


def _skipped(step: StepResult) -> StepResult:
    return _ended(step, 0, "skipped")


def _too_painful(steps: list[StepResult], exercise_id: str, chance: Random) -> list[StepResult]:
    """The second hold of the sore side hurts; what is left of that side is not done."""
    holds = [step for step in steps if step.exercise_id == exercise_id and step.kind == "hold" and step.side]
    if len(holds) < 2:
        return steps
    stop = holds[1]
    side: Side | None = stop.side

    def after(step: StepResult) -> StepResult:
        if step.step_index == stop.step_index:
            return _ended(step, chance.randrange(3, max(4, step.prescribed_seconds - 5)), "too_painful")
        is_left = step.exercise_id == exercise_id and step.side == side and step.kind != "switch_side"
        return _ended(step, 0, "too_painful") if is_left and step.step_index > stop.step_index else step

    return [after(step) for step in steps]


def _cut_short(steps: list[StepResult], chance: Random) -> list[StepResult]:
    """Stopped somewhere in the second half or a little before."""
    end = chance.randrange(len(steps) * 4 // 10, len(steps) - 1)
    stopped = steps[end]
    return [
        *steps[:end],
        _ended(stopped, stopped.done_seconds // 2, "cut_short"),
        *(_skipped(step) for step in steps[end + 1 :]),
    ]
