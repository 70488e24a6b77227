"""Commands of the operator."""

from flask import Flask


def init_cli(app: Flask) -> None:
    """Registered here."""
