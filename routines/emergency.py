"""The number a person is told to call in an emergency: by the practice's country, unless the practice names its own."""

from collections.abc import Mapping
from types import MappingProxyType

_COUNTRIES: Mapping[str, str] = {
    "112": "AT BE BG CY CZ DE DK EE ES FI FR GE GR HR HU IE IN IS IT KW LI LT LU LV MD MT NG NL PL PT RO SE SI SK "
    "TR ZA",
    "911": "CA CR EC MX PA PH US UY",
    "999": "BD GB HK MY QA",
    "119": "JP KR TW",
    "000": "AU",
    "101": "IL",
    "107": "AR",
    "111": "NZ",
    "113": "NO",
    "120": "CN",
    "123": "CO",
    "131": "CL",
    "144": "CH",
    "192": "BR",
    "995": "SG",
    "997": "SA",
    "998": "AE",
    "1669": "TH",
    "1990": "LK",
}
EMERGENCY_NUMBERS: Mapping[str, str] = MappingProxyType(
    {country: number for number, countries in _COUNTRIES.items() for country in countries.split()}
)
"""By ISO 3166 code, the number that brings an ambulance from a mobile phone. General knowledge, unverified: the page
where a practice chooses its country asks it to check the number. A country that is not here has no default."""


def emergency_number(own: str | None, country: str | None, fallback: str) -> str:
    """The practice's own number, else that of its country, else `fallback`, the operator's."""
    return own or EMERGENCY_NUMBERS.get(country or "", fallback)
