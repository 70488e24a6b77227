"""Passwords: argon2id, and the same work for an e-mail that nobody has."""

from functools import cache
from typing import Any

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024


@cache
def _hasher() -> Any:
    """19 MiB, two passes, one lane (OWASP's first choice): a worker stays small. Imported at first use: it is slow."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


@cache
def _nobodys() -> str:
    return hash_password("no one's")


def hash_password(password: str) -> str:
    return str(_hasher().hash(password))


def is_password(password_hash: str | None, password: str) -> bool:
    """Whether it is the one. None, for an unknown e-mail, takes as long as a wrong password."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(password_hash or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
