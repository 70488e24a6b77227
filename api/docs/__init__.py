"""The API described: openapi.json and a page of our own that shows it under the same policy as every page."""

from api.docs.routes import init_docs

__all__ = ["init_docs"]
