"""Invitation codes: easy to read aloud and to type, hard to guess (Crockford's base 32)."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SHORT_LENGTH = 10
LINK_LENGTH = 26
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_code(length: int) -> str:
    """5 random bits a character: 50 bits for a code that lives 15 minutes, 130 for a link that lives 7 days."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> str | None:
    """The code as it was issued: lower case, dashes, spaces and look-alikes are forgiven. None: it cannot be one."""
    code = typed.upper().translate(_READ_AS).strip()
    is_one = len(code) in {SHORT_LENGTH, LINK_LENGTH} and all(character in ALPHABET for character in code)
    return code if is_one else None


def code_hash(code: str) -> bytes:
    """How a code is stored."""
    return hashlib.sha256(code.encode()).digest()
