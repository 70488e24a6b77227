"""Entity tags: has the caller got what we would send?"""

from flask import Request


def not_modified(request: Request, etag: str) -> bool:
    """True when If-None-Match names `etag` (weak comparison, RFC 9110)."""
    return request.if_none_match.contains_weak(etag)
