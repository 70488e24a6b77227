"""A small Levenberg-Marquardt: residuals in, the parameters that make them least out."""

from collections.abc import Callable

import numpy as np

from routines.figures.rotation import Array

STEP = 1e-3
ENOUGH = 1e-4


def jacobian(residuals: Callable[[Array], Array], at: Array, value: Array) -> Array:
    columns = []
    for i in range(len(at)):
        moved = at.copy()
        moved[i] += STEP
        columns.append((residuals(moved) - value) / STEP)
    return np.column_stack(columns)


def solve(residuals: Callable[[Array], Array], start: Array, rounds: int = 30) -> Array:
    """The parameters near `start` with the least sum of squares; deterministic."""
    at, damping = start.copy(), 1e-2
    value = residuals(at)
    for _ in range(rounds):
        slope = jacobian(residuals, at, value)
        normal, pull = slope.T @ slope, slope.T @ value
        for _ in range(6):
            step = np.linalg.solve(normal + damping * np.diag(np.diag(normal) + 1e-9), -pull)
            tried = residuals(at + step)
            if tried @ tried < value @ value:
                break
            damping *= 5
        else:
            return at
        gain = float(value @ value - tried @ tried)
        at, value, damping = at + step, tried, damping / 4
        if gain < ENOUGH * float(value @ value + 1e-9):
            break
    return at
