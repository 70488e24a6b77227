"""Draws the pictures of the exercises from posable bodies. A development tool: the product never imports it."""

import os

# The same kernel of linear algebra on all machines, chosen before numpy loads: sums in another order give other bytes.
os.environ.setdefault("OPENBLAS_CORETYPE", "Haswell")
