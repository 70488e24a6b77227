"""`make budgets`: what the design allows, measured, each figure beside its limit. Exits with 1 when one is missed."""

import sys

from tests.budgets.demo import DEBUGGING_PORT, running_demo, signed_in_profile
from tests.budgets.lighthouse import run_lighthouse
from tests.budgets.long_list import measure_long_list
from tests.budgets.screens import check_screens
from tests.budgets.start import measure_offline_start
from tests.budgets.weight import DIST, weigh
from tests.figures import outside, table


def main() -> int:
    figures = weigh(DIST)
    with running_demo() as demo:
        figures += measure_offline_start(demo)
        figures += measure_long_list(demo)
        figures += check_screens(demo)
        for name, path, enter in (("Today", "/", demo.join), ("Caseload", "/therapist", demo.sign_in)):
            with signed_in_profile(demo, enter):
                figures += run_lighthouse(name, f"{demo.url}{path}", DEBUGGING_PORT)
    print(table("Budgets", figures), flush=True)
    return 1 if outside(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
