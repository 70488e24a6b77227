"""JSON as text for the database, and as the one text that an entry is known by.

orjson writes several times as fast as the standard library, and a report is nearly all JSON. What it cannot write, half
characters and numbers beyond 64 bits, the standard library does.
"""

import json
from typing import Any

import orjson

_PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS


def written(value: Any) -> str:
    """`value`, which holds no infinite number, as JSON."""
    try:
        return orjson.dumps(value, option=_PLAIN).decode()
    except TypeError:
        return json.dumps(value)


def canonical(value: Any, *, has_fractions: bool = True) -> bytes:
    """The text by which `value` is known again: keys in order, no blanks, everything beyond ASCII escaped.

    This is what `json.dumps` of Python makes of it, for ever: it is hashed, and hashes are stored. Where all characters
    are printable ASCII and no number has a fraction or an exponent, orjson writes the same.
    """
    if not has_fractions:
        try:
            text = orjson.dumps(value, option=_PLAIN | orjson.OPT_SORT_KEYS)
        except TypeError:
            text = b"\x7f"
        if text.isascii() and b"\x7f" not in text:
            return text
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
