"""Where releases of the time zone database are known to differ: a phone's need not be the service's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """`zones` show other dates from `first_on` on, for a reason that both releases' offsets tell."""

    zones: frozenset[str]
    first_on: str
    reason: str


def _differs(zones: str, first_on: str, reason: str) -> Difference:
    return Difference(frozenset(zones.split()), first_on, reason)


# (release of the tzdata package, release in Node's ICU) → all that differs between them, 2020 to 2035.
DIFFERENCES: dict[tuple[str, str], tuple[Difference, ...]] = {
    ("2026f", "2026b"): (
        _differs(
            "Africa/Casablanca Africa/El_Aaiun",
            "2026-09-20",
            "Morocco: +00 all year from September 2026; the older release has +01, and +00 in Ramadan",
        ),
        _differs(
            "America/Edmonton America/Inuvik America/Yellowknife Canada/Mountain",
            "2026-11-06",
            "Alberta and the Northwest Territories: −06 all year; the older release goes back to −07 each November",
        ),
        _differs(
            "America/Winnipeg America/Rainy_River Canada/Central",
            "2026-11-06",
            "Manitoba: −05 all year; the older release goes back to −06 each November",
        ),
        _differs(
            "America/Havana Cuba",
            "2026-11-06",
            "Cuba: −04 through the winter of 2026/27; the older release goes back to −05 in it",
        ),
    ),
}
