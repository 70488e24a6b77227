""" "See your doctor": about 6 weeks without change, or earlier when worse."""

from datetime import date
from typing import Any

import pytest

from routines.see_doctor import Told, see_doctor
from tests.routines.golden import golden_cases


@pytest.mark.parametrize("case", golden_cases("doctor"))
def test_phone_and_service_say_it_alike(case: dict[str, Any]) -> None:
    told = [Told(date.fromisoformat(each["on"]), each["score"]) for each in case["told"]]

    assert see_doctor(told, date.fromisoformat(case["today"])) == case["expected"]
