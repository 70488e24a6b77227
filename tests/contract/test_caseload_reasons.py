"""docs/caseload.md has every reason, in the order of how pressing it is, and names sources that there are."""

import re
from pathlib import Path
from typing import get_args

from routines.attention import FALLING_PERCENT, NOT_HEARD_DAYS, NOT_RECORDED_DAYS, PLAN_ENDING_DAYS, Attention, Reason
from routines.attention import attention_order as place
from routines.pain import CHANGE_THAT_MATTERS

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", (DOCS / "caseload.md").read_text(encoding="utf-8"), re.MULTILINE))


def test_every_reason_is_there_in_its_order() -> None:
    reasons = sorted(get_args(Reason), key=lambda reason: place([Attention(reason, None, "")]))
    assert list(ROWS) == reasons
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    listed = re.search(r"\*\*Attention\*\* is .*?in this order: (.*?)\.", text, re.DOTALL)
    assert listed
    assert re.findall(r"`(\w+)`", listed[1]) == reasons


def test_the_numbers_are_those_of_the_rules() -> None:
    assert f"at least {CHANGE_THAT_MATTERS} points" in ROWS["pain_up"]
    assert f"at least {FALLING_PERCENT} of 100" in ROWS["falling"]
    assert f"{NOT_HEARD_DAYS} days ago" in ROWS["not_heard"]
    assert f"within {PLAN_ENDING_DAYS} days" in ROWS["plan_ending"]
    assert f"for {NOT_RECORDED_DAYS} days" in ROWS["visit_due"]


def test_the_sources_are_there() -> None:
    known = set(re.findall(r"^\| `([\w-]+)` \|", (DOCS / "sources.md").read_text(encoding="utf-8"), re.MULTILINE))
    named = {source for row in ROWS.values() for source in re.findall(r"`([a-z]+(?:-[a-z0-9]+)+)`", row)}
    assert named
    assert named <= known
