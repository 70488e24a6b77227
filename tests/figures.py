"""Measured figures and their limits: one table for budgets and for the bench."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its limit. Without a limit it is told, not judged. `at_least` turns the comparison round."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False

    @property
    def is_within(self) -> bool:
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def table(title: str, figures: Sequence[Figure]) -> str:
    """The figures in lines: name, figure, limit, verdict."""
    width = max([len(figure.name) for figure in figures], default=0)
    lines = [_line(figure, width) for figure in figures]
    return "\n".join([f"\n{title}", "─" * max(len(line) for line in [title, *lines]), *lines])


def _line(figure: Figure, width: int) -> str:
    sign = "≥" if figure.at_least else "≤"
    limit = "" if figure.limit is None else f"{sign} {_number(figure.limit)} {figure.unit}"
    verdict = "" if figure.limit is None else "ok" if figure.is_within else "OVER" if sign == "≤" else "UNDER"
    return f"{figure.name:<{width}}  {_number(figure.value):>9} {figure.unit:<7} {limit:<16} {verdict}".rstrip()


def _number(value: float) -> str:
    if value == int(value):
        return f"{int(value)}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def outside(figures: Sequence[Figure]) -> list[Figure]:
    """Those that miss their limit."""
    return [figure for figure in figures if not figure.is_within]
