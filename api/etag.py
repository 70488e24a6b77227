"""Entity tags: has the caller got what we would send, and did they change what is there now?"""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Request

from api.errors import DomainError, PreconditionRequired


@dataclass(frozen=True, slots=True)
class Matches:
    """What If-Match said: nothing, anything (`*`), or tags."""

    tags: frozenset[str]
    is_given: bool
    is_any: bool

    def __contains__(self, tag: str) -> bool:
        return self.is_any or tag in self.tags


def not_modified(request: Request, etag: str) -> bool:
    """True when If-None-Match names `etag` (weak comparison, RFC 9110)."""
    return request.if_none_match.contains_weak(etag)


def if_match(request: Request) -> Matches:
    """The tags of what the caller changed."""
    tags = request.if_match
    return Matches(frozenset(tags.as_set()), "If-Match" in request.headers, tags.star_tag)


def check_match(current: str, sent: Matches, *, is_first: bool, stale: Callable[[str], DomainError]) -> None:
    """`current`: the tag of what is there now; `is_first`: nothing is. Raises PreconditionRequired, and `stale` when
    someone saved since the caller read."""
    if not is_first and not sent.is_given:
        raise PreconditionRequired
    if sent.is_given and current not in sent:
        raise stale(f'"{current}"')
