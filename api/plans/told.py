"""What the newest saves of a plan changed, for a phone to tell its client. A phone may have missed some of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from routines.exercise import Exercise
from routines.fields import instant_to_wire
from routines.plan import plan_from_wire
from routines.plan_change import plan_changes

SAVES = 5


def told_changes(rows: Sequence[Any], exercises: Mapping[str, Exercise]) -> Iterator[dict[str, Any]]:
    """`rows`: the last six versions, newest first. Of the last five saves those that changed something on the phone.

    The first version changes nothing. What cautions took off is told where it is missing, with the reason.
    """
    parsed = ((row, plan_from_wire(row.body)) for row in rows[: SAVES + 1])
    for (row, after), (_, before) in pairwise(parsed):
        if row.is_by_cautions:
            # What was saved before may name what is not there any more.
            return
        has_new_note = after.note not in ("", before.note)
        # The note itself is shown, so that a line need not say that there is one.
        lines = list(plan_changes(replace(before, note=after.note), after, exercises))
        if lines or has_new_note:
            yield {
                "version": row.version,
                "saved_at": instant_to_wire(row.saved_at),
                "has_new_note": has_new_note,
                "lines": lines,
            }
