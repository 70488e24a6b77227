"""CSV as spreadsheets open it: UTF-8 with a byte order mark, commas, every line ended by CRLF (RFC 4180).

Text that a spreadsheet would take for a formula is made harmless: people write notes, and whoever opens the file must
not run them. Numbers and dates are left as they are.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | None

BOM = "\ufeff"
# At the start, or behind what another spreadsheet's settings take for the end of a cell: a sign that begins a formula,
# in plain or full width, behind whatever is not seen.
_UNSEEN = r"[\s\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]*"
_FORMULA = re.compile(rf"(^|[;|\t\r\n])({_UNSEEN})([=+\-@\uff1d\uff0b\uff0d\uff20])")


def harmless(text: str) -> str:
    """The text with an apostrophe before each sign that could begin a formula; other text is left as it is."""
    return _FORMULA.sub(r"\1\2'\3", text)


def lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The table as CSV, a line at a time, the mark first. None is an empty cell, never 0; a bool is yes or no."""
    yield BOM + _line(header)
    for row in rows:
        yield _line([_cell(cell) for cell in row])


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return harmless(cell) if isinstance(cell, str) else str(cell)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_storable(cell) for cell in cells])
    return out.getvalue()


def _storable(text: str) -> str:
    """Half a character, which a phone may have written, and NUL have no place in a file of UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
