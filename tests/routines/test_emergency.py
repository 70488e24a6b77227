"""The number that a person is told to call."""

import re

import pytest

from routines.emergency import EMERGENCY_NUMBERS, emergency_number


@pytest.mark.parametrize(
    ("own", "country", "number"),
    [
        (None, None, "112"),
        (None, "XX", "112"),
        (None, "CH", "144"),
        (None, "US", "911"),
        (None, "GB", "999"),
        (None, "ZA", "112"),
        ("1414", "CH", "1414"),
        ("1414", None, "1414"),
        ("", "AU", "000"),
    ],
)
def test_own_comes_before_the_countrys_and_that_before_the_servers(
    own: str | None, country: str | None, number: str
) -> None:
    assert emergency_number(own, country, "112") == number


def test_every_country_has_a_number_to_dial() -> None:
    assert len(EMERGENCY_NUMBERS) > 50
    assert all(re.fullmatch("[A-Z]{2}", code) for code in EMERGENCY_NUMBERS)
    assert all(re.fullmatch(r"\d{3,4}", number) for number in EMERGENCY_NUMBERS.values())
