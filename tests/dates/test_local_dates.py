"""Phone and service show the same local date in every zone around every change of its clocks, 2020 to 2035."""

import json
import os
import shutil
import subprocess
from functools import cache

import pytest
import tzdata

from tests.dates.releases import DIFFERENCES, Difference
from tests.dates.zones import local_date, moments, transitions, zone_names
from tests.serving import ROOT

SCRIPT = "tests/dates/local_dates_at.mjs"
# Types are stripped by Node itself; before Node 23.6 it has to be asked to.
NODE_OPTIONS = ("--experimental-strip-types", "--no-warnings")


@cache
def all_moments() -> dict[str, list[int]]:
    return {name: moments(name) for name in zone_names()}


@cache
def phones_answer() -> tuple[str, dict[str, list[str]]]:
    """The release of Node's zones, and by zone the dates that the app's own function shows at `all_moments`."""
    node = shutil.which("node", path=f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}")
    asked = json.dumps({name: [at * 1000 for at in looked_at] for name, looked_at in all_moments().items()})
    finished = subprocess.run(
        [node or "node", *NODE_OPTIONS, SCRIPT], input=asked, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert finished.returncode == 0, finished.stderr
    answer = json.loads(finished.stdout)
    return answer["release"], answer["dates"]


@cache
def differing() -> dict[str, str]:
    """By zone, the first date of the service that the phone shows otherwise."""
    _, dates = phones_answer()
    found = {}
    for name, phones in dates.items():
        own = [local_date(at, name) for at in all_moments()[name]]
        first = next((here for here, there in zip(own, phones, strict=True) if here != there), None)
        if first is not None:
            found[name] = first
    return found


def listed() -> tuple[Difference, ...]:
    """What is known of the two releases of this machine. The same release differs nowhere."""
    pair = (tzdata.IANA_VERSION, phones_answer()[0])
    return () if pair[0] == pair[1] else DIFFERENCES.get(pair, ())


def test_nearly_every_zone_is_known_to_both_sides() -> None:
    _, dates = phones_answer()
    assert set(zone_names()) - set(dates) <= {"Factory"}
    assert len(dates) > 590


def test_the_moments_are_those_around_every_change_of_the_clocks() -> None:
    berlin = list(transitions("Europe/Berlin"))
    assert len(berlin) == 32
    assert len(list(transitions("Asia/Kathmandu"))) == 0
    looked_at = set(moments("Europe/Berlin"))
    assert all({at - 86400, at - 3600, at - 1, at, at + 3600, at + 86400} <= looked_at for at in berlin)


def test_phone_and_service_agree_on_every_date_but_where_their_releases_are_known_to_differ() -> None:
    pair = (tzdata.IANA_VERSION, phones_answer()[0])
    expected = {name: difference.first_on for difference in listed() for name in difference.zones}
    assert differing() == expected, (
        f"tzdata {pair[0]} and Node's {pair[1]} differ otherwise than tests/dates/releases.py says: "
        "correct the list, or add one for this pair, each with its reason"
    )


@pytest.mark.parametrize("difference", [one for several in DIFFERENCES.values() for one in several])
def test_each_known_difference_says_why(difference: Difference) -> None:
    assert difference.zones <= set(zone_names())
    assert difference.reason
