"""JSON read from phones, written for the database, and as the one text that an entry is known by.

orjson is several times as fast as the standard library, and a report is nearly all JSON. What it cannot do, half
characters and numbers beyond 64 bits, the standard library does.
"""

import json
from typing import Any

import orjson

_AS_ZEROS = bytes.maketrans(b"123456789", b"0" * 9)
_TOO_LONG = b"0" * 19
_PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS


def plainly_read(text: bytes) -> Any:
    """What `json.loads` makes of it. Raises ValueError for what is no JSON, and for what orjson reads in another way:
    half characters, infinite numbers, and whole ones of so many digits that they may not fit in 64 bits."""
    if _TOO_LONG in text.translate(_AS_ZEROS):
        raise ValueError("has a long number")
    return orjson.loads(text)


def plainly_written(value: Any) -> str:
    """`value`, which holds no infinite number, as JSON. Raises TypeError for what orjson cannot write."""
    return orjson.dumps(value, option=_PLAIN).decode()


def written(value: Any) -> str:
    """The same whatever text and numbers it holds."""
    try:
        return plainly_written(value)
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
